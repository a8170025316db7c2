// The course's pages drawn as the kiosk draws them, without a display, at the largest text and on both shapes of glass:
// what does not fit there.
#pragma once

#include "model/course.h"
#include "model/problem.h"

#include <filesystem>

namespace waypostctl {

/// Lessons, questions (open, and with their reasons), the words and sources of sheets, cases, help. A word that is
/// wider than its place, and anything that reaches beyond the glass, is an error; a page of a lesson that takes more
/// glasses than `most_glasses` at the largest text is advice to divide it.
model::Problems problems_of_pages(const std::filesystem::path& folder, const model::Course&);

inline constexpr int most_glasses = 6;

}  // namespace waypostctl
