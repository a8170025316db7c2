#include "support/desk.h"

#include <doctest/doctest.h>

using namespace model;
using sample::Desk;

TEST_CASE("RS-24: what is kept is told before any name can be typed")
{
    Desk desk;
    desk.app().handle(ToRoster{});
    desk.app().handle(NewLearner{});

    CHECK(desk.is_on<NoticePage>());
    desk.app().handle(GoOn{});
    CHECK(desk.is_on<EnrolPage>());
}

TEST_CASE("a new learner gives a name, a reference and a PIN twice, and is at home")
{
    Desk desk;
    desk.enrol();

    REQUIRE(desk.is_on<HomePage>());
    CHECK(desk.on<HomePage>().name == "Amina");
    CHECK(desk.on<HomePage>().new_here);
    CHECK(desk.store().learners().size() == 1);
    CHECK(desk.facts().size() == 2);  // enrolled, sitting began
}

TEST_CASE(
    "a bad name, a bad reference, a taken one, an easy PIN and a mistyped one are told, and nothing is kept of them")
{
    Desk desk;
    desk.enrol("Ben Owen", "CSE-0002");
    desk.app().handle(Finish{});
    desk.app().handle(ToRoster{});
    desk.app().handle(NewLearner{});
    desk.app().handle(GoOn{});

    desk.app().handle(TypeText{"   "});
    desk.app().handle(GoOn{});
    CHECK(desk.on<EnrolPage>().problem == "enrol.problem.name");

    desk.app().handle(TypeText{"Amina\x07"});
    CHECK(desk.on<EnrolPage>().name.empty());
    desk.app().handle(TypeText{"Amina"});
    desk.app().handle(GoOn{});

    desk.app().handle(TypeText{"A/B"});
    desk.app().handle(GoOn{});
    CHECK(desk.on<EnrolPage>().problem == "enrol.problem.reference");
    for (int i = 0; i < 3; ++i) desk.app().handle(TypeUndo{});
    desk.app().handle(TypeText{"CSE-0002"});
    desk.app().handle(GoOn{});
    CHECK(desk.on<EnrolPage>().problem == "enrol.problem.reference_taken");
    desk.app().handle(TypeUndo{});
    desk.app().handle(TypeText{"3"});
    desk.app().handle(GoOn{});

    desk.type_pin("1234");
    CHECK(desk.on<EnrolPage>().problem == "enrol.problem.pin_easy");
    desk.type_pin("4071");
    desk.type_pin("4072");
    CHECK(desk.on<EnrolPage>().problem == "enrol.problem.pins_differ");
    CHECK(desk.on<EnrolPage>().step == EnrolStep::pin);
    CHECK(desk.store().learners().size() == 1);
}

TEST_CASE("the PIN brings a learner back; another does not, and each try is counted before it is checked (RS-32)")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(Finish{});

    desk.sign_in("Amina Khan", "9999");
    REQUIRE(desk.is_on<PinPage>());
    CHECK(desk.on<PinPage>().did_not_match);
    CHECK(desk.on<PinPage>().digits.empty());
    CHECK(desk.store().pin_failures(desk.store().learners()[0].id) == 1);

    desk.pass(60'000);
    desk.type_pin("4071");
    CHECK(desk.is_on<HomePage>());
}

TEST_CASE("R-01: after a kill the app opens at the start page, whatever page it was on")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});

    desk.kill();

    CHECK(desk.is_on<StartPage>());
    CHECK_FALSE(desk.app().is_signed_in());
}

TEST_CASE("X-12: the next start ends a sitting that a kill left open, once, at the time of its last fact")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    desk.kill();
    desk.kill();

    int ends = 0;
    for (const Fact& fact : desk.facts())
        if (const auto* ended = std::get_if<SittingEnded>(&fact.body)) {
            ++ends;
            CHECK(ended->recovered);
            CHECK(fact.at.wall == sample::noon);
        }
    CHECK(ends == 1);
}

TEST_CASE("R-02, KA-32: from every page, I'm finished and one confirmation lead to the start page and back to nobody's")
{
    const auto places = std::vector<std::function<void(Desk&)>>{
        [](Desk&) {},
        [](Desk& d) { d.app().handle(CarryOn{}); },
        [](Desk& d) { d.app().handle(ToHelp{}); },
        [](Desk& d) { d.app().handle(ToReading{}); },
        [](Desk& d) { d.learn_topic(); },
        [](Desk& d) { d.learn_module(), d.begin_test(); },
        [](Desk& d) { d.learn_module(), d.take_test(); },
    };
    for (const auto& go : places) {
        Desk desk;
        desk.enrol();
        go(desk);

        desk.app().handle(AskToFinish{});
        CHECK(desk.is_on<FinishPage>());
        desk.app().handle(Finish{});

        CHECK(desk.is_on<StartPage>());
        CHECK_FALSE(desk.app().is_signed_in());
        desk.app().handle(GoBack{});
        CHECK(desk.is_on<StartPage>());
        CHECK(std::holds_alternative<SittingEnded>(desk.facts().back().body));
    }
}

TEST_CASE("R-07: a new PIN is chosen only from the facilitator's hand, and at once by its owner")
{
    Desk desk;
    desk.enrol();
    const std::string amina = desk.store().learners()[0].id;
    desk.app().handle(Finish{});
    desk.become_facilitator();
    REQUIRE(desk.is_on<RecordsPage>());

    desk.app().handle(GiveNewPin{amina});
    desk.type_pin("8520");
    desk.type_pin("8520");
    CHECK(desk.is_on<HomePage>());

    desk.app().handle(Finish{});
    desk.sign_in("Amina Khan", "4071");
    CHECK(desk.is_on<PinPage>());
    desk.pass(60'000);
    desk.type_pin("8520");
    CHECK(desk.is_on<HomePage>());
}

TEST_CASE("KA-34: whoever cannot keep a PIN in mind is let in by the facilitator alone, and the records say so")
{
    Desk desk;
    desk.enrol();
    const std::string amina = desk.store().learners()[0].id;
    desk.app().handle(Finish{});
    desk.app().handle(LetIn{amina});
    CHECK_FALSE(desk.app().is_signed_in());

    desk.become_facilitator();
    desk.app().handle(LetIn{amina});
    CHECK(desk.is_on<HomePage>());
    CHECK(std::get<SittingBegan>(desk.facts().back().body).let_in);

    // The facilitator's pages went with it, and the cover is as fast as ever.
    desk.app().handle(GoBack{});
    CHECK_FALSE(desk.is_on<RecordsPage>());
    desk.app().handle(Hide{});
    desk.app().handle(ComeBack{});
    CHECK(desk.is_on<PinPage>());
}

TEST_CASE("R-08: a second learner sees nothing of the first")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    desk.app().handle(Finish{});

    desk.enrol("Ben Owen", "CSE-0002", "8520");

    const auto& home = desk.on<HomePage>();
    CHECK(home.new_here);
    for (const ModuleCard& card : home.modules) CHECK(card.done == 0);
}
