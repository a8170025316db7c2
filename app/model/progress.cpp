#include "model/progress.h"

#include "model/overloaded.h"

#include <algorithm>

namespace model {

namespace {

Attempt* attempt_of(Progress& progress, const std::string& attempt_id)
{
    const auto at =
        std::ranges::find(progress.attempts, attempt_id, [](const Attempt& a) { return a.paper.attempt_id; });
    return at == progress.attempts.end() ? nullptr : &*at;
}

CasePlay* play_in(Progress& progress, const std::string& play)
{
    const auto at = std::ranges::find(progress.plays, play, &CasePlay::play);
    return at == progress.plays.end() ? nullptr : &*at;
}

}  // namespace

void Progress::add(const Fact& fact)
{
    last_fact = fact.at;
    const auto recall = [&](const std::string& item, bool right, Certainty certainty) {
        recalls.push_back(
            {.item = item, .right = right, .certainty = certainty, .at = fact.at, .sitting = fact.sitting});
    };
    std::visit(
        overloaded{
            [](const Enrolled&) {},
            [&](const SittingBegan&) {
                open_sitting = fact.sitting;
                open_sitting_began = fact.at;
            },
            [&](const SittingEnded& f) {
                open_sitting.clear();
                time_spent += f.duration;
            },
            [&](const PageLeft& f) {
                pages_read[f.topic].insert(f.section);
                last_place = Place{f.topic, f.section};
            },
            [&](const Answered& f) {
                first_answers.try_emplace(f.item, f);
                latest_answers.insert_or_assign(f.item, f);
                ++checked[f.topic];
                recall(f.item, f.mark.right, f.certainty);
            },
            [&](const TopicDone& f) { topics_done.insert(f.topic); },
            [&](const TestBegan& f) { attempts.push_back({.paper = f.paper, .began = fact.at}); },
            [&](const TestAnswered& f) {
                if (Attempt* attempt = attempt_of(*this, f.attempt_id)) {
                    attempt->sealed |= fact.sealed;
                    if (!fact.sealed) attempt->answers.insert_or_assign(f.item, f.response);
                    attempt->time_on[f.item] += f.duration;
                    attempt->sure[f.item] = f.certainty;
                }
            },
            [&](const TestHandedIn& f) {
                Attempt* attempt = attempt_of(*this, f.result.attempt_id);
                if (!attempt) return;
                attempt->result = f.result;
                attempt->handed_in = fact.at;
                attempt->handed_in_counter = fact.counter;
                if (attempt->paper.holds_answers) return;  // practice would tell what is still held back
                for (std::size_t i = 0; i < attempt->paper.items.size() && i < f.result.marks.size(); ++i) {
                    const std::string& item = attempt->paper.items[i].id;
                    const auto sure = attempt->sure.find(item);
                    recall(item, f.result.marks[i].right,
                           sure == attempt->sure.end() ? Certainty::unsaid : sure->second);
                }
            },
            [&](const Progressed& f) { percent = f.percent; },
            [&](const CourseCompleted&) { completed = true; },
            [](const DateConfirmed&) {},
            [&](const Practised& f) {
                if (f.try_number == 1) recall(f.item, f.mark.right, f.certainty);
            },
            [&](const TestFlagged& f) {
                if (Attempt* attempt = attempt_of(*this, f.attempt_id))
                    f.flagged ? void(attempt->flagged.insert(f.item)) : void(attempt->flagged.erase(f.item));
            },
            [](const AnswersReleased&) {},
            [](const Exported&) {},
            [](const ReceiptTaken&) {},
            [](const ForkSeen&) {},
            [](const Mended&) {},
            [](const Tidied&) {},
            [](const Erased&) {},
            [](const Sealed&) {},
            [&](const CaseBegan& f) {
                plays.push_back({.play = f.play, .case_id = f.case_id, .version = f.version, .number = f.number});
            },
            [&](const CaseAnswered& f) {
                if (CasePlay* play = play_in(*this, f.play)) {
                    if (!fact.sealed) play->given[f.stage].insert_or_assign(f.step, f.response);
                    play->time_on[f.stage] += f.duration;
                    play->stage = f.stage;
                    play->step = f.step;
                }
            },
            [&](const CaseStageDone& f) {
                if (CasePlay* play = play_in(*this, f.play))
                    play->done.push_back({.stage = f.stage, .lines = f.lines, .duration = f.duration});
            },
            [&](const CaseEnded& f) {
                if (CasePlay* play = play_in(*this, f.play)) play->ended = true;
            },
            [&](const PageKept& f) {
                const Place place{f.topic, f.section};
                std::erase_if(kept, [&](const KeptPage& page) { return page.place == place; });
                if (f.kept) kept.push_back({.place = place, .title = f.title, .topic_title = f.topic_title});
            },
        },
        fact.body);
}

Progress progress_of(const std::vector<Fact>& facts)
{
    Progress progress;
    for (const Fact& fact : facts) progress.add(fact);
    return progress;
}

bool is_read(const Progress& progress, const std::string& topic, const std::string& section)
{
    const auto pages = progress.pages_read.find(topic);
    return pages != progress.pages_read.end() && pages->second.contains(section);
}

int first_unread(const Progress& progress, const Topic& topic)
{
    const Document& pages = topic.lesson->sections;
    const auto at = std::ranges::find_if(pages, [&](const Section& s) { return !is_read(progress, topic.id, s.id); });
    return static_cast<int>(at - pages.begin());
}

const Attempt* open_attempt(const Progress& progress, const std::string& module_id)
{
    const auto at = std::ranges::find_if(progress.attempts,
                                         [&](const Attempt& a) { return a.paper.module_id == module_id && !a.result; });
    return at == progress.attempts.end() ? nullptr : &*at;
}

const Attempt* best_attempt(const Progress& progress, const std::string& module_id)
{
    const Attempt* best = nullptr;
    for (const Attempt& attempt : progress.attempts) {
        if (attempt.paper.module_id != module_id || !attempt.result) continue;
        const auto rank = [](const Attempt& a) { return std::pair(a.result->passed, a.result->right); };
        if (!best || rank(attempt) > rank(*best)) best = &attempt;
    }
    return best;
}

const Attempt* latest_attempt(const Progress& progress, const std::string& module_id)
{
    const Attempt* latest = nullptr;
    for (const Attempt& attempt : progress.attempts)
        if (attempt.paper.module_id == module_id && attempt.result) latest = &attempt;
    return latest;
}

int attempts_made(const Progress& progress, const std::string& module_id)
{
    return static_cast<int>(
        std::ranges::count(progress.attempts, module_id, [](const Attempt& a) { return a.paper.module_id; }));
}

bool has_passed(const Progress& progress, const std::string& module_id)
{
    const Attempt* best = best_attempt(progress, module_id);
    return best && best->result->passed;
}

const CasePlay* latest_play(const Progress& progress, const std::string& case_id)
{
    const CasePlay* latest = nullptr;
    for (const CasePlay& play : progress.plays)
        if (play.case_id == case_id) latest = &play;
    return latest;
}

const CasePlay* play_of(const Progress& progress, const std::string& play)
{
    const auto at = std::ranges::find(progress.plays, play, &CasePlay::play);
    return at == progress.plays.end() ? nullptr : &*at;
}

int plays_of(const Progress& progress, const std::string& case_id)
{
    return static_cast<int>(std::ranges::count(progress.plays, case_id, &CasePlay::case_id));
}

int percent_done(const Course& course, const Progress& progress)
{
    int done = 0;
    int topics = 0;
    for (const Module& module : course.modules) {
        topics += static_cast<int>(module.topics.size());
        done += static_cast<int>(
            std::ranges::count_if(module.topics, [&](const Topic& t) { return progress.topics_done.contains(t.id); }));
    }
    return topics == 0 ? 0 : done * 100 / topics;
}

}  // namespace model
