// search.toml: how people say what the course says otherwise.
#pragma once

#include "model/course.h"
#include "model/problem.h"

#include <filesystem>

namespace content {

/// Empty when there is no such file. An entry with a problem is left out.
model::SearchWords read_search_words(const std::filesystem::path& folder, model::Problems&);

}  // namespace content
