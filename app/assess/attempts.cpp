#include "assess/attempts.h"

#include "assess/spacing.h"

namespace assess {

MayBegin may_begin(const model::TestRule& rule, const model::Progress& progress, const std::string& module_id,
                   const model::Moment& now)
{
    constexpr model::Millis minute = 60'000;
    MayBegin may{.used_up = rule.attempts > 0 && model::attempts_made(progress, module_id) >= rule.attempts};
    const model::Attempt* latest = model::latest_attempt(progress, module_id);
    if (!latest || latest->result->passed) return may;
    const auto waited = elapsed(latest->handed_in, now);
    const model::Millis wait = rule.wait_minutes * minute;
    if (waited && *waited < wait) may.wait_minutes = static_cast<int>((wait - *waited + minute - 1) / minute);
    return may;
}

}  // namespace assess
