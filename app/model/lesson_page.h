// The page of a lesson, as the course has it. App shows it; the checks and pictures that go through a whole course too.
#pragma once

#include "model/page.h"

#include <string_view>

namespace model {

/// The page at `index`, from 0, of a topic that has a lesson, with the lesson's sources: in this language where the
/// lesson is translated into it, else in the course's own. What the learner brings to it (is it kept, where does the
/// way on lead) is left as it stands.
LessonPage lesson_page(const Course&, const Topic&, int index, std::string_view language = {});

/// Says the same page in another language, if it can be read in it; else in the course's own.
void put_into(LessonPage&, const Course&, std::string_view language);

}  // namespace model
