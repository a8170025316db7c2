// The cases of a course: cases/matrix.toml, and for each case cases/NAME.toml with its file as prose in cases/NAME.md.
// A case with anything wrong in it is left out and told as problems; the course goes on without it.
#pragma once

#include "content/files.h"
#include "content/reference.h"
#include "model/case.h"
#include "model/problem.h"

#include <vector>

namespace content {

struct CaseFile {
    model::Case its;
    bool finished = false;
    int order = 0;
    References references;  ///< to sources and words
};

struct CaseFiles {
    model::Matrix matrix;
    std::vector<CaseFile> cases;  ///< the good ones, finished or not, in the order their authors gave
};

/// Nothing and no problem when the course has no folder `cases`.
CaseFiles read_cases(const Files&, model::Problems&);

}  // namespace content
