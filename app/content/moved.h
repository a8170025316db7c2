// aliases.toml: where pages and topics that had another id are now, so that a page somebody kept is still found.
#pragma once

#include "content/files.h"
#include "content/links.h"
#include "model/course.h"
#include "model/problem.h"

#include <vector>

namespace content {

/// Nothing when there is no such file. Every entry leads to something that is there, and none to itself; one with a
/// problem is left out.
std::vector<model::Moved> read_moved(const Files&, const Known&, model::Problems&);

}  // namespace content
