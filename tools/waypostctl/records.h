// `waypostctl records`: every fact this device keeps, for people's own tools.
#pragma once

#include "store/store.h"

#include <ostream>

namespace waypostctl {

/// One line a fact: counter, UTC time, kind, learner, sitting.
void list_records(store::Store&, std::ostream&);

/// Checks the chain (RS-31) and says so in words. True when nothing was changed, removed or swapped.
bool verify_records(store::Store&, std::ostream&);

/// Every row with all its columns, hashes and salt in hexadecimal: enough to check the chain with the device's key.
void export_csv(store::Store&, std::ostream&);
void export_json(store::Store&, std::ostream&);

}  // namespace waypostctl
