#include "delivery/limits.h"

#include <algorithm>
#include <charconv>

namespace delivery {

static constexpr std::size_t fewest_bytes = 1024;

static std::string setting_name(const Server& server) { return "delivery.limits " + server.base; }

Limits limits_of(store::Store& store, const Server& server)
{
    const Limits most;
    Limits limits;
    const std::string text = store.setting(setting_name(server)).value_or("");  // "25 262144"
    const char* const end = text.data() + text.size();
    const auto [blank, error] = std::from_chars(text.data(), end, limits.statements);
    if (error == std::errc() && blank != end) std::from_chars(blank + 1, end, limits.bytes);
    return {.statements = std::clamp(limits.statements, 1, most.statements),
            .bytes = std::clamp(limits.bytes, fewest_bytes, most.bytes)};
}

Limits halve_limits(store::Store& store, const Server& server, const Limits& limits)
{
    const Limits half{.statements = std::max(1, limits.statements / 2),
                      .bytes = std::max(fewest_bytes, limits.bytes / 2)};
    store.keep_setting(setting_name(server), std::to_string(half.statements) + " " + std::to_string(half.bytes));
    return half;
}

}  // namespace delivery
