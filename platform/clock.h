// What time it is, said three ways. Nobody else asks the system: App gets these through World, tests give their own
// (RS-14).
#pragma once

#include <cstdint>
#include <string>

namespace platform {

/// Milliseconds since 1970. A label, not an order: it may be wrong and may jump.
std::int64_t wall_ms();

/// Milliseconds that only grow, sleep included, from some point of this boot.
std::int64_t mono_ms();

/// Names this boot: two mono_ms() compare only when it is equal. Where the system has none, it names this process.
std::string boot_id();

}  // namespace platform
