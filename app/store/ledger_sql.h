// A row of the ledger from SQL and into it. For store's own .cpp files.
#pragma once

#include "store/ledger.h"
#include "store/sql.h"

#include <string>

namespace store {

#define LEDGER_COLUMNS \
    "counter, id, learner, sitting, kind, boot, mono, wall, trusted, body, salt, body_hash, link, answer, sealed"
inline constexpr int ledger_columns = 15;

/// A row that damage took: its place in the chain, and nothing else.
LedgerRow lost_row(std::int64_t counter, const Hash& previous, const platform::SecretKey&);

LedgerRow ledger_row(const Row&);  ///< of LEDGER_COLUMNS
void write_row(Connection&, const LedgerRow&, const std::string& once);

}  // namespace store
