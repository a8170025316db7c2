// Practising through the app: hints and second tries, what comes back, how sure, another question.
#include "assess/practice.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;
using sample::Desk;

namespace {

std::vector<Practised> practised(Desk& desk)
{
    std::vector<Practised> all;
    for (const Fact& fact : desk.facts())
        if (const auto* f = std::get_if<Practised>(&fact.body)) all.push_back(*f);
    return all;
}

void begin_learning(Desk& desk)
{
    desk.app().handle(ToHome{});
    desk.app().handle(ToPractice{});
    desk.app().handle(BeginRound{.refresh = false});
}

}  // namespace

TEST_CASE("practice is one tap from home, and asks only of topics that were read")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(ToPractice{});
    REQUIRE(desk.is_on<PracticePage>());
    CHECK(desk.on<PracticePage>().nothing_read);
    desk.app().handle(BeginRound{});
    CHECK(desk.is_on<PracticePage>());

    desk.learn_topic();
    desk.app().handle(ToHome{});
    desk.app().handle(ToPractice{});
    CHECK_FALSE(desk.on<PracticePage>().nothing_read);
    desk.app().handle(BeginRound{});
    REQUIRE(desk.is_on<QuestionPage>());
    CHECK(desk.on<QuestionPage>().item.topic == "1.1");
    CHECK(desk.on<QuestionPage>().asking == Asking::learn);
}

TEST_CASE("R-38: the first response stays apart from the one after the hint, and only the first counts")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    begin_learning(desk);
    const Item item = desk.on<QuestionPage>().item;

    desk.app().handle(HowSure{Certainty::certain});
    desk.answer(false);
    CHECK(desk.on<QuestionPage>().may_try_again);
    desk.app().handle(NextQuestion{});  // nothing to go on to yet: the hint is on the page
    CHECK(desk.on<QuestionPage>().item == item);
    desk.app().handle(TryAgain{});
    CHECK_FALSE(desk.on<QuestionPage>().mark.has_value());
    CHECK(desk.on<QuestionPage>().response.empty());
    CHECK(desk.on<QuestionPage>().certainty == Certainty::unsaid);
    desk.answer(true);
    CHECK_FALSE(desk.on<QuestionPage>().may_try_again);

    const auto tries = practised(desk);
    REQUIRE(tries.size() == 2);
    CHECK(tries[0].try_number == 1);
    CHECK_FALSE(tries[0].mark.right);
    CHECK(tries[0].certainty == Certainty::certain);
    CHECK(tries[1].try_number == 2);
    CHECK(tries[1].mark.right);
    const Progress progress = progress_of(desk.facts());
    std::vector<bool> recalled;
    for (const Recall& recall : progress.recalls)
        if (recall.item == item.id) recalled.push_back(recall.right);
    REQUIRE_FALSE(recalled.empty());
    CHECK_FALSE(recalled.back());
}

TEST_CASE("R-37: every try in practice, its response and the time it took, is a fact in the order it happened")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    begin_learning(desk);
    std::vector<std::string> asked;
    while (desk.is_on<QuestionPage>()) {
        asked.push_back(desk.on<QuestionPage>().item.id);
        desk.pass(1'200);
        desk.answer(asked.size() % 2 == 0);
        if (desk.on<QuestionPage>().may_try_again) {
            asked.push_back(asked.back());
            desk.app().handle(TryAgain{});
            desk.pass(800);
            desk.answer(false);
        }
        desk.app().handle(NextQuestion{});
    }
    REQUIRE(desk.is_on<PracticeDonePage>());

    const auto tries = practised(desk);
    REQUIRE(tries.size() == asked.size());
    for (std::size_t i = 0; i < tries.size(); ++i) {
        CHECK(tries[i].item == asked[i]);
        CHECK_FALSE(tries[i].response.empty());
        CHECK(tries[i].duration == (tries[i].try_number == 1 ? 1'200 : 800));
    }
}

TEST_CASE("the reasons can be looked at instead of a second try, and then the round goes on")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    begin_learning(desk);
    desk.answer(false);
    desk.app().handle(ShowReasons{});
    CHECK_FALSE(desk.on<QuestionPage>().may_try_again);
    desk.app().handle(TryAgain{});
    CHECK(desk.on<QuestionPage>().mark.has_value());  // the reasons were seen: no second try

    desk.app().handle(NextQuestion{});
    CHECK(desk.on<QuestionPage>().index == 1);
}

TEST_CASE("what was missed in a check is due at the next visit, and what was wrong and certain comes first")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    while (desk.is_on<LessonPage>()) desk.app().handle(TurnPage{1});
    const std::string missed = desk.on<QuestionPage>().item.id;
    desk.answer(false);
    desk.app().handle(NextQuestion{});
    const std::string certain = desk.on<QuestionPage>().item.id;
    desk.app().handle(HowSure{Certainty::certain});
    desk.answer(false);
    desk.app().handle(ToHome{});
    CHECK(desk.on<HomePage>().practice_due == 0);

    desk.kill();
    desk.sign_in();
    REQUIRE(desk.on<HomePage>().practice_due == 2);
    desk.app().handle(ToPractice{});
    CHECK(desk.on<PracticePage>().certain == 1);
    CHECK(desk.on<PracticePage>().sure.certain == SureAndRight{0, 1});
    desk.app().handle(BeginRound{.refresh = true});
    CHECK(desk.on<QuestionPage>().item.id == certain);
    desk.answer(true);
    desk.app().handle(NextQuestion{});
    CHECK(desk.on<QuestionPage>().item.id == missed);
    desk.answer(true);
    desk.app().handle(NextQuestion{});
    REQUIRE(desk.is_on<PracticeDonePage>());
    CHECK(desk.on<PracticeDonePage>().right == 2);
    CHECK(desk.on<PracticeDonePage>().still_due == 0);
}

TEST_CASE("RS-13: a kill in a round loses no answer, and the round's other questions are still due")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic(false);
    desk.kill();
    desk.sign_in();
    const int due = desk.on<HomePage>().practice_due;
    REQUIRE(due == 2);
    desk.app().handle(ToPractice{});
    desk.app().handle(BeginRound{.refresh = true});
    desk.answer(true);

    desk.kill();
    CHECK(desk.is_on<StartPage>());
    desk.sign_in();

    CHECK(practised(desk).size() == 1);
    CHECK(desk.on<HomePage>().practice_due == due - 1);
}

TEST_CASE("after a miss another question on the same objective can be taken, and then it goes on where it was")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    while (desk.is_on<LessonPage>()) desk.app().handle(TurnPage{1});
    desk.answer(true);
    CHECK_FALSE(desk.on<QuestionPage>().has_another);
    desk.app().handle(NextQuestion{});
    desk.answer(false);
    const QuestionPage missed = desk.on<QuestionPage>();
    REQUIRE(missed.has_another);

    desk.app().handle(AnotherQuestion{});
    const QuestionPage other = desk.on<QuestionPage>();
    CHECK(other.beside);
    CHECK(other.item.id != missed.item.id);
    CHECK(other.item.objective == missed.item.objective);
    desk.answer(true);
    desk.app().handle(NextQuestion{});

    CHECK(desk.on<QuestionPage>().item == missed.item);
    CHECK(desk.on<QuestionPage>().mark == missed.mark);
    desk.app().handle(NextQuestion{});
    CHECK(desk.is_on<CheckDonePage>());
}

TEST_CASE("the place in the lesson is there after a miss, and back again leads to the same question")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    begin_learning(desk);
    desk.answer(false);
    const QuestionPage before = desk.on<QuestionPage>();
    CHECK_FALSE(before.lesson_page.empty());

    desk.app().handle(ReadThisAgain{});
    REQUIRE(desk.is_on<LessonPage>());
    CHECK(desk.on<LessonPage>().section.id == before.item.section);
    desk.app().handle(GoBack{});

    CHECK(desk.on<QuestionPage>().item == before.item);
    CHECK(desk.on<QuestionPage>().may_try_again);
}

TEST_CASE("how sure somebody was never changes a mark or a pass, a second touch takes it back, and it is kept")
{
    Desk sure, silent;
    for (Desk* desk : {&sure, &silent}) {
        desk->enrol();
        desk->learn_module();
        desk->begin_test();
        for (int i = 0; desk->is_on<QuestionPage>(); ++i) {
            if (desk == &sure) desk->app().handle(HowSure{Certainty::certain});
            desk->answer(i > 0);
            if (desk == &sure && i == 1) desk->app().handle(HowSure{Certainty::certain});
            desk->app().handle(NextQuestion{});
        }
        desk->app().handle(HandIn{});
    }
    const auto& with = sure.on<ResultPage>();
    const auto& without = silent.on<ResultPage>();
    CHECK(with.result.right == with.result.asked - 1);
    CHECK(without.result.right == without.result.asked - 1);
    CHECK(without.sure.is_empty());
    CHECK(with.sure.certain.asked == with.result.asked - 1);  // one was taken back
    CHECK(with.sure.certain.right == with.result.right - 1);
    for (const auto* page : {&with, &without}) {
        const bool enough = page->result.right >= page->result.needed && page->result.critical_all_right;
        CHECK(page->result.passed == enough);
    }
}
