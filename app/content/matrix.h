// cases/matrix.toml: the practice matrix that all cases of a course are weighed with.
#pragma once

#include "content/files.h"
#include "model/case.h"
#include "model/problem.h"

#include <optional>

namespace content {

std::optional<model::Matrix> read_matrix(const Files&, model::Problems&);

}  // namespace content
