#include "delivery/memory.h"

#include <algorithm>

namespace delivery {

using model::Millis;
using store::Queued;

static constexpr int too_many_500s = 5;

bool is_voiding(const Queued& queued)
{
    return queued.body.find("\"http://adlnet.gov/expapi/verbs/voided\"") != std::string::npos;
}

Batch Memory::up_to_a_cut(Batch due) const
{
    std::size_t n = 0;
    while (n < due.size()) {
        if (is_voiding(due[n])) {
            n = std::max<std::size_t>(n, 1);
            break;
        }
        if (ends_.contains(due[n++].id)) break;
    }
    due.resize(n);
    return due;
}

void Memory::cut_in_two(const Batch& batch)
{
    ends_.insert(batch[batch.size() / 2 - 1].id);
    ends_.insert(batch.back().id);
}

Memory::Failed Memory::failed(const Batch& batch)
{
    Trouble& trouble = got_500_[batch.front().id];
    if (trouble.times++ == 0) trouble.taken_before = taken;
    return {
        .times = trouble.times, .often = trouble.times >= too_many_500s, .others_pass = taken > trouble.taken_before};
}

void Memory::cut_failed(const Batch& batch)
{
    const Trouble whole = got_500_[batch.front().id];
    got_500_[batch[batch.size() / 2].id] = whole;
    cut_in_two(batch);
}

Millis back_off(int failures, double chance)
{
    constexpr Millis first = 5'000, longest = 15LL * 60'000;
    const Millis base = std::min(longest, first << std::clamp(failures - 1, 0, 10));
    return static_cast<Millis>(static_cast<double>(base) * (0.8 + 0.4 * chance));
}

}  // namespace delivery
