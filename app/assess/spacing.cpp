#include "assess/spacing.h"

#include <algorithm>
#include <array>
#include <map>

namespace assess {

using model::Certainty;
using model::Millis;
using model::Moment;
using model::Recall;

namespace {

constexpr Millis minute = 60'000, hour = 60 * minute, day = 24 * hour;

struct Step {
    Millis wait;
    bool another_visit;  // not in the sitting in which it was answered
};
constexpr std::array<Step, 5> steps = {
    {{20 * minute, false}, {6 * hour, true}, {3 * day, true}, {7 * day, true}, {21 * day, true}}};

struct Place {
    std::size_t step = steps.size();  // beyond the last: it rests
    Why why = Why::missed;
    Moment at;
    std::string sitting;
};

bool is_due(const Place& place, const Moment& now, const std::string& sitting)
{
    if (place.step >= steps.size()) return false;
    const Step& step = steps[place.step];
    const bool other = sitting != place.sitting;
    if (step.another_visit && !other) return false;
    const auto waited = elapsed(place.at, now);
    if (!waited) return other;  // the clock went back: better asked too soon than never again
    return *waited >= step.wait || (other && !step.another_visit);
}

void move_on(Place& place, const Recall& recall)
{
    if (!recall.right || recall.certainty == Certainty::guess) {
        const bool certain = recall.certainty == Certainty::certain;
        place.step = 0;
        place.why = recall.right ? Why::guessed : certain ? Why::certain_and_wrong : Why::missed;
    } else if (is_due(place, recall.at, recall.sitting)) {
        ++place.step;
    } else {
        return;  // right again before its time: that shows little, so it changes nothing
    }
    place.at = recall.at;
    place.sitting = recall.sitting;
}

}  // namespace

std::optional<Millis> elapsed(const Moment& from, const Moment& to)
{
    const bool one_boot = from.boot == to.boot && !to.boot.empty();
    const Millis passed = one_boot ? to.mono - from.mono : to.wall - from.wall;
    return passed < 0 ? std::nullopt : std::optional(passed);
}

std::vector<Due> due_items(const std::vector<Recall>& recalls, const Moment& now, const std::string& sitting)
{
    std::map<std::string, Place> places;
    std::vector<std::string> order;  // by first meeting, so that equals keep the order of the ledger
    for (const Recall& recall : recalls) {
        const auto [place, is_new] = places.try_emplace(recall.item);
        if (is_new) order.push_back(recall.item);
        move_on(place->second, recall);
    }
    std::vector<Due> due;
    for (const std::string& item : order)
        if (const Place& place = places[item]; is_due(place, now, sitting)) due.push_back({item, place.why, place.at});
    std::ranges::stable_sort(due, {}, [](const Due& d) { return std::pair(d.why, d.since.wall); });
    return due;
}

model::Calibration calibration_of(const std::vector<Recall>& recalls)
{
    model::Calibration sure;
    const auto count = [](model::SureAndRight& line, bool right) {
        ++line.asked;
        line.right += right;
    };
    for (const Recall& recall : recalls) {
        if (recall.certainty == Certainty::certain) count(sure.certain, recall.right);
        if (recall.certainty == Certainty::fairly) count(sure.fairly, recall.right);
        if (recall.certainty == Certainty::guess) count(sure.guess, recall.right);
    }
    return sure;
}

}  // namespace assess
