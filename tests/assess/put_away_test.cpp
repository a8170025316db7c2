#include "assess/put_away.h"

#include <doctest/doctest.h>

using namespace model;

namespace {

// Facts as they come, each with the next counter.
struct Story {
    std::vector<Fact> facts;
    std::int64_t add(FactBody body)
    {
        facts.push_back({.body = std::move(body), .counter = static_cast<std::int64_t>(facts.size()) + 1});
        return facts.back().counter;
    }
    std::int64_t begin(const std::string& attempt, bool holds_answers = false)
    {
        return add(TestBegan{{.attempt_id = attempt, .module_id = "1", .holds_answers = holds_answers}});
    }
    std::int64_t answer(const std::string& attempt, const std::string& item = "1.1-a")
    {
        return add(TestAnswered{.attempt_id = attempt, .item = item, .response = {"a"}});
    }
    std::int64_t hand_in(const std::string& attempt, bool passed)
    {
        return add(TestHandedIn{{.attempt_id = attempt, .module_id = "1", .passed = passed}});
    }
    std::vector<std::int64_t> over(std::int64_t released = 0) const { return assess::answers_over(facts, released); }
};

using Counters = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("RS-27: what was answered in a check or in practice is over at once: its mark is all that is shown again")
{
    Story story;
    story.add(PageLeft{.topic = "1.1", .section = "a"});
    const auto check = story.add(Answered{.topic = "1.1", .item = "1.1-a", .response = {"a"}});
    const auto practice = story.add(Practised{.topic = "1.1", .item = "1.1-b", .response = {"b"}});

    CHECK(story.over() == Counters{check, practice});
    story.facts[1].sealed = true;
    CHECK(story.over() == Counters{practice});
}

TEST_CASE("RS-27: answers on an open test stay until it is handed in, and until it is passed the latest attempt's stay")
{
    Story story;
    story.begin("first");
    const auto first = story.answer("first");
    CHECK(story.over().empty());
    story.hand_in("first", false);
    CHECK(story.over().empty());  // they look at what they chose before they try again

    story.begin("second");
    const auto second = story.answer("second");
    CHECK(story.over().empty());  // the open one has no result to look at yet: the first is still the latest that has
    story.hand_in("second", true);
    CHECK(story.over() == Counters{first, second});
}

TEST_CASE("RS-27: answers that the facilitator holds back stay until they are released")
{
    Story story;
    story.begin("first", true);
    const auto first = story.answer("first");
    const auto handed_in = story.hand_in("first", true);

    CHECK(story.over().empty());
    CHECK(story.over(handed_in - 1).empty());  // a release before that was of others
    CHECK(story.over(handed_in + 1) == Counters{first});
}

TEST_CASE("RS-27: what was put into a case stays until its stage is done")
{
    Story story;
    story.add(CaseBegan{.play = "p", .case_id = "dylan"});
    const auto done = story.add(CaseAnswered{.play = "p", .stage = "first", .response = {"x"}});
    story.add(CaseStageDone{.play = "p", .case_id = "dylan", .stage = "first"});
    story.add(CaseAnswered{.play = "p", .stage = "second", .response = {"y"}});
    story.add(CaseAnswered{.play = "another", .stage = "first", .response = {"z"}});

    CHECK(story.over() == Counters{done});
}
