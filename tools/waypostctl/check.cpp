#include "waypostctl/check.h"

#include "content/drawing.h"
#include "content/load.h"

#include <fmt/format.h>

#include <algorithm>

namespace waypostctl {
namespace {

model::Problems problems_of_drawings(const std::filesystem::path& folder, const model::Course& course)
{
    model::Problems all;
    for (const auto& figure : course.figures)
        for (const bool narrow : {false, true})
            std::ranges::move(content::problems_of_drawing(folder, figure.id, narrow), std::back_inserter(all));
    return all;
}

std::string summary_of(const model::Course& course, std::size_t problems)
{
    std::size_t topics = 0, finished = 0, items = 0;
    for (const auto& module : course.modules) {
        topics += module.topics.size();
        for (const auto& topic : module.topics) {
            finished += topic.finished ? 1 : 0;
            items += topic.items.size();
        }
    }
    const auto found = problems == 0   ? "no problems"
                       : problems == 1 ? "1 problem"
                                       : fmt::format("{} problems", problems);
    const auto name =
        course.title.empty() ? "This course" : fmt::format("{}, version {}", course.title, course.version);
    const auto cases = course.cases.empty()       ? ""
                       : course.cases.size() == 1 ? " 1 case,"
                                                  : fmt::format(" {} cases,", course.cases.size());
    return fmt::format("{}: {} of {} topics finished, {} questions,{} {}.", name, finished, topics, items, cases,
                       found);
}

}  // namespace

int check(const std::filesystem::path& folder, std::ostream& out)
{
    const auto [course, found] = content::load(folder);
    auto problems = found;
    std::ranges::move(problems_of_drawings(folder, *course), std::back_inserter(problems));
    for (const auto& problem : problems) out << model::text_of(problem) << '\n';
    out << summary_of(*course, problems.size()) << '\n';
    return problems.empty() ? 0 : 1;
}

}  // namespace waypostctl
