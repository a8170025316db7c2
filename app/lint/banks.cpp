#include "lint/banks.h"

#include <fmt/format.h>

#include <algorithm>

namespace lint {
namespace {

struct Bank {
    int questions = 0;  ///< that can be drawn into a test
    int critical = 0;
};

void add(Bank& bank, const model::Topic& topic)
{
    for (const model::Item& item : topic.items) {
        if (model::is_judgement(item.kind)) continue;
        ++bank.questions;
        bank.critical += item.critical ? 1 : 0;
    }
}

Bank bank_of(const std::vector<const model::Topic*>& topics)
{
    Bank bank;
    for (const model::Topic* topic : topics) add(bank, *topic);
    return bank;
}

void check_promise(const model::Course& course, const Source& source, model::Problems& problems)
{
    if (!course.bank) return;
    const auto problem = [&](const char* key, std::string what) {
        const Spot spot = source.spot("bank", key);
        problems.push_back({spot.file, spot.line, std::move(what)});
    };
    Bank all;
    for (const model::Module& module : course.modules)
        for (const model::Topic* topic : model::finished_topics(module)) {
            Bank own;
            add(own, *topic);
            add(all, *topic);
            if (own.questions >= course.bank->a_topic) continue;
            const Spot spot = source.spot("questions/" + topic->id);
            problems.push_back(
                {spot.file, 0,
                 fmt::format("topic {} has {} questions, and the course promises {} a topic. Write {} more.", topic->id,
                             own.questions, course.bank->a_topic, course.bank->a_topic - own.questions)});
        }
    if (all.questions < course.bank->questions)
        problem("questions",
                fmt::format("the course promises {} questions and has {}. Write {} more.", course.bank->questions,
                            all.questions, course.bank->questions - all.questions));
    if (all.critical < course.bank->critical)
        problem("critical", fmt::format("the course promises {} must-know questions and has {}. Write {} more, or mark "
                                        "them with critical = true.",
                                        course.bank->critical, all.critical, course.bank->critical - all.critical));
}

}  // namespace

model::Problems check_banks(const model::Course& course, const Source& source)
{
    model::Problems problems;
    for (const model::Test& test : model::tests_of(course)) {
        if (test.topics.empty()) continue;
        const Bank bank = bank_of(test.topics);
        const std::string name = test.is_final() ? "final" : "module/" + test.id + "/test";
        const std::string of = test.is_final() ? "the final assessment" : "the test of module " + test.id;
        if (bank.questions >= times_the_draw * test.rule->questions) continue;
        const Spot spot = source.spot(name, "questions");
        problems.push_back(
            {spot.file, spot.line,
             fmt::format("{} draws {} questions from {}. Write {} more: twice the draw, so that a second "
                         "attempt has new ones (R-32).",
                         of, test.rule->questions, bank.questions,
                         times_the_draw * test.rule->questions - bank.questions),
             model::Severity::advice});
    }
    check_promise(course, source, problems);
    return problems;
}

}  // namespace lint
