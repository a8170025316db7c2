// How each question does: a pure function of the facts of everybody on a device. For whoever looks after the bank.
//
// Only first responses count, one for each learner and question: later ones tell of the practice and not of the
// question. Nobody is named.
#pragma once

#include "model/fact.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assess {

/// Below so many first attempts at a test, chance alone moves discrimination about: it is not shown.
inline constexpr int least_attempts = 20;

struct ItemFigures {
    std::string item;
    int answers = 0;         ///< first responses, one a learner
    double facility = 0;     ///< share of them that were right, 0 to 1
    int first_attempts = 0;  ///< how often it stood on somebody's first attempt at a test
    /// How far being right here goes with being right on the rest of the paper, -1 to 1 (Pearson, the item left out of
    /// the total). From first attempts at a test; nothing below `least_attempts` or when everybody did alike.
    std::optional<double> discrimination;
    int sure = 0;               ///< of the answers, how many said how sure they were
    int certain_and_wrong = 0;  ///< of these, how many were certain, and not right
    int left_out = 0;           ///< no answer on a test handed in
    int sealed = 0;             ///< what was picked can be read by the office alone: in no figure but right or not
    /// How often each part was picked: option ids, "option[.]target" for pairs, "option[.]place" for an order.
    std::map<std::string, int> picks;
};

/// By item id. `learners`: each one's facts in counter order.
std::vector<ItemFigures> analyse(const std::vector<std::vector<model::Fact>>& learners);

}  // namespace assess
