#include "assess/spacing.h"

#include <doctest/doctest.h>

using namespace assess;
using model::Certainty;
using model::Recall;

namespace {

constexpr model::Millis minute = 60'000, hour = 60 * minute, day = 24 * hour;

model::Moment at(model::Millis wall, const std::string& boot = "b")
{
    return {.wall = wall, .mono = wall, .boot = boot};
}

Recall answered(bool right, model::Millis when, const std::string& sitting = "morning",
                Certainty certainty = Certainty::unsaid, const std::string& item = "q")
{
    return {.item = item, .right = right, .certainty = certainty, .at = at(when), .sitting = sitting};
}

bool is_due(const std::vector<Recall>& recalls, model::Millis when, const std::string& sitting)
{
    return !due_items(recalls, at(when), sitting).empty();
}

}  // namespace

TEST_CASE("what was right and no guess never comes back")
{
    CHECK_FALSE(is_due({answered(true, 0)}, 400 * day, "another day"));
    CHECK_FALSE(is_due({answered(true, 0, "morning", Certainty::certain)}, 400 * day, "another day"));
}

TEST_CASE("what was missed or guessed comes back later the same day: after twenty minutes, or at the next visit")
{
    for (const Recall& first : {answered(false, 0), answered(true, 0, "morning", Certainty::guess)}) {
        CHECK_FALSE(is_due({first}, 19 * minute, "morning"));
        CHECK(is_due({first}, 20 * minute, "morning"));
        CHECK(is_due({first}, 5 * minute, "afternoon"));
    }
}

TEST_CASE("then at the next visit, and after 3, 7 and 21 days; then it rests")
{
    std::vector<Recall> recalls = {answered(false, 0)};
    model::Millis now = 20 * minute;
    recalls.push_back(answered(true, now));              // later the same day
    CHECK_FALSE(is_due(recalls, now + day, "morning"));  // never twice in one sitting
    CHECK_FALSE(is_due(recalls, now + 5 * hour, "evening"));
    CHECK(is_due(recalls, now + 6 * hour, "evening"));
    int sitting = 0;
    for (const model::Millis wait : {6 * hour, 3 * day, 7 * day, 21 * day}) {
        CHECK_FALSE(is_due(recalls, now + wait - 1, "visit " + std::to_string(sitting)));
        now += wait;
        CHECK(is_due(recalls, now, "visit " + std::to_string(sitting)));
        recalls.push_back(answered(true, now, "visit " + std::to_string(sitting++)));
    }
    CHECK_FALSE(is_due(recalls, now + 1000 * day, "years later"));
}

TEST_CASE("a miss, or a right guess, sends it back to the first step; a right answer before its time changes nothing")
{
    std::vector<Recall> recalls = {answered(false, 0), answered(true, hour, "noon"), answered(false, 2 * day, "later")};
    CHECK(is_due(recalls, 2 * day + 20 * minute, "later"));

    recalls = {answered(false, 0), answered(true, 5 * minute)};
    CHECK(is_due(recalls, 20 * minute, "morning"));
}

TEST_CASE("wrong and certain comes back first, then what was missed, then what was guessed; the oldest first in each")
{
    const std::vector<Recall> recalls = {answered(true, 1, "m", Certainty::guess, "guessed"),
                                         answered(false, 2, "m", Certainty::fairly, "missed early"),
                                         answered(false, 3, "m", Certainty::guess, "missed late"),
                                         answered(false, 4, "m", Certainty::certain, "certain")};

    const auto due = due_items(recalls, at(day), "next");

    REQUIRE(due.size() == 4);
    CHECK(due[0].item == "certain");
    CHECK(due[0].why == Why::certain_and_wrong);
    CHECK(due[1].item == "missed early");
    CHECK(due[2].item == "missed late");
    CHECK(due[3].item == "guessed");
}

TEST_CASE("R-22: a clock that went back loses nothing: the question comes back at another visit")
{
    const std::vector<Recall> recalls = {answered(false, 100 * day)};
    CHECK(due_items(recalls, at(0, "another boot"), "next").size() == 1);
    CHECK(due_items(recalls, at(0, "another boot"), "morning").empty());
    CHECK_FALSE(elapsed(at(10, "a"), at(5, "b")).has_value());
    CHECK(elapsed({.wall = 900, .mono = 10, .boot = "a"}, {.wall = 0, .mono = 30, .boot = "a"}) == 20);
}

TEST_CASE("how sure and how right are counted side by side, and what was not said is not counted")
{
    const auto sure =
        calibration_of({answered(true, 0, "m", Certainty::certain), answered(false, 0, "m", Certainty::certain),
                        answered(true, 0, "m", Certainty::guess), answered(false, 0)});

    CHECK(sure.certain == model::SureAndRight{1, 2});
    CHECK(sure.fairly == model::SureAndRight{0, 0});
    CHECK(sure.guess == model::SureAndRight{1, 1});
}
