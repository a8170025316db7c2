// Spaced practice: which questions come back, and when. A pure function of the first responses and of now.
//
// What was missed or guessed returns later the same day, at the next visit, and then after 3, 7 and 21 days; each time
// it is answered rightly when due and not as a guess, it moves on one step, and after the last it rests. A miss or a
// guess sends it back to the first step. The intervals are fixed: nobody on a kiosk answers often enough to fit a
// curve to. What was right and no guess the first time never comes back.
#pragma once

#include "model/practice.h"
#include "model/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace assess {

/// Why a question comes back, the most urgent first: being sure of something wrong is what could harm a child.
enum class Why { certain_and_wrong, missed, guessed };

struct Due {
    std::string item;
    Why why = Why::missed;
    model::Moment since;  ///< its latest first response
    bool operator==(const Due&) const = default;
};

/// What is due in this sitting, most urgent first and then the oldest.
std::vector<Due> due_items(const std::vector<model::Recall>&, const model::Moment& now, const std::string& sitting);

/// Milliseconds from one moment to another: by the monotonic clock within a boot, else by the wall; nothing when the
/// wall went backwards, because then nobody knows.
std::optional<model::Millis> elapsed(const model::Moment& from, const model::Moment& to);

/// How often they were right when they were certain, fairly sure, guessing. Answers without a word on it do not count.
model::Calibration calibration_of(const std::vector<model::Recall>&);

}  // namespace assess
