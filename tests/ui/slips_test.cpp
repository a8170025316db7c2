// KA-13: slips are forgiven. Time is the test's: an event says when it happened.
#include "ui/slips.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using platform::Event;
using platform::Key;

namespace {

// One person's hand; what counts of it is written down as it comes: P press, M move, R release, K key, n nudge.
struct Hand {
    model::Reading reading;
    bool lightly = false;
    ui::Slips slips;
    std::string counted;

    void does(const Event& event)
    {
        for (const Event& each : slips.take(event, {.reading = reading, .mm = 6, .lightly = lightly})) {
            switch (each.kind) {
            case Event::Kind::press:
                counted += 'P';
                break;
            case Event::Kind::move:
                counted += 'M';
                break;
            case Event::Kind::release:
                counted += 'R';
                break;
            case Event::Kind::nudge:
                counted += 'n';
                break;
            default:
                counted += 'K';
            }
        }
    }
    void press(std::int64_t at, float x = 100) { does({.kind = Event::Kind::press, .x = x, .y = 50, .at = at}); }
    void move(std::int64_t at, float x) { does({.kind = Event::Kind::move, .x = x, .y = 50, .at = at}); }
    void release(std::int64_t at, float x = 100) { does({.kind = Event::Kind::release, .x = x, .y = 50, .at = at}); }
    void tap(std::int64_t at, float x = 100) { press(at, x), release(at + 50, x); }
    void key(std::int64_t at, Key key, bool repeated = false)
    {
        does({.kind = Event::Kind::key, .key = key, .repeated = repeated, .at = at});
    }
};

}  // namespace

TEST_CASE("KA-13: taps that come again within the time act once, and after it again")
{
    Hand hand;
    hand.tap(1'000);
    hand.tap(1'100);
    hand.tap(1'200);
    CHECK(hand.counted == "PR");
    hand.tap(1'260);
    CHECK(hand.counted == "PRPR");

    Hand patient{.reading = {.again_after_ms = 2'000}};
    patient.tap(1'000);
    patient.tap(3'000);
    CHECK(patient.counted == "PR");
    patient.tap(3'060);
    CHECK(patient.counted == "PRPR");

    Hand quick{.reading = {.again_after_ms = 0}};
    for (int i = 0; i < 3; ++i) quick.tap(1'000 + i * 60);
    CHECK(quick.counted == "PRPRPR");
}

TEST_CASE("KA-13: a tap somewhere else counts at once, and a page that is pushed along quickly goes on moving")
{
    Hand hand;
    hand.tap(1'000, 100);
    hand.tap(1'100, 200);
    CHECK(hand.counted == "PRPR");

    Hand scrolls;
    for (int i = 0; i < 2; ++i) {
        scrolls.press(1'000 + i * 100);
        scrolls.move(1'020 + i * 100, 180);
        scrolls.release(1'040 + i * 100, 180);
    }
    CHECK(scrolls.counted == "PMRPMR");
}

TEST_CASE("KA-13: letters come twice, and what is listened to is touched twice: half the time is enough for them")
{
    Hand types{.lightly = true};
    types.tap(1'000);
    types.tap(1'160);
    CHECK(types.counted == "PRPR");
    types.tap(1'250);
    CHECK(types.counted == "PRPR");
}

TEST_CASE("KA-13: where a touch has to be held, a short one is none, and the button answers when it is held enough")
{
    Hand hand{.reading = {.hold_ms = 600}};
    hand.tap(1'000);
    CHECK(hand.counted.empty());

    hand.press(2'000);
    CHECK(hand.slips.due_in(2'100, hand.reading) == 500);
    hand.does({.at = 2'600});
    CHECK(hand.counted == "Pn");
    CHECK_FALSE(hand.slips.due_in(2'600, hand.reading));
    hand.release(2'700);
    CHECK(hand.counted == "PnR");
}

TEST_CASE("KA-13: where a touch has to be held, it counts also when nothing told the time meanwhile; a drag waits not")
{
    Hand hand{.reading = {.hold_ms = 600}};
    hand.press(1'000);
    hand.release(1'700);
    CHECK(hand.counted == "PR");

    Hand drags{.reading = {.hold_ms = 600}};
    drags.press(1'000);
    drags.move(1'010, 110);  // trembling
    CHECK(drags.counted.empty());
    drags.move(1'020, 200);
    drags.release(1'040, 200);
    CHECK(drags.counted == "PMR");
}

TEST_CASE(
    "KA-13: a key struck twice by a slip counts once, held down it goes on or not as chosen; Escape always counts")
{
    Hand hand{.reading = {.again_after_ms = 1'000}};
    hand.key(1'000, Key::enter);
    hand.key(1'400, Key::enter);
    CHECK(hand.counted == "K");
    hand.key(1'450, Key::tab);
    hand.key(1'950, Key::tab);
    CHECK(hand.counted == "KKK");
    hand.key(2'000, Key::escape);
    hand.key(2'050, Key::escape);
    CHECK(hand.counted == "KKKKK");

    Hand types;
    const auto letter = [&](std::int64_t at) { types.does({.kind = Event::Kind::text, .text = "l", .at = at}); };
    letter(1'000), letter(1'060);
    CHECK(types.counted == "KK");
    types.reading.again_after_ms = 1'000;
    letter(1'800);
    CHECK(types.counted == "KK");
    letter(1'900);
    CHECK(types.counted == "KKK");

    Hand held;
    held.key(1'000, Key::down);
    held.key(1'030, Key::down, true);
    CHECK(held.counted == "KK");
    held.reading.keys_repeat = false;
    held.key(1'060, Key::down, true);
    CHECK(held.counted == "KK");
}

TEST_CASE("KA-13: what has no time, as what a program does, always counts")
{
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.tap(0), hand.release(0);
    CHECK(hand.counted.substr(0, 2) == "PR");
    CHECK(std::count(hand.counted.begin(), hand.counted.end(), 'P') == 3);
}
