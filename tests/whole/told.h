// What the record store was told of a device's facts, and whether it is all of it, once, in the order X-12 wants.
#pragma once

#include "delivery/equal.h"
#include "delivery/lrs.h"
#include "delivery/request.h"
#include "store/store.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace whole {

inline std::vector<model::Fact> all_facts(store::Store& store)
{
    std::vector<model::Fact> all;
    for (const auto& learner : store.learners()) std::ranges::copy(store.facts_of(learner.id), std::back_inserter(all));
    return all;
}

template <class F>
long count(const std::vector<model::Fact>& facts)
{
    return std::ranges::count_if(facts, [](const model::Fact& f) { return std::holds_alternative<F>(f.body); });
}

inline std::vector<store::Queued> all_waiting(store::Store& store)
{
    return store.due(4'000'000'000'000, 100'000, std::size_t{256} << 20);
}

inline std::string verb_of(const nlohmann::json& statement)
{
    const std::string id = statement.at("verb").at("id");
    return id.substr(id.rfind('/') + 1);
}

/// How many answers are on the papers handed in: they are told when the test is.
inline long answers_on_papers(const std::vector<model::Fact>& facts)
{
    std::set<std::string> handed_in;
    for (const model::Fact& fact : facts)
        if (const auto* test = std::get_if<model::TestHandedIn>(&fact.body)) handed_in.insert(test->result.attempt_id);
    std::set<std::string> answers;
    for (const model::Fact& fact : facts)
        if (const auto* answer = std::get_if<model::TestAnswered>(&fact.body))
            if (handed_in.contains(answer->attempt_id)) answers.insert(answer->attempt_id + " " + answer->item);
    return static_cast<long>(answers.size());
}

/// X-12 and the counts: every sitting begins with `initialized` and ends with `terminated`, a test is passed once and
/// not failed after that, and there are as many statements of each kind as facts they tell of. `queued` in order.
inline void check_what_is_told(const std::vector<store::Queued>& queued, const std::vector<model::Fact>& facts)
{
    std::map<std::int64_t, const model::Fact*> by_counter;
    for (const model::Fact& fact : facts) by_counter[fact.counter] = &fact;
    std::map<std::string, std::vector<std::string>> sittings;
    std::map<std::string, long> verbs;
    std::set<std::string> passed, completed;
    for (const store::Queued& each : queued) {
        const auto statement = nlohmann::json::parse(each.body);
        const std::string verb = verb_of(statement), who = statement.at("context").at("registration");
        const std::string about = who + " " + std::string(statement.at("object").at("id"));
        REQUIRE(by_counter.contains(each.counter));
        sittings[by_counter.at(each.counter)->sitting].push_back(verb);
        ++verbs[verb];
        if (verb == "passed") CHECK(passed.insert(about).second);
        if (verb == "failed") CHECK_FALSE(passed.contains(about));
        if (verb == "completed") CHECK(completed.insert(who).second);
    }
    for (const auto& [sitting, told] : sittings) {
        CAPTURE(sitting);
        CHECK(told.front() == "initialized");
        CHECK(told.back() == "terminated");
        CHECK(std::ranges::count(told, "initialized") == 1);
        CHECK(std::ranges::count(told, "terminated") == 1);
    }
    CHECK(verbs["initialized"] == count<model::SittingBegan>(facts));
    CHECK(verbs["terminated"] == count<model::SittingEnded>(facts));
    CHECK(verbs["experienced"] ==
          count<model::PageLeft>(facts) + count<model::CaseStageDone>(facts) + count<model::CaseEnded>(facts));
    CHECK(verbs["progressed"] == count<model::Progressed>(facts));
    CHECK(verbs["answered"] ==
          count<model::Answered>(facts) + count<model::Practised>(facts) + answers_on_papers(facts));
    CHECK(verbs["passed"] + verbs["failed"] == count<model::TestHandedIn>(facts));
    CHECK(verbs["completed"] == count<model::CourseCompleted>(facts));
}

/// Every statement at the record store, page by page.
inline std::vector<nlohmann::json> everything_at(const support::Lrs& lrs)
{
    platform::CurlHttp http({});
    const delivery::Server server{.base = lrs.base(), .key = "kiosk", .secret = "s3cret"};
    std::vector<nlohmann::json> all;
    auto request = delivery::get_of(server, "limit=100");
    for (;;) {
        const auto page = nlohmann::json::parse(http.send(request).body);
        for (const auto& statement : page.at("statements")) all.push_back(statement);
        const std::string more = page.value("more", "");
        if (more.empty()) return all;
        request.url = lrs.base().substr(0, lrs.base().find("/xAPI")) + more;
    }
}

/// Everything in the outbox stands at the record store exactly once and is what was frozen, and nothing else is there.
/// Returns the outbox in the order of the facts.
inline std::vector<store::Queued> check_all_is_there_once(store::Store& store, const support::Lrs& lrs)
{
    const auto there = everything_at(lrs);
    std::map<std::string, int> times;
    std::vector<store::Queued> queued;
    for (const auto& statement : there) {
        const std::string id = statement.at("id");
        CAPTURE(id);
        CHECK(++times[id] == 1);
        const auto ours = store.queued(id);
        REQUIRE(ours);
        CHECK(ours->state == store::State::sent);
        CHECK(delivery::likeness(ours->body, statement.dump()) == delivery::Likeness::equal);
        queued.push_back(*ours);
    }
    const store::OutboxCounts counts = store.outbox_counts();
    INFO("the record store lists ", there.size(), "; the outbox has ", counts.sent, " sent, ", counts.unsent(),
         " unsent, ", counts.refused, " refused, ", counts.unconfirmed, " unconfirmed");
    CHECK(counts == store::OutboxCounts{.sent = static_cast<std::int64_t>(times.size())});
    std::ranges::sort(queued, [](const auto& a, const auto& b) {
        return std::pair(a.counter, a.sequence) < std::pair(b.counter, b.sequence);
    });
    return queued;
}

}  // namespace whole
