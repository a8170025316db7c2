// What can still be read of a damaged file of records, put into a fresh one (RS-06). The damaged file is only read.
//
// A row of the ledger is taken only when its hash is right and its link follows; else it is looked for in the copies.
// What no file has leaves a row of the kind "lost", and the fact "mended", the last of the fresh ledger, tells of each.
// Other rows come from the copies only where the damaged file's own cannot all be read, so that nothing comes back that
// was erased.
#pragma once

#include "store/store.h"

#include <filesystem>
#include <span>

namespace store {

/// `files`: the damaged one first, then copies, the newest first. `fresh` must not exist; it is on disk when this
/// returns. `mended` is the fact to be kept, without what is counted here; it is returned with that. Throws Broken when
/// the fresh file cannot be written.
model::Mended salvage(std::span<const std::filesystem::path> files, const std::filesystem::path& fresh, const Options&,
                      model::Fact mended);

/// Setting: the facilitator's PIN went with the damage. Nobody may choose a new one at the glass: `waypostctl pin`
/// does.
inline constexpr const char* facilitator_lost = "facilitator_lost";

}  // namespace store
