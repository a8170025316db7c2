#include "stand.h"

using namespace ui_test;

TEST_CASE("KA-12: a tap acts exactly once, with 0, 1 or 3 frames between press and release")
{
    for (const int frames : {0, 1, 3}) {
        Everything everything;
        Stand stand(std::ref(everything));
        const auto [x, y] = stand.middle("Next");

        stand.press(x, y, frames > 0);
        for (int i = 1; i < frames; ++i) stand.frame();
        stand.release(x, y);
        stand.frame();
        stand.frame();

        CHECK(everything.touched == 1);
        CHECK(everything.last == "Next");
    }
}

TEST_CASE("KA-09: nothing acts on the press, and sliding off takes it back")
{
    Everything everything;
    Stand stand(std::ref(everything));
    const auto [x, y] = stand.middle("Next");

    stand.press(x, y);
    CHECK(everything.touched == 0);
    stand.move(x, y - 300);
    stand.release(x, y - 300);
    CHECK(everything.touched == 0);

    stand.press(x, y);
    stand.move(x, y - 300);
    stand.move(x, y);
    stand.release(x, y);
    CHECK(everything.touched == 0);
}

TEST_CASE("KA-10: a finger that trembles on a button still means it")
{
    Everything everything;
    Stand stand(std::ref(everything));
    const auto [x, y] = stand.middle("Next");

    stand.press(x, y);
    stand.move(x + 14, y + 9);
    stand.release(x + 14, y + 9);

    CHECK(everything.last == "Next");
}

TEST_CASE("KA-11, R-52: a drag scrolls, wherever it starts, and presses nothing")
{
    for (const char* from : {"Only if her son asks for it.", "Every control there is", "D–G"}) {
        Everything everything;
        Stand stand(std::ref(everything));
        const float before = stand.find(from).rect.y;
        const auto [x, y] = stand.middle(from);

        stand.press(x, y);
        stand.move(x, y - 9);
        CHECK(stand.find(from).rect.y == before);  // not yet ten pixels
        stand.move(x, y - 40);
        stand.move(x, y - 40);
        stand.release(x, y - 40);

        CHECK(stand.find(from).rect.y == before - 40);
        CHECK(everything.touched == 0);
    }
}

TEST_CASE("KA-11: a page glides on after a quick drag and stops on touch, which presses nothing")
{
    Everything everything;
    Stand stand(std::ref(everything), 800, 800);
    const auto title = [&] { return stand.find("Every control there is").rect.y; };
    const auto flick = [&] {
        stand.press(700, 500);
        for (int step = 1; step <= 5; ++step) {
            stand.pass(10);
            stand.move(700, 500.0F - 20.0F * static_cast<float>(step));
        }
        stand.release(700, 400);
    };

    flick();
    REQUIRE(stand.ui.wants_frame_in().has_value());
    const float before = title();
    stand.pass(50);
    stand.frame();
    CHECK(title() < before);

    const auto [x, y] = stand.middle("Next");
    stand.press(x, y);
    CHECK_FALSE(stand.ui.wants_frame_in().has_value());
    stand.release(x, y);
    CHECK(everything.touched == 0);
}

TEST_CASE("KA-07: with less movement nothing glides")
{
    Everything everything;
    Stand stand(std::ref(everything), 800, 800, {.less_movement = true});

    stand.press(700, 500);
    stand.pass(10);
    stand.move(700, 400);
    stand.release(700, 400);

    CHECK_FALSE(stand.ui.wants_frame_in().has_value());
}

TEST_CASE("KA-11: wheel, keys and the buttons scroll, and never too far")
{
    Everything everything;
    Stand stand(std::ref(everything));
    const auto title = [&] { return stand.find("Every control there is").rect.y; };
    const float top = title();

    stand.feed({.kind = Kind::wheel, .amount = -1, .text = {}});
    CHECK(title() < top);
    stand.feed({.kind = Kind::wheel, .amount = 50, .text = {}});
    CHECK(title() == top);
    stand.key(Key::down);
    CHECK(title() < top);
    stand.key(Key::up);
    CHECK(title() == top);
    stand.key(Key::page_down);
    CHECK(title() < top - 200);
    stand.key(Key::page_up);
    CHECK(title() == top);

    CHECK_FALSE(stand.find("Up").tappable());
    stand.tap("More");
    CHECK(title() < top - 200);
    CHECK(stand.find("Up").tappable());
    stand.key(Key::end);
    const float foot = title();
    stand.key(Key::page_down);
    CHECK(title() == foot);
    CHECK_FALSE(stand.find("More").tappable());
    CHECK(stand.find("In the body").tappable());
}

TEST_CASE("what is scrolled out of sight cannot be touched")
{
    Everything everything;
    Stand stand(std::ref(everything));

    CHECK_FALSE(stand.find("In the body").visible);
    stand.tap("In the body");
    CHECK(everything.touched == 0);
}

TEST_CASE("scrolling starts anew on another page")
{
    Everything everything;
    Stand stand(std::ref(everything));
    const float top = stand.find("Every control there is").rect.y;
    stand.key(Key::end);

    stand.name = "test/another";
    stand.frame();

    CHECK(stand.find("Every control there is").rect.y == top);
    CHECK(stand.ui.page() == "test");
}

TEST_CASE("an onward arrow that is not ready says why")
{
    bool went = false;
    Stand stand([&](Ui& ui) {
        draw_spine(ui);
        ui.page({.body = [&] { ui.title("PIN"); },
                 .foot_end = [&] { went |= ui.onward("Open my course", ui::Tappable::no, "Four numbers, please."); }});
    });

    stand.tap("Open my course");
    stand.frame();

    CHECK_FALSE(went);
    CHECK_FALSE(stand.find("Open my course").tappable());
    CHECK(stand.find("Four numbers, please.").role == "status");
    stand.tap("PIN");
    CHECK(std::ranges::find(stand.ui.items(), "Four numbers, please.", &Item::label) == stand.ui.items().end());
}

TEST_CASE("a sheet covers its page: only the sheet and the fixed controls answer")
{
    int beneath = 0, on_sheet = 0;
    Stand stand([&](Ui& ui) {
        draw_spine(ui);
        ui.page({.body = [&] { ui.title("Page"); }, .foot_end = [&] { beneath += ui.onward("Next"); }});
        ui.sheet({.body = [&] { ui.title("Significant harm"); },
                  .foot_start = [&] { on_sheet += ui.button("Back to my page", ui::Icon::back); }});
    });

    CHECK_FALSE(stand.find("Next").tappable());
    stand.tap("Next");
    stand.tap("Back to my page");
    CHECK(beneath == 0);
    CHECK(on_sheet == 1);
    CHECK(stand.find("Hide").tappable());
}

TEST_CASE("the whole glass answers where no control does, and to any key")
{
    int anywhere = 0, finished = 0;
    Stand stand([&](Ui& ui) {
        ui.page({.body =
                     [&] {
                         ui.title("Are you still there?");
                         finished += ui.button("I’m finished");
                     },
                 .centred = true});
        anywhere += ui.anywhere("");
    });

    stand.press(20, 20);
    stand.release(20, 20);
    CHECK(anywhere == 1);
    stand.tap("I’m finished");
    CHECK(finished == 1);
    CHECK(anywhere == 1);
    stand.type("x");
    CHECK(anywhere == 2);
    stand.key(Key::escape);
    CHECK(anywhere == 3);
}
