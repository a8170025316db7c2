// An author's mistake, or advice to them. The rest of the course still loads.
#pragma once

#include <string>
#include <vector>

namespace model {

/// An error has to be mended before the course is shown to anybody; advice is for the author to weigh.
enum class Severity { error, advice };

struct Problem {
    std::string file;  ///< as the author knows it: "topics/1.6.md"
    int line = 0;      ///< from 1; 0 when it concerns the whole file
    std::string what;  ///< what is wrong, and what to do
    Severity severity = Severity::error;
    bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;

/// "topics/1.6.md:12: what is wrong, and what to do"; advice has "advice: " before what
std::string text_of(const Problem&);
/// The same of each, a line each.
std::string lines_of(const Problems&);

}  // namespace model
