// `waypostctl status`: where records stand, in stored facts only (X-34, R-19c).
#pragma once

#include "store/store.h"

#include <ostream>

namespace waypostctl {

enum class As { text, json };

/// Counts by state, the oldest unsent, refusals with their reasons, the chain's head, the store's health.
/// True when the store is healthy and its chain whole.
bool print_status(store::Store&, As, std::ostream&);

}  // namespace waypostctl
