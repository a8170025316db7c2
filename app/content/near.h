// "Did you mean …?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// The one of `names` that `written` was probably meant to be, or "".
std::string nearest(std::string_view written, const std::vector<std::string>& names);

/// " Did you mean “…”?", or "" when nothing is near.
std::string did_you_mean(std::string_view written, const std::vector<std::string>& names);

/// "“a”, “b” and “c”"
std::string listed(const std::vector<std::string>& names);

}  // namespace content
