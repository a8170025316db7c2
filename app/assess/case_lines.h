// A learner's stage beside the authors' view of it: separate lines, never one total, and never a pass (formative).
#pragma once

#include "model/case_work.h"

#include <string>
#include <vector>

namespace assess {

model::StageLines lines_of(const model::Stage&, const model::StageAnswers&);

/// The reasons a learner picks from: the authors' own and some others, in an order that is the same every time.
/// Fewer than the matrix holds, so that they fit a page.
std::vector<std::string> offered_reasons(const model::Matrix&, const model::Stage&);

/// What the authors have for `passage`, or a mark they call reasonable.
bool is_fair_mark(const model::Passage&, model::Sign);

enum class Timing { fits, late, early, needless };
/// Not telling somebody who is to be told is late; telling somebody who is not to be told is needless.
Timing timing_of(model::When by, model::When given);

}  // namespace assess
