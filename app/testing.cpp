// Tests: drawing, answering, handing in, results, receipts.
#include "app.h"
#include "assess/marking.h"
#include "assess/paper.h"

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
    const Module& module = *module_of(course(), id);
    const Progress& progress = sitting_->progress;
    if (has_passed(progress, id)) return show_result(*best_attempt(progress, id), true);
    const Attempt* begun = open_attempt(progress, id);
    if (!begun && card_of(module).done < card_of(module).topics) return to_module(id);
    TestIntroPage page{.module_id = id,
                       .module_title = module.title,
                       .questions = module.test.questions,
                       .number = attempts_made(progress, id) + 1};
    if (begun) {
        page.resumed = true;
        page.questions = static_cast<int>(begun->paper.items.size());
        page.answered = static_cast<int>(begun->answers.size());
        page.number = begun->paper.number;
    }
    page.needed = assess::needed(page.questions, begun ? begun->paper.pass_percent : module.test.pass_percent);
    show(std::move(page));
}

void App::begin_test(const std::string& id)
{
    const Progress& progress = sitting_->progress;
    if (!open_attempt(progress, id)) {
        const Paper paper = assess::draw_paper(course(), *module_of(course(), id),
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
    const Module* module = module_of(course(), paper.module_id);
    QuestionPage page{.asking = on_paper.result ? Asking::review : Asking::test,
                      .topic_title = module ? module->title : "",
                      .item = paper.items[at],
                      .shown = paper.shown[at],
                      .index = index,
                      .total = static_cast<int>(paper.items.size())};
    if (const auto answer = on_paper.answers.find(page.item.id); answer != on_paper.answers.end()) {
        page.response = answer->second;
        page.saved = !on_paper.result;
    }
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
    keep({TestAnswered{
        .attempt_id = attempt_, .item = page.item.id, .response = page.response, .duration = since_shown()}});
    page.saved = true;
    shown_at_ = now().mono;
}

void App::review_test()
{
    const Attempt& open = *attempt(attempt_);
    TestReviewPage page{.module_title = module_of(course(), open.paper.module_id)->title};
    for (const Item& item : open.paper.items) {
        const auto answer = open.answers.find(item.id);
        page.answered.push_back(answer != open.answers.end() && is_complete(item, answer->second));
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
    const Module* module = module_of(course(), done.paper.module_id);
    ResultPage page{.module_title = module ? module->title : "",
                    .result = *done.result,
                    .all_critical_right = done.result->critical_all_right,
                    .critical = critical_items(done.paper),
                    .from_past = from_past};
    page.result.at = setup_.world.local(page.result.at);
    for (std::size_t i = 0; i < done.paper.items.size(); ++i) {
        const Item& item = done.paper.items[i];
        const Topic* topic = topic_of(course(), item.topic);
        const Place place{.topic = item.topic, .section = item.section};
        const bool listed = std::ranges::count(page.read_again, place, &ReadAgain::place) > 0;
        if (done.result->marks[i].right || listed || !topic || !topic->lesson) continue;
        const auto section = std::ranges::find(topic->lesson->sections, item.section, &Section::id);
        if (section == topic->lesson->sections.end()) continue;
        page.read_again.push_back(
            {.place = place, .title = section->title, .topic_line = topic->id + " " + topic->title});
    }
    show(std::move(page));
}

void App::show_answer(int index) { ask(*attempt(attempt_), index); }

void App::to_receipt()
{
    const Attempt& done = *attempt(attempt_);
    const Module* module = module_of(course(), done.paper.module_id);
    ReceiptPage page{.module_title = module ? module->title : "", .result = *done.result};
    page.result.at = setup_.world.local(page.result.at);
    page.sent = store_.outbox_counts().unsent() == 0;
    show(std::move(page));
}
