#include "stand.h"

using namespace ui_test;

namespace {

/// A text of 40 passages, a hundred lines or so, with choices beside it that stay.
struct LongFile {
    std::vector<model::Block> blocks;
    std::map<std::string, ui::PassageMark> marks;
    std::string active = "p0";
    std::string touched;
    int chosen = 0;

    LongFile()
    {
        model::Paragraph paragraph;
        for (int n = 0; n < 40; ++n) {
            const std::string number = std::to_string(n);
            paragraph.spans.push_back(
                {"Passage " + number + " says what somebody saw on that day.", false, "passage:p" + number});
            paragraph.spans.push_back({" And then there is more, which is no passage. "});
        }
        blocks.emplace_back(paragraph);
    }
    void operator()(Ui& ui)
    {
        ui.page({.body = [&] {
            ui.columns({2, 1}, 8,
                       {[&] {
                            const auto one = ui.case_text(
                                {.blocks = &blocks, .marks = marks, .active = active, .active_words = "In the box"});
                            if (one) touched = *one;
                        },
                        [&] {
                            ui.stays([&] {
                                if (ui.pick({.words = "Risk indicator", .icon = ui::Icon::indicator})) ++chosen;
                            });
                        }});
        }});
    }
};

std::string words_of(int n) { return "Passage " + std::to_string(n) + " says what somebody saw on that day."; }

}  // namespace

TEST_CASE("a passage can be touched, says its mark, and says that it is in the box")
{
    LongFile file;
    file.marks["p1"] = {ui::Underline::solid, ui::Icon::indicator, "Indicator"};
    Stand stand(std::ref(file));

    CHECK(stand.find(words_of(0)).value == "In the box");
    CHECK(stand.find(words_of(1)).value == "Indicator");
    CHECK(stand.find(words_of(1)).checked == true);
    CHECK(stand.find(words_of(2)).checked == false);
    stand.tap(words_of(2));
    CHECK(file.touched == "p2");
}

TEST_CASE("the passage in the box is always in sight, and the marks stay beside it")
{
    LongFile file;
    Stand stand(std::ref(file));
    const ui::Rect at_first = stand.find("Risk indicator").rect;
    for (const int n : {5, 20, 39, 3}) {
        CAPTURE(n);
        file.active = "p" + std::to_string(n);
        stand.frame();
        stand.frame();
        CHECK_FALSE(stand.ui.wants_frame_in());
        CHECK(stand.find(words_of(n)).visible);
        CHECK(stand.find("Risk indicator").visible);
        CHECK(stand.find("Risk indicator").rect.y == doctest::Approx(at_first.y).epsilon(0.01));
    }
    stand.tap("Risk indicator");
    CHECK(file.chosen == 1);
}

TEST_CASE("every kind of mark has a line of its own: none is told by colour alone")
{
    using ui::Icon;
    std::vector<platform::Pixels> pictures;
    for (const ui::Underline line : {ui::Underline::thick, ui::Underline::solid, ui::Underline::dotted,
                                     ui::Underline::twofold, ui::Underline::thin, ui::Underline::dashes}) {
        LongFile file;
        file.active = "";
        file.marks["p0"] = {line, Icon::indicator, "Mark"};
        Stand stand(std::ref(file), 1280, 800, {.theme = model::Theme::high_contrast});
        for (const platform::Pixels& other : pictures) CHECK(stand.picture().rgba != other.rgba);
        pictures.push_back(stand.picture());
    }
}

TEST_CASE("the matrix is a table where there is room, else a list by level with the strongest first")
{
    const auto draw = [](Ui& ui) {
        ui.page({.body = [&] {
            ui.matrix({.head = "Signs found",
                       .levels = {"Low", "Medium", "High"},
                       .by_level = {"Low signs: 1", "Medium signs: 0", "High signs: 1"},
                       .none = "None",
                       .rows = {{.group = "Missing", .cells = {{"Late home"}, {}, {}}},
                                {.group = "Contacts", .cells = {{}, {}, {"Unknown driver"}}}},
                       .vulnerability_head = "Vulnerability: 1 of 10",
                       .protective_head = "Protective: 0 of 6",
                       .vulnerability = {"Loss"}});
        }});
    };
    Stand table(draw, 1280, 800);
    CHECK(table.find("Contacts").value == "High: Unknown driver");
    Stand list(draw, 800, 1280, {.size = model::TextSize::very_large});
    CHECK(list.find("High signs: 1").rect.y < list.find("Unknown driver").rect.y);
    CHECK(list.find("Unknown driver").rect.y < list.find("Low signs: 1").rect.y);
    CHECK(list.find("Low signs: 1").rect.y < list.find("Late home").rect.y);
}
