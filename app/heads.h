// What the world was told of where this device's records end, kept beside the database and not in it: so a database
// that was set back, or another under the same name, is noticed at the next start (RS-31).
//
// It is found by data/head.seen, so only where that file stayed. Of a whole folder that was set back, or a whole disk
// that was copied, the device itself can know nothing: the office's receipts and its own list of heads show it.
#pragma once

#include "model/fact.h"
#include "store/store.h"

#include <filesystem>
#include <optional>

namespace waypost {

/// A confirmed upload, a bundle or an export named this head. The highest is kept; safe from any thread and program.
/// What cannot be written is left: then less is noticed, and nothing is lost.
void head_was_told(const std::filesystem::path& data, const store::Head&);

/// What is wrong with these records beside what was told, or nothing. Says where they lie, the first time.
std::optional<model::ForkSeen> fork_in(store::Store&, const std::filesystem::path& data);

/// As fork_in(), for a head that somebody else remembers: a receipt.
std::optional<model::ForkSeen> fork_at(store::Store&, const store::Head& told);

/// It is in the ledger now; from here on this is the head that counts. Both sides stay: what was told stands in the
/// fact.
void fork_was_noted(store::Store&, const std::filesystem::path& data);

}  // namespace waypost
