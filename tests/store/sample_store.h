// A store in a folder of its own, gone at the end of the test, and facts to keep in it.
#pragma once

#include "store/store.h"

#include "platform/ids.h"
#include "support/basics.h"
#include "support/sample_items.h"

#include <filesystem>
#include <memory>
#include <string>

namespace sample {

inline store::ChainKey chain_key()
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(7);
    return std::make_shared<const platform::SecretKey>(bytes);
}

inline store::Options options() { return {.chain_key = chain_key()}; }

inline model::Moment moment(model::Millis after_noon = 0)
{
    return {.wall = noon + after_noon, .mono = 1000 + after_noon, .boot = "boot-1", .trusted = true};
}

inline model::Fact fact(model::FactBody body, const std::string& learner = "learner-1", model::Millis after_noon = 0)
{
    return {.id = platform::new_uuid(),
            .learner = learner,
            .sitting = "sitting-1",
            .at = moment(after_noon),
            .body = std::move(body),
            .counter = 0};
}

inline model::Fact page_left(int n)
{
    return fact(model::PageLeft{.topic = "1.1", .section = "s" + std::to_string(n), .duration = n});
}

/// Not a whole statement: the store looks at nothing but its id and what may be said only once.
inline model::Statement statement(const std::string& more = "")
{
    const std::string id = platform::new_uuid();
    return {.id = id, .body = R"({"id":")" + id + "\"" + more + "}"};
}

inline model::Learner learner(const std::string& id = "learner-1", const std::string& name = "Ada")
{
    return {.id = id,
            .name = name,
            .reference = "ref-" + id,
            .registration = platform::new_uuid(),
            .reading = {},
            .enrolled_at = noon};
}

inline model::Paper paper(int number = 1)
{
    return {.attempt_id = "attempt-" + std::to_string(number),
            .module_id = "1",
            .number = number,
            .seed = 18'446'744'073'709'551'615ULL,
            .pass_percent = 75,
            .course_version = "2026-11-01",
            .items = {single(), multiple(), ordering(), matching()},
            .shown = {{.options = {"b", "a"}, .targets = {}}, {}, {}, {.options = {"x"}, .targets = {"t"}}}};
}

inline model::Result result(int number = 1, bool passed = true)
{
    return {.attempt_id = "attempt-" + std::to_string(number),
            .module_id = "1",
            .number = number,
            .right = passed ? 4 : 1,
            .asked = 4,
            .needed = 3,
            .critical_all_right = passed,
            .passed = passed,
            .duration = 61'500,
            .at = noon,
            .reference = "K7F 3M2",
            .marks = {{.right = true, .points = 1, .of = 1}, {}, {}, {}}};
}

/// One of every kind of fact.
inline std::vector<model::FactBody> every_kind()
{
    return {
        model::Enrolled{.reference = "ref", .registration = "reg"},
        model::SittingBegan{},
        model::SittingEnded{.duration = 5, .recovered = true},
        model::PageLeft{.topic = "1.1", .section = "why \"quoted\" \u00e9\n", .duration = 1'234},
        model::Answered{.topic = "1.1",
                        .item = "1.1-multiple",
                        .item_version = 2,
                        .response = {"a", "b"},
                        .mark = {.right = false, .points = 1, .of = 3},
                        .duration = 9},
        model::TopicDone{.topic = "1.1"},
        model::TestBegan{.paper = paper()},
        model::TestAnswered{.attempt_id = "attempt-1", .item = "1.1-single", .response = {"a"}, .duration = 3},
        model::TestAnswered{.attempt_id = "attempt-1",
                            .item = "1.1-facts",
                            .response = {"a", "c"},
                            .duration = 3,
                            .certainty = model::Certainty::certain},
        model::TestHandedIn{.result = result()},
        model::Progressed{.percent = 10},
        model::CourseCompleted{.duration = 99},
        model::DateConfirmed{.wall = noon},
        model::Practised{.refresh = true,
                         .topic = "1.1",
                         .item = "1.1-shift",
                         .item_version = 3,
                         .response = {"more"},
                         .mark = {.right = true, .points = 1, .of = 1},
                         .try_number = 2,
                         .certainty = model::Certainty::guess,
                         .duration = 7},
        model::TestFlagged{.attempt_id = "attempt-1", .item = "1.1-single", .flagged = false},
        model::AnswersReleased{},
        model::CaseBegan{.play = "p", .case_id = "dylan", .version = 2, .number = 3},
        model::CaseAnswered{.play = "p",
                            .stage = "first-call",
                            .step = model::CaseStep::told,
                            .response = {"police[.]not-now", "mum[.]today"},
                            .duration = 1'700},
        model::CaseStageDone{.play = "p",
                             .case_id = "dylan",
                             .stage = "first-call",
                             .version = 2,
                             .number = 3,
                             .lines = {.marks = {1, 2, 3},
                                       .harm = {4, 5, 6},
                                       .harm_as_risk = 7,
                                       .indicators = {8, 9, 10},
                                       .tied = 11,
                                       .vulnerability = {12, 13, 14},
                                       .protective = {15, 16, 17},
                                       .level = model::Level::low,
                                       .authors = model::Level::high,
                                       .reasons = {18, 19, 20},
                                       .changes = {21, 22, 23},
                                       .actions = {24, 25, 26},
                                       .recording = {27, 28, 29},
                                       .told = {30, 31, 32},
                                       .told_late = 33,
                                       .told_early = 34},
                             .duration = 60'000},
        model::CaseEnded{.play = "p", .case_id = "dylan", .number = 3, .duration = 99},
        model::PageKept{
            .topic = "1.1", .section = "lend", .title = "How “lending” works", .topic_title = "Lending", .kept = false},
        model::Exported{.bundle = "b", .statements = 3, .head = 4},
        model::ReceiptTaken{.receipt = "r", .bundle = "b", .sent = 2, .refused = 1},
        model::ForkSeen{.how = "older", .counter = 5, .told = "aa", .found = "bb"},
        model::Mended{.kept = 5, .gaps = {{.from = 2, .to = 3, .next = "ab"}}, .set_aside = "records-1.db"},
        model::Tidied{.statements = 1, .facts = 2, .learners = 3},
        model::Erased{.facts = 1, .statements = 2, .unsent = 3},
        model::Sealed{.office = "key", .answers = {{.counter = 5, .hash = "ab"}}}};
}

}  // namespace sample
