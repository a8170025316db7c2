#include "assess/practice.h"
#include "assess/attempts.h"

#include "support/sample_items.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assess;

namespace {

model::Recall recall(const std::string& item, bool right = true)
{
    return {.item = item, .right = right, .at = {.wall = 1, .mono = 1, .boot = "b"}, .sitting = "s"};
}

model::Progress after_one_attempt(bool passed, model::Millis handed_in)
{
    model::Progress progress;
    progress.attempts.push_back({.paper = {.attempt_id = "a", .module_id = "1"},
                                 .result = model::Result{.attempt_id = "a", .module_id = "1", .passed = passed},
                                 .handed_in = {.wall = handed_in, .mono = handed_in, .boot = "b"}});
    return progress;
}

model::Moment at(model::Millis ms, const std::string& boot = "b") { return {.wall = ms, .mono = ms, .boot = boot}; }

}  // namespace

TEST_CASE("a round to learn by asks what was never answered first, only from topics read, and fits five minutes")
{
    const model::Course course = sample::course_with_bank(6);
    model::Progress progress;
    CHECK(to_learn(course, progress, 1).empty());
    progress.pages_read["1.1"].insert("first");
    for (const char* seen : {"1.1-0", "1.1-1", "1.1-2", "1.1-3"}) progress.recalls.push_back(recall(seen));

    const auto round = to_learn(course, progress, 1);

    REQUIRE(round.size() == round_size);
    for (const auto* item : round) CHECK(item->topic == "1.1");
    CHECK(std::ranges::count_if(round, [](const auto* i) { return i->id == "1.1-4" || i->id == "1.1-5"; }) == 2);
    CHECK(round[2]->id == "1.1-0");  // answered longest ago
}

TEST_CASE(
    "after a miss another question on the same objective is found: from the same page, never the same, unseen first")
{
    model::Course course = sample::course_with_bank(6);  // even ones O1, odd ones O2
    const model::Item& missed = course.modules[0].topics[0].items[0];
    course.modules[0].topics[0].items[2].section = "second";

    CHECK(another_on(course, missed, {})->id == "1.1-4");
    CHECK(another_on(course, missed, {recall("1.1-4")})->id == "1.1-4");  // the same page counts for more
    CHECK(another_on(course, missed, {}, {"1.1-4"})->id == "1.1-2");
    CHECK(another_on(course, missed, {}, {"1.1-2", "1.1-4"})->id == "1.2-0");
    model::Item lonely = missed;
    lonely.objective = "O9";
    CHECK(another_on(course, lonely, {}) == nullptr);
}

TEST_CASE("a result offers other questions than those of its paper, one for each that was missed")
{
    const model::Course course = sample::course_with_bank(6);
    model::Attempt attempt;
    for (std::size_t i = 0; i < 4; ++i) attempt.paper.items.push_back(course.modules[0].topics[0].items[i]);
    attempt.result = model::Result{.marks = {{.right = false}, {.right = true}, {.right = false}, {.right = false}}};

    const auto others = others_on_missed(course, attempt, {});

    REQUIRE(others.size() == 3);
    for (const auto* other : others) CHECK(std::ranges::count(attempt.paper.items, other->id, &model::Item::id) == 0);
    CHECK(others[0]->objective == "O1");
    CHECK(others[2]->objective == "O2");
    CHECK(others[0]->id != others[1]->id);
}

TEST_CASE("the course file's number of attempts and waiting time hold; after a pass nobody waits")
{
    const model::TestRule rule{.attempts = 2, .wait_minutes = 30};
    const model::TestRule free;

    CHECK(may_begin(rule, {}, "1", at(0)).now());
    const auto failed = after_one_attempt(false, 0);
    CHECK(may_begin(rule, failed, "1", at(60'000)).wait_minutes == 29);
    CHECK(may_begin(rule, failed, "1", at(29 * 60'000 + 1)).wait_minutes == 1);
    CHECK(may_begin(rule, failed, "1", at(30 * 60'000)).now());
    CHECK(may_begin(free, failed, "1", at(1)).now());
    CHECK(may_begin(rule, after_one_attempt(true, 0), "1", at(1)).now());
    CHECK(may_begin(rule, failed, "2", at(1)).now());

    auto twice = failed;
    twice.attempts.push_back(failed.attempts.front());
    CHECK(may_begin(rule, twice, "1", at(400 * 60'000)).used_up);
}

TEST_CASE("R-22: a clock set back does not keep anybody from their test")
{
    CHECK(
        may_begin({.wait_minutes = 30}, after_one_attempt(false, 1'000'000'000), "1", at(5, "after a restart")).now());
}
