// The final assessment through App: when it opens, what its papers are, what stays through a kill, what completes.
#include "app/killed.h"
#include "assess/paper.h"
#include "support/desk.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace model;
using sample::Desk;

namespace {

const std::string last{final_id};

// The small course with a final assessment, and what a test wants changed.
std::shared_ptr<const Course> course_with_final(const std::function<void(Course&)>& change = [](Course&) {})
{
    auto course = std::make_shared<Course>(*sample::small_course());
    course->final_assessment =
        FinalAssessment{.title = "Final assessment",
                        .rule = {.questions = 6,
                                 .pass_percent = 75,
                                 .critical = 1,
                                 .shares = {{.module = "1", .percent = 50}, {.module = "2", .percent = 50}}}};
    change(*course);
    return course;
}

std::shared_ptr<const Course> course_with_rule(const std::function<void(TestRule&)>& change)
{
    return course_with_final([&](Course& course) { change(course.final_assessment->rule); });
}

void to_final(Desk& desk)
{
    desk.enrol();
    desk.finish_modules();
}

template <class F>
int count(const std::vector<Fact>& facts)
{
    return static_cast<int>(
        std::ranges::count_if(facts, [](const Fact& f) { return std::holds_alternative<F>(f.body); }));
}

FinalCard card_on_home(Desk& desk)
{
    desk.app().handle(ToHome{});
    return *desk.on<HomePage>().final_assessment;
}

const Paper& latest_paper(const Progress& progress) { return progress.attempts.back().paper; }

// "passed https://…/tests/final", in the order in which they go out; nothing of lessons, answers and sittings.
std::vector<std::string> verdicts(Desk& desk)
{
    std::vector<std::string> told;
    for (const auto& queued : desk.store().due(4'000'000'000'000, 100'000, std::size_t{256} << 20)) {
        const auto json = nlohmann::json::parse(queued.body);
        const std::string verb = json["verb"]["id"], about = json["object"]["id"];
        const std::string word = verb.substr(verb.rfind('/') + 1);
        if (word == "passed" || word == "failed" || word == "completed")
            told.push_back(word + about.substr(std::string("https://training.example.org/bicycle-lending").size()));
    }
    return told;
}

}  // namespace

TEST_CASE("the final assessment opens when every module is finished; until then home says which are not")
{
    Desk desk(course_with_final());
    desk.enrol();
    CHECK(card_on_home(desk).test == TestState::not_yet);
    CHECK(card_on_home(desk).before == std::vector{1, 2});
    desk.app().handle(ToTest{last});
    CHECK(desk.is_on<HomePage>());

    desk.learn_module();
    CHECK(card_on_home(desk).before == std::vector{1, 2});  // its topics are done, its test is not
    desk.take_test();
    CHECK(card_on_home(desk).before == std::vector{2});
    desk.app().handle(ToTest{last});
    CHECK(desk.is_on<HomePage>());

    desk.learn_module();
    desk.take_test();
    CHECK(card_on_home(desk).test == TestState::open);
    CHECK(card_on_home(desk).before.empty());
    const auto here = desk.on<HomePage>().here;
    REQUIRE(here);
    CHECK(here->module_id == last);
    CHECK(here->module_number == 0);

    desk.app().handle(CarryOn{});
    REQUIRE(desk.is_on<TestIntroPage>());
    CHECK(desk.on<TestIntroPage>().is_final);
    CHECK(desk.on<TestIntroPage>().questions == 6);
    CHECK(desk.on<TestIntroPage>().needed == 5);
    desk.app().handle(BeginTest{});
    CHECK(card_on_home(desk).test == TestState::begun);
    desk.take_test(false);
    CHECK(card_on_home(desk).test == TestState::not_passed);
    desk.take_test();
    CHECK(card_on_home(desk).test == TestState::passed);
    CHECK(desk.on<HomePage>().completed);
    CHECK_FALSE(desk.on<HomePage>().here);
}

TEST_CASE("X-12: the course is completed by passing the final assessment and by nothing before it, and once")
{
    Desk desk(course_with_final());
    to_final(desk);
    CHECK(verdicts(desk) == std::vector<std::string>{"passed/tests/1", "passed/tests/2"});
    desk.take_test(false);
    CHECK_FALSE(desk.on<ResultPage>().completed);
    desk.take_test();
    CHECK(desk.on<ResultPage>().completed);
    desk.app().handle(ToReceipt{});
    CHECK(desk.on<ReceiptPage>().completed);
    CHECK(desk.on<ReceiptPage>().module_title == "Final assessment");
    CHECK(desk.on<ReceiptPage>().result.reference.size() == 7);

    desk.kill();
    desk.sign_in();
    desk.app().handle(ToAttempts{last});
    desk.app().handle(TakeTestAgain{});  // to do better: no word of it can undo the pass
    desk.app().handle(BeginTest{});
    while (desk.is_on<QuestionPage>()) {
        desk.answer(false);
        desk.app().handle(NextQuestion{});
    }
    desk.app().handle(HandIn{});
    CHECK_FALSE(desk.on<ResultPage>().result.passed);

    CHECK(verdicts(desk) == std::vector<std::string>{"passed/tests/1", "passed/tests/2", "failed/tests/final",
                                                     "passed/tests/final", "completed"});
    CHECK(count<CourseCompleted>(desk.facts()) == 1);
    CHECK(card_on_home(desk).test == TestState::passed);
}

TEST_CASE("where a topic is still being written, the final assessment can be passed, and the course is completed later")
{
    const auto part = course_with_final([](Course& course) { course.modules[1].topics[1].finished = false; });
    Desk desk(part);
    to_final(desk);
    REQUIRE(card_on_home(desk).test == TestState::open);
    desk.take_test();
    REQUIRE(desk.on<ResultPage>().result.passed);
    CHECK(count<CourseCompleted>(desk.facts()) == 0);
    desk.app().handle(ToHome{});
    CHECK_FALSE(desk.on<HomePage>().completed);

    SUBCASE("with its check")
    {
        desk.change_course(course_with_final());
        desk.sign_in();
        CHECK(count<CourseCompleted>(desk.facts()) == 0);
        desk.learn_topic();
    }
    SUBCASE("or at the next sign-in, when the course does without it")
    {
        desk.change_course(course_with_final([](Course& course) { course.modules[1].topics.pop_back(); }));
        desk.sign_in();
    }
    CHECK(count<CourseCompleted>(desk.facts()) == 1);
    CHECK(verdicts(desk).back() == "completed");
}

TEST_CASE("R-31: a kill at every question of the final assessment, around answer, flag and certainty, changes nothing")
{
    Desk desk(course_with_final());
    to_final(desk);
    desk.begin_test();
    const Paper paper = latest_paper(progress_of(desk.facts()));
    REQUIRE(paper.module_id == last);
    REQUIRE(paper.items.size() == 6);
    sample::kill_at_every_question(desk, paper, [&] {
        desk.sign_in();
        desk.begin_test();
    });
    REQUIRE(desk.is_on<TestReviewPage>());
    CHECK(std::ranges::count(desk.on<TestReviewPage>().flagged, true) == 6);
    desk.app().handle(HandIn{});
    CHECK(desk.on<ResultPage>().result.right == 3);
    CHECK(count<TestBegan>(desk.facts()) == 3);
}

TEST_CASE("R-30: a changed course changes neither the paper of a final assessment that is open nor its marking")
{
    Desk desk(course_with_final());
    to_final(desk);
    desk.begin_test();
    const Paper paper = latest_paper(progress_of(desk.facts()));
    desk.answer();

    desk.change_course(course_with_final([](Course& course) {
        for (Module& module : course.modules)
            for (Topic& topic : module.topics)
                for (Item& item : topic.items) {
                    item.stem = "Another question";
                    item.version += 1;
                }
        course.final_assessment->rule = {.questions = 2, .pass_percent = 10, .critical = 0};
    }));
    desk.sign_in();
    CHECK(latest_paper(progress_of(desk.facts())) == paper);
    desk.take_test();
    CHECK(desk.on<ResultPage>().result.asked == 6);
    CHECK(desk.on<ResultPage>().result.needed == 5);
    CHECK(desk.on<ResultPage>().result.right == 6);

    desk.change_course(sample::small_course());  // a version without a final assessment: the result is still there
    desk.sign_in();
    CHECK_FALSE(desk.on<HomePage>().final_assessment);
    desk.app().handle(ToTest{last});
    CHECK(desk.is_on<HomePage>());
    CHECK(has_passed(progress_of(desk.facts()), last));
}

TEST_CASE("R-32: no question of the final assessment comes back before the bank is used up; then it goes on")
{
    Desk desk(course_with_rule([](TestRule& rule) {
        rule.critical = 0;
        rule.shares.clear();
    }));
    to_final(desk);
    std::set<std::string> met;
    for (int attempt = 1; attempt <= 3; ++attempt) {  // 18 questions: three papers of six
        desk.take_test(false);
        REQUIRE(desk.is_on<ResultPage>());
        const Progress progress = progress_of(desk.facts());
        for (const Item& item : latest_paper(progress).items) CHECK(met.insert(item.id).second);
    }
    CHECK(met.size() == 18);
    desk.take_test();
    CHECK(desk.on<ResultPage>().result.passed);
    CHECK(desk.on<ResultPage>().result.number == 4);
}

TEST_CASE("R-19d: attempts at the final assessment are counted and waited for as its rule says, apart from other tests")
{
    Desk desk(course_with_rule([](TestRule& rule) {
        rule.attempts = 2;
        rule.wait_minutes = 30;
    }));
    to_final(desk);
    desk.take_test(false);
    desk.begin_test();
    REQUIRE(desk.is_on<TestIntroPage>());
    CHECK(desk.on<TestIntroPage>().wait_minutes == 30);
    CHECK(desk.on<TestIntroPage>().number == 2);
    for (int i = 0; i < 31; ++i) {
        desk.app().touched();
        desk.pass(60'000);
    }
    if (!desk.app().is_signed_in()) desk.sign_in();
    desk.take_test(false);
    REQUIRE(desk.is_on<ResultPage>());

    for (int i = 0; i < 2; ++i) {
        desk.begin_test();
        REQUIRE(desk.is_on<TestIntroPage>());
        CHECK(desk.on<TestIntroPage>().used_up);
        desk.kill();
        desk.sign_in();
    }
    desk.app().handle(ToAttempts{last});
    REQUIRE(desk.is_on<AttemptsPage>());
    CHECK(desk.on<AttemptsPage>().module_title == "Final assessment");
    CHECK(desk.on<AttemptsPage>().attempts.size() == 2);  // and not those of the modules
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<HomePage>());
}

TEST_CASE("R-36: answers of the final assessment are held until the facilitator releases them")
{
    Desk desk(course_with_rule([](TestRule& rule) { rule.release = Release::by_facilitator; }));
    to_final(desk);
    desk.take_test(false);
    CHECK(desk.on<ResultPage>().answers_held);
    CHECK(desk.on<ResultPage>().objectives.empty());
    CHECK(desk.on<ResultPage>().others == 0);
    desk.app().handle(ToAnswers{});
    CHECK(desk.is_on<ResultPage>());
    desk.app().handle(Finish{});

    desk.become_facilitator();
    CHECK(desk.on<RecordsPage>().held_answers == 1);
    desk.app().handle(ReleaseAnswers{});
    desk.app().handle(GoBack{});
    desk.sign_in();
    desk.app().handle(ToAttempts{last});
    desk.app().handle(ShowAttempt{desk.on<AttemptsPage>().attempts[0].attempt_id});
    CHECK_FALSE(desk.on<ResultPage>().answers_held);
    CHECK_FALSE(desk.on<ResultPage>().objectives.empty());
}

TEST_CASE("the final result says objective by objective how it went, and which pages to read again")
{
    Desk desk(course_with_final());
    to_final(desk);
    desk.begin_test();
    const Paper paper = latest_paper(progress_of(desk.facts()));
    for (int i = 0; desk.is_on<QuestionPage>(); ++i) {
        desk.answer(i != 2);
        desk.app().handle(NextQuestion{});
    }
    desk.app().handle(HandIn{});

    const auto page = desk.on<ResultPage>();
    CHECK(page.is_final);
    CHECK(page.read_again.empty());
    int asked = 0, right = 0, places = 0;
    for (const ObjectiveLine& line : page.objectives) {
        asked += line.asked;
        right += line.right;
        places += static_cast<int>(line.read_again.size());
    }
    CHECK(page.objectives.size() == 2);
    CHECK(asked == 6);
    CHECK(right == 5);
    REQUIRE(places == 1);
    for (const ObjectiveLine& line : page.objectives)
        for (const ReadAgain& again : line.read_again) {
            CHECK(again.place == Place{.topic = paper.items[2].topic, .section = paper.items[2].section});
            desk.app().handle(ToLesson{again.place});
            REQUIRE(desk.is_on<LessonPage>());
            CHECK(desk.on<LessonPage>().section.id == paper.items[2].section);
            desk.app().handle(GoBack{});
            CHECK(desk.is_on<ResultPage>());
        }
}

TEST_CASE("R-34: whichever topics are finished, the final assessment they allow can be answered and handed in")
{
    for (const unsigned finished : {1U, 8U, 16U, 9U, 23U, 31U}) {
        CAPTURE(finished);
        Desk desk(course_with_final([&](Course& course) {
            course.final_assessment->rule.questions = 12;
            course.final_assessment->rule.critical = 3;
            unsigned topic = 1;
            for (Module& module : course.modules)
                for (Topic& each : module.topics) {
                    each.finished = (finished & topic) != 0;
                    topic *= 2;
                }
        }));
        desk.enrol();
        for (int tests = 0; desk.on<HomePage>().here; ++tests) {
            REQUIRE(tests < 4);
            desk.learn_module();
            if (desk.on<HomePage>().here) desk.take_test();
            desk.app().handle(ToHome{});
        }
        CHECK(has_passed(progress_of(desk.facts()), last));
        CHECK(count<CourseCompleted>(desk.facts()) == (finished == 31 ? 1 : 0));
    }
}
