// Whether recorded speech can be played, and is as long as its words take to say (KA-25).
#pragma once

#include "model/course.h"
#include "model/problem.h"

#include <filesystem>

namespace lint {

model::Problems check_recordings(const std::filesystem::path& folder, const model::Course&);

}  // namespace lint
