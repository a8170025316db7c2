#include "assess/marking.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;
using sample::Desk;

namespace {

template <class F>
int count(const std::vector<Fact>& facts)
{
    return static_cast<int>(
        std::ranges::count_if(facts, [](const Fact& f) { return std::holds_alternative<F>(f.body); }));
}

}  // namespace

TEST_CASE("a topic is done when its last check question is answered, and the next topic is where to carry on")
{
    Desk desk;
    desk.enrol();

    desk.learn_topic();

    REQUIRE(desk.is_on<CheckDonePage>());
    CHECK(desk.on<CheckDonePage>().right == desk.on<CheckDonePage>().asked);
    desk.app().handle(ToHome{});
    CHECK(desk.on<HomePage>().modules[0].done == 1);
    CHECK(desk.on<HomePage>().here->topic_number == 2);
}

TEST_CASE("R-11: paging back and forward keeps each page once")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});

    for (int i = 0; i < 10; ++i) {
        desk.app().handle(TurnPage{1});
        desk.app().handle(TurnPage{-1});
    }

    CHECK(count<PageLeft>(desk.facts()) == 1);
}

TEST_CASE("RS-13: a kill in a lesson and in a check leads back to the same page and the same question")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    desk.app().handle(TurnPage{1});
    const std::string section = desk.on<LessonPage>().section.id;

    desk.kill();
    desk.sign_in();
    desk.app().handle(CarryOn{});
    CHECK(desk.on<LessonPage>().section.id == section);

    while (desk.is_on<LessonPage>()) desk.app().handle(TurnPage{1});
    desk.answer();
    desk.app().handle(NextQuestion{});
    const auto before = desk.on<QuestionPage>();

    desk.kill();
    desk.sign_in();
    desk.app().handle(CarryOn{});
    const auto& after = desk.on<QuestionPage>();
    CHECK(after.item == before.item);
    CHECK(after.shown == before.shown);
    CHECK(after.index == before.index);
}

TEST_CASE("R-31: a kill at every question of a test leads back to the identical paper, every answer kept")
{
    Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    const Paper paper = progress_of(desk.facts()).attempts.back().paper;

    for (std::size_t i = 0; i < paper.items.size(); ++i) {
        desk.answer(i % 3 != 0);
        const Response given = desk.on<QuestionPage>().response;

        desk.kill();
        desk.sign_in();
        const Progress progress = progress_of(desk.facts());
        CHECK(progress.attempts.back().paper == paper);
        CHECK(progress.attempts.back().answers.at(paper.items[i].id) == given);

        desk.begin_test();
        if (i + 1 < paper.items.size())
            CHECK(desk.on<QuestionPage>().index == static_cast<int>(i) + 1);
        else
            CHECK(desk.is_on<TestReviewPage>());
    }
}

TEST_CASE("R-10: handing in a hundred times, with a kill between, makes one result")
{
    Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.take_test();
    REQUIRE(desk.is_on<ResultPage>());

    for (int i = 0; i < 100; ++i) desk.app().handle(HandIn{});
    desk.kill();
    desk.sign_in();

    CHECK(count<TestHandedIn>(desk.facts()) == 1);
}

TEST_CASE("R-18: each touch that changes a test answer is on disk before it is shown as saved")
{
    Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.begin_test();
    const int before = count<TestAnswered>(desk.facts());

    desk.answer();

    CHECK(desk.on<QuestionPage>().saved);
    CHECK(count<TestAnswered>(desk.facts()) > before);
}

TEST_CASE(
    "RS-02, RS-05: where the disk takes nothing, no answer is shown as marked, and the learner is told what to do")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(Finish{});
    desk.fill_disk();
    for (int i = 0; i < 200 && !desk.is_on<TroublePage>(); ++i) {
        if (!desk.app().is_signed_in())
            desk.sign_in();
        else
            desk.learn_topic();
    }

    REQUIRE(desk.is_on<TroublePage>());
    const auto facts = desk.facts();
    desk.app().handle(GoBack{});
    if (const auto* question = std::get_if<QuestionPage>(&desk.page())) CHECK_FALSE(question->mark.has_value());
    CHECK(desk.facts().size() == facts.size());
}

TEST_CASE("R-33: an attempt that did not pass stays as it was, a second one has other questions, and the best is kept")
{
    Desk desk;
    desk.enrol();
    desk.learn_module();
    desk.take_test(false);
    REQUIRE(desk.is_on<ResultPage>());
    CHECK_FALSE(desk.on<ResultPage>().result.passed);
    CHECK_FALSE(desk.on<ResultPage>().read_again.empty());

    desk.take_test(true);
    CHECK(desk.on<ResultPage>().result.passed);
    CHECK(desk.on<ResultPage>().result.number == 2);

    const Progress progress = progress_of(desk.facts());
    REQUIRE(progress.attempts.size() == 2);
    CHECK_FALSE(progress.attempts[0].result->passed);
    CHECK(best_attempt(progress, "1") == &progress.attempts[1]);
}

TEST_CASE("the whole small course ends with one course completed, and the ledger alone tells the same story")
{
    Desk desk;
    desk.enrol();
    for (int module = 0; module < 2; ++module) {
        desk.learn_module();
        desk.take_test();
    }
    desk.app().handle(ToHome{});

    CHECK_FALSE(desk.on<HomePage>().here.has_value());
    const auto facts = desk.facts();
    CHECK(count<CourseCompleted>(facts) == 1);
    const Progress progress = progress_of(facts);
    CHECK(progress.completed);
    CHECK(progress.percent == 100);
    for (const ModuleCard& card : desk.on<HomePage>().modules) {
        CHECK(card.done == card.topics);
        CHECK(card.test == TestState::passed);
    }
    for (const Attempt& attempt : progress.attempts) {
        Result again = assess::result_of(attempt.paper, attempt.answers);
        CHECK(again.right == attempt.result->right);
        CHECK(again.passed == attempt.result->passed);
    }
}

TEST_CASE("R-13: text size, theme and letters change nothing in the ledger")
{
    Desk desk;
    desk.enrol();
    const auto before = desk.facts().size();

    desk.app().handle(ToReading{});
    desk.app().handle(SetReading{{.size = TextSize::very_large, .theme = Theme::dark, .face = Typeface::andika}});
    desk.app().handle(GoBack{});

    CHECK(desk.facts().size() == before);
    desk.app().handle(Finish{});
    CHECK(desk.app().reading() == Reading{});
    desk.sign_in();
    CHECK(desk.app().reading().theme == Theme::dark);
}

TEST_CASE("durations come from the monotonic clock, also when the wall clock jumps (RS-14)")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    desk.pass(4'000);
    desk.wall_jumps(-30LL * 365 * 86'400'000);

    desk.app().handle(TurnPage{1});

    const auto facts = desk.facts();
    CHECK(std::get<PageLeft>(facts.back().body).duration == 4'000);
}
