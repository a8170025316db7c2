#include "content/words.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>

using namespace model;
using sample::Desk;

TEST_CASE("KA-33: Hide covers at once, and only the learner's own PIN opens the page again")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    const std::string page = name_of(desk.page());

    desk.app().handle(Hide{});
    CHECK(desk.is_on<CoverPage>());
    desk.app().handle(ComeBack{});
    REQUIRE(desk.is_on<PinPage>());
    desk.type_pin("9999");
    CHECK(desk.is_on<PinPage>());
    desk.pass(60'000);
    desk.type_pin("4071");
    CHECK(name_of(desk.page()) == page);
}

TEST_CASE("KA-33: Escape twice within a second covers; slowly it does not")
{
    Desk desk;
    desk.enrol();
    desk.app().escape();
    desk.pass(1'500);
    desk.app().escape();
    CHECK_FALSE(desk.is_on<CoverPage>());
    desk.app().escape();
    CHECK(desk.is_on<CoverPage>());
}

TEST_CASE("KA-30: an untouched page warns, covers, and at last closes the sitting; nothing is lost and nobody is shown")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});

    desk.pass(119'000);
    CHECK_FALSE(desk.is_on<IdlePage>());
    desk.pass(1'000);
    REQUIRE(desk.is_on<IdlePage>());
    CHECK(desk.on<IdlePage>().seconds_left == 60);
    desk.pass(60'000);
    CHECK(desk.is_on<CoverPage>());
    desk.pass(27 * 60'000 + 1);
    CHECK(desk.is_on<StartPage>());
    CHECK_FALSE(desk.app().is_signed_in());
    CHECK(std::holds_alternative<SittingEnded>(desk.facts().back().body));
}

TEST_CASE("KA-30: one touch goes on, any number of times")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    const std::string page = name_of(desk.page());
    for (int i = 0; i < 12; ++i) {
        desk.pass(130'000);
        REQUIRE(desk.is_on<IdlePage>());
        desk.app().handle(StillHere{});
        CHECK(name_of(desk.page()) == page);
    }
}

TEST_CASE("a page before signing in goes back to the start by itself, and what was typed is gone")
{
    Desk desk;
    desk.app().handle(ToRoster{});
    desk.app().handle(NewLearner{});
    desk.app().handle(GoOn{});
    desk.app().handle(TypeText{"Amina"});

    desk.pass(120'000);
    REQUIRE(desk.is_on<IdlePage>());
    CHECK(desk.on<IdlePage>().closes);
    desk.pass(60'000);

    CHECK(desk.is_on<StartPage>());
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<StartPage>());
}

TEST_CASE("KA-30: before signing in, too, one is asked first, and one touch gives back what was typed")
{
    Desk desk;
    desk.app().handle(ToRoster{});
    desk.app().handle(NewLearner{});
    desk.app().handle(GoOn{});
    desk.app().handle(TypeText{"Amina"});
    for (int i = 0; i < 12; ++i) {
        desk.pass(120'000);
        REQUIRE(desk.is_on<IdlePage>());
        desk.app().handle(StillHere{});
        REQUIRE(desk.is_on<EnrolPage>());
        CHECK(desk.on<EnrolPage>().name == "Amina");
    }
}

TEST_CASE("R-04, KA-30: the facilitator is asked, too; unanswered, their pages are gone")
{
    Desk desk;
    desk.enrol();
    desk.become_facilitator();
    desk.pass(120'000);
    REQUIRE(desk.is_on<IdlePage>());
    desk.app().handle(StillHere{});
    REQUIRE(desk.is_on<RecordsPage>());

    desk.pass(180'000);
    CHECK(desk.is_on<CoverPage>());  // a learner's work lies beneath, and only that
    desk.app().handle(ComeBack{});
    desk.type_pin("4071");
    CHECK_FALSE(desk.is_on<RecordsPage>());
}

TEST_CASE("R-04: the facilitator's pages close by themselves, never survive a cover, and lie under nobody's PIN")
{
    Desk desk;
    desk.enrol();
    desk.become_facilitator();
    REQUIRE(desk.is_on<RecordsPage>());
    desk.app().handle(ToHelp{});

    desk.app().handle(Hide{});
    desk.app().handle(ComeBack{});
    desk.type_pin("4071");

    for (int i = 0; i < 5; ++i) {
        CHECK_FALSE(desk.is_on<RecordsPage>());
        desk.app().handle(GoBack{});
    }
}

TEST_CASE(
    "RS-32: the facilitator's PIN has six numbers, and ten failures lock it for a quarter of an hour, through a "
    "restart")
{
    Desk desk;
    desk.become_facilitator("250913");
    CHECK(desk.is_on<RecordsPage>());
    desk.app().handle(GoBack{});

    for (int i = 0; i < 10; ++i) {
        desk.app().handle(ToStart{});
        desk.app().handle(ToFacilitator{});
        desk.type_pin("111222");
        desk.pass(61'000);
    }
    desk.kill();
    desk.app().handle(ToFacilitator{});
    desk.type_pin("250913");
    REQUIRE(desk.is_on<PinPage>());
    CHECK(desk.on<PinPage>().wait_s > 0);
}

TEST_CASE("R-21, RS-15: a date that staff call wrong is doubted on every record until they say it is right")
{
    Desk desk;
    desk.enrol();
    desk.become_facilitator();
    desk.app().handle(DateIsWrong{});
    CHECK(desk.on<RecordsPage>().date_doubtful);
    desk.app().handle(GoBack{});
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    desk.app().handle(TurnPage{1});
    CHECK_FALSE(desk.facts().back().at.trusted);

    desk.become_facilitator();
    desk.app().handle(DateIsRight{});
    CHECK(desk.on<RecordsPage>().date_confirmed_today);
    desk.app().handle(GoBack{});
    desk.app().handle(TurnPage{1});
    CHECK(desk.facts().back().at.trusted);
}

TEST_CASE("upload now reaches delivery, and the page counts what the store holds (R-19c)")
{
    Desk desk;
    desk.enrol();
    desk.become_facilitator();

    desk.app().handle(UploadNow{});

    CHECK(desk.uploads_asked() == 1);
    CHECK(desk.on<RecordsPage>().waiting == static_cast<int>(desk.store().outbox_counts().waiting));
    CHECK(desk.on<RecordsPage>().signed_in == "Amina K.");
}

TEST_CASE("R-53: nobody's PIN is needed to read larger, in other colours or another language, or to clean the screen")
{
    Desk desk;
    for (const bool signed_in : {false, true}) {
        CAPTURE(signed_in);
        if (signed_in) desk.enrol();
        desk.pass(5'000);
        const std::string before = name_of(desk.page());

        desk.app().handle(ToReading{});
        REQUIRE(desk.is_on<ReadingPage>());
        desk.app().handle(SetReading{{.size = TextSize::very_large, .theme = Theme::high_contrast}});
        CHECK(desk.app().reading().size == TextSize::very_large);
        desk.app().handle(SwitchLanguage{});
        CHECK(desk.app().reading().language == Language::welsh);
        desk.app().handle(WipeGlass{});
        CHECK(desk.is_on<WipePage>());
        desk.app().escape();
        CHECK(desk.is_on<ReadingPage>());
        desk.app().handle(GoBack{});
        CHECK(name_of(desk.page()) == before);
    }
}

TEST_CASE("R-53: while the screen is cleaned no touch does anything; after 30 seconds the page is back, as it was")
{
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    const std::string page = name_of(desk.page());
    const std::size_t facts = desk.facts().size();
    desk.app().handle(ToReading{});
    platform::Headless glass({1280, 800});
    ui::Ui ui(glass, ui_setup(std::filesystem::path()));
    Kiosk kiosk(desk.app(), ui, [&](Language) -> const Words& { return words; });
    desk.app().handle(WipeGlass{});
    kiosk.take({.kind = platform::Event::Kind::shown});

    for (int i = 0; i < 300; ++i) {  // a cloth, all over the glass
        const float x = static_cast<float>(i * 137 % 1280), y = static_cast<float>(i * 61 % 800);
        kiosk.take({.kind = platform::Event::Kind::press, .x = x, .y = y, .text = {}});
        kiosk.take({.kind = platform::Event::Kind::move, .x = x + 40, .y = y, .text = {}});
        kiosk.take({.kind = platform::Event::Kind::release, .x = x + 40, .y = y, .text = {}});
        REQUIRE(desk.is_on<WipePage>());
    }
    desk.pass(26'000);
    CHECK(desk.on<WipePage>().seconds_left == 4);
    for (const ui::Item& item : ui.items()) CHECK(item.label.find("Amina") == std::string::npos);
    desk.pass(4'000);
    CHECK(desk.is_on<ReadingPage>());
    desk.app().handle(GoBack{});
    CHECK(name_of(desk.page()) == page);
    CHECK(desk.facts().size() == facts);
}

TEST_CASE("R-46: text has three sizes and no more, “Normal” is the way back, and each learner's stays theirs")
{
    Desk desk;
    desk.enrol();
    for (const TextSize size : {TextSize::very_large, TextSize::normal, TextSize::large}) {
        desk.app().handle(SetReading{{.size = size}});
        CHECK(desk.app().reading().size == size);
    }
    desk.app().handle(Finish{});
    CHECK(desk.app().reading().size == TextSize::normal);
    desk.app().handle(ToRoster{});
    desk.enrol("Ben Okafor", "CSE-0002");
    CHECK(desk.app().reading().size == TextSize::normal);
    desk.app().handle(Finish{});
    desk.kill();
    desk.sign_in();
    CHECK(desk.app().reading().size == TextSize::large);
}

TEST_CASE("R-03: to listen is not to be away: nobody is asked whether they are there while the voice reads to them")
{
    const auto words = content::load_words(shipped("content") / "words/en.toml").words;
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    platform::Headless glass({1280, 800});
    ui::Ui ui(glass, ui_setup(std::filesystem::path()));
    Kiosk kiosk(desk.app(), ui, [&](Language) -> const Words& { return words; });
    bool speaking = true;
    kiosk.speak_with({.say = [](const auto&, int) { return std::uint64_t{1}; },
                      .heard = [&] { return platform::VoiceHeard{.speech = 1, .speaking = speaking}; },
                      .set_volume = [](int) {},
                      .has_sound = [] { return true; },
                      .say_as = {}});
    kiosk.take({.kind = platform::Event::Kind::key, .key = platform::Key::f4, .text = {}});

    for (int minutes = 0; minutes < 30; ++minutes) {
        kiosk.take({.kind = platform::Event::Kind::nudge, .text = {}});
        desk.pass(60'000);
        REQUIRE_FALSE(desk.is_on<IdlePage>());
        REQUIRE_FALSE(desk.is_on<CoverPage>());
    }
    speaking = false;
    kiosk.take({.kind = platform::Event::Kind::nudge, .text = {}});
    desk.pass(60'000);  // and the one before that
    CHECK(desk.is_on<IdlePage>());
}
