// Whether a question gives its answer away to somebody who knows nothing: by where the right answer stands, by how long
// it is, or by reasons that say nothing. Options are mixed before they are shown, so their place in the file matters
// only to the author's habit: it is advice.
#pragma once

#include "lint/source.h"
#include "model/course.h"
#include "model/problem.h"

namespace lint {

inline constexpr int fewest_to_judge = 12;  ///< questions of a kind in a module, before a share of them means much
inline constexpr int most_longest_percent =
    40;  ///< of a module's single questions may have the longest option as the key
inline constexpr int most_same_place_percent = 45;
inline constexpr int most_one_truth_percent = 70;  ///< of true-false questions may be true, or false

model::Problems check_balance(const model::Course&, const Source&);

/// Reasons that say too little, say the answer again, or say the same of two options.
model::Problems check_reasons(const model::Course&, const Source&);

}  // namespace lint
