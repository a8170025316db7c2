// What has to hold in a case as a whole, when each of its tables is well by itself.
#pragma once

#include "model/case.h"
#include "model/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// Whether the stages read so far have an indicator or a factor of this id that still stands.
bool still_stands(const model::Case& so_far, std::string_view id);

/// `stage_lines`: where each stage begins in `file`.
void check_case(const model::Case&, const model::Matrix&, const std::string& file, const std::vector<int>& stage_lines,
                model::Problems&);

}  // namespace content
