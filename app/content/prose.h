// The Markdown of a lesson, read into pages. Only what content/README.md lists is understood; anything else is a
// problem with its line, so that nothing an author wrote is ever dropped without a word.
#pragma once

#include "content/reference.h"
#include "model/document.h"
#include "model/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace content {

struct Prose {
    model::Document sections;
    References references;
    std::vector<int> lines;  ///< of each section's heading
};

/// Where links may lead: a lesson's to words, sources and lessons; a case file's to words and to its own passages,
/// which are written as links, [words](passage:ID), and come back as references.
enum class Links { of_lesson, of_case };

/// `lines_before`: how many lines of `file` stand before `markdown`. With any problem the prose is not to be shown.
Prose read_prose(std::string_view markdown, const std::string& file, int lines_before, model::Problems&,
                 Links = Links::of_lesson);

}  // namespace content
