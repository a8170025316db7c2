// `waypostctl items`: how each question does on this device, from the ledger. Counts only: nobody is named.
#pragma once

#include "store/store.h"
#include "waypostctl/status.h"

#include <ostream>

namespace waypostctl {

void print_items(store::Store&, As, std::ostream&);

}  // namespace waypostctl
