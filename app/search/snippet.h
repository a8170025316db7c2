// A few words of a text around what was looked for. Pure.
#pragma once

#include "model/document.h"
#include "search/query.h"

#include <string>

namespace search {

/// At most about `words` words of `text`, those that were looked for in bold, "…" where it goes on. Begins with the
/// text when nothing of it was looked for.
model::Spans snippet_of(const std::string& text, const Query&, std::size_t words = 16);

}  // namespace search
