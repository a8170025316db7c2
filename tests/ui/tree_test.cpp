#include "stand.h"

#include <nlohmann/json.hpp>

using namespace ui_test;

TEST_CASE("KA-17: the tree is valid JSON and says what is on the page")
{
    Stand stand([](Ui& ui) {
        draw_spine(ui);
        ui.page({.body =
                     [&] {
                         ui.title("A \"quoted\" \\ title\nof two lines, Ŵ");
                         ui.answer({.words = "Chosen", .chosen = true, .badge = "Your answer"});
                         ui.answer({.words = "Not chosen"});
                     },
                 .foot_end = [&] { ui.onward("Next", ui::Tappable::no, "Not yet."); }});
    });
    stand.name = "question/3";
    stand.frame();

    const auto tree = nlohmann::json::parse(stand.ui.tree());
    CHECK(tree["page"] == "question");
    const auto item = [&](const std::string& label) {
        for (const auto& each : tree["items"])
            if (each["label"] == label) return each;
        return nlohmann::json();
    };
    CHECK(item("A \"quoted\" \\ title\nof two lines, Ŵ")["role"] == "title");
    CHECK(item("Chosen")["checked"] == true);
    CHECK(item("Chosen")["value"] == "Your answer");
    CHECK(item("Not chosen")["checked"] == false);
    CHECK(item("Next")["enabled"] == false);
    CHECK(item("Next")["role"] == "onward");
    CHECK(item("Help")["checked"].is_null());
    CHECK(item("Help")["value"].is_null());
    CHECK(item("Help")["rect"].size() == 4);
}

TEST_CASE("items stand in reading order: the fixed controls, then the page from its top")
{
    Everything everything;
    const Stand stand(std::ref(everything));

    CHECK(stand.ui.items().front().label == "Text size");
    CHECK(stand.ui.items().back().label == "Next");
}

TEST_CASE("KA-07: with nothing done, a page is drawn the same again")
{
    Everything everything;
    Stand stand(std::ref(everything));

    stand.picture();
    stand.pass(6000);
    stand.frame();
    stand.picture();

    CHECK(stand.glass.shown() == 1);
}
