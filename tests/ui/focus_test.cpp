#include "stand.h"

#include <set>

using namespace ui_test;

TEST_CASE("KA-14: Tab reaches every control in reading order and comes round; Shift+Tab goes back")
{
    Everything everything;
    Stand stand(std::ref(everything));
    CHECK(stand.focused().empty());

    stand.key(Key::tab);
    CHECK(stand.focused() == "A–C");  // the page's own first control, not the spine's
    stand.key(Key::tab);
    CHECK(stand.focused() == "D–G");
    stand.key(Key::back_tab);
    CHECK(stand.focused() == "A–C");

    std::set<std::string> seen;
    for (int i = 0; i < 40; ++i) {
        seen.insert(stand.focused());
        stand.key(Key::tab);
    }
    for (const char* label :
         {"Text size", "Help", "Hide", "I’m finished", "A–C", "child in need", "One of several", "Amina K.",
          "1.6 The Children Act 1989", "2", "Module 2", "In the body", "Back", "Next", "More"})
        CHECK_MESSAGE(seen.contains(label), label);
}

TEST_CASE("KA-14: Enter and Space act on what has the focus, once")
{
    Everything everything;
    Stand stand(std::ref(everything));
    stand.key(Key::back_tab);
    stand.key(Key::tab);
    REQUIRE(stand.focused() == "A–C");

    stand.key(Key::enter);
    CHECK(everything.last == "A–C");
    stand.key(Key::space, " ");
    stand.frame();
    CHECK(everything.touched == 2);
}

TEST_CASE("KA-14: arrows move inside a group")
{
    Everything everything;
    Stand stand(std::ref(everything));
    while (stand.focused() != "Only if her son asks for it.") stand.key(Key::tab);

    stand.key(Key::down);
    CHECK(stand.focused() == "No. Only neglect by a parent can meet the test.");
    stand.key(Key::up);
    CHECK(stand.focused() == "Only if her son asks for it.");
    stand.key(Key::up);
    CHECK(stand.focused() == "Only if her son asks for it.");
}

TEST_CASE(
    "KA-41: what does not touch the glass acts on an item by its id, and turns to one, wherever it has scrolled to")
{
    Everything everything;
    Stand stand(std::ref(everything));
    const std::uint64_t tile = stand.find("A–C").id, deep = stand.find("In the body").id;
    REQUIRE(tile != 0);
    REQUIRE(tile != deep);

    stand.feed({.kind = Kind::act, .item = tile});
    CHECK(everything.last == "A–C");
    CHECK(everything.touched == 1);
    stand.feed({.kind = Kind::act, .item = 12345});
    CHECK(everything.touched == 1);

    stand.feed({.kind = Kind::attend, .item = deep});
    stand.frame();
    CHECK(stand.focused() == "In the body");
    CHECK(stand.find("In the body").visible);
    CHECK(stand.find("In the body").id == deep);
    stand.feed({.kind = Kind::attend, .item = 12345});
    CHECK(stand.focused() == "In the body");
}

TEST_CASE("KA-15: focus is shown from the first key and gone on touch")
{
    Everything everything;
    Stand stand(std::ref(everything));

    stand.key(Key::tab);
    CHECK_FALSE(stand.focused().empty());
    stand.press(700, 20);
    CHECK(stand.focused().empty());
    stand.release(700, 20);
    CHECK(stand.focused().empty());
}

TEST_CASE("KA-15: what has the focus is in sight, with a yellow band and a near-black ring around it")
{
    for (const model::Theme theme : {model::Theme::light, model::Theme::dark, model::Theme::high_contrast}) {
        Everything everything;
        Stand stand(std::ref(everything), 1280, 800, {.theme = theme});
        for (int i = 0; i < 22; ++i) {
            stand.key(Key::tab);
            const auto item = std::ranges::find(stand.ui.items(), true, &Item::focused);
            REQUIRE(item != stand.ui.items().end());
            CHECK_MESSAGE(item->visible, item->label);
            const auto picture = stand.picture();
            const auto at = [&](float x, float y) {
                const auto k = (static_cast<std::size_t>(y) * 1280 + static_cast<std::size_t>(x)) * 4;
                return picture.rgba[k] << 16 | picture.rgba[k + 1] << 8 | picture.rgba[k + 2];
            };
            const float left = item->rect.x, middle = std::floor(item->rect.y + item->rect.h / 2);
            const int ring = theme == model::Theme::light ? 0x12181A : theme == model::Theme::dark ? 0x0A0E10 : 0;
            CHECK_MESSAGE(at(left - 3, middle) == 0xFFD23F, item->label);
            CHECK_MESSAGE(at(left - 7, middle) == ring, item->label);
        }
    }
}
