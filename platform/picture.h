// Pictures in and out: PNG and nothing else (RS-29). No file is touched here; whoever has the bytes gives them.
#pragma once

#include "platform/glass.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace platform {

inline constexpr int most_png_side = 4096;
inline constexpr std::size_t longest_png = 64'000'000;  ///< bytes

/// What its first bytes say, when they are a PNG's that is not too large.
std::optional<Glass::Size> size_of_png(std::span<const std::uint8_t>);

/// Nothing when it is no PNG, is damaged, is over 4096 pixels a side, or would need more than 64 MB to read. Where
/// pictures come from outside it runs apart: see Decoder (RS-30).
std::optional<Pixels> read_png(std::span<const std::uint8_t>);

std::vector<std::uint8_t> write_png(const Pixels&);

/// Exactly this size. Shrinking takes the mean of what falls on a pixel, so thin lines fade and never vanish.
Pixels resized(const Pixels&, int width, int height);

}  // namespace platform
