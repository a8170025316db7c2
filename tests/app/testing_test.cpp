// Tests as the course file wants them: flags, attempts, waiting, answers held back, every attempt kept.
#include "app/killed.h"
#include "assess/marking.h"
#include "support/desk.h"
#include "support/long.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;
using sample::Desk;

namespace {

// The small course, with another rule for its first test.
std::shared_ptr<const Course> course_with(const std::function<void(TestRule&)>& change)
{
    auto course = std::make_shared<Course>(*sample::small_course());
    change(course->modules[0].test);
    return course;
}

void to_first_test(Desk& desk)
{
    desk.enrol();
    desk.learn_module();
}

template <class F>
int count(const std::vector<Fact>& facts)
{
    return static_cast<int>(
        std::ranges::count_if(facts, [](const Fact& f) { return std::holds_alternative<F>(f.body); }));
}

}  // namespace

TEST_CASE("a question flagged in a test is flagged on the list before handing in, also after a kill, until it is not")
{
    Desk desk;
    to_first_test(desk);
    desk.begin_test();
    desk.answer();
    desk.app().handle(FlagQuestion{});
    CHECK(desk.on<QuestionPage>().flagged);

    desk.kill();
    desk.sign_in();
    desk.begin_test();
    desk.app().handle(ReviewTest{});
    CHECK(desk.on<TestReviewPage>().flagged[0]);
    CHECK(desk.on<TestReviewPage>().answered[0]);
    CHECK_FALSE(desk.on<TestReviewPage>().answered[1]);

    desk.app().handle(ToQuestion{0});
    desk.app().handle(FlagQuestion{});
    desk.app().handle(ReviewTest{});
    CHECK(std::ranges::count(desk.on<TestReviewPage>().flagged, true) == 0);
    CHECK(count<TestFlagged>(desk.facts()) == 2);
}

TEST_CASE("R-35: before handing in, no page of a test says what is right; only what is answered")
{
    Desk desk;
    to_first_test(desk);
    desk.begin_test();
    while (desk.is_on<QuestionPage>()) {
        desk.answer(false);
        CHECK_FALSE(desk.on<QuestionPage>().mark.has_value());
        CHECK_FALSE(desk.on<QuestionPage>().has_another);
        desk.app().handle(NextQuestion{});
    }
    REQUIRE(desk.is_on<TestReviewPage>());
    CHECK(std::ranges::count(desk.on<TestReviewPage>().answered, false) == 0);
}

TEST_CASE("R-19d: when every attempt is used, no way leads to another, also not after a kill")
{
    Desk desk(course_with([](TestRule& rule) { rule.attempts = 2; }));
    to_first_test(desk);
    desk.take_test(false);
    desk.take_test(false);

    for (int i = 0; i < 3; ++i) {
        desk.begin_test();
        REQUIRE(desk.is_on<TestIntroPage>());
        CHECK(desk.on<TestIntroPage>().used_up);
        desk.app().handle(BeginTest{});
        CHECK(desk.is_on<TestIntroPage>());
        desk.kill();
        desk.sign_in();
    }
    CHECK(count<TestBegan>(desk.facts()) == 2);
}

TEST_CASE("the waiting time of the course file is kept between attempts that did not pass, and ends")
{
    Desk desk(course_with([](TestRule& rule) { rule.wait_minutes = 30; }));
    to_first_test(desk);
    desk.take_test(false);

    desk.begin_test();
    REQUIRE(desk.is_on<TestIntroPage>());
    CHECK(desk.on<TestIntroPage>().wait_minutes == 30);
    CHECK(count<TestBegan>(desk.facts()) == 1);

    desk.wall_jumps(0);
    for (int i = 0; i < 31; ++i) {
        desk.app().touched();
        desk.pass(60'000);
    }
    if (!desk.app().is_signed_in()) desk.sign_in();
    desk.begin_test();
    CHECK(desk.is_on<QuestionPage>());
}

TEST_CASE("R-36: where the facilitator releases the answers, nobody sees them before; the result is told at once")
{
    Desk desk(course_with([](TestRule& rule) { rule.release = Release::by_facilitator; }));
    to_first_test(desk);
    desk.take_test(false);
    REQUIRE(desk.is_on<ResultPage>());
    CHECK(desk.on<ResultPage>().answers_held);
    CHECK(desk.on<ResultPage>().read_again.empty());
    CHECK(desk.on<ResultPage>().others == 0);
    desk.app().handle(ToAnswers{});
    CHECK(desk.is_on<ResultPage>());
    desk.app().handle(ReleaseAnswers{});  // a learner cannot
    CHECK_FALSE(desk.is_on<QuestionPage>());
    desk.app().handle(Finish{});

    desk.become_facilitator();
    REQUIRE(desk.is_on<RecordsPage>());
    CHECK(desk.on<RecordsPage>().held_answers == 1);
    desk.app().handle(ReleaseAnswers{});
    CHECK(desk.on<RecordsPage>().held_answers == 0);
    desk.app().handle(GoBack{});

    desk.sign_in();
    desk.app().handle(ToAttempts{"1"});
    desk.app().handle(ShowAttempt{desk.on<AttemptsPage>().attempts[0].attempt_id});
    CHECK_FALSE(desk.on<ResultPage>().answers_held);
    desk.app().handle(ToAnswers{});
    CHECK(desk.is_on<QuestionPage>());

    desk.take_test(false);  // a later attempt waits for a later release
    CHECK(desk.on<ResultPage>().answers_held);
}

TEST_CASE("R-33: every attempt can be looked at again, best and latest are named, and a pass can still be bettered")
{
    Desk desk;
    to_first_test(desk);
    desk.take_test(true);
    REQUIRE(desk.on<ResultPage>().result.passed);
    desk.app().handle(ToAttempts{"1"});
    REQUIRE(desk.is_on<AttemptsPage>());
    desk.app().handle(TakeTestAgain{});
    REQUIRE(desk.is_on<TestIntroPage>());
    desk.app().handle(BeginTest{});
    while (desk.is_on<QuestionPage>()) {
        desk.answer(false);
        desk.app().handle(NextQuestion{});
    }
    desk.app().handle(HandIn{});
    CHECK_FALSE(desk.on<ResultPage>().result.passed);

    desk.app().handle(ToAttempts{"1"});
    const auto attempts = desk.on<AttemptsPage>().attempts;
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].latest);
    CHECK_FALSE(attempts[0].best);
    CHECK(attempts[1].best);
    for (const auto& line : attempts) {
        desk.app().handle(ToAttempts{"1"});
        desk.app().handle(ShowAttempt{line.attempt_id});
        desk.app().handle(ToAnswers{});
        CHECK(desk.on<QuestionPage>().mark->right == line.result.passed);
    }
    CHECK(has_passed(progress_of(desk.facts()), "1"));
}

TEST_CASE("after a test, other questions on what was missed are offered, none of them from its paper")
{
    Desk desk;
    to_first_test(desk);
    desk.take_test(false);
    const auto paper = progress_of(desk.facts()).attempts.back().paper;
    REQUIRE(desk.on<ResultPage>().others > 0);

    desk.app().handle(PractiseMissed{});

    REQUIRE(desk.is_on<QuestionPage>());
    CHECK(desk.on<QuestionPage>().asking == Asking::learn);
    CHECK(std::ranges::count(paper.items, desk.on<QuestionPage>().item.id, &Item::id) == 0);
}

TEST_CASE("R-39: a result is written whole: every test handed in has its score, its marks, its time and its reference")
{
    Desk desk;
    to_first_test(desk);
    desk.take_test(false);
    desk.pass(1'000);
    desk.take_test(true);

    int handed_in = 0;
    for (const Fact& fact : desk.facts()) {
        const auto* test = std::get_if<TestHandedIn>(&fact.body);
        if (!test) continue;
        ++handed_in;
        const Result& result = test->result;
        CHECK(result.marks.size() == static_cast<std::size_t>(result.asked));
        CHECK(result.asked > 0);
        CHECK(result.needed > 0);
        CHECK(result.right == std::ranges::count(result.marks, true, &Mark::right));
        CHECK(result.duration > 0);
        CHECK(result.at > 0);
        CHECK(result.reference.size() == 7);
        CHECK(result.passed == (result.right >= result.needed && result.critical_all_right));
    }
    CHECK(handed_in == 2);
}

TEST_CASE("R-31: a kill at every question, before and after its answer, its flag and its certainty, changes nothing")
{
    const bool every_one = sample::is_long();
    Desk desk;
    to_first_test(desk);
    for (int attempt = 0; attempt < (every_one ? 6 : 1); ++attempt) {
        desk.app().handle(ToHome{});
        desk.app().handle(ToAttempts{"1"});
        desk.app().handle(TakeTestAgain{});
        desk.app().handle(BeginTest{});
        const Paper paper = progress_of(desk.facts()).attempts.back().paper;
        sample::kill_at_every_question(desk, paper, [&] {
            desk.sign_in();
            desk.app().handle(ToAttempts{"1"});
            desk.app().handle(TakeTestAgain{});
            desk.app().handle(BeginTest{});
        });
        desk.app().handle(HandIn{});
        REQUIRE(desk.is_on<ResultPage>());
    }
}

TEST_CASE(
    "KA-31, R-03: no test is timed: whoever is away for a week at each question finds it again, and ends the same")
{
    const auto covered_and_back = [](Desk& desk) {
        desk.pass(180'000);  // warned, then covered, over the live question
        REQUIRE(desk.is_on<CoverPage>());
        desk.app().handle(ComeBack{});
        desk.type_pin();
        REQUIRE(desk.is_on<QuestionPage>());
    };
    const auto take = [&](Millis away) {
        Desk desk;
        to_first_test(desk);
        desk.begin_test();
        while (desk.is_on<QuestionPage>()) {
            const std::string asked = desk.on<QuestionPage>().item.id;
            if (away > 0) {
                desk.pass(away);
                REQUIRE(desk.is_on<StartPage>());
                desk.sign_in();
                desk.begin_test();
                CHECK(desk.on<QuestionPage>().item.id == asked);
            }
            desk.answer();
            const Response given = desk.on<QuestionPage>().response;
            covered_and_back(desk);
            CHECK(desk.on<QuestionPage>().item.id == asked);
            CHECK(desk.on<QuestionPage>().response == given);
            desk.app().handle(NextQuestion{});
        }
        desk.app().handle(HandIn{});
        return desk.on<ResultPage>().result;
    };

    const Result soon = take(0), late = take(7LL * 86'400'000);

    CHECK(late.passed);
    CHECK(late.right == soon.right);
    CHECK(late.asked == soon.asked);
}
