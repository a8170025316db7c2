#include "store/once.h"

#include "model/overloaded.h"

#include <nlohmann/json.hpp>

namespace store {

std::string once_of(const model::Fact& fact)
{
    return std::visit(model::overloaded{
                          [&](const model::Enrolled&) { return "enrolled " + fact.learner; },
                          [&](const model::SittingBegan&) { return "sitting_began " + fact.sitting; },
                          [&](const model::SittingEnded&) { return "sitting_ended " + fact.sitting; },
                          [&](const model::TopicDone& f) { return "topic_done " + fact.learner + " " + f.topic; },
                          [&](const model::TestBegan& f) {
                              return "attempt " + fact.learner + " " + f.paper.module_id + " " +
                                     std::to_string(f.paper.number);
                          },
                          [&](const model::TestHandedIn& f) { return "handed_in " + f.result.attempt_id; },
                          [&](const model::CourseCompleted&) { return "course_completed " + fact.learner; },
                          [&](const model::CaseBegan& f) {
                              return "case " + fact.learner + " " + f.case_id + " " + std::to_string(f.number);
                          },
                          [&](const model::CaseStageDone& f) { return "case_stage " + f.play + " " + f.stage; },
                          [&](const model::CaseEnded& f) { return "case_ended " + f.play; },
                          [](const model::Exported& f) { return "exported " + f.bundle; },
                          [](const model::ReceiptTaken& f) { return "receipt " + f.receipt; },
                          [](const auto&) { return std::string(); },
                      },
                      fact.body);
}

std::string once_of(const model::Statement& statement)
{
    // Few statements say either, and the others need not be parsed for it.
    const auto has = [&](const char* verb) { return statement.body.find(verb) != std::string::npos; };
    if (!has("/verbs/completed") && !has("/verbs/passed")) return "";
    const auto json = nlohmann::json::parse(statement.body, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return "";
    const std::string verb = json.value("/verb/id"_json_pointer, "");
    const std::string registration = json.value("/context/registration"_json_pointer, "");
    if (verb.ends_with("/verbs/completed")) return "completed " + registration;
    if (verb.ends_with("/verbs/passed"))
        return "passed " + registration + " " + json.value("/object/id"_json_pointer, "");
    return "";
}

}  // namespace store
