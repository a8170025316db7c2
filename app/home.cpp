// Home and the pages of the modules: where a learner stands, and what comes next.
#include "app.h"
#include "assess/paper.h"
#include "assess/practice.h"

#include <algorithm>

using namespace model;

namespace {

int minutes_left(const Lesson& lesson, int page)
{
    const int pages = static_cast<int>(lesson.sections.size());
    return pages == 0 ? 1 : std::max(1, (lesson.minutes * (pages - page) + pages - 1) / pages);
}

int number_of(const Course& course, const Module& module)
{
    return static_cast<int>(&module - course.modules.data()) + 1;
}

}  // namespace

ModuleCard App::card_of(const Module& module) const
{
    const Progress& progress = sitting_->progress;
    const auto topics = finished_topics(module);
    ModuleCard card{.id = module.id,
                    .title = module.title,
                    .number = number_of(course(), module),
                    .topics = static_cast<int>(topics.size())};
    card.done = static_cast<int>(
        std::ranges::count_if(topics, [&](const Topic* t) { return progress.topics_done.contains(t->id); }));
    card.test = state_of(test_of(module), card.done == card.topics);
    return card;
}

TestState App::state_of(const Test& test, bool open) const
{
    const Progress& progress = sitting_->progress;
    if (has_passed(progress, test.id)) return TestState::passed;
    if (open_attempt(progress, test.id)) return TestState::begun;
    if (!open) return TestState::not_yet;
    return best_attempt(progress, test.id) ? TestState::not_passed : TestState::open;
}

// Every topic there is done, and the test passed.
bool App::is_finished(const Module& module) const
{
    const ModuleCard card = card_of(module);
    return card.done == card.topics && (card.topics == 0 || card.test == TestState::passed);
}

FinalCard App::card_of(const Test& final_assessment) const
{
    FinalCard card{.title = final_assessment.title, .questions = assess::paper_size(final_assessment)};
    for (const Module& module : course().modules)
        if (!is_finished(module)) card.before.push_back(number_of(course(), module));
    card.test = state_of(final_assessment, card.before.empty());
    return card;
}

// What comes next for this learner: the lesson they were in, then the other topics in order, each module's test after
// them, and the final assessment after all.
std::optional<HomePage::Here> App::next_thing() const
{
    const Progress& progress = sitting_->progress;
    const auto here_in = [&](const Module& module, const Topic& topic) {
        const auto topics = finished_topics(module);
        const int pages = static_cast<int>(topic.lesson->sections.size());
        const int page = std::min(first_unread(progress, topic), pages - 1);
        return HomePage::Here{.place = {topic.id, topic.lesson->sections[static_cast<std::size_t>(page)].id},
                              .title = topic.title,
                              .module_number = number_of(course(), module),
                              .topic_number = static_cast<int>(std::ranges::find(topics, &topic) - topics.begin()) + 1,
                              .topics = static_cast<int>(topics.size()),
                              .page = page + 1,
                              .pages = pages,
                              .minutes_left = minutes_left(*topic.lesson, page),
                              .module_id = module.id};
    };
    if (progress.last_place) {
        const Module* module = module_with(course(), progress.last_place->topic);
        const Topic* topic = topic_of(course(), progress.last_place->topic);
        if (module && topic->finished && !progress.topics_done.contains(topic->id)) return here_in(*module, *topic);
    }
    for (const Module& module : course().modules) {
        for (const Topic* topic : finished_topics(module))
            if (!progress.topics_done.contains(topic->id)) return here_in(module, *topic);
        if (!finished_topics(module).empty() && !has_passed(progress, module.id))
            return HomePage::Here{.title = module.title,
                                  .module_number = number_of(course(), module),
                                  .test = true,
                                  .module_id = module.id};
    }
    const auto last = final_of(course());
    if (last && !last->topics.empty() && !has_passed(progress, last->id))
        return HomePage::Here{.title = last->title, .module_number = 0, .test = true, .module_id = last->id};
    return {};
}

void App::to_home()
{
    if (!sitting_) return show(StartPage{});
    HomePage page{.name = sitting_->learner.name, .here = next_thing()};
    page.name = page.name.substr(0, page.name.find(' '));
    page.new_here = sitting_->progress.pages_read.empty();
    for (const Module& module : course().modules)
        if (!finished_topics(module).empty()) page.modules.push_back(card_of(module));
    if (const auto last = final_of(course()); last && !last->topics.empty()) page.final_assessment = card_of(*last);
    page.completed = sitting_->progress.completed;
    page.practice_due = static_cast<int>(assess::due_again(course(), sitting_->progress, now(), sitting_->id).size());
    page.cases = static_cast<int>(course().cases.size());
    for (const Case& each : course().cases)
        if (case_entry(each).state == CaseEntry::State::begun) page.open_case = each.title;
    show(std::move(page));
}

void App::to_module(const std::string& id)
{
    const Module& module = *module_of(course(), id);
    ModulePage page{.card = card_of(module), .questions = assess::paper_size(test_of(module))};
    const auto here = next_thing();
    for (const Topic* topic : finished_topics(module))
        page.topics.push_back({.id = topic->id,
                               .title = topic->title,
                               .minutes = topic->lesson->minutes,
                               .done = sitting_->progress.topics_done.contains(topic->id),
                               .here = here && !here->test && here->place.topic == topic->id});
    show(std::move(page));
}

void App::carry_on()
{
    const auto here = next_thing();
    if (!here) return to_home();
    here->test ? to_test(here->module_id) : to_lesson({.topic = here->place.topic, .section = ""});
}
