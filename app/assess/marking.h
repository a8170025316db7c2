// Marking: one pure function, the same for a check, a test and a review.
#pragma once

#include "model/attempt.h"

namespace assess {

/// An answer is right only as a whole. `points` of `of` tells how many parts are right: it guides, it never passes.
model::Mark mark(const model::Item&, const model::Response&);

/// How many of `asked` must be right: pass_percent of them, rounded up, and at least one.
int needed(int asked, int pass_percent);

/// The result of a paper, from the paper and the answers alone. An item without an answer is not right.
/// The caller adds what only it knows: duration, time and reference.
model::Result result_of(const model::Paper&, const model::Answers&);

}  // namespace assess
