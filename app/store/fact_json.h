// A fact's own members as JSON text, and back: what the ledger keeps in `body`.
#pragma once

#include "model/fact.h"
#include "model/learner.h"

#include <string>

namespace store {

/// One line, members in a fixed order: equal facts give equal bytes.
std::string text_of(const model::FactBody&);

/// Throws Broken for text that no version of Waypost can have written.
model::FactBody body_of(const std::string& kind, const std::string& text);

std::string text_of(const model::Reading&);
model::Reading reading_of(const std::string& text);

}  // namespace store
