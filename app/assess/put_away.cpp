#include "assess/put_away.h"

#include "model/overloaded.h"
#include "model/progress.h"

#include <algorithm>
#include <set>
#include <utility>

namespace assess {

using namespace model;

// The attempts whose answers a page may still show.
static std::set<std::string> attempts_needed(const Progress& progress, std::int64_t released)
{
    std::set<std::string> needed;
    for (const Attempt& attempt : progress.attempts) {
        const std::string& test = attempt.paper.module_id;
        const bool held = attempt.paper.holds_answers && attempt.handed_in_counter > released;
        const bool to_look_at = !has_passed(progress, test) && &attempt == latest_attempt(progress, test);
        if (!attempt.result || held || to_look_at) needed.insert(attempt.paper.attempt_id);
    }
    return needed;
}

std::vector<std::int64_t> answers_over(const std::vector<Fact>& facts, std::int64_t released)
{
    const Progress progress = progress_of(facts);
    const auto tests = attempts_needed(progress, released);
    std::set<std::pair<std::string, std::string>> stages_done;
    for (const CasePlay& play : progress.plays)
        for (const auto& done : play.done) stages_done.emplace(play.play, done.stage);

    const auto is_over = overloaded{
        [](const auto&) { return false; },
        [](const Answered&) { return true; },
        [](const Practised&) { return true; },
        [&](const TestAnswered& f) { return !tests.contains(f.attempt_id); },
        [&](const CaseAnswered& f) {
            return stages_done.contains({f.play, f.stage});
        },
    };
    std::vector<std::int64_t> over;
    for (const Fact& fact : facts)
        if (!fact.sealed && std::visit(is_over, fact.body)) over.push_back(fact.counter);
    return over;
}

}  // namespace assess
