// waypostctl check: is this course fit to be shown?
#pragma once

#include <filesystem>
#include <ostream>

namespace waypostctl {

/// Prints every problem of the course in `folder` as "file:line: what is wrong, and what to do", then one line about
/// the whole. 0 when there is no problem, 1 when there is any.
int check(const std::filesystem::path& folder, std::ostream& out);

}  // namespace waypostctl
