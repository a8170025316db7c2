// The language guide of a course, language.toml: which words do not stand in it, and what to write instead.
//
// A ruled-out word may still be shown as what somebody said, inside “quotation marks”, in an answer that is wrong and
// in a sentence of a passage to be judged, for there it is what the learner is to notice. Everything else has to be
// named in the guide itself.
#pragma once

#include "lint/source.h"
#include "model/problem.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lint {

struct RuledOut {
    std::vector<std::string> words;    ///< small letters; "*" at the end of a word stands for any ending
    std::string instead;               ///< "child who was sexually exploited"
    std::vector<std::string> allowed;  ///< phrases it may stand in: "indecent photographs of children"
    std::vector<std::string> topics;   ///< whose subject is the word itself
};

/// Nothing and no problem when the course has no language.toml.
std::vector<RuledOut> read_language(const std::filesystem::path& folder, model::Problems&);

model::Problems check_language(const Source&, const std::vector<RuledOut>&);

}  // namespace lint
