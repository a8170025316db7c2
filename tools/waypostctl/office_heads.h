// What an office remembers of each device's ledger: two ledgers under one name are found by it, for a bundle names
// every link since the last receipt (RS-31).
#pragma once

#include "bundle/bundle.h"

#include <filesystem>
#include <string>

namespace waypostctl {

/// Words for an administrator when the bundle's rows do not go on from what this office has seen of the device; "" when
/// they do, or where the bundle says nothing of the same rows.
std::string fork_seen_at_office(const std::filesystem::path& data, const bundle::Bundle&);

/// Keeps the bundle's head with those before it.
void remember_head(const std::filesystem::path& data, const bundle::Bundle&);

}  // namespace waypostctl
