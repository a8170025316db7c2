#include "model/lesson_page.h"

namespace model {

static void say(LessonPage& page, const Course& course, const Topic& topic, std::string_view language)
{
    const Lesson& lesson = *topic.lesson;
    const Translation* translation = lesson.in(language);
    page.language = translation ? translation->language : course.language;
    page.topic_title = translation ? translation->title : topic.title;
    page.purpose = translation ? translation->purpose : lesson.purpose;
    page.section = (translation ? translation->sections : lesson.sections).at(static_cast<std::size_t>(page.index));
}

LessonPage lesson_page(const Course& course, const Topic& topic, int index, std::string_view language)
{
    const Lesson& lesson = *topic.lesson;
    LessonPage page{.topic = topic.id,
                    .index = index,
                    .total = static_cast<int>(lesson.sections.size()),
                    .law_as_at = lesson.law_as_at,
                    .has_check = !topic.items.empty()};
    for (const std::string& id : lesson.sources)
        if (const Source* source = source_of(course, id)) page.sources.push_back(*source);
    say(page, course, topic, language);
    return page;
}

void put_into(LessonPage& page, const Course& course, std::string_view language)
{
    const Topic* topic = topic_of(course, page.topic);
    if (topic && topic->lesson) say(page, course, *topic, language);
}

}  // namespace model
