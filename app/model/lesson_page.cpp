#include "model/lesson_page.h"

namespace model {

LessonPage lesson_page(const Course& course, const Topic& topic, int index)
{
    const Lesson& lesson = *topic.lesson;
    LessonPage page{.topic = topic.id,
                    .topic_title = topic.title,
                    .purpose = lesson.purpose,
                    .section = lesson.sections.at(static_cast<std::size_t>(index)),
                    .index = index,
                    .total = static_cast<int>(lesson.sections.size()),
                    .language = course.language,
                    .law_as_at = lesson.law_as_at,
                    .has_check = !topic.items.empty()};
    for (const std::string& id : lesson.sources)
        if (const Source* source = source_of(course, id)) page.sources.push_back(*source);
    return page;
}

}  // namespace model
