// The ledger's rows as they stand on disk, and the chain that makes tampering show (RS-31). README.md has the format.
#pragma once

#include "model/fact.h"
#include "platform/secret.h"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

using Hash = platform::Hash;

/// The kind of a row that stands for a fact no file has any more. It has no body.
inline constexpr const char* lost_kind = "lost";

/// One row. What it says is gone once it was erased; `body_hash` and `link` stay.
struct LedgerRow {
    std::int64_t counter = 0;
    std::string id;
    std::string learner;
    std::string sitting;
    std::string kind;
    model::Moment at;
    std::optional<std::string> body;  ///< JSON of the fact's own members
    std::optional<std::string> salt;  ///< 16 random bytes
    Hash body_hash{};
    Hash link{};
    std::optional<std::string> answer;  ///< JSON of what was answered, named in `body` by its hash; gone once sealed
    std::optional<std::string> sealed;  ///< the same, for who has the office's key (RS-27)
};

/// Where the chain ends, or a place in it: who knows one that was told outside can tell an older copy, or another.
struct Head {
    std::int64_t counter = 0;
    std::string link = std::string(64, '0');  ///< in hexadecimal
    bool operator==(const Head&) const = default;
};

/// What of a row shows its place in the chain, and nothing of what it says.
struct ChainRow {
    std::int64_t counter = 0;
    Hash body_hash{};
    Hash link{};
};

struct ChainReport {
    std::int64_t rows = 0;
    std::string head;            ///< of the last row, in hexadecimal; 64 zeros for an empty ledger
    std::int64_t broken_at = 0;  ///< the counter of the first row that is wrong; 0 when all is well
    std::string what;            ///< what is wrong with it, in words
    std::int64_t lost = 0;       ///< of the rows: what damage took, and a "mended" fact tells of (RS-06)
    bool is_whole() const { return broken_at == 0; }
};

/// BLAKE2b-256 of the salt and everything the row says, in the order README.md gives.
Hash hash_of_row(const LedgerRow&);

/// Keyed BLAKE2b-256 of the previous link, the counter (8 bytes, big end first) and the row's hash.
Hash link_after(const Hash& previous, std::int64_t counter, const Hash& row, const platform::SecretKey&);

}  // namespace store
