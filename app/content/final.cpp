#include "content/final.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

namespace content {

using model::Item;

void check_final(const model::Course& course, int line, model::Problems& problems)
{
    const auto test = model::final_of(course);
    if (!test) return;
    const model::TestRule& rule = *test->rule;
    const auto problem = [&](std::string what) { problems.push_back({"course.toml", line, std::move(what)}); };
    const auto questions_where = [&](const std::function<bool(const Item&)>& wanted) {
        int found = 0;
        for (const model::Topic* topic : test->topics)
            found += static_cast<int>(std::ranges::count_if(
                topic->items, [&](const Item& item) { return !model::is_judgement(item.kind) && wanted(item); }));
        return found;
    };

    std::set<std::string> assessed;
    const int all = questions_where([&](const Item& item) { return assessed.insert(item.objective), true; });
    if (rule.questions > all)
        problem(
            fmt::format("a paper of [final] has {} questions, but the course holds only {}. Write {} more, or lower "
                        "“questions” (R-34).",
                        rule.questions, all, rule.questions - all));
    if (const int critical = questions_where(&Item::critical); rule.critical > critical)
        problem(
            fmt::format("a paper of [final] holds {} must-know questions, but the course has only {}. Mark {} more "
                        "with critical = true, or lower “critical” (R-34).",
                        rule.critical, critical, rule.critical - critical));
    if (const auto objectives = static_cast<int>(assessed.size()); rule.questions < objectives)
        problem(
            fmt::format("a paper of [final] has {} questions, and the course assesses {} objectives. Ask at least "
                        "one question on each.",
                        rule.questions, objectives));
    for (const model::Share& share : rule.shares) {
        const bool by_module = !share.module.empty();
        const int there = questions_where([&](const Item& item) {
            return by_module ? model::module_with(course, item.topic)->id == share.module
                             : item.objective == share.objective;
        });
        const int wanted = rule.questions * share.percent / 100;
        if (wanted > there)
            problem(
                fmt::format("{} per cent of a paper of [final] are {} questions of {} {}, which has only {}. Lower "
                            "its share, or write {} more (R-34).",
                            share.percent, wanted, by_module ? "module" : "objective",
                            by_module ? share.module : share.objective, there, wanted - there));
    }
}

}  // namespace content
