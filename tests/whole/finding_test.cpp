// Finding and keeping pages on the glass without a display: by finger and by keys alone.
#include "content/words.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;
using platform::Event;
using platform::Key;
using Kind = Event::Kind;

namespace {

const Words& words()
{
    static const auto loaded = content::load_words(shipped("content") / "words/en.toml").words;
    return loaded;
}

// Somebody at the glass of the desk's app.
class Hand {
public:
    explicit Hand(sample::Desk& desk, platform::Glass::Size size = {1280, 800})
        : glass_(size),
          ui_(glass_, ui_setup(sample::shipped_course_folder())),
          kiosk_(desk.app(), ui_, [](Language) -> const Words& { return words(); })
    {
        kiosk_.take({.kind = Kind::shown});
    }

    const ui::Item* find(std::string_view label) const
    {
        const auto at = std::ranges::find(ui_.items(), label, &ui::Item::label);
        return at == ui_.items().end() ? nullptr : &*at;
    }
    bool sees(std::string_view label) const { return find(label) && find(label)->visible; }

    void tap(std::string_view label)
    {
        for (int pages = 0; pages < 20 && find(label) && !find(label)->visible; ++pages) key(Key::page_down);
        REQUIRE_MESSAGE(sees(label), label);
        const ui::Rect at = find(label)->rect;
        const float x = at.x + at.w / 2, y = at.y + at.h / 2;
        for (const Kind kind : {Kind::move, Kind::press, Kind::release}) kiosk_.take({.kind = kind, .x = x, .y = y});
    }
    /// On the keys of the glass: the first letter of a field is a capital.
    void type_on_glass(std::string_view letters)
    {
        for (const char letter : letters) {
            const std::string small(1, letter), capital(1, static_cast<char>(letter - 'a' + 'A'));
            tap(letter == ' ' ? "Space" : find(small) ? small : capital);
        }
    }

    void key(Key key) { kiosk_.take({.kind = Kind::key, .key = key}); }
    /// Tab until it has the focus, then Enter.
    void strike(std::string_view label)
    {
        const auto is_there = [&] {
            return std::ranges::any_of(ui_.items(), [&](const ui::Item& i) { return i.focused && i.label == label; });
        };
        for (int tabs = 0; tabs < 120 && !is_there(); ++tabs) key(Key::tab);
        REQUIRE_MESSAGE(is_there(), label);
        key(Key::enter);
    }
    void type(std::string_view letters)
    {
        for (const char letter : letters) {
            if (letter == ' ')
                kiosk_.take({.kind = Kind::key, .key = Key::space, .text = " "});
            else
                kiosk_.take({.kind = Kind::text, .text = std::string(1, letter)});
        }
    }

    bool has_keys() const
    {
        return std::ranges::any_of(ui_.items(), [](const auto& i) { return i.role == "key"; });
    }
    /// What the list shows: each title that was found, with its place.
    std::vector<ui::Rect> places(std::string_view label) const
    {
        std::vector<ui::Rect> all;
        for (const ui::Item& item : ui_.items())
            if (item.label == label) all.push_back(item.rect);
        return all;
    }

private:
    platform::Headless glass_;
    ui::Ui ui_;
    Kiosk kiosk_;
};

}  // namespace

TEST_CASE("by finger: a page is found as it is typed, opened, kept, and found again after a restart")
{
    for (const platform::Glass::Size size : {platform::Glass::Size{1280, 800}, platform::Glass::Size{800, 1280}}) {
        sample::Desk desk;
        desk.enrol();
        {
            Hand hand(desk, size);
            hand.tap("Find a word or page");
            hand.type_on_glass("works");
            CHECK(hand.sees("Desk or workshop"));
            hand.type_on_glass("hop");
            hand.tap("Show all 2");
            CHECK_FALSE(hand.has_keys());
            CHECK(hand.find("Desk or workshop")->value.find("workshop") != std::string::npos);
            hand.tap("Desk or workshop");
            hand.tap("Keep page");
            CHECK(hand.find("Page kept"));
            hand.tap("Back to my search");
            CHECK(hand.find("Type other words")->value == "Workshop");
            hand.tap("Type other words");
            CHECK(hand.has_keys());
            CHECK(hand.find("What are you looking for?")->value == "Workshop");
            hand.tap("Back");
            CHECK(hand.find("Find a word or page"));
        }
        desk.kill();
        desk.sign_in();
        Hand hand(desk, size);
        hand.tap("Find a word or page");
        CHECK(hand.find("Pages you kept")->value == "1 page");
        hand.tap("Pages you kept");
        hand.tap("Desk or workshop");
        CHECK(hand.find("Page kept"));
        hand.tap("Page kept");
        hand.tap("Back to my pages");
        CHECK_FALSE(hand.find("Desk or workshop"));
    }
}

TEST_CASE("KA-14: by keys alone, a page is found, opened, kept and found again")
{
    sample::Desk desk;
    desk.enrol();
    Hand hand(desk);

    hand.strike("Find a word or page");
    hand.type("desk or");
    CHECK_FALSE(hand.has_keys());
    CHECK(hand.find("What are you looking for?")->value == "desk or");
    CHECK(hand.sees("Desk or workshop"));
    hand.key(Key::backspace);
    CHECK(hand.find("What are you looking for?")->value == "desk o");
    hand.strike("Desk or workshop");
    hand.strike("Keep page");
    CHECK(hand.find("Page kept"));
    hand.strike("Back to my search");
    CHECK(hand.find("What are you looking for?")->value == "desk o");
    hand.type("r");
    hand.key(Key::enter);  // the list
    CHECK(hand.find("Type other words"));
    hand.key(Key::backspace);  // and typing goes on
    CHECK(hand.find("What are you looking for?")->value == "desk o");
    hand.strike("Clear");
    hand.strike("Pages you kept");
    hand.strike("Desk or workshop");
    hand.key(Key::escape);
    hand.key(Key::tab);
    CHECK(desk.is_on<KeptPagesPage>());
}

TEST_CASE("Back comes to the very place in a long list")
{
    sample::Desk desk(sample::shipped_course());
    desk.enrol();
    Hand hand(desk);
    hand.tap("Find a word or page");
    hand.type("missing child");
    hand.key(Key::enter);
    hand.key(Key::page_down);
    hand.key(Key::page_down);
    const auto& found = desk.on<SearchPage>().found->all;
    const auto in_sight = std::ranges::find_if(found, [&](const Found& f) {
        return f.kind == Found::Kind::page && hand.places(f.title).size() == 1 && hand.sees(f.title);
    });
    REQUIRE(in_sight != found.end());
    const std::string title = in_sight->title;
    const auto before = hand.places(title);

    hand.tap(title);
    if (desk.is_on<ContentNoticePage>()) hand.tap("Go on");
    REQUIRE(desk.is_on<LessonPage>());
    hand.tap("Back to my search");

    REQUIRE(desk.is_on<SearchPage>());
    CHECK(hand.places(title) == before);
}

TEST_CASE("other words show their list from its top")
{
    sample::Desk desk(sample::shipped_course());
    desk.enrol();
    Hand hand(desk);
    hand.tap("Find a word or page");
    hand.type("child");
    for (int i = 0; i < 3; ++i) hand.key(Key::page_down);
    const std::string first = desk.on<SearchPage>().found->all.front().title;
    CHECK_FALSE(hand.sees(first));
    hand.type("ren");

    CHECK(hand.sees(desk.on<SearchPage>().found->all.front().title));
}
