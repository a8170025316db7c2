// Whether every objective is taught, practised and assessed: one table, and what is missing in it.
#pragma once

#include "lint/source.h"
#include "model/course.h"
#include "model/problem.h"

#include <string>
#include <vector>

namespace lint {

/// Of finished topics and cases only.
struct Coverage {
    std::string objective, words;
    std::vector<std::string> taught;  ///< topics whose lesson names it
    int practised = 0;                ///< questions on it, in checks and rounds of practice: all kinds
    std::vector<std::string> cases;   ///< that name it
    int assessed = 0;                 ///< questions on it that a test can draw
    int must_know = 0;                ///< of these
};
std::vector<Coverage> coverage_of(const model::Course&);

/// The table as Markdown, as content/COURSE/COVERAGE.md holds it.
std::string coverage_page(const model::Course&);

model::Problems check_objectives(const model::Course&, const Source&);

}  // namespace lint
