// The page of a lesson, as the course has it. App shows it; the checks and pictures that go through a whole course too.
#pragma once

#include "model/page.h"

namespace model {

/// The page at `index`, from 0, of a topic that has a lesson, with the lesson's sources. What the learner brings to it
/// (is it kept, where does the way on lead) is left as it stands.
LessonPage lesson_page(const Course&, const Topic&, int index);

}  // namespace model
