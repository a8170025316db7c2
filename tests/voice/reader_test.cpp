#include "listening.h"

using namespace voice_test;

TEST_CASE("with speech off every event passes as it is, and nothing is said")
{
    Listening listening(a_question());
    for (const Kind kind : {Kind::press, Kind::move, Kind::release, Kind::wheel, Kind::text, Kind::nudge, Kind::key}) {
        const Event event{.kind = kind, .x = 30, .y = 30, .text = "a", .at = 5};
        const Reply reply = listening.reader.take(event, listening.screen());
        CHECK(reply.pass_on == event);
        CHECK_FALSE(reply.say);
        CHECK_FALSE(listening.shown().say);
    }
}

TEST_CASE("KA-18: one key turns speech on, and the first words say how to stop and how to go on")
{
    Listening listening(a_question());
    const Reply reply = listening.key(Key::f4);

    CHECK_FALSE(reply.pass_on);
    CHECK(listening.reader.is_on());
    const auto& w = english();
    CHECK(listening.said.starts_with(w("voice.on") + "\n" + w("voice.how_stop") + "\n" + w("voice.how_explore") + "\n" +
                                     w("voice.how_go_on") + "\nWho is told first? heading\n"));
    CHECK_FALSE(listening.shown().say);
    CHECK_FALSE(listening.key(Key::f4).pass_on);
    CHECK(listening.said == w("voice.off"));
    CHECK_FALSE(listening.reader.is_on());
}

TEST_CASE("KA-18: a headset that is plugged in turns speech on, and never off")
{
    Listening listening(a_question());
    const Reply reply = listening.feed({.kind = Kind::headset, .text = {}});

    CHECK_FALSE(reply.pass_on);
    CHECK(listening.reader.is_on());
    CHECK(listening.said.starts_with(english()("voice.on") + "\n" + english()("voice.how_stop")));
    const std::string said = listening.said;
    CHECK_FALSE(listening.feed({.kind = Kind::headset, .text = {}}).say);
    CHECK(listening.reader.is_on());
    CHECK(listening.said == said);
}

TEST_CASE("KA-19: any tap or key stops what is being said")
{
    for (const Kind kind : {Kind::text, Kind::key, Kind::act}) {
        Listening listening(a_question());
        listening.turn_on();
        const Reply reply = listening.feed({.kind = kind, .key = Key::tab, .text = "a"});
        REQUIRE(reply.say);
        CHECK(reply.say->empty());
        CHECK(reply.pass_on);
    }
    Listening listening(a_question());
    listening.turn_on();
    const Reply reply = listening.feed({.kind = Kind::press, .x = 1, .y = 1, .text = {}});
    REQUIRE(reply.say);
    CHECK(reply.say->empty());
}

TEST_CASE("KA-20: the first tap says what is touched, the second within 5 s acts on it")
{
    Listening listening(a_question());
    listening.turn_on();

    CHECK_FALSE(listening.at(Kind::press, 2).pass_on);
    CHECK(listening.said == "My supervising social worker. choice, not chosen, 1 of 2");
    CHECK_FALSE(listening.at(Kind::release, 2).pass_on);
    listening.now += 5'000;
    CHECK_FALSE(listening.at(Kind::press, 2).pass_on);
    const Reply reply = listening.at(Kind::release, 2);
    REQUIRE(reply.pass_on);
    CHECK(reply.pass_on->kind == Kind::act);
    CHECK(reply.pass_on->item == 3);
}

TEST_CASE("KA-20: a second tap after 5 s, on another thing, or on what cannot act is a first one")
{
    Listening listening(a_question());
    listening.turn_on();

    listening.tap(2);
    listening.now += 5'001;
    CHECK_FALSE(listening.tap(2).pass_on);
    CHECK_FALSE(listening.tap(3).pass_on);
    CHECK(listening.said == "The lado, choice, not chosen, 2 of 2");
    for (int taps = 0; taps < 3; ++taps) CHECK_FALSE(listening.tap(1).pass_on);
    for (int taps = 0; taps < 3; ++taps) CHECK_FALSE(listening.tap(4).pass_on);
    CHECK(listening.said == "Check my answer, button, not ready yet, Choose one first.");
}

TEST_CASE("KA-20: a dragged finger says what it passes, once each, and does not act")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.at(Kind::press, 1);
    listening.at(Kind::move, 2);
    CHECK(listening.said == "My supervising social worker. choice, not chosen, 1 of 2");
    listening.at(Kind::move, 2);
    CHECK_FALSE(listening.last_say);
    listening.at(Kind::move, 3);
    CHECK(listening.said == "The lado, choice, not chosen, 2 of 2");
    CHECK_FALSE(listening.at(Kind::release, 3).pass_on);
    CHECK_FALSE(listening.tap(3).pass_on);
    CHECK(listening.tap(3).pass_on);
}

TEST_CASE("KA-09: the second tap is taken back by sliding off")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.tap(2);
    listening.at(Kind::press, 2);
    listening.at(Kind::move, 3);
    CHECK_FALSE(listening.at(Kind::release, 3).pass_on);

    listening.tap(2);
    listening.at(Kind::press, 2);
    listening.feed({.kind = Kind::move, .x = 1, .y = 1, .text = {}});
    listening.at(Kind::move, 2);
    CHECK_FALSE(listening.at(Kind::release, 2).pass_on);
}

TEST_CASE("KA-19: next and previous go through everything, take the focus along, and tell the ends")
{
    Listening listening(a_question());
    listening.turn_on();

    const Reply first = listening.key(Key::down);
    CHECK(listening.said == "Who is told first? heading");
    REQUIRE(first.pass_on);
    CHECK(first.pass_on->kind == Kind::attend);
    CHECK(first.pass_on->item == 2);
    for (int steps = 0; steps < 3; ++steps) listening.key(Key::down);
    CHECK(listening.said == "Check my answer, button, not ready yet, Choose one first.");
    listening.key(Key::down);
    CHECK(listening.said == english()("voice.end"));
    for (int steps = 0; steps < 4; ++steps) listening.key(Key::up);
    CHECK(listening.said == "Help, button");
    listening.key(Key::up);
    CHECK(listening.said == english()("voice.top"));
}

TEST_CASE("KA-14: Enter and Space act on what was just heard, and only on that")
{
    Listening listening(a_question());
    listening.turn_on();
    CHECK(listening.key(Key::enter).pass_on->kind == Kind::key);

    listening.key(Key::down);
    CHECK_FALSE(listening.key(Key::enter).pass_on);
    CHECK(listening.said == "Who is told first? heading");
    listening.key(Key::down);
    const Reply reply = listening.key(Key::space);
    REQUIRE(reply.pass_on);
    CHECK(reply.pass_on->kind == Kind::act);
    CHECK(reply.pass_on->item == 3);

    listening.feed({.kind = Kind::text, .text = "a"});
    CHECK(listening.key(Key::space).pass_on->kind == Kind::key);
}

TEST_CASE("KA-14: what the focus comes to is said")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.key(Key::tab);
    listening.items[3].focused = true;
    listening.shown();

    CHECK(listening.said == "The lado, choice, not chosen, 2 of 2");
}

TEST_CASE(
    "KA-19, KA-20: a control that keeps the focus is not said in the place of words gone on to, or of what is touched")
{
    Listening listening(std::vector<ui::Item>{{.role = "title", .label = "Two duties"},
                                              {.role = "link", .label = "child in need"},
                                              {.role = "text", .label = "Think."}});
    listening.turn_on();
    listening.key(Key::tab);
    listening.items[1].focused = true;
    listening.shown();
    CHECK(listening.said == "child in need, link");

    listening.key(Key::down);
    listening.shown();
    CHECK(listening.said == "Think.");
    listening.at(Kind::press, 0);
    listening.shown();
    CHECK(listening.said == "Two duties, heading");
}

TEST_CASE("KA-16, KA-19: keys that are switches go to what is offered, and each offer is said as it comes")
{
    Listening listening(a_question());
    listening.scanning = true;
    listening.turn_on();
    CHECK(listening.key(Key::down).pass_on);
    listening.shown();

    listening.items[2].focused = true;
    listening.shown();
    CHECK(listening.said == "My supervising social worker. choice, not chosen, 1 of 2");
    listening.items[2].focused = false;
    listening.items[3].focused = true;
    listening.shown();
    CHECK(listening.said == "The lado, choice, not chosen, 2 of 2");

    CHECK(listening.key(Key::space).pass_on);
    CHECK_FALSE(listening.key(Key::f4).pass_on);
}

TEST_CASE("KA-19: the item and the page are said again")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.tap(3);
    listening.note(listening.reader.command(Command::stop, listening.screen()));
    CHECK(listening.said == "");

    listening.note(listening.reader.command(Command::repeat_item, listening.screen()));
    CHECK(listening.said == "The lado, choice, not chosen, 2 of 2");
    listening.note(listening.reader.command(Command::repeat_page, listening.screen()));
    CHECK(listening.said.starts_with("Who is told first? heading\n"));
}

TEST_CASE("KA-19: what is heard is where repeating and going on begin")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.heard(5, 0, 2);
    CHECK(listening.reader.highlight().item == 3);

    listening.note(listening.reader.command(Command::repeat_item, listening.screen()));
    CHECK(listening.said == "My supervising social worker. choice, not chosen, 1 of 2");
    listening.note(listening.reader.command(Command::next, listening.screen()));
    CHECK(listening.said == "The lado, choice, not chosen, 2 of 2");
}

TEST_CASE("KA-19: slower and faster go from 80 to 400 words a minute, beginning at 165")
{
    Listening listening(a_question());
    listening.turn_on();
    CHECK(listening.reader.speed() == 165);
    for (const auto& [command, last] : {std::pair(Command::faster, 400), std::pair(Command::slower, 80)}) {
        int before = listening.reader.speed();
        while (before != last) {
            listening.note(listening.reader.command(command, listening.screen()));
            const int now = listening.reader.speed();
            CHECK(listening.said == english()("voice.speed", {{"n", std::to_string(now)}}));
            REQUIRE((command == Command::faster ? now > before : now < before));
            before = now;
        }
        listening.note(listening.reader.command(command, listening.screen()));
        CHECK(listening.reader.speed() == last);
    }
}

TEST_CASE("KA-24: volume speaks, and is back at the device's own when a sitting ends")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.note(listening.reader.command(Command::louder, listening.screen()));
    CHECK(listening.said == english()("voice.volume", {{"n", "8"}, {"all", "10"}}));
    for (int more = 0; more < 20; ++more) listening.reader.command(Command::louder, listening.screen());
    CHECK(listening.reader.volume() == 10);
    for (int less = 0; less < 20; ++less) listening.reader.command(Command::softer, listening.screen());
    CHECK(listening.reader.volume() == 1);
    listening.reader.command(Command::faster, listening.screen());
    listening.reader.command(Command::say_aloud, listening.screen());

    listening.page = "start";
    listening.shown();
    CHECK(listening.reader.volume() == 7);
    CHECK(listening.reader.speed() == 165);
    CHECK_FALSE(listening.reader.says_aloud());
    CHECK_FALSE(listening.reader.is_on());
    CHECK(listening.said == english()("voice.off_here"));
}

TEST_CASE("KA-24: volume goes back at the end of a sitting also when speech was turned off before")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.reader.command(Command::louder, listening.screen());
    listening.key(Key::f4);
    listening.page = "start";
    CHECK_FALSE(listening.shown().say);
    CHECK(listening.reader.volume() == 7);
}

TEST_CASE("KA-23: the cover ends saying names and results aloud")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.reader.command(Command::say_aloud, listening.screen());
    CHECK(listening.reader.says_aloud());
    listening.page = "cover";
    listening.shown();
    CHECK_FALSE(listening.reader.says_aloud());
}

TEST_CASE("KA-21: what was chosen, and what came of it, is said")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.tap(2);
    listening.tap(2);
    listening.items[2].checked = true;
    listening.items[2].value = "Your answer";
    listening.items[4].enabled = true;
    listening.items[4].value = "";
    listening.items.push_back({.id = 9, .role = "status", .label = "Saved", .language = "en"});
    listening.shown();

    CHECK(listening.said ==
          "My supervising social worker. choice, chosen, Your answer, 1 of 2\n"
          "Check my answer, button\n"
          "Saved");
}

TEST_CASE("KA-21: a new page is said from its beginning, and the old one no further")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.page = "check/q1/marked";
    listening.items = page_of({{.role = "title", .label = "Not this one"}, {.role = "text", .label = "Because."}});
    listening.shown();

    CHECK(listening.said == "Not this one, heading\nBecause.");
}

TEST_CASE("KA-21: what comes by itself waits until the voice has ended, and is then told as it stands")
{
    Listening listening({{.role = "title", .label = "Are you still there?"}, {.role = "text", .label = "60 seconds"}},
                        "idle");
    listening.turn_on();
    for (const char* label : {"59 seconds", "58 seconds"}) {
        listening.feed({.kind = Kind::nudge, .text = {}});
        listening.items[1].label = label;
        listening.items[1].id += 10;
        CHECK_FALSE(listening.shown().say);
    }
    listening.heard_the_end();
    CHECK(listening.said == "58 seconds");

    listening.heard_the_end();
    listening.feed({.kind = Kind::nudge, .text = {}});
    listening.items[1].label = "50 seconds";
    listening.items[1].id += 10;
    listening.shown();
    CHECK(listening.said == "50 seconds");
}

TEST_CASE("KA-21: a sheet is said when it comes, and the page's title when it went")
{
    Listening listening(
        std::vector<ui::Item>{{.role = "title", .label = "Lesson"}, {.role = "text", .label = "Long words."}});
    listening.turn_on();
    auto with_sheet = listening.items;
    for (auto& item : with_sheet) item.enabled = item.visible = false;
    with_sheet.push_back({.id = 30, .role = "title", .label = "Consent", .language = "en"});
    const auto without = std::exchange(listening.items, with_sheet);
    listening.key(Key::enter);
    listening.shown();
    CHECK(listening.said == "Consent, heading");

    listening.items = without;
    listening.key(Key::escape);
    listening.shown();
    CHECK(listening.said == "Lesson, heading");
}

TEST_CASE("KA-23: a digit typed into a PIN is a dot, and one taken away is told")
{
    Listening listening(std::vector<ui::Item>{{.role = "progress", .label = "PIN", .value = "0"}}, "pin");
    listening.turn_on();
    for (const char* value : {"1", "2"}) {
        listening.feed({.kind = Kind::text, .text = "7"});
        listening.items[0].value = value;
        listening.shown();
        CHECK(listening.said == "dot");
    }
    listening.key(Key::backspace);
    listening.items[0].value = "1";
    listening.shown();
    CHECK(listening.said == english()("voice.taken_away"));
}

TEST_CASE("KA-23: letters typed are said, but not those of a name")
{
    for (const auto& [page, said] : {std::pair("search/1", "b"), std::pair("enrol/0", "letter")}) {
        Listening listening(std::vector<ui::Item>{{.role = "field", .label = "Type", .value = "a"}}, page);
        listening.turn_on();
        listening.feed({.kind = Kind::text, .text = "b"});
        listening.items[0].value = "ab";
        listening.shown();
        CHECK(listening.said == said);
    }
}

TEST_CASE("KA-27: in another language the page is said again, by that voice")
{
    Listening listening(a_question());
    listening.turn_on();
    listening.words = &welsh();
    listening.feed({.kind = Kind::act, .text = {}, .item = 1});
    listening.items = page_of({{.role = "title", .label = "Pwy?", .language = "cy"}});
    listening.items[0].id = 77;
    const Reply reply = listening.shown();

    REQUIRE(reply.say);
    CHECK(reply.say->front().language == "cy");
}
