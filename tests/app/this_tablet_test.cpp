// The facilitator's page on the tablet itself, and the room that an assessment needs.
#include "store/salvage.h"
#include "support/desk.h"
#include "waypostctl/pin.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace model;
using sample::Desk;

namespace {

struct Kept {
    bool room = true;
    int ended = 0, copies = 0, troubled = 0;
    Health health;
};

void look_after(Desk& desk, Kept& kept)
{
    desk.upkeep = {.sitting_ended = [&] { ++kept.ended; },
                   .copy_now = [&] { ++kept.copies; },
                   .could_not_save = [&] { ++kept.troubled; },
                   .health = [&] { return kept.health; },
                   .has_room = [&] { return kept.room; }};
    desk.kill();
}

}  // namespace

TEST_CASE("RS-09: without room no check, test or case begins; reading goes on, and what was begun goes on")
{
    Desk desk;
    Kept kept{.room = false};
    look_after(desk, kept);
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    int pages = 0;
    for (; desk.is_on<LessonPage>(); ++pages) desk.app().handle(TurnPage{1});

    CHECK(pages > 1);
    REQUIRE(desk.is_on<TroublePage>());
    CHECK(desk.on<TroublePage>().what == "trouble.too_little_room");
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<LessonPage>());

    kept.room = true;
    desk.learn_module();
    kept.room = false;
    desk.begin_test();
    CHECK(desk.is_on<TroublePage>());
    for (const Fact& fact : desk.facts()) CHECK_FALSE(std::holds_alternative<TestBegan>(fact.body));

    kept.room = true;
    desk.begin_test();
    REQUIRE(desk.is_on<QuestionPage>());
    kept.room = false;
    desk.kill();
    desk.sign_in();
    desk.begin_test();
    CHECK(desk.is_on<QuestionPage>());
}

TEST_CASE("RS-09: without room no case begins")
{
    auto course = std::make_shared<Course>(*sample::small_course());
    course->cases.push_back({.id = "a-case", .title = "A case", .stages = {{.id = "first"}}});
    Desk desk(course);
    Kept kept{.room = false};
    look_after(desk, kept);
    desk.enrol();

    desk.app().handle(ToCase{"a-case"});
    desk.app().handle(GoOn{});

    CHECK(desk.is_on<TroublePage>());
    for (const Fact& fact : desk.facts()) CHECK_FALSE(std::holds_alternative<CaseBegan>(fact.body));
}

TEST_CASE("RS-08: each sitting's end asks for a copy")
{
    Desk desk;
    Kept kept;
    look_after(desk, kept);
    desk.enrol();
    CHECK(kept.ended == 0);
    desk.app().handle(Finish{});
    CHECK(kept.ended == 1);
}

TEST_CASE("RS-07: the facilitator sees how the tablet is, has it checked and copied; nobody else does")
{
    Desk desk;
    Kept kept{.health = {.checked_at = sample::noon, .copies = 2, .copied_at = sample::noon}};
    look_after(desk, kept);
    desk.enrol();
    desk.app().handle(ToTablet{});
    CHECK_FALSE(desk.is_on<TabletPage>());

    desk.become_facilitator();
    CHECK(desk.on<RecordsPage>().health.copies == 2);
    desk.app().handle(ToTablet{});
    REQUIRE(desk.is_on<TabletPage>());
    desk.app().handle(CheckTablet{});
    CHECK(desk.on<TabletPage>().asked == TabletPage::Asked::check);
    CHECK(desk.on<TabletPage>().check_found_nothing);
    desk.app().handle(CopyRecords{});
    CHECK(kept.copies == 1);

    kept.health.damaged = true;
    desk.app().look_again();
    CHECK(desk.on<TabletPage>().health.damaged);
    desk.app().handle(Hide{});
    desk.app().handle(ComeBack{});
    CHECK_FALSE(desk.is_on<TabletPage>());
}

TEST_CASE("RS-06: the facilitator reads of the damage once, and nobody chooses a PIN that was lost with it")
{
    Desk desk;
    Kept kept;
    look_after(desk, kept);
    desk.become_facilitator();
    desk.store().record(
        {.id = "0199a000-0000-7000-8000-000000000001",
         .at = {.wall = sample::noon},
         .body = Mended{.kept = 7, .gaps = {{.from = 3, .to = 4, .next = "aa"}}, .set_aside = "records-1.db"}});
    desk.app().handle(ToTablet{});
    REQUIRE(desk.on<TabletPage>().health.mending);
    CHECK(desk.on<TabletPage>().health.mending->lost == 2);
    CHECK_FALSE(desk.on<TabletPage>().health.is_well());
    desk.app().handle(MendingRead{});
    CHECK_FALSE(desk.on<TabletPage>().health.mending);

    desk.app().handle(ToStart{});
    desk.store().keep_setting(store::facilitator_lost, "1");
    desk.kill();
    desk.app().handle(ToFacilitator{});
    CHECK(desk.is_on<PinPage>());  // there is a PIN: it is asked for as ever

    Desk fresh;
    fresh.store().keep_setting(store::facilitator_lost, "1");
    fresh.app().handle(ToFacilitator{});
    REQUIRE(fresh.is_on<TroublePage>());
    CHECK(fresh.on<TroublePage>().what == "trouble.pin_lost");

    std::istringstream easy("123456\n123456\n"), differ("250913\n250914\n"), good("250913\n250913\n");
    std::ostringstream said;
    const auto hash = [](const std::string& pin) { return "hash of " + pin; };
    CHECK(waypostctl::new_facilitator_pin(fresh.store(), hash, easy, said) == 1);
    CHECK(waypostctl::new_facilitator_pin(fresh.store(), hash, differ, said) == 1);
    CHECK_FALSE(fresh.store().has_pin(store::facilitator));
    CHECK(waypostctl::new_facilitator_pin(fresh.store(), hash, good, said) == 0);
    CHECK(said.str().find("2509") == std::string::npos);
    fresh.app().handle(ToStart{});
    fresh.become_facilitator();
    CHECK(fresh.is_on<RecordsPage>());
}

TEST_CASE("RS-05: what could not be saved has the file looked into")
{
    Desk desk;
    Kept kept;
    look_after(desk, kept);
    desk.enrol();
    desk.fill_disk();
    desk.sign_in();
    for (int n = 0; n < 200 && !desk.is_on<TroublePage>(); ++n) {
        desk.app().handle(SetReading{{.size = static_cast<TextSize>(n % 3)}});
        desk.app().handle(Finish{});
        desk.sign_in();
    }

    REQUIRE(desk.is_on<TroublePage>());
    CHECK(desk.on<TroublePage>().what == "trouble.disk_full");
    CHECK(kept.troubled > 0);
}

TEST_CASE("KA-03: a bank card held to a line tells how large the glass is; it is kept, and nobody but staff changes it")
{
    Desk desk;
    CHECK(desk.app().ppi() == 150);
    desk.enrol();
    desk.app().handle(ToGlass{});
    CHECK_FALSE(desk.is_on<GlassPage>());
    desk.app().handle(Finish{});

    desk.become_facilitator();
    desk.app().handle(ToTablet{});
    desk.app().handle(ToGlass{});
    desk.app().handle(ChangeGlass{40});
    desk.app().handle(ChangeGlass{-1});
    CHECK(desk.app().ppi() == 150);  // nothing jumps while it is measured
    desk.app().handle(GlassFits{});
    CHECK(desk.app().ppi() == 189);
    CHECK(desk.is_on<TabletPage>());
    desk.kill();
    CHECK(desk.app().ppi() == 189);
}

TEST_CASE("KA-03: no glass has under 60 or over 400 pixels an inch, whatever was touched or stands in the records")
{
    Desk desk;
    desk.become_facilitator();
    desk.app().handle(ToTablet{});
    desk.app().handle(ToGlass{});
    for (int i = 0; i < 60; ++i) desk.app().handle(ChangeGlass{10});
    CHECK(desk.on<GlassPage>().ppi == 400);
    for (int i = 0; i < 60; ++i) desk.app().handle(ChangeGlass{-10});
    CHECK(desk.on<GlassPage>().ppi == 60);

    desk.store().keep_setting("glass.ppi", "4000");
    desk.kill();
    CHECK(desk.app().ppi() == 150);
}

TEST_CASE("KA-03: where the settings name the size of the glass, the page says so and changes nothing")
{
    Desk desk(sample::small_course(), Desk::Power::off);
    desk.also = [](AppSetup& setup) { setup.ppi = 224; };
    desk.switch_on();
    CHECK(desk.app().ppi() == 224);
    desk.become_facilitator();
    desk.app().handle(ToTablet{});
    desk.app().handle(ToGlass{});
    CHECK(desk.on<GlassPage>().is_settled);
    desk.app().handle(ChangeGlass{10});
    desk.app().handle(GlassFits{});
    CHECK(desk.app().ppi() == 224);
}
