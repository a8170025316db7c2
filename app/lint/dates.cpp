#include "lint/dates.h"

#include <fmt/format.h>

#include <string>

namespace lint {
namespace {

using model::Severity;

struct Check {
    const Source& source;
    const std::string& today;
    model::Problems problems;

    void problem(const Spot& spot, std::string what, Severity severity = Severity::error)
    {
        problems.push_back({spot.file, spot.line, std::move(what), severity});
    }

    void review(const std::string& name, const std::string& law_as_at, const std::string& review_by)
    {
        if (review_by.empty()) return;
        const Spot spot = source.spot(name, "review_by");
        if (review_by < today)
            problem(spot, fmt::format("this was to be reviewed by {}. Check it against the law as it is now, then move "
                                      "“law_as_at” and “review_by” on.",
                                      review_by));
        else if (review_by < months_later(today, 1))
            problem(spot, fmt::format("the review of this is due by {}. Plan it now.", review_by), Severity::advice);
        law(name, law_as_at);
    }

    void law(const std::string& name, const std::string& law_as_at)
    {
        if (law_as_at > today)
            problem(source.spot(name, "law_as_at"),
                    fmt::format("“law_as_at” is {}, and today is {}. Nobody knows the law of a day to come.", law_as_at,
                                today),
                    Severity::advice);
    }
};

}  // namespace

std::string months_later(const std::string& date, int months)
{
    const int month = std::stoi(date.substr(0, 4)) * 12 + std::stoi(date.substr(5, 2)) - 1 + months;
    return fmt::format("{:04}-{:02}{}", month / 12, month % 12 + 1, date.substr(7));
}

model::Problems check_dates(const model::Course& course, const Source& source, const std::string& today)
{
    Check check{source, today, {}};
    if (!course.law_as_at.empty()) check.law("course", course.law_as_at);
    for (const model::Module& module : course.modules)
        for (const model::Topic& topic : module.topics)
            if (topic.lesson) check.review("lesson/" + topic.id, topic.lesson->law_as_at, topic.lesson->review_by);
    for (const model::Case& one : course.cases) check.review("case/" + one.id, one.law_as_at, one.review_by);
    for (const model::Word& word : course.words) {
        check.law("word/" + word.id, word.law_as_at);
        if (word.law_as_at < course.law_as_at)
            check.problem(source.spot("word/" + word.id, "law_as_at"),
                          fmt::format("this word was last checked at {}, before the course ({}). Check it again.",
                                      word.law_as_at, course.law_as_at),
                          Severity::advice);
    }
    for (std::size_t i = 0; i < course.contacts.size(); ++i) {
        const model::Contact& contact = course.contacts[i];
        if (months_later(contact.checked_on, months_for_a_number) >= today) continue;
        check.problem(source.spot(fmt::format("contact/{}", i + 1), "checked_on"),
                      fmt::format("the number of {} was last checked on {}. Check it every {} months.", contact.who,
                                  contact.checked_on, months_for_a_number),
                      Severity::advice);
    }
    return check.problems;
}

}  // namespace lint
