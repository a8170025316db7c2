// Lessons and checks of understanding.
#include "app.h"
#include "assess/marking.h"
#include "assess/paper.h"
#include "model/lesson_page.h"
#include "model/words.h"

#include <algorithm>

using namespace model;

namespace {

bool is_begun(const Progress& progress, const Module& module)
{
    return std::ranges::any_of(module.topics, [&](const Topic& t) { return progress.pages_read.contains(t.id); });
}

LessonPage::BackTo back_to(const Page& beneath)
{
    if (std::holds_alternative<SearchPage>(beneath)) return LessonPage::BackTo::search;
    if (std::holds_alternative<KeptPagesPage>(beneath)) return LessonPage::BackTo::kept_pages;
    return std::holds_alternative<LessonPage>(beneath) ? LessonPage::BackTo::page : LessonPage::BackTo::answers;
}

std::uint64_t check_seed(const Learner& learner, const Topic& topic)
{
    return assess::seed_of(learner.registration + topic.id);
}

}  // namespace

void App::to_lesson(const Place& wanted)
{
    const Place place = place_now(course(), wanted);
    const Topic* topic = topic_of(course(), place.topic);
    if (!topic || !topic->finished) return;
    const Module& module = *module_with(course(), topic->id);
    if (!place.section.empty()) {  // from a result, a link or a search: to read, then back
        const Document& pages = topic->lesson->sections;
        const auto at = std::ranges::find(pages, place.section, &Section::id);
        if (at == pages.end()) return;
        const bool needs_notice =
            !module.notice.empty() && !is_begun(sitting_->progress, module) && !sitting_->noticed.contains(module.id);
        if (needs_notice)
            return show_aside(ContentNoticePage{.module_title = module.title, .notice = module.notice, .then = place});
        return show_lesson(*topic, static_cast<int>(at - pages.begin()), true);
    }
    if (!is_begun(sitting_->progress, module) && !module.notice.empty())
        return show(ContentNoticePage{.module_title = module.title, .notice = module.notice, .then = {topic->id, ""}});
    const bool done = sitting_->progress.topics_done.contains(topic->id);
    const int page = done ? 0 : first_unread(sitting_->progress, *topic);
    page == static_cast<int>(topic->lesson->sections.size()) ? to_check(*topic) : show_lesson(*topic, page, false);
}

// `index` -1: the last page.
void App::show_lesson(const Topic& topic, int index, bool reading_again)
{
    if (index < 0) index = static_cast<int>(topic.lesson->sections.size()) - 1;
    LessonPage page = lesson_page(course(), topic, index, code_of(reading_.language));
    page.reading_again = reading_again;
    page.back_to = back_to(page_);
    page.kept = is_kept({topic.id, page.section.id});
    if (reading_again) {
        show_aside(std::move(page));
        return;
    }
    show(std::move(page));
}

// The page that is open stays that page, and so do those under it: only their words change.
void App::put_lessons_into(Language language)
{
    const auto put = [&](Page& page) {
        if (auto* lesson = std::get_if<LessonPage>(&page)) put_into(*lesson, course(), code_of(language));
    };
    put(page_);
    std::ranges::for_each(under_, put);
}

void App::turn_page(int by)
{
    const auto& page = std::get<LessonPage>(page_);
    const Topic& topic = *topic_of(course(), page.topic);
    const int next = page.index + by;
    if (by > 0 && !is_read(sitting_->progress, page.topic, page.section.id))
        keep({PageLeft{.topic = page.topic, .section = page.section.id, .duration = since_shown()}});
    if (next < 0) return to_home();
    next < page.total ? show_lesson(topic, next, false) : to_check(topic);
}

void App::open_link(const std::string& link)
{
    auto& page = std::get<LessonPage>(page_);
    const auto colon = link.find(':');
    const std::string kind = link.substr(0, colon);
    const std::string id = link.substr(colon + 1);
    if (kind == "word") {
        if (const Word* word = word_of(course(), id)) page.word = *word;
    } else if (kind == "source") {
        if (const Source* source = source_of(course(), id)) page.source = *source;
    } else if (kind == "lesson") {
        const auto hash = id.find('#');
        const std::string topic = id.substr(0, hash);
        const std::string section =
            hash == std::string::npos ? topic_of(course(), topic)->lesson->sections.front().id : id.substr(hash + 1);
        to_lesson({topic, section});
    }
}

void App::close_sheet()
{
    if (auto* search = on<SearchPage>()) return search->word.reset();
    auto& page = std::get<LessonPage>(page_);
    page.word.reset();
    page.source.reset();
}

// --- checks of understanding ----------------------------------------------------------------------------------------

void App::to_check(const Topic& topic)
{
    const Progress& progress = sitting_->progress;
    const Module& module = *module_with(course(), topic.id);
    const auto answered = progress.checked.find(topic.id);
    const auto check = assess::draw_check(topic, module.test.check_questions,
                                          answered == progress.checked.end() ? 0 : answered->second,
                                          check_seed(sitting_->learner, topic));
    if (check.next == 0 && !has_room()) return;
    const auto at = static_cast<std::size_t>(check.next);
    show(QuestionPage{.asking = Asking::check,
                      .topic_title = topic.title,
                      .item = check.items[at],
                      .shown = check.shown[at],
                      .index = check.next,
                      .total = static_cast<int>(check.items.size()),
                      .lesson_page = page_title_of(check.items[at])});
}

void App::pick(const std::string& option)
{
    if (on<CasePage>()) return pick_in_case(option);
    auto& page = std::get<QuestionPage>(page_);
    if (page.mark) return;
    if (page.item.kind == ItemKind::matching) {
        page.active = option;
        return;
    }
    if (page.item.kind == ItemKind::true_false) {  // the verdict first, then the because: one of each
        const auto is_verdict = [&](const std::string& id) { return id == "true" || id == "false"; };
        std::erase_if(page.response, [&](const std::string& id) { return is_verdict(id) == is_verdict(option); });
        page.response.insert(is_verdict(option) ? page.response.begin() : page.response.end(), option);
    } else if (is_one_of(page.item.kind)) {
        page.response = {option};
    } else if (std::erase(page.response, option) == 0) {  // a touch puts it in at the end, another takes it out
        page.response.push_back(option);
    }
    if (page.asking == Asking::test) keep_test_answer(page);
}

void App::put_on(const std::string& target)
{
    if (on<CasePage>()) return put_in_case(target);
    auto& page = std::get<QuestionPage>(page_);
    std::erase_if(page.response, [&](const std::string& pair) { return pair.starts_with(page.active + "[.]"); });
    page.response.push_back(page.active + "[.]" + target);
    page.active.clear();
    if (page.asking == Asking::test) keep_test_answer(page);
}

void App::submit()
{
    auto& page = std::get<QuestionPage>(page_);
    if (page.mark || !is_complete(page.item, page.response)) return;
    if (page.asking != Asking::check) return submit_practice(page);
    const Mark mark = assess::mark(page.item, page.response);
    std::vector<FactBody> facts = {Answered{.topic = page.item.topic,
                                            .item = page.item.id,
                                            .item_version = page.item.version,
                                            .response = page.response,
                                            .mark = mark,
                                            .duration = since_shown(),
                                            .certainty = page.certainty}};
    const bool last = page.index + 1 == page.total;
    if (last && !sitting_->progress.topics_done.contains(page.item.topic))
        facts.emplace_back(TopicDone{page.item.topic});
    keep(with_milestones(std::move(facts)));
    page.mark = mark;
    after_mark(page);
    shown_at_ = now().mono;
}

// Adds what follows from these facts: a tenth of the course crossed, the course completed. It is completed when every
// topic the course names is done and every test is passed, the final assessment among them; said once.
std::vector<FactBody> App::with_milestones(std::vector<FactBody> facts) const
{
    Progress after = sitting_->progress;
    for (const FactBody& body : facts) after.add({.at = now(), .body = body});
    const int percent = percent_done(course(), after) / 10 * 10;
    if (percent > after.percent) facts.emplace_back(Progressed{percent});
    const bool passed_all =
        std::ranges::all_of(tests_of(course()), [&](const Test& test) { return has_passed(after, test.id); });
    const bool complete = is_whole(course()) && percent_done(course(), after) == 100 && passed_all;
    if (complete && !after.completed)
        facts.emplace_back(CourseCompleted{after.time_spent + now().mono - sitting_->began.mono});
    return facts;
}

void App::next_question()
{
    const auto page = std::get<QuestionPage>(page_);
    switch (page.asking) {
    case Asking::check:
        if (!page.mark) return;
        return page.index + 1 < page.total ? to_check(*topic_of(course(), page.item.topic)) : finish_check(page);
    case Asking::test:
        return page.index + 1 < page.total ? to_question(page.index + 1) : review_test();
    case Asking::learn:
    case Asking::refresh:
        return next_in_round(page);
    case Asking::review:
        break;
    }
    page.index + 1 < page.total ? show_answer(page.index + 1) : show_result(*attempt(attempt_), true);
}

void App::finish_check(const QuestionPage& last)
{
    const Topic& topic = *topic_of(course(), last.item.topic);
    const Module& module = *module_with(course(), topic.id);
    const int answered = sitting_->progress.checked.at(topic.id);
    const auto check =
        assess::draw_check(topic, module.test.check_questions, answered - 1, check_seed(sitting_->learner, topic));
    CheckDonePage page{
        .topic = topic.id, .topic_title = topic.title, .asked = last.total, .more = next_thing().has_value()};
    for (const Item& item : check.items) {
        const bool right = sitting_->progress.latest_answers.at(item.id).mark.right;
        page.right += right;
        const ReadAgain place = read_again_of(item);
        if (!right && std::ranges::count(page.read_again, place.place, &ReadAgain::place) == 0)
            page.read_again.push_back(place);
    }
    show(std::move(page));
}

void App::read_this_again()
{
    const auto& item = std::get<QuestionPage>(page_).item;
    const Topic* topic = topic_of(course(), item.topic);
    if (!topic || !topic->lesson) return;  // the course changed since: the paper still has its words and reasons
    const Place place{.topic = item.topic, .section = item.section};
    to_lesson(place);
}
