#include "model/problem.h"

namespace model {

std::string text_of(const Problem& problem)
{
    const std::string place = problem.line > 0 ? problem.file + ":" + std::to_string(problem.line) : problem.file;
    return place + (problem.severity == Severity::advice ? ": advice: " : ": ") + problem.what;
}

std::string lines_of(const Problems& problems)
{
    std::string lines;
    for (const Problem& problem : problems) lines += text_of(problem) + "\n";
    return lines;
}

}  // namespace model
