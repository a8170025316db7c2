// A test taken: the paper drawn for it, what was answered, how it ended. Values, kept whole in the ledger.
#pragma once

#include "model/item.h"
#include "model/time.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace model {

/// The order in which an item's options and targets stand on the glass; the item itself keeps the bank's order.
struct Shown {
    std::vector<std::string> options;
    std::vector<std::string> targets;  ///< matching: the targets; true_false: the becauses
    bool operator==(const Shown&) const = default;
};

/// The questions of one attempt, whole and in the order shown. Drawn once and stored: marking and review read only
/// this, never the bank, so a changed course cannot change an attempt.
struct Paper {
    std::string attempt_id;
    std::string module_id;  ///< whose test it is: a module's id, or model::final_id
    int number = 1;         ///< 1 for a learner's first attempt at this test
    std::uint64_t seed = 0;
    int pass_percent = 75;
    std::string course_version;
    std::vector<Item> items;
    std::vector<Shown> shown;    ///< one per item
    bool holds_answers = false;  ///< they open when the facilitator releases them (R-36)
    bool operator==(const Paper&) const = default;
};

/// One marked answer.
struct Mark {
    bool right = false;
    int points = 0;  ///< parts that are right; never counts towards the pass mark, only tells how near it was
    int of = 1;
    bool operator==(const Mark&) const = default;
};

/// The answers given so far, by item id. The first answer to an item stands beside the latest.
using Answers = std::map<std::string, Response>;

struct Result {
    std::string attempt_id;
    std::string module_id;
    int number = 1;
    int right = 0;
    int asked = 0;
    int needed = 0;  ///< how many had to be right
    bool critical_all_right = true;
    bool passed = false;
    Millis duration = 0;      ///< from the monotonic clock
    Millis at = 0;            ///< wall time, for showing
    std::string reference;    ///< short, for people: "K7F 3M2"
    std::vector<Mark> marks;  ///< one per item of the paper, in its order
    bool operator==(const Result&) const = default;
};

}  // namespace model
