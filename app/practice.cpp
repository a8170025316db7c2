// Practising: rounds of five questions, a hint and a second try, how sure, another question after a miss.
#include "assess/practice.h"
#include "app.h"
#include "assess/marking.h"
#include "assess/paper.h"

#include <algorithm>

using namespace model;

std::string App::page_title_of(const Item& item) const { return read_again_of(item).title; }

// The exact page of a lesson that teaches it; without a title where the course has changed since.
ReadAgain App::read_again_of(const Item& item) const
{
    const Topic* topic = topic_of(course(), item.topic);
    if (!topic || !topic->lesson) return {};
    const auto section = std::ranges::find(topic->lesson->sections, item.section, &Section::id);
    if (section == topic->lesson->sections.end()) return {};
    return {.place = {.topic = item.topic, .section = item.section},
            .title = section->title,
            .topic_line = topic->id + " " + topic->title};
}

void App::to_practice()
{
    if (!sitting_) return show(StartPage{});
    const Progress& progress = sitting_->progress;
    const auto due = assess::due_again(course(), progress, now(), sitting_->id);
    const auto reasons = assess::due_items(progress.recalls, now(), sitting_->id);
    const auto open = assess::open_to_practice(course(), progress);
    PracticePage page{.due = static_cast<int>(due.size()),
                      .round = static_cast<int>(assess::round_size),
                      .nothing_read = open.empty(),
                      .sure = assess::calibration_of(progress.recalls)};
    page.certain = static_cast<int>(std::ranges::count(reasons, assess::Why::certain_and_wrong, &assess::Due::why));
    page.certain = std::min(page.certain, page.due);
    page.fresh = static_cast<int>(std::ranges::count_if(
        open, [&](const Item* item) { return std::ranges::count(progress.recalls, item->id, &Recall::item) == 0; }));
    show(std::move(page));
}

void App::begin_round(bool refresh)
{
    const Progress& progress = sitting_->progress;
    start(refresh, refresh ? assess::due_again(course(), progress, now(), sitting_->id)
                           : assess::to_learn(course(), progress, setup_.world.chance()));
}

void App::practise_missed()
{
    const Attempt* done = attempt(attempt_);
    if (done) start(false, assess::others_on_missed(course(), *done, sitting_->progress.recalls));
}

void App::start(bool refresh, const std::vector<const Item*>& items)
{
    if (items.empty()) return to_practice();
    Round round{.refresh = refresh};
    for (const Item* item : items)
        if (round.items.size() < assess::round_size) round.items.push_back(*item);
    sitting_->round = std::move(round);
    ask_in_round();
}

// Options in another order each time a question comes back, so that a place is not learnt instead of an answer.
QuestionPage App::asked(Asking asking, const Item& item) const
{
    const auto times = std::ranges::count(sitting_->progress.recalls, item.id, &Recall::item);
    const Topic* topic = topic_of(course(), item.topic);
    return {.asking = asking,
            .topic_title = topic ? topic->title : "",
            .item = item,
            .shown = assess::shuffled(
                item, assess::seed_of(sitting_->learner.registration + item.id + std::to_string(times))),
            .lesson_page = page_title_of(item)};
}

void App::ask_in_round()
{
    const Round& round = sitting_->round;
    QuestionPage page = asked(round.refresh ? Asking::refresh : Asking::learn, round.items[round.at]);
    page.index = static_cast<int>(round.at);
    page.total = static_cast<int>(round.items.size());
    show(std::move(page));
}

void App::submit_practice(QuestionPage& page)
{
    const Mark mark = assess::mark(page.item, page.response);
    keep({Practised{.refresh = page.asking == Asking::refresh,
                    .topic = page.item.topic,
                    .item = page.item.id,
                    .item_version = page.item.version,
                    .response = page.response,
                    .mark = mark,
                    .try_number = page.try_number,
                    .certainty = page.certainty,
                    .duration = since_shown()}});
    page.mark = mark;
    page.may_try_again = page.asking == Asking::learn && page.try_number == 1 && !mark.right;
    if (!page.beside) {
        Round& round = sitting_->round;
        round.right += mark.right && page.try_number == 1;
        round.on_second += mark.right && page.try_number > 1;
        if (const ReadAgain place = read_again_of(page.item); !mark.right && !place.title.empty())
            if (std::ranges::count(round.read_again, place.place, &ReadAgain::place) == 0)
                round.read_again.push_back(place);
    }
    after_mark(page);
    shown_at_ = now().mono;
}

// After a miss: is there another question on the same objective?
void App::after_mark(QuestionPage& page) const
{
    page.has_another = page.mark && !page.mark->right && !page.beside &&
                       assess::another_on(course(), page.item, sitting_->progress.recalls);
}

void App::try_again()
{
    auto& page = std::get<QuestionPage>(page_);
    if (!page.may_try_again) return;
    page.mark.reset();
    page.response.clear();
    page.active.clear();
    page.certainty = Certainty::unsaid;
    page.may_try_again = page.has_another = false;
    ++page.try_number;
    shown_at_ = now().mono;
}

void App::show_reasons() { std::get<QuestionPage>(page_).may_try_again = false; }

void App::another_question()
{
    const auto& page = std::get<QuestionPage>(page_);
    const Item* other = assess::another_on(course(), page.item, sitting_->progress.recalls);
    if (!page.mark || page.beside || !other) return;
    QuestionPage beside = asked(Asking::learn, *other);
    beside.beside = true;
    show_aside(std::move(beside));
    shown_at_ = now().mono;
}

void App::next_in_round(const QuestionPage& page)
{
    if (!page.mark || page.may_try_again) return;
    if (page.beside) return leave_aside();
    ++sitting_->round.at;
    sitting_->round.at < sitting_->round.items.size() ? ask_in_round() : finish_round();
}

void App::finish_round()
{
    const Round& round = sitting_->round;
    show(PracticeDonePage{
        .refresh = round.refresh,
        .right = round.right,
        .on_second = round.on_second,
        .asked = static_cast<int>(round.items.size()),
        .still_due = static_cast<int>(assess::due_again(course(), sitting_->progress, now(), sitting_->id).size()),
        .read_again = round.read_again});
}

// Asked lightly: a second touch takes it back. In a test it is on disk with the answer it belongs to.
void App::how_sure(Certainty certainty)
{
    auto& page = std::get<QuestionPage>(page_);
    if (page.mark) return;
    page.certainty = page.certainty == certainty ? Certainty::unsaid : certainty;
    if (page.asking == Asking::test && !page.response.empty()) keep_test_answer(page);
}
