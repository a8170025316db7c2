// Tests: drawing, answering, handing in, results, receipts.
#include "app.h"
#include "assess/attempts.h"
#include "assess/marking.h"
#include "assess/paper.h"
#include "assess/practice.h"

#include <algorithm>

using namespace model;

namespace {

// Six characters a person can read out, without 0 and O, 1 and I.
std::string short_reference(const std::string& attempt_id)
{
    static constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::uint64_t bits = assess::seed_of(attempt_id);
    bits ^= bits >> 32;
    std::string reference;
    for (int i = 0; i < 6; ++i) {
        if (i == 3) reference += ' ';
        reference += letters[bits % letters.size()];
        bits /= letters.size();
    }
    return reference;
}

Calibration calibration_of(const Attempt& done)
{
    std::vector<Recall> answers;
    for (std::size_t i = 0; i < done.paper.items.size(); ++i)
        if (const auto sure = done.sure.find(done.paper.items[i].id); sure != done.sure.end())
            answers.push_back({.item = sure->first, .right = done.result->marks[i].right, .certainty = sure->second});
    return assess::calibration_of(answers);
}

int critical_items(const Paper& paper) { return static_cast<int>(std::ranges::count_if(paper.items, &Item::critical)); }

}  // namespace

const Attempt* App::attempt(const std::string& attempt_id) const
{
    if (!sitting_) return nullptr;
    const auto& attempts = sitting_->progress.attempts;
    const auto at = std::ranges::find(attempts, attempt_id, [](const Attempt& a) { return a.paper.attempt_id; });
    return at == attempts.end() ? nullptr : &*at;
}

void App::to_test(const std::string& id)
{
    const auto test = test_of(course(), id);
    if (!test) return to_home();
    const Progress& progress = sitting_->progress;
    const Attempt* begun = open_attempt(progress, id);
    const bool again = on<AttemptsPage>();  // to do better, though it is passed
    if (!begun && !again && has_passed(progress, id)) return show_result(*best_attempt(progress, id), true);
    if (!begun && !is_open(*test)) return test->is_final() ? to_home() : to_module(id);
    TestIntroPage page{.module_id = id,
                       .module_title = test->title,
                       .questions = assess::paper_size(*test),
                       .number = attempts_made(progress, id) + 1,
                       .attempts = test->rule->attempts,
                       .holds_answers = test->rule->release == Release::by_facilitator,
                       .is_final = test->is_final()};
    if (!begun) {
        const auto may = assess::may_begin(*test->rule, progress, id, now());
        page.used_up = may.used_up;
        page.wait_minutes = may.wait_minutes;
    } else {
        page.resumed = true;
        page.questions = static_cast<int>(begun->paper.items.size());
        page.answered = static_cast<int>(begun->answers.size());
        page.number = begun->paper.number;
        page.holds_answers = begun->paper.holds_answers;
    }
    page.needed = assess::needed(page.questions, begun ? begun->paper.pass_percent : test->rule->pass_percent);
    show(std::move(page));
}

// A module's test opens when its topics are done; the final assessment when every module is finished.
bool App::is_open(const Test& test) const
{
    if (test.is_final()) return card_of(test).before.empty();
    const ModuleCard card = card_of(*module_of(course(), test.id));
    return card.done == card.topics;
}

// "" where the course has lost it since: the paper stands on its own.
std::string App::title_of_test(const std::string& id) const
{
    const auto test = test_of(course(), id);
    return test ? test->title : "";
}

void App::begin_test(const std::string& id)
{
    const Progress& progress = sitting_->progress;
    if (!open_attempt(progress, id)) {
        // The number is unique per learner and test, in the same transaction as the paper: no redo, restart or second
        // program makes an attempt more than the rule allows (R-19d).
        const auto test = test_of(course(), id);
        if (!test || !assess::may_begin(*test->rule, progress, id, now()).now()) return to_test(id);
        if (!has_room()) return;
        const Paper paper = assess::draw_paper(course(), *test,
                                               {.attempt_id = setup_.world.new_id(),
                                                .number = attempts_made(progress, id) + 1,
                                                .seed = setup_.world.chance(),
                                                .seen = assess::seen_items(progress, id)});
        keep({TestBegan{paper}});
    }
    const Attempt& begun = *open_attempt(progress, id);
    attempt_ = begun.paper.attempt_id;
    // An order or a set of pairs with only some parts placed is kept, but it is still the question they were at
    // (RS-13).
    const auto unanswered = std::ranges::find_if(begun.paper.items, [&](const Item& i) {
        const auto answer = begun.answers.find(i.id);
        return answer == begun.answers.end() || !is_complete(i, answer->second);
    });
    unanswered == begun.paper.items.end() ? review_test()
                                          : ask(begun, static_cast<int>(unanswered - begun.paper.items.begin()));
}

void App::ask(const Attempt& on_paper, int index)
{
    const auto at = static_cast<std::size_t>(index);
    const Paper& paper = on_paper.paper;
    QuestionPage page{.asking = on_paper.result ? Asking::review : Asking::test,
                      .topic_title = title_of_test(paper.module_id),
                      .item = paper.items[at],
                      .shown = paper.shown[at],
                      .index = index,
                      .total = static_cast<int>(paper.items.size())};
    if (const auto answer = on_paper.answers.find(page.item.id); answer != on_paper.answers.end()) {
        page.response = answer->second;
        page.saved = !on_paper.result;
    }
    if (const auto sure = on_paper.sure.find(page.item.id); sure != on_paper.sure.end()) page.certainty = sure->second;
    // Time was spent on what was answered: what was left out has nothing that could be sealed.
    page.sealed = on_paper.sealed && on_paper.time_on.contains(page.item.id);
    page.flagged = on_paper.flagged.contains(page.item.id);
    page.lesson_page = page_title_of(page.item);
    if (on_paper.result) page.mark = on_paper.result->marks[at];
    show(std::move(page));
}

void App::to_question(int index)
{
    if (const Attempt* open = attempt(attempt_);
        open && index >= 0 && index < static_cast<int>(open->paper.items.size()))
        ask(*open, index);
}

// Every touch that changes an answer is on disk before the next picture.
void App::keep_test_answer(QuestionPage& page)
{
    page.saved = false;
    keep({TestAnswered{.attempt_id = attempt_,
                       .item = page.item.id,
                       .response = page.response,
                       .duration = since_shown(),
                       .certainty = page.certainty}});
    page.saved = true;
    shown_at_ = now().mono;
}

void App::review_test()
{
    const Attempt& open = *attempt(attempt_);
    TestReviewPage page{.module_title = title_of_test(open.paper.module_id)};
    for (const Item& item : open.paper.items) {
        const auto answer = open.answers.find(item.id);
        page.answered.push_back(answer != open.answers.end() && is_complete(item, answer->second));
        page.flagged.push_back(open.flagged.contains(item.id));
    }
    show(std::move(page));
}

void App::hand_in()
{
    const Attempt& open = *attempt(attempt_);
    if (open.result) return show_result(open, false);
    Result result = assess::result_of(open.paper, open.answers);
    result.duration = std::max<Millis>(0, now().mono - open.began.mono);
    if (open.began.boot != now().boot) result.duration = std::max<Millis>(0, now().wall - open.began.wall);
    result.at = now().wall;
    result.reference = short_reference(open.paper.attempt_id);
    keep(with_milestones({TestHandedIn{result}}));
    show_result(*attempt(attempt_), false);
}

void App::show_result(const Attempt& done, bool from_past)
{
    attempt_ = done.paper.attempt_id;
    ResultPage page{.module_id = done.paper.module_id,
                    .module_title = title_of_test(done.paper.module_id),
                    .result = *done.result,
                    .all_critical_right = done.result->critical_all_right,
                    .critical = critical_items(done.paper),
                    .from_past = from_past};
    page.result.at = setup_.world.local(page.result.at);
    page.sure = calibration_of(done);
    page.answers_held = answers_held(done);
    page.is_final = done.paper.module_id == final_id;
    page.completed = page.is_final && page.result.passed && sitting_->progress.completed;
    if (!page.answers_held) {
        if (page.is_final)
            page.objectives = by_objective(done);
        else
            page.read_again = read_again_of(done, "");
        const auto others = assess::others_on_missed(course(), done, sitting_->progress.recalls);
        page.others = static_cast<int>(std::min(others.size(), assess::round_size));
    }
    show(std::move(page));
}

// What to read again after a test, each page once; `objective`: of the questions on it, or "" for all.
std::vector<ReadAgain> App::read_again_of(const Attempt& done, const std::string& objective) const
{
    std::vector<ReadAgain> places;
    for (std::size_t i = 0; i < done.paper.items.size(); ++i) {
        const Item& item = done.paper.items[i];
        if (done.result->marks[i].right || (!objective.empty() && item.objective != objective)) continue;
        const ReadAgain place = read_again_of(item);
        const bool listed = std::ranges::count(places, place.place, &ReadAgain::place) > 0;
        if (!listed && !place.title.empty()) places.push_back(place);
    }
    return places;
}

std::vector<ObjectiveLine> App::by_objective(const Attempt& done) const
{
    std::vector<ObjectiveLine> lines;
    for (const Objective& objective : course().objectives) {
        ObjectiveLine line{.words = objective.words};
        for (std::size_t i = 0; i < done.paper.items.size(); ++i) {
            if (done.paper.items[i].objective != objective.id) continue;
            ++line.asked;
            line.right += done.result->marks[i].right;
        }
        line.read_again = read_again_of(done, objective.id);
        if (line.asked > 0) lines.push_back(std::move(line));
    }
    return lines;
}

void App::show_answer(int index)
{
    if (!answers_held(*attempt(attempt_))) ask(*attempt(attempt_), index);
}

void App::flag_question()
{
    auto& page = std::get<QuestionPage>(page_);
    if (page.asking != Asking::test) return;
    keep({TestFlagged{.attempt_id = attempt_, .item = page.item.id, .flagged = !page.flagged}});
    page.flagged = !page.flagged;
}

// Released means: the facilitator said so after this test was handed in. The ledger's order tells which came
// first.
bool App::answers_held(const Attempt& done)
{
    if (!done.paper.holds_answers || !done.result) return false;
    return done.handed_in_counter > last_release();
}

std::int64_t App::last_release()
{
    std::int64_t counter = 0;
    for (const Fact& fact : store_.facts_of(""))
        if (std::holds_alternative<AnswersReleased>(fact.body)) counter = fact.counter;
    return counter;
}

void App::to_attempts(const std::string& id)
{
    const Progress& progress = sitting_->progress;
    const Attempt* best = best_attempt(progress, id);
    const Attempt* latest = latest_attempt(progress, id);
    AttemptsPage page{.module_id = id, .module_title = title_of_test(id)};
    for (const Attempt& done : progress.attempts) {
        if (done.paper.module_id != id || !done.result) continue;
        AttemptsPage::Line line{.attempt_id = done.paper.attempt_id,
                                .result = *done.result,
                                .best = &done == best,
                                .latest = &done == latest};
        line.result.at = setup_.world.local(line.result.at);
        page.attempts.insert(page.attempts.begin(), std::move(line));
    }
    show(std::move(page));
}

void App::take_test_again() { to_test(std::string(std::get<AttemptsPage>(page_).module_id)); }

void App::to_receipt()
{
    const Attempt& done = *attempt(attempt_);
    ReceiptPage page{.module_title = title_of_test(done.paper.module_id), .result = *done.result};
    page.completed = done.paper.module_id == final_id && done.result->passed && sitting_->progress.completed;
    page.result.at = setup_.world.local(page.result.at);
    page.sent = store_.is_all_sent();
    show(std::move(page));
}
