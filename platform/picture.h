// Pictures in and out: PNG and nothing else (RS-29). No file is touched here; whoever has the bytes gives them.
#pragma once

#include "platform/glass.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace platform {

/// What its first bytes say, when it is a PNG that read_png would try to read.
std::optional<Glass::Size> size_of_png(std::span<const std::uint8_t>);

/// Nothing when it is no PNG, is damaged, is over 4096 pixels a side, or would need more than 64 MB to read.
std::optional<Pixels> read_png(std::span<const std::uint8_t>);

std::vector<std::uint8_t> write_png(const Pixels&);

/// Exactly this size. Shrinking takes the mean of what falls on a pixel, so thin lines fade and never vanish.
Pixels resized(const Pixels&, int width, int height);

}  // namespace platform
