// KA-27: both languages on every page, without losing the place; R-13: and the records do not notice.
#include "support/desk.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <functional>

using namespace model;
using sample::Desk;

namespace {

Language language_of(Desk& desk) { return desk.app().reading().language; }

// Reads a topic, answers its check, takes the module's test; `between` is done at every step.
std::vector<std::string> told_by(const std::function<void(Desk&)>& between)
{
    Desk desk;
    desk.enrol();
    between(desk);
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    while (desk.is_on<LessonPage>()) {
        between(desk);
        desk.app().handle(TurnPage{1});
    }
    while (desk.is_on<QuestionPage>()) {
        between(desk);
        desk.answer();
        between(desk);
        desk.app().handle(NextQuestion{});
    }
    between(desk);
    desk.app().handle(Finish{});
    std::vector<std::string> told;
    for (const store::Queued& queued : desk.store().statements_of(desk.store().learners().front().id)) {
        auto statement = nlohmann::json::parse(queued.body);
        told.push_back(statement["verb"].dump() + statement["object"].dump());
    }
    return told;
}

}  // namespace

TEST_CASE("KA-27: switching the language leaves the page as it is, and a learner keeps the one they chose")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    desk.app().handle(TurnPage{1});
    const std::string before = name_of(desk.page());

    desk.app().handle(SwitchLanguage{});
    CHECK(name_of(desk.page()) == before);
    CHECK(language_of(desk) == Language::welsh);

    desk.app().handle(Finish{});
    CHECK(language_of(desk) == Language::english);  // whoever comes next has not chosen
    desk.kill();
    desk.sign_in();
    CHECK(language_of(desk) == Language::welsh);
    desk.app().handle(SwitchLanguage{});
    CHECK(language_of(desk) == Language::english);
}

TEST_CASE("KA-27: the language chosen before the name is theirs from then on")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(Finish{});
    desk.app().handle(SwitchLanguage{});
    CHECK(desk.is_on<StartPage>());

    desk.sign_in();

    CHECK(language_of(desk) == Language::welsh);
    CHECK(desk.store().learners().front().reading.language == Language::welsh);
}

TEST_CASE("KA-27: a language chosen on the start page and left alone is forgotten in time for the next person")
{
    Desk desk;
    desk.app().handle(SwitchLanguage{});
    desk.app().touched();
    REQUIRE(desk.app().patience());

    desk.pass(*desk.app().patience());

    CHECK(language_of(desk) == Language::english);
    CHECK_FALSE(desk.app().patience());
}

TEST_CASE("R-13: changing the language at every step tells the record store nothing more and nothing else")
{
    const auto steady = told_by([](Desk&) {});
    const auto switched = told_by([](Desk& desk) { desk.app().handle(SwitchLanguage{}); });

    REQUIRE(steady.size() > 5);
    CHECK(switched == steady);
}
