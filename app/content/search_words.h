// search.toml: how people say what the course says otherwise.
#pragma once

#include "content/files.h"
#include "model/course.h"
#include "model/problem.h"

namespace content {

/// Empty when there is no such file. An entry with a problem is left out.
model::SearchWords read_search_words(const Files&, model::Problems&);

}  // namespace content
