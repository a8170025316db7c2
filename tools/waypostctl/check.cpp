#include "waypostctl/check.h"

#include "content/load.h"
#include "content/translation.h"
#include "lint/lint.h"
#include "lint/objectives.h"
#include "lint/readability.h"
#include "waypostctl/drawn.h"

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace waypostctl {
namespace {

using Json = nlohmann::ordered_json;
using model::Severity;

struct Counts {
    std::size_t topics = 0, finished = 0, items = 0, errors = 0, advice = 0;
    std::map<std::string, std::size_t> translated;  ///< lessons by language
};

Counts counts_of(const model::Course& course, const model::Problems& problems)
{
    Counts counts;
    for (const auto& module : course.modules) {
        counts.topics += module.topics.size();
        for (const auto& topic : module.topics) {
            counts.finished += topic.finished ? 1 : 0;
            counts.items += topic.items.size();
            if (!topic.finished) continue;
            for (const auto& translation : topic.lesson->translations) ++counts.translated[translation.language];
        }
    }
    for (const auto& problem : problems) ++(problem.severity == Severity::error ? counts.errors : counts.advice);
    return counts;
}

std::string summary_of(const model::Course& course, const Counts& counts, bool shows_advice)
{
    const auto found = counts.errors == 0   ? "no problems"
                       : counts.errors == 1 ? "1 problem"
                                            : fmt::format("{} problems", counts.errors);
    const auto name =
        course.title.empty() ? "This course" : fmt::format("{}, version {}", course.title, course.version);
    const auto cases = course.cases.empty()       ? ""
                       : course.cases.size() == 1 ? " 1 case,"
                                                  : fmt::format(" {} cases,", course.cases.size());
    const auto advice = counts.advice == 0
                            ? ""
                            : fmt::format(", {} {} of advice{}", counts.advice, counts.advice == 1 ? "piece" : "pieces",
                                          shows_advice ? "" : " (see --advice)");
    auto summary = fmt::format("{}: {} of {} topics finished, {} questions,{} {}{}.", name, counts.finished,
                               counts.topics, counts.items, cases, found, advice);
    for (const auto& [language, lessons] : counts.translated)
        summary += fmt::format(" {}: {} of {} lessons.", content::name_of_language(language), lessons, counts.finished);
    return summary;
}

void print_ages(const std::vector<lint::ReadingAge>& ages, std::ostream& out)
{
    out << "\nreading age  words a sentence  words\n";
    for (const lint::ReadingAge& one : ages)
        fmt::print(out, "{:>11.1f}  {:>16.1f}  {:>5}  {}\n", one.age, one.words_a_sentence, one.words, one.of);
    out << '\n';
}

Json json_of(const model::Course& course, const model::Problems& problems, const Counts& counts,
             const std::vector<lint::ReadingAge>& ages)
{
    Json list = Json::array(), lessons = Json::array();
    for (const auto& problem : problems)
        list.push_back({{"severity", problem.severity == Severity::error ? "error" : "advice"},
                        {"file", problem.file},
                        {"line", problem.line},
                        {"what", problem.what}});
    for (const lint::ReadingAge& one : ages)
        lessons.push_back(
            {{"of", one.of}, {"age", one.age}, {"words_a_sentence", one.words_a_sentence}, {"words", one.words}});
    return {{"course", course.id},
            {"version", course.version},
            {"topics", counts.topics},
            {"finished", counts.finished},
            {"translated", counts.translated},
            {"questions", counts.items},
            {"cases", course.cases.size()},
            {"errors", counts.errors},
            {"advice", counts.advice},
            {"problems", list},
            {"reading", lessons}};
}

}  // namespace

int check(const std::filesystem::path& folder, const Check& how, std::ostream& out)
{
    const auto [course, found] = content::load(folder);
    auto problems = found;
    const auto take = [&](model::Problems more) { std::ranges::move(more, std::back_inserter(problems)); };
    take(lint::look_over({.folder = folder, .course = *course, .is_whole = found.empty(), .today = how.today}));
    if (how.drawn) take(problems_of_pages(folder, *course));
    lint::sort(problems);

    const Counts counts = counts_of(*course, problems);
    const auto ages = lint::reading_ages(lint::read_source(folder));
    if (how.as == As::json) {
        out << json_of(*course, problems, counts, ages).dump(2) << '\n';
    } else {
        for (const auto& problem : problems)
            if (how.advice || problem.severity == Severity::error) out << model::text_of(problem) << '\n';
        if (how.advice) print_ages(ages, out);
        out << summary_of(*course, counts, how.advice) << '\n';
    }
    return counts.errors == 0 ? 0 : 1;
}

int coverage(const std::filesystem::path& folder, std::ostream& out)
{
    const auto [course, problems] = content::load(folder);
    for (const auto& problem : problems) out << model::text_of(problem) << '\n';
    if (!problems.empty()) return 1;
    out << lint::coverage_page(*course);
    return 0;
}

}  // namespace waypostctl
