// The level rules of the practice matrix (D1–D9 of the course's fact sheet): one pure function, with the rule that
// decided. A teaching example: a learner's own area has its own tool and thresholds.
#pragma once

#include "model/case.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace assess {

/// All that the rules look at. Protective factors are here because a form must hold them; no rule reads them: they
/// shape the plan and never cancel an indicator.
struct Weighing {
    struct Found {
        int group = 0;
        model::Level rating = model::Level::low;
        model::Level at_most = model::Level::low;  ///< what the row can be rated at worst
        bool unknown = false;                      ///< a key fact is not known: the worse rating holds (rule 8)
    };
    std::vector<Found> found;
    bool disclosure = false;  ///< the child told, hinted, or told and took it back
    int vulnerability = 0;
    int protective = 0;
    model::Circumstances circumstances;
    std::optional<int> age;  ///< not known: as if under 13 (rule 8)
    bool learning_disability = false;
    model::Level before = model::Level::none;     ///< the level recorded last time
    model::Level judgement = model::Level::none;  ///< one worker's: it may raise, never lower (rule 9)
};

/// What decided. `number_of` gives the rule as the fact sheet numbers it.
enum class Rule {
    nothing_marked,
    danger_now,
    missing_now,
    under_13,
    high_indicator,
    disclosure,
    significant_harm,
    spread_of_medium,
    medium_and_vulnerable,
    some_medium,
    several_low,
    low_and_vulnerable,
    few_low,
    worry_only,
    not_low_under_13,
    not_low_learning_disability,
    raised_by_judgement,
    not_lowered_alone
};
int number_of(Rule);  ///< 1…9; 5 for nothing marked: rule 5 says what to do then

struct Reached {
    model::Level level = model::Level::none;
    Rule rule = Rule::nothing_marked;
    bool operator==(const Reached&) const = default;
};
Reached level_of(const Weighing&);

/// What the rules look at, from the authors' own picture of a case at a stage. `before` is the level the authors gave
/// at the stage before.
Weighing weighing_at(const model::Case&, std::size_t stage, const model::Matrix&);

}  // namespace assess
