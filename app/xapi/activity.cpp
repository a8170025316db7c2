#include "xapi/activity.h"

#include "xapi/statement.h"

#include <algorithm>

namespace xapi {

static const std::string types = "http://adlnet.gov/expapi/activities/";

std::string topic_iri(const model::Course& course, const std::string& topic) { return course.iri + "/topics/" + topic; }

std::string lesson_iri(const model::Course& course, const std::string& topic, const std::string& section)
{
    return topic_iri(course, topic) + "/" + section;
}

std::string check_iri(const model::Course& course, const std::string& topic) { return course.iri + "/checks/" + topic; }
std::string practice_iri(const model::Course& course) { return course.iri + "/practice"; }
std::string test_iri(const model::Course& course, const std::string& test) { return course.iri + "/tests/" + test; }
std::string item_iri(const model::Course& course, const std::string& item) { return course.iri + "/items/" + item; }

std::string case_iri(const model::Course& course, const std::string& case_id)
{
    return course.iri + "/cases/" + case_id;
}

static Json activity(const std::string& iri, Json definition)
{
    return {{"objectType", "Activity"}, {"id", iri}, {"definition", std::move(definition)}};
}

static Json named(const model::Course& course, const std::string& type, const std::string& name)
{
    return {{"type", types + type}, {"name", {{course.language, name}}}};
}

Json course_activity(const model::Course& course)
{
    return activity(course.iri, named(course, "course", course.title));
}

static std::string title_of(const model::Course& course, const std::string& topic_id, const std::string& section_id)
{
    const model::Topic* topic = model::topic_of(course, topic_id);
    if (!topic || !topic->lesson) return section_id;
    const auto& sections = topic->lesson->sections;
    const auto section = std::ranges::find(sections, section_id, &model::Section::id);
    return section == sections.end() ? topic->title : topic->title + ": " + section->title;
}

Json lesson_activity(const model::Course& course, const std::string& topic, const std::string& section)
{
    return activity(lesson_iri(course, topic, section), named(course, "lesson", title_of(course, topic, section)));
}

Json test_activity(const model::Course& course, const std::string& test_id)
{
    const auto test = model::test_of(course, test_id);
    return activity(test_iri(course, test_id), named(course, "assessment", test ? test->title : test_id));
}

Json item_activity(const model::Course& course, const model::Item& item)
{
    return activity(item_iri(course, item.id), interaction_of(item, course.language));
}

Json case_activity(const model::Course& course, const std::string& case_id, const std::string& stage)
{
    const std::string name =
        stage.empty() ? "Risk-assessment practice: a case" : "Risk-assessment practice: a stage of a case";
    return activity(case_iri(course, case_id) + (stage.empty() ? "" : "/" + stage), named(course, "simulation", name));
}

Json mention(const std::string& iri) { return {{"objectType", "Activity"}, {"id", iri}}; }

}  // namespace xapi
