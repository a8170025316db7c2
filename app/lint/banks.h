// Whether there are enough questions: for a topic, for tests that do not repeat, and for what the course promises
// itself.
#pragma once

#include "lint/source.h"
#include "model/course.h"
#include "model/problem.h"

namespace lint {

/// A bank holds this many times what one paper draws, so that a second attempt has new questions. Must-know
/// questions may come again: they have to be right on whatever paper they stand.
inline constexpr int times_the_draw = 2;

model::Problems check_banks(const model::Course&, const Source&);

}  // namespace lint
