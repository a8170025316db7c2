// Whether a statement a record store shows us is the one we sent. Pure.
#pragma once

#include <string>

namespace delivery {

enum class Likeness {
    equal,
    different,
    unreadable  ///< not JSON, too deep, too big, or not a statement
};

/// Ignores what servers add or may change: stored, authority, version, verb display, activity definitions, a missing
/// objectType of an Agent or Activity, one context activity instead of a list of one, the order of members; timestamps
/// are compared as instants to 1 ms, durations to 0.01 s.
Likeness likeness(const std::string& ours, const std::string& theirs);

/// Whether it is a list of statements without any: how some servers say "not here".
bool is_empty_list(const std::string& answer);

}  // namespace delivery
