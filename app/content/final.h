// The final assessment against the bank: what only the whole course can tell.
#pragma once

#include "model/course.h"
#include "model/problem.h"

namespace content {

/// a paper of the final assessment can be filled as its blueprint says, and holds every objective that is
/// assessed. For a course whose topics are all finished; before that a paper is drawn from what there is. `line`: of
/// [final] in course.toml.
void check_final(const model::Course&, int line, model::Problems&);

}  // namespace content
