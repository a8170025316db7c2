// What practice shows of a learner to themselves.
#pragma once

namespace model {

/// Of the answers somebody was this sure of, how many were right.
struct SureAndRight {
    int right = 0;
    int asked = 0;
    bool operator==(const SureAndRight&) const = default;
};

/// How well being sure and being right go together. For the learner alone: it is never sent, and no mark hangs on it.
struct Calibration {
    SureAndRight certain, fairly, guess;
    bool is_empty() const { return certain.asked + fairly.asked + guess.asked == 0; }
    bool operator==(const Calibration&) const = default;
};

}  // namespace model
