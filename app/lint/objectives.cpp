#include "lint/objectives.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace lint {
namespace {

using model::Item;
using model::Severity;
using model::Topic;

bool names(const std::vector<std::string>& list, const std::string& one) { return std::ranges::count(list, one) > 0; }

std::string listed(const std::vector<std::string>& all)
{
    std::string words;
    for (const std::string& one : all) words += (words.empty() ? "" : ", ") + one;
    return words.empty() ? "–" : words;
}

void count(Coverage& row, const Topic& topic)
{
    if (names(topic.lesson->objectives, row.objective)) row.taught.push_back(topic.id);
    for (const Item& item : topic.items) {
        if (item.objective != row.objective) continue;
        ++row.practised;
        row.assessed += model::is_judgement(item.kind) ? 0 : 1;
        row.must_know += item.critical ? 1 : 0;
    }
}

// A lesson that says it serves an objective asks about it; a question is on something its lesson serves.
void check_topic(const Topic& topic, const Source& source, model::Problems& problems)
{
    for (const std::string& objective : topic.lesson->objectives) {
        if (std::ranges::count(topic.items, objective, &Item::objective) > 0) continue;
        const Spot spot = source.spot("lesson/" + topic.id, "objectives");
        problems.push_back(
            {spot.file, spot.line,
             fmt::format("this lesson names {}, but none of its questions is on it. Ask about it, or take "
                         "it out of “objectives”.",
                         objective),
             Severity::advice});
    }
    for (const Item& item : topic.items) {
        if (names(topic.lesson->objectives, item.objective)) continue;
        const Spot spot = source.spot("item/" + item.id, "objective");
        problems.push_back(
            {spot.file, spot.line,
             fmt::format("this question is on {}, which its lesson does not name. Add it to “objectives” of "
                         "topics/{}.md, or change the question’s.",
                         item.objective, topic.id)});
    }
}

}  // namespace

std::vector<Coverage> coverage_of(const model::Course& course)
{
    std::vector<Coverage> rows;
    for (const model::Objective& objective : course.objectives) {
        Coverage row{.objective = objective.id, .words = objective.words};
        for (const model::Module& module : course.modules)
            for (const Topic* topic : model::finished_topics(module)) count(row, *topic);
        for (const model::Case& one : course.cases)
            if (names(one.objectives, objective.id)) row.cases.push_back(one.id);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string coverage_page(const model::Course& course)
{
    std::string page = fmt::format(
        "# {}: what is taught, practised and assessed\n\n"
        "Version {}. Made by `waypostctl coverage`; a test keeps it equal to the course.\n\n"
        "| objective | taught in | practised | in cases | assessed | must-know |\n"
        "| --- | --- | ---: | --- | ---: | ---: |\n",
        course.title, course.version);
    for (const Coverage& row : coverage_of(course))
        page += fmt::format("| **{}** {} | {} | {} | {} | {} | {} |\n", row.objective, row.words, listed(row.taught),
                            row.practised, listed(row.cases), row.assessed, row.must_know);
    page +=
        "\nTaught: topics whose lesson names the objective. Practised: questions on it, in checks and in practice. In "
        "cases: the\ncases that name it. Assessed: those of the questions that a test can draw. Must-know: those that "
        "have "
        "to be right.\n";
    return page;
}

model::Problems check_objectives(const model::Course& course, const Source& source)
{
    model::Problems problems;
    for (const Coverage& row : coverage_of(course)) {
        const Spot spot = source.spot("objective/" + row.objective);
        if (row.taught.empty())
            problems.push_back({spot.file, spot.line,
                                fmt::format("no finished lesson teaches {}. Name it in “objectives” of the lesson that "
                                            "does, or write one.",
                                            row.objective)});
        else if (row.assessed == 0)
            problems.push_back({spot.file, spot.line,
                                fmt::format("{} is taught, but no question that a test can draw is on it. Write one.",
                                            row.objective)});
    }
    for (const model::Module& module : course.modules)
        for (const Topic* topic : model::finished_topics(module)) check_topic(*topic, source, problems);
    return problems;
}

}  // namespace lint
