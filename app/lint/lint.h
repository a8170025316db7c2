// A course read as an editor reads it: not whether it can be loaded (`content::load` tells that) but whether it is fit
// to teach. content/README.md ("What check says") lists the matters and argues every limit.
//
// Pure but for reading the course's files. What is wrong with one sentence or question is always told; what is wrong
// with the course as a whole (its banks, objectives, keys and lists) only when all of it could be loaded, since a
// lesson left out would make every sum false.
#pragma once

#include "model/course.h"
#include "model/problem.h"

#include <filesystem>
#include <string>

namespace lint {

struct Question {
    const std::filesystem::path& folder;
    const model::Course& course;
    bool is_whole = true;  ///< nothing of it was left out for a problem of its own
    std::string today;     ///< "2026-11-27"
};

/// Errors before advice; within them by file and line.
model::Problems look_over(const Question&);

/// Errors before advice; within them by file and line.
void sort(model::Problems&);

}  // namespace lint
