// A Ui on a glass in memory with one page, and a hand to touch it with. Each event gets its frame, as in the program.
#pragma once

#include "platform/headless.h"
#include "ui/ui.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace ui_test {

using platform::Event;
using platform::Key;
using ui::Item;
using ui::Ui;
using Kind = Event::Kind;

struct Stand {
    explicit Stand(std::function<void(Ui&)> with_page, int width = 1280, int height = 800,
                   model::Reading with_reading = {})
        : glass({width, height}),
          ui(glass, {.fonts = WAYPOST_BUILD "/fonts", .figure_picture = {}, .extra_text = {}}),
          page(std::move(with_page))
    {
        ui.set_reading(with_reading);
        frame();
    }

    void frame()
    {
        ui.begin(name, now);
        page(ui);
        ui.end();
    }
    void feed(Event event, bool with_frame = true)
    {
        event.at = now;
        ui.feed(event);
        if (with_frame) frame();
    }
    void pass(int ms) { now += ms; }
    void press(float x, float y, bool with_frame = true)
    {
        feed({.kind = Kind::press, .x = x, .y = y, .text = {}}, with_frame);
    }
    void move(float x, float y) { feed({.kind = Kind::move, .x = x, .y = y, .text = {}}); }
    void release(float x, float y) { feed({.kind = Kind::release, .x = x, .y = y, .text = {}}); }
    void key(Key key, std::string text = "") { feed({.kind = Kind::key, .key = key, .text = std::move(text)}); }
    void type(std::string text) { feed({.kind = Kind::text, .text = std::move(text)}); }

    const Item& find(std::string_view label) const
    {
        const auto& items = ui.items();
        const auto found = std::ranges::find(items, label, &Item::label);
        REQUIRE_MESSAGE(found != items.end(), "not on the page: ", std::string(label));
        return *found;
    }
    std::pair<float, float> middle(std::string_view label) const
    {
        const ui::Rect r = find(label).rect;
        return {r.x + r.w / 2, r.y + r.h / 2};
    }
    void tap(std::string_view label)
    {
        const auto [x, y] = middle(label);
        press(x, y);
        release(x, y);
    }
    std::string focused() const
    {
        const auto found = std::ranges::find(ui.items(), true, &Item::focused);
        return found == ui.items().end() ? "" : found->label;
    }
    platform::Pixels picture()
    {
        glass.show(ui.picture());
        return glass.picture();
    }

    platform::Headless glass;
    Ui ui;
    std::function<void(Ui&)> page;
    std::string name = "test";
    std::int64_t now = 1000;
};

inline void draw_spine(Ui& ui)
{
    ui.fixed({{"Text size", "Text", ui::Icon::text_size}}, {{"Help", "Help", ui::Icon::help},
                                                            {"Hide", "Hide", ui::Icon::hide},
                                                            {"I’m finished", "I’m finished", ui::Icon::finished}});
}

/// A page with every control on it; counts what was touched.
struct Everything {
    int touched = 0;
    std::string last;
    void operator()(Ui& ui)
    {
        draw_spine(ui);
        const auto note = [&](bool hit, const char* what) {
            if (!hit) return;
            ++touched;
            last = what;
        };
        ui.page(
            {.body =
                 [&] {
                     ui.crumb("Module 1");
                     ui.title("Every control there is");
                     ui.in_row([&] {
                         note(ui.chip("A–C", true), "A–C");
                         note(ui.chip("D–G", false), "D–G");
                     });
                     if (const auto link = ui.prose({model::Paragraph{{{"A child may be a ", false, ""},
                                                                       {"child in need", false, "word:cin"},
                                                                       {" of help.", false, ""}}}}))
                         note(true, "link");
                     note(ui.answer({.words = "Only if her son asks for it."}), "answer");
                     note(ui.answer({.words = "No. Only neglect by a parent can meet the test.",
                                     .chosen = true,
                                     .badge = "Your answer"}),
                          "chosen");
                     note(ui.answer({.words = "One of several", .several = true}), "several");
                     note(
                         ui.scale({"Far less", "Less so", "Same", "More so", "Far more"}, 3, "Your answer").has_value(),
                         "scale");
                     note(ui.scale({"A step whose words are too long to stand beside another one of its kind", "Short",
                                    "Other", "Last"},
                                   -1, "Your answer")
                              .has_value(),
                          "long scale");
                     note(ui.passage({{"He came home late.", true}, {"It was Tuesday.", false}}, "Your answer")
                              .has_value(),
                          "passage");
                     note(ui.pick_one("How sure?", {"A guess", "Fairly sure", "Certain"}, 1).has_value(), "sure");
                     ui.bars({{"Certain it is so", 6, 7, "6 of 7"}, {"A wild guess", 0, 1, "0 of 1"}});
                     note(ui.pick({.words = "Risk indicator", .icon = ui::Icon::indicator, .chosen = true}), "pick");
                     note(ui.pick({.words = "Medium", .second = "Harm is possible", .bars = 2}), "level");
                     ui.columns({1, 1}, 6,
                                {[&] { note(ui.tile("AK", "Amina K."), "Amina"); },
                                 [&] { note(ui.tile("BO", "Ben O."), "Ben"); }});
                     note(ui.entry({.words = "1.6 The Children Act 1989",
                                    .second = "About 12 minutes",
                                    .icon = ui::Icon::lesson,
                                    .badge = "Done"}),
                          "entry");
                     note(ui.found({.words = "Two duties you will meet",
                                    .where = "Module 1, 1.6 The Children Act 1989",
                                    .snippet = {{"must make ", false, ""}, {"enquiries", true, ""}}}),
                          "found");
                     note(ui.field_at_rest("Type other words", "enquiries"), "field at rest");
                     note(ui.button("Keep page", ui::Icon::keep_page), "quiet");
                     ui.grid(
                         7,
                         {[&] {
                              note(ui.small_entry({.words = "1", .second = "Answered", .icon = ui::Icon::tick}), "1");
                          },
                          [&] {
                              note(ui.small_entry({.words = "2", .second = "No answer", .icon = ui::Icon::no_answer}),
                                   "2");
                          }});
                     note(ui.card({.tappable = true, .label = "Module 2"}, [&] { ui.strong("Risk assessment"); }),
                          "card");
                     note(ui.button("In the body", ui::Icon::tick), "In the body");
                 },
             .foot_start = [&] { note(ui.button("Back", ui::Icon::back), "Back"); },
             .foot_middle = [&] { ui.posts(2, 2, 7, "Page 3 of 7"); },
             .foot_end = [&] { note(ui.onward("Next"), "Next"); }});
    }
};

}  // namespace ui_test
