// What makes a PIN.
#pragma once

#include <string>

namespace model {

inline constexpr std::size_t shortest_pin = 4;
inline constexpr std::size_t staff_pin = 6;  ///< and the longest of anybody

/// A run (1234, 4321) or one number repeated: the first thing anybody tries (RS-32).
bool is_easy_pin(const std::string&);

}  // namespace model
