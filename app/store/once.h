// What can happen only once on this device. The names are kept in unique columns, so that no second tap, restart or
// other program can make it happen twice (R-10, R-16, R-19d).
#pragma once

#include "model/fact.h"

#include <string>

namespace store {

/// "handed_in ATTEMPT", "attempt LEARNER MODULE 3", … or "" for what may happen again.
std::string once_of(const model::Fact&);

/// "passed REGISTRATION TEST" or "completed REGISTRATION", read from the statement's own bytes; else "".
std::string once_of(const model::Statement&);

}  // namespace store
