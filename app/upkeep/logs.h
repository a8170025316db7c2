// The log keeps what happened to the device, and nothing about people (RS-26); and that not for ever (RS-22).
#pragma once

#include "model/time.h"

#include <filesystem>

namespace upkeep {

inline constexpr model::Millis log_kept = 14LL * 24 * 3'600'000;

/// Takes out the lines of before then. Each line begins with its UTC time; one that does not belongs to the line above.
void drop_lines_before(const std::filesystem::path& log, model::Millis);

}  // namespace upkeep
