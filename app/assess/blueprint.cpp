#include "assess/blueprint.h"

#include <algorithm>

namespace assess {

using model::Item;

namespace {

std::map<std::string, std::size_t> rooms(std::size_t size, const std::vector<std::string>& parts,
                                         const std::vector<int>& percents)
{
    const auto counts = shared_out(size, percents);
    std::map<std::string, std::size_t> room;
    for (std::size_t i = 0; i < parts.size(); ++i) room[parts[i]] += counts[i];
    return room;
}

std::string difficulty_of(const Item& item) { return std::to_string(item.difficulty); }
std::string objective_of(const Item& item) { return item.objective; }

}  // namespace

std::vector<std::size_t> shared_out(std::size_t size, const std::vector<int>& percents)
{
    std::vector<std::size_t> counts, rests;
    std::size_t given = 0;
    for (const int percent : percents) {
        const std::size_t hundredths = size * static_cast<std::size_t>(percent);
        counts.push_back(hundredths / 100);
        rests.push_back(hundredths % 100);
        given += counts.back();
    }
    for (; given < size; ++given) {
        const auto largest = static_cast<std::size_t>(std::ranges::max_element(rests) - rests.begin());
        ++counts[largest];
        rests[largest] = 0;
    }
    return counts;
}

Blueprint::Blueprint(const model::Course& course, const model::TestRule& rule, std::vector<const Item*> bank)
    : bank_(std::move(bank)),
      size_(static_cast<std::size_t>(rule.questions)),
      critical_(static_cast<std::size_t>(rule.critical))
{
    if (std::ranges::any_of(rule.share, [](int percent) { return percent > 0; }))
        quotas_.push_back(
            {.part_of = difficulty_of, .room = rooms(size_, {"1", "2", "3"}, {rule.share.begin(), rule.share.end()})});
    if (rule.shares.empty()) return;
    const bool by_module = !rule.shares.front().module.empty();
    std::vector<std::string> parts;
    std::vector<int> percents;
    for (const model::Share& share : rule.shares) {
        parts.push_back(by_module ? share.module : share.objective);
        percents.push_back(share.percent);
    }
    Quota quota{.part_of = objective_of, .room = rooms(size_, parts, percents)};
    if (by_module)
        quota.part_of = [&course](const Item& item) {
            const model::Module* module = model::module_with(course, item.topic);
            return module ? module->id : "";
        };
    quotas_.push_back(std::move(quota));
}

bool Blueprint::has_room_for(const Item& item) const
{
    // No more must-know questions than every paper has: all of them must be right, so more would be a harder paper.
    if (item.critical && critical_ > 0 && critical_taken() >= critical_) return false;
    return std::ranges::all_of(quotas_, [&](const Quota& quota) {
        const auto room = quota.room.find(quota.part_of(item));
        return room != quota.room.end() && room->second > 0;
    });
}

void Blueprint::take_critical(const Wanted& wanted)
{
    for (const Item* item : bank_) {
        if (critical_taken() >= critical_) return;
        if (item->critical && wanted(*item)) take(item);
    }
}

void Blueprint::take_one_of_each(const Wanted& wanted)
{
    for (const std::string& objective : fewest_first())
        if (std::ranges::count(taken_, objective, &Item::objective) == 0) take_first_of(objective, wanted);
}

void Blueprint::take_in_turn(const Wanted& wanted)
{
    const auto take_next = [&] {
        return std::ranges::any_of(fewest_first(), [&](const std::string& o) { return take_first_of(o, wanted); });
    };
    while (take_next()) {
    }
}

std::size_t Blueprint::missed() const
{
    std::size_t sum = 0;
    for (const Quota& quota : quotas_)
        for (const auto& [part, room] : quota.room) sum += room;
    return sum;
}

std::size_t Blueprint::critical_taken() const
{
    return static_cast<std::size_t>(std::ranges::count_if(taken_, &Item::critical));
}

bool Blueprint::take_first_of(const std::string& objective, const Wanted& wanted)
{
    const auto next = std::ranges::find_if(bank_, [&](const Item* item) {
        return item->objective == objective && std::ranges::count(taken_, item) == 0 && wanted(*item);
    });
    return next != bank_.end() && take(*next);
}

bool Blueprint::take(const Item* item)
{
    if (taken_.size() >= size_ || std::ranges::count(taken_, item) > 0) return false;
    taken_.push_back(item);
    for (Quota& quota : quotas_)
        if (auto room = quota.room.find(quota.part_of(*item)); room != quota.room.end() && room->second > 0)
            --room->second;
    return true;
}

std::vector<std::string> Blueprint::fewest_first() const
{
    std::map<std::string, int> count;
    for (const Item* item : bank_) count.try_emplace(item->objective, 0);
    for (const Item* item : taken_) ++count[item->objective];
    std::vector<std::string> objectives;
    for (const auto& [objective, _] : count) objectives.push_back(objective);
    std::ranges::stable_sort(objectives, {}, [&](const std::string& o) { return count[o]; });
    return objectives;
}

}  // namespace assess
