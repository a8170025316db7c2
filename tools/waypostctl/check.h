// waypostctl check: is this course fit to be shown? And waypostctl coverage: is every objective taught and assessed?
#pragma once

#include "waypostctl/status.h"

#include <filesystem>
#include <ostream>
#include <string>

namespace waypostctl {

struct Check {
    std::string today;    ///< "2026-11-27": what is past is told by it
    bool advice = false;  ///< print advice and the reading ages too, not only how much of it there is
    bool drawn = false;   ///< lay out every page as well: some seconds
    As as = As::text;
};

/// Prints every problem of the course in `folder` as "file:line: what is wrong, and what to do", errors before advice,
/// then one line about the whole. 1 when there is an error, 0 otherwise.
int check(const std::filesystem::path& folder, const Check&, std::ostream& out);

/// Prints the table of objectives as Markdown. 1, and what is wrong, when the course has errors of structure.
int coverage(const std::filesystem::path& folder, std::ostream& out);

}  // namespace waypostctl
