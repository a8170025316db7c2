#include "stand.h"

using namespace ui_test;

struct Typing {
    std::string text;
    bool enter = false;
    void operator()(Ui& ui)
    {
        draw_spine(ui);
        ui.page({.body = [&] { ui.field("Name", text); },
                 .foot_end = [&] { ui.onward("Next"); },
                 .below =
                     [&] {
                         const auto typed = ui.keyboard();
                         if (!typed) return;
                         if (typed->undo && !text.empty()) text.pop_back();
                         text += typed->text;
                         enter |= typed->enter;
                     }});
    }
};

TEST_CASE("KA-35, R-47: a name is typed with taps, its first letter a capital")
{
    Typing typing;
    Stand stand(std::ref(typing));

    stand.tap("R");
    for (const char* key : {"h", "y", "s", "Undo", "s", "-"}) stand.tap(key);

    CHECK(typing.text == "Rhys-");
    stand.frame();
    CHECK(stand.find("Name").value == "Rhys-");
}

TEST_CASE("KA-35: Welsh letters and digits are one key away, in both orders of letters")
{
    for (const auto& [width, height] : {std::pair(1280, 800), std::pair(800, 1280)}) {
        Typing typing;
        Stand stand(std::ref(typing), width, height);
        stand.tap("Aa");
        stand.tap("âŵ");
        stand.tap("ŵ");
        stand.tap("123");
        stand.tap("7");
        stand.tap("Space");
        stand.tap("abc");
        stand.tap("e");

        CHECK(typing.text == "ŵ7 e");
    }
}

TEST_CASE("KA-35: a physical keyboard types too, and puts the keys away until the glass is touched")
{
    Typing typing;
    Stand stand(std::ref(typing));

    stand.type("Zoë");
    stand.key(Key::space, " ");
    stand.key(Key::enter);
    CHECK(typing.text == "Zoë ");
    CHECK(typing.enter);
    const auto has_keys = [&] {
        return std::ranges::any_of(stand.ui.items(), [](const Item& item) { return item.role == "key"; });
    };
    CHECK_FALSE(has_keys());

    stand.press(700, 60);
    stand.release(700, 60);
    CHECK(has_keys());
}

TEST_CASE("a letter no face has is not taken in")
{
    Typing typing;
    Stand stand(std::ref(typing));

    stand.type("a\u6f22b");

    CHECK(typing.text == "ab");
}

TEST_CASE("a PIN is typed on pad or keys, and only its length is told")
{
    std::string digits;
    Stand stand([&](Ui& ui) {
        draw_spine(ui);
        ui.page({.body = [&] {
            ui.pin_dots(static_cast<int>(digits.size()));
            if (const auto typed = ui.keypad()) digits += typed->text;
        }});
    });

    stand.tap("4");
    stand.tap("0");
    stand.type("7x");

    CHECK(digits == "407");
    stand.frame();
    for (const Item& item : stand.ui.items()) CHECK(item.value.find("407") == std::string::npos);
    CHECK(std::ranges::find(stand.ui.items(), "progress", &Item::role)->value == "3");
}
