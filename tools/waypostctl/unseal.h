// `waypostctl unseal`: at the office, what devices sealed to it (RS-27, app/store/README.md).
#pragma once

#include "platform/signature.h"

#include <filesystem>
#include <ostream>

namespace waypostctl {

/// Reads what a device exported, of one person or of its whole ledger, and prints the same JSON with what each sealed
/// part says beside it, as `opened`. 0; 1 where a part was sealed to another key, or is not what its record names: it
/// is then left as it is, and said on `problems`.
int unseal(const std::filesystem::path& file, const platform::SigningKey& office, std::ostream& out,
           std::ostream& problems);

}  // namespace waypostctl
