// Words as a voice says them, and the way back from what is said to what is written.
#pragma once

#include "model/said.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace voice {

struct Place {
    std::size_t offset = 0, length = 0;  ///< bytes
    bool operator==(const Place&) const = default;
};

/// What is said for something written: said[i] stands for written[i].
struct Exchange {
    Place said, written;
};

struct Spoken {
    std::string text;
    std::vector<Exchange> exchanges;  ///< in order; all else is said as it is written
};

/// Of several that begin at one place the longest counts, and only where it stands alone: no letter or digit touches
/// it.
Spoken say_as(std::string_view written, const model::SayAs&);

/// Where a word of `Spoken::text` is written. All of "NRM" for the "R" of "N R M".
Place written_place(const Spoken&, Place said);

}  // namespace voice
