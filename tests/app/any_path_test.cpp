// Random touches on every page of being asked: nothing is ever stuck, and every score is what the answers say.
#include "assess/marking.h"
#include "support/desk.h"
#include "support/long.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace model;
using sample::Desk;

namespace {

using Dice = std::mt19937_64;

template <class T>
const T& any_of(const std::vector<T>& things, Dice& dice)
{
    return things[dice() % things.size()];
}

Intent on_question(const QuestionPage& page, Dice& dice)
{
    if (page.may_try_again) return dice() % 2 == 0 ? Intent{TryAgain{}} : ShowReasons{};
    if (page.mark) return page.has_another && dice() % 4 == 0 ? Intent{AnotherQuestion{}} : NextQuestion{};
    if (!page.active.empty()) return dice() % 5 == 0 ? Intent{GoBack{}} : PutOn{any_of(page.shown.targets, dice)};
    switch (dice() % 10) {
    case 0:
        return page.asking == Asking::test ? Intent{FlagQuestion{}} : NextQuestion{};
    case 1:
        return HowSure{static_cast<Certainty>(1 + dice() % 3)};
    case 2:
    case 3:
        return page.asking == Asking::test ? Intent{NextQuestion{}} : Submit{};
    case 4:
        return page.asking == Asking::test && dice() % 4 == 0 ? Intent{ReviewTest{}} : Submit{};
    default:
        break;
    }
    if (page.item.kind == ItemKind::true_false && dice() % 2 == 0) return Pick{any_of(page.shown.targets, dice)};
    return Pick{any_of(page.shown.options, dice)};
}

Intent any_intent(const Page& page, Dice& dice)
{
    if (const auto* question = std::get_if<QuestionPage>(&page)) return on_question(*question, dice);
    if (const auto* review = std::get_if<TestReviewPage>(&page))
        return dice() % 3 == 0 ? Intent{HandIn{}} : ToQuestion{static_cast<int>(dice() % review->answered.size())};
    if (std::holds_alternative<LessonPage>(page))
        return std::get<LessonPage>(page).reading_again ? Intent{GoBack{}} : TurnPage{1};
    if (std::holds_alternative<PracticePage>(page)) return BeginRound{dice() % 2 == 0};
    if (std::holds_alternative<TestIntroPage>(page)) return BeginTest{};
    if (std::holds_alternative<ResultPage>(page)) {
        const Intent all[] = {ToAnswers{}, PractiseMissed{}, ToAttempts{"1"}, ToReceipt{}};
        return all[dice() % 4];
    }
    if (std::holds_alternative<AttemptsPage>(page)) return TakeTestAgain{};
    if (std::holds_alternative<HomePage>(page)) {
        const Intent all[] = {ToPractice{}, CarryOn{}, ToTest{"1"}, ToLesson{{.topic = "1.1", .section = ""}}};
        return all[dice() % 4];
    }
    if (std::holds_alternative<ContentNoticePage>(page)) return GoOn{};
    return ToHome{};
}

}  // namespace

TEST_CASE("whatever is touched in checks, practice and tests, no page is a dead end and every result is its answers'")
{
    const int touches = sample::is_long() ? 100'000 : 2'500;
    Dice dice(7);
    Desk desk;
    desk.enrol();
    desk.learn_module();  // so that every page can be reached from the start
    std::set<std::string> met;
    std::string before;
    int stays = 0;
    for (int i = 0; i < touches; ++i) {
        const std::string name = name_of(desk.page());
        met.insert(name.substr(0, name.find('/')));
        stays = name == before ? stays + 1 : 0;
        before = name;
        REQUIRE_MESSAGE(stays < 400, "stuck on " << name);
        desk.pass(1'000);
        desk.app().handle(any_intent(desk.page(), dice));
        if (!desk.app().is_signed_in() || desk.is_on<CoverPage>()) desk.sign_in();
        if (i % 500 == 499) {
            desk.kill();
            desk.sign_in();
        }
        REQUIRE_FALSE(desk.is_on<TroublePage>());
    }
    for (const char* page : {"home", "check", "learn", "refresh", "practice", "practice-done", "test", "test-intro",
                             "test-review", "result", "answer", "attempts", "receipt"})
        CHECK_MESSAGE(met.contains(page), page);
    const Progress progress = progress_of(desk.facts());
    int results = 0;
    for (const Attempt& attempt : progress.attempts) {
        if (!attempt.result) continue;
        ++results;
        const Result again = assess::result_of(attempt.paper, attempt.answers);
        CHECK(again.right == attempt.result->right);
        CHECK(again.marks == attempt.result->marks);
        CHECK(again.passed == attempt.result->passed);
    }
    CHECK(results > 2);
}
