// The words of one paragraph, heading, list item or table cell while they are gathered.
#pragma once

#include "model/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace content {

/// Adds words in a style, joining them to the run before when that has the same style.
void add_words(model::Spans&, std::string_view words, bool bold, const std::string& link);

/// Takes the blanks off both ends, and makes line ends into blanks.
model::Spans tidy(model::Spans);

/// A source that is named between sentences, as in "They must ask. [DfE, 2017](source:S01) Listen first.", in brackets:
/// else its words are read as the beginning of the next. So is one behind the colon that leads to a list.
model::Spans with_sources_apart(model::Spans);

/// Cuts at the first line end; the first line is taken out of `spans` and given back.
model::Spans take_first_line(model::Spans& spans);

/// "Title {#id}" in two. The id is nothing when there are no such brackets.
std::pair<std::string, std::optional<std::string>> title_and_id(std::string_view heading);

/// "[!practice] Title" in two. Nothing when it does not begin that way.
std::optional<std::pair<std::string, std::string>> kind_and_title(std::string_view first_line);

bool is_plain(const model::Spans&);  ///< no bold, no links

}  // namespace content
