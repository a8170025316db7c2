// What is another on a page than it was, as far as somebody who listens should hear of it (KA-21).
#pragma once

#include "voice/speech.h"

#include <cstdint>
#include <vector>

namespace voice {

/// A sheet lies over some of these items: they are not to be reached, and not said.
std::vector<bool> beneath_a_sheet(const std::vector<ui::Item>&);

/// The ids of what is new, holds something else or was chosen; what was chosen first, else in reading order.
std::vector<std::uint64_t> changed(const std::vector<ui::Item>& before, const std::vector<ui::Item>& now);

/// Those of them that are still there: letters that were typed alone ("a", "dot", "taken away"), all else whole.
Speech said_of(const std::vector<std::uint64_t>& ids, const std::vector<ui::Item>& before, const Screen&,
               const Speaking&);

}  // namespace voice
