#include "assess/matrix.h"

#include <algorithm>
#include <set>

namespace assess {

using model::Level;

namespace {

struct Counts {
    int low = 0, medium = 0, high = 0;
    std::set<int> groups_of_medium;
};

Counts counts_of(const std::vector<Weighing::Found>& found)
{
    Counts counts;
    for (const auto& one : found) {
        const Level rating = one.unknown ? std::max(one.rating, one.at_most) : one.rating;
        counts.low += rating == Level::low;
        counts.medium += rating == Level::medium;
        counts.high += rating == Level::high;
        if (rating == Level::medium) counts.groups_of_medium.insert(one.group);
    }
    return counts;
}

bool is_under_13(const Weighing& w) { return !w.age || *w.age < 13; }

// Rules 1 to 5: what the signs come to by themselves.
Reached from_the_signs(const Weighing& w)
{
    const model::Circumstances& c = w.circumstances;
    const Counts counts = counts_of(w.found);
    const bool vulnerable = w.vulnerability >= 2;
    const bool told_why_not = c.recorded_why_not || c.lowered_by_agreement;

    if (c.danger_now) return {Level::high, Rule::danger_now};
    if (c.missing_now) return {Level::high, Rule::missing_now};
    if (c.sexual_concern && is_under_13(w)) return {Level::high, Rule::under_13};
    if (counts.high > 0) return {Level::high, Rule::high_indicator};
    if (w.disclosure) return {Level::high, Rule::disclosure};
    if (c.significant_harm) return {Level::high, Rule::significant_harm};
    if (!told_why_not) {
        if (counts.medium >= 3 && counts.groups_of_medium.size() >= 2) return {Level::high, Rule::spread_of_medium};
        if (counts.medium >= 2 && vulnerable) return {Level::high, Rule::medium_and_vulnerable};
    }
    if (counts.medium > 0) return {Level::medium, Rule::some_medium};
    if (counts.low >= 3) return {Level::medium, Rule::several_low};
    if (counts.low > 0 && vulnerable) return {Level::medium, Rule::low_and_vulnerable};
    if (counts.low > 0) return {Level::low, Rule::few_low};
    const bool any_worry = c.worry || c.sexual_concern || w.vulnerability > 0;
    return any_worry ? Reached{Level::low, Rule::worry_only} : Reached{};
}

}  // namespace

int number_of(Rule rule)
{
    switch (rule) {
    case Rule::danger_now:
    case Rule::missing_now:
        return 1;
    case Rule::under_13:
    case Rule::high_indicator:
    case Rule::disclosure:
    case Rule::significant_harm:
        return 2;
    case Rule::spread_of_medium:
    case Rule::medium_and_vulnerable:
        return 3;
    case Rule::some_medium:
    case Rule::several_low:
    case Rule::low_and_vulnerable:
        return 4;
    case Rule::few_low:
    case Rule::worry_only:
    case Rule::nothing_marked:
        return 5;
    case Rule::not_low_under_13:
    case Rule::not_low_learning_disability:
        return 6;
    case Rule::raised_by_judgement:
    case Rule::not_lowered_alone:
        return 9;
    }
    return 5;
}

Reached level_of(const Weighing& w)
{
    Reached reached = from_the_signs(w);
    if (reached.level == Level::low) {
        if (is_under_13(w))
            reached = {Level::medium, Rule::not_low_under_13};
        else if (w.learning_disability)
            reached = {Level::medium, Rule::not_low_learning_disability};
    }
    if (!w.circumstances.lowered_by_agreement && w.before > reached.level)
        reached = {w.before, Rule::not_lowered_alone};
    if (w.judgement > reached.level) reached = {w.judgement, Rule::raised_by_judgement};
    return reached;
}

Weighing weighing_at(const model::Case& of, std::size_t stage, const model::Matrix& matrix)
{
    const model::Picture picture = model::picture_at(of, stage);
    Weighing w{.vulnerability = static_cast<int>(picture.vulnerability.size()),
               .protective = static_cast<int>(picture.protective.size()),
               .circumstances = of.stages[stage].circumstances,
               .age = of.age,
               .learning_disability = of.learning_disability,
               .before = stage == 0 ? Level::none : of.stages[stage - 1].judged.level};
    for (const model::RatedIndicator& rated : picture.indicators) {
        const model::MatrixIndicator* row = model::indicator_of(matrix, rated.id);
        if (!row) continue;
        w.found.push_back({model::group_with(matrix, rated.id), rated.rating, row->at_most, rated.unknown});
        w.disclosure = w.disclosure || row->disclosure;
    }
    if (of.stages[stage].judged.raised) w.judgement = of.stages[stage].judged.level;
    return w;
}

}  // namespace assess
