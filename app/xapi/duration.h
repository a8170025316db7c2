// ISO 8601 durations as X-07 wants them.
#pragma once

#include "model/time.h"

#include <string>

namespace xapi {

/// "PT2M1.5S": minutes and seconds, at most two decimals, never negative.
std::string duration_text(model::Millis);

}  // namespace xapi
