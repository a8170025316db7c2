#include "model/course.h"

#include <algorithm>

namespace model {

template <class Things>
static auto found(const Things& things, std::string_view id) -> decltype(things.data())
{
    const auto at = std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
    return at == things.end() ? nullptr : &*at;
}

const Module* module_of(const Course& course, std::string_view id) { return found(course.modules, id); }
const Word* word_of(const Course& course, std::string_view id) { return found(course.words, id); }
const Source* source_of(const Course& course, std::string_view id) { return found(course.sources, id); }
const Figure* figure_of(const Course& course, std::string_view id) { return found(course.figures, id); }

const Case* case_of(const Course& course, std::string_view id) { return found(course.cases, id); }

const Translation* Lesson::in(std::string_view language) const
{
    const auto at = std::ranges::find(translations, language, &Translation::language);
    return at == translations.end() ? nullptr : &*at;
}

const Module* module_with(const Course& course, std::string_view topic_id)
{
    const auto at = std::ranges::find_if(course.modules, [&](const Module& m) { return found(m.topics, topic_id); });
    return at == course.modules.end() ? nullptr : &*at;
}

const Topic* topic_of(const Course& course, std::string_view topic_id)
{
    const Module* module = module_with(course, topic_id);
    return module ? found(module->topics, topic_id) : nullptr;
}

const Item* item_of(const Course& course, std::string_view item_id)
{
    for (const Module& module : course.modules)
        for (const Topic& topic : module.topics)
            if (const Item* item = found(topic.items, item_id)) return item;
    return nullptr;
}

const Section* section_of(const Course& course, const Place& place)
{
    const Topic* topic = topic_of(course, place.topic);
    return topic && topic->finished ? found(topic->lesson->sections, place.section) : nullptr;
}

Place place_now(const Course& course, Place place)
{
    const auto moved = [&](const Place& from) {
        const auto at = std::ranges::find(course.moved, from, &Moved::from);
        return at == course.moved.end() ? nullptr : &*at;
    };
    for (std::size_t steps = 0; steps <= course.moved.size(); ++steps) {  // there are no circles, but who knows
        if (const Moved* page = moved(place))
            place = page->to;
        else if (const Moved* topic = moved({place.topic, ""}))
            place.topic = topic->to.topic;
        else
            break;
    }
    return place;
}

std::vector<const Topic*> finished_topics(const Module& module)
{
    std::vector<const Topic*> topics;
    for (const Topic& topic : module.topics)
        if (topic.finished) topics.push_back(&topic);
    return topics;
}

Test test_of(const Module& module)
{
    return {.id = module.id, .title = module.title, .rule = &module.test, .topics = finished_topics(module)};
}

std::optional<Test> final_of(const Course& course)
{
    if (!course.final_assessment) return {};
    Test test{.id = std::string(final_id),
              .title = course.final_assessment->title,
              .rule = &course.final_assessment->rule,
              .topics = {}};
    for (const Module& module : course.modules)
        for (const Topic* topic : finished_topics(module)) test.topics.push_back(topic);
    return test;
}

std::optional<Test> test_of(const Course& course, std::string_view id)
{
    if (id == final_id) return final_of(course);
    const Module* module = module_of(course, id);
    return module ? std::optional(test_of(*module)) : std::nullopt;
}

std::vector<Test> tests_of(const Course& course)
{
    std::vector<Test> tests;
    for (const Module& module : course.modules) tests.push_back(test_of(module));
    if (auto last = final_of(course)) tests.push_back(std::move(*last));
    return tests;
}

std::string review_by(const Course& course)
{
    std::string earliest;
    for (const Module& module : course.modules)
        for (const Topic* topic : finished_topics(module))
            if (earliest.empty() || topic->lesson->review_by < earliest) earliest = topic->lesson->review_by;
    return earliest;
}

bool is_whole(const Course& course)
{
    return !course.modules.empty() && std::ranges::all_of(course.modules, [](const Module& m) {
        return std::ranges::all_of(m.topics, &Topic::finished);
    });
}

}  // namespace model
