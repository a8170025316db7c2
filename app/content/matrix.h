// cases/matrix.toml: the practice matrix that all cases of a course are weighed with.
#pragma once

#include "model/case.h"
#include "model/problem.h"

#include <filesystem>
#include <optional>

namespace content {

std::optional<model::Matrix> read_matrix(const std::filesystem::path& folder, model::Problems&);

}  // namespace content
