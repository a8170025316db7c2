#include "stand.h"

using namespace ui_test;

struct Figured {
    model::Course course;
    int asked_narrow = 0, asked_wide = 0;
    platform::Headless glass;
    Ui ui;

    Figured(int width, int height, model::Reading reading = {})
        : glass({width, height}),
          ui(glass, {.fonts = WAYPOST_BUILD "/fonts",
                     .figure_picture = [this](const std::string& id, bool narrow,
                                              model::Theme) { return picture(id, narrow); },
                     .extra_text = {}})
    {
        course.figures = {{.id = "two-routes",
                           .caption = "On both routes the child is heard.",
                           .alternative = "A fingerpost with two arms.",
                           .words = {"Section 47: protect", "Section 17: help"}}};
        ui.set_course(&course);
        ui.set_reading(reading);
        for (int frame = 0; frame < 3; ++frame) {
            ui.begin("lesson", 0);
            ui.page({.body = [&] { ui.prose({model::FigureHere{"two-routes"}}); }});
            ui.end();
        }
    }
    std::optional<platform::Pixels> picture(const std::string& id, bool narrow)
    {
        if (id != "two-routes") return {};
        ++(narrow ? asked_narrow : asked_wide);
        return platform::Pixels{600, 300, std::vector<std::uint8_t>(600 * 300 * 4, 200)};
    }
    const Item* find(std::string_view role) const
    {
        const auto found = std::ranges::find(ui.items(), role, &Item::role);
        return found == ui.items().end() ? nullptr : &*found;
    }
};

TEST_CASE("KA-22: a figure has its words, keeps its shape and is read once")
{
    const Figured wide(1280, 800);

    REQUIRE(wide.find("figure"));
    CHECK(wide.find("figure")->label == "A fingerpost with two arms.");
    CHECK(wide.find("figure")->rect.h == std::round(wide.find("figure")->rect.w / 2));
    CHECK(wide.find("text")->label == "On both routes the child is heard.");
    CHECK(wide.asked_wide == 1);
    CHECK(wide.asked_narrow == 0);
}

TEST_CASE("a narrow page asks for the narrow drawing")
{
    const Figured narrow(800, 1280);

    CHECK(narrow.asked_narrow == 1);
    CHECK(narrow.asked_wide == 0);
}

TEST_CASE("KA-02: at very large a figure is its own list of words")
{
    const Figured large(1280, 800, {.size = model::TextSize::very_large});

    CHECK_FALSE(large.find("figure"));
    CHECK(large.find("text")->label == "Section 47: protect");
}
