#include "xapi/statement.h"

#include "model/overloaded.h"
#include "xapi/activity.h"
#include "xapi/duration.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>

namespace xapi {

using model::Fact;
using model::Millis;
using model::overloaded;
using model::Statement;

namespace {

/// What is special about one statement; everything else is the same for all of them.
struct Said {
    const char* verb = "";
    Json object;
    Json result = {};
    std::string parent = {};
    std::optional<int> attempt = {};
    std::optional<int> pass_percent = {};
    std::optional<int> try_number = {};
    bool recovered = false;
};

/// Makes the statements of one fact, each at least a millisecond after the one before.
class Speaker {
public:
    Speaker(const Fact& fact, const Context& context) : fact_(fact), context_(context), last_(context.last_timestamp) {}

    void say(const Said& said)
    {
        last_ = std::max(time_in_sitting(context_.sitting_began, fact_.at), last_ + 1);
        Json statement = {
            {"id", context_.device.new_id()}, {"actor", actor()}, {"verb", verb(said.verb)}, {"object", said.object}};
        if (!said.result.empty()) statement["result"] = said.result;
        statement["context"] = context(said);
        statement["timestamp"] = model::utc_text(last_);
        statements_.push_back({.id = statement["id"], .body = statement.dump()});
    }

    const model::Course& course() const { return context_.course; }
    std::vector<Statement> statements_;

private:
    Json actor() const
    {
        return {{"objectType", "Agent"},
                {"account", {{"homePage", context_.device.home_page}, {"name", context_.reference}}}};
    }

    static Json verb(const std::string& word)
    {
        return {{"id", "http://adlnet.gov/expapi/verbs/" + word}, {"display", {{"en", word}}}};
    }

    Json context(const Said& said) const
    {
        Json activities;
        if (!said.parent.empty()) activities["parent"] = Json::array({mention(said.parent)});
        activities["grouping"] = Json::array({mention(course().iri)});
        activities["category"] =
            Json::array({{{"objectType", "Activity"},
                          {"id", context_.device.organisation + "/xapi/profiles/waypost/v1"},
                          {"definition", {{"type", "http://adlnet.gov/expapi/activities/profile"}}}}});
        return {{"registration", context_.registration}, {"platform", "Waypost " + context_.device.app_version},
                {"language", course().language},         {"revision", course().version},
                {"contextActivities", activities},       {"extensions", extensions(said)}};
    }

    Json extensions(const Said& said) const
    {
        const std::string ext = context_.device.organisation + "/xapi/ext/";
        Json all;
        if (!fact_.sitting.empty()) all[ext + "session"] = fact_.sitting;
        all[ext + "device"] = context_.device.id;
        all[ext + "seq"] = fact_.counter;
        if (said.attempt) all[ext + "attempt"] = *said.attempt;
        if (said.try_number) all[ext + "try"] = *said.try_number;
        if (said.pass_percent) all[ext + "mastery"] = *said.pass_percent / 100.0;
        all[ext + "clock"] = {{"trusted", fact_.at.trusted}, {"boot", fact_.at.boot}, {"mono_ms", fact_.at.mono}};
        if (said.recovered) all[ext + "recovered"] = true;
        return all;
    }

    const Fact& fact_;
    const Context& context_;
    Millis last_;
};

Json score(int raw, int of)
{
    return {{"scaled", static_cast<double>(raw) / of}, {"raw", raw}, {"min", 0}, {"max", of}};
}

Json answer(const model::Item& item, const model::Response& response, const model::Mark& mark, Millis duration)
{
    return {{"response", response_of(item, response)},
            {"success", mark.right},
            {"score", score(mark.points, mark.of)},
            {"duration", duration_text(duration)}};
}

/// An answer marked at once: in a check of understanding, or in practice, where it has the number of its try.
void say_answered(Speaker& speaker, const auto& fact, const std::string& parent, std::optional<int> try_number = {})
{
    const model::Item* item = model::item_of(speaker.course(), fact.item);
    assert(item && "an answer to a question the course does not have");
    if (!item) return;
    speaker.say({.verb = "answered",
                 .object = item_activity(speaker.course(), *item),
                 .result = answer(*item, fact.response, fact.mark, fact.duration),
                 .parent = parent,
                 .try_number = try_number});
}

Json tally(const model::Tally& tally) { return {{"found", tally.found}, {"of", tally.of}, {"wrong", tally.wrong}}; }

// Formative: counts on separate lines, no score, no success, and no word of the case.
Json lines_of(const model::StageLines& lines)
{
    return {{"marks", tally(lines.marks)},
            {"harm", tally(lines.harm)},
            {"indicators", tally(lines.indicators)},
            {"vulnerability", tally(lines.vulnerability)},
            {"protective", tally(lines.protective)},
            {"level", {{"under", model::under_response(lines)}, {"over", model::over_response(lines)}}},
            {"reasons", tally(lines.reasons)},
            {"changes", tally(lines.changes)},
            {"actions", tally(lines.actions)},
            {"recording", tally(lines.recording)},
            {"told",
             {{"found", lines.told.found},
              {"of", lines.told.of},
              {"late", lines.told_late},
              {"early", lines.told_early},
              {"needless", lines.told.wrong}}}};
}

void say_stage(Speaker& speaker, const model::CaseStageDone& fact, const std::string& organisation)
{
    Json result = {{"duration", duration_text(fact.duration)}};
    result["extensions"] = {{organisation + "/xapi/ext/lines", lines_of(fact.lines)}};
    speaker.say({.verb = "experienced",
                 .object = case_activity(speaker.course(), fact.case_id, fact.stage),
                 .result = std::move(result),
                 .parent = case_iri(speaker.course(), fact.case_id),
                 .attempt = fact.number});
}

void say_paper(Speaker& speaker, const model::Result& result, const model::Attempt& attempt)
{
    for (std::size_t i = 0; i < attempt.paper.items.size(); ++i) {
        const model::Item& item = attempt.paper.items[i];
        const auto given = attempt.answers.find(item.id);
        if (given == attempt.answers.end() || given->second.empty()) continue;
        const auto time_on = attempt.time_on.find(item.id);
        speaker.say({.verb = "answered",
                     .object = item_activity(speaker.course(), item),
                     .result = answer(item, given->second, result.marks.at(i),
                                      time_on == attempt.time_on.end() ? 0 : time_on->second),
                     .parent = test_iri(speaker.course(), result.module_id),
                     .attempt = result.number});
    }
}

/// `failed` by a critical question alone can have a share above the mark; cmi5's rule for `failed` forbids to say such
/// a `scaled`, so it is left out then, and the numbers stay.
Json test_score(const model::Result& result, int pass_percent)
{
    Json told = score(result.right, result.asked);
    if (!result.passed && result.right * 100 >= pass_percent * result.asked) told.erase("scaled");
    return told;
}

void say_handed_in(Speaker& speaker, const model::Result& result, const Context& context)
{
    assert(context.attempt && "a test handed in needs its attempt");
    if (!context.attempt) return;
    say_paper(speaker, result, *context.attempt);
    if (context.passed_before || result.asked == 0) return;
    const int pass_percent = context.attempt->paper.pass_percent;
    speaker.say({.verb = result.passed ? "passed" : "failed",
                 .object = test_activity(speaker.course(), result.module_id),
                 .result = {{"score", test_score(result, pass_percent)},
                            {"success", result.passed},
                            {"duration", duration_text(result.duration)}},
                 .parent = speaker.course().iri,
                 .attempt = result.number,
                 .pass_percent = pass_percent});
}

}  // namespace

Millis time_in_sitting(const model::Moment& began, const model::Moment& at)
{
    return began.boot == at.boot && !at.boot.empty() ? began.wall + (at.mono - began.mono) : at.wall;
}

std::vector<Statement> statements_of(const Fact& fact, const Context& context)
{
    Speaker speaker(fact, context);
    const model::Course& course = context.course;
    std::visit(overloaded{
                   [](const auto&) {},  // the record store is told of results, not of every step
                   [&](const model::SittingBegan&) {
                       speaker.say({.verb = "initialized", .object = course_activity(course)});
                   },
                   [&](const model::SittingEnded& f) {
                       speaker.say({.verb = "terminated",
                                    .object = course_activity(course),
                                    .result = {{"duration", duration_text(f.duration)}},
                                    .recovered = f.recovered});
                   },
                   [&](const model::PageLeft& f) {
                       speaker.say({.verb = "experienced",
                                    .object = lesson_activity(course, f.topic, f.section),
                                    .result = {{"duration", duration_text(f.duration)}},
                                    .parent = topic_iri(course, f.topic)});
                   },
                   [&](const model::Progressed& f) {
                       const char* progress = "https://w3id.org/xapi/cmi5/result/extensions/progress";
                       speaker.say({.verb = "progressed",
                                    .object = course_activity(course),
                                    .result = {{"extensions", {{progress, std::clamp(f.percent, 0, 100)}}}}});
                   },
                   [&](const model::Answered& f) { say_answered(speaker, f, check_iri(course, f.topic)); },
                   [&](const model::Practised& f) { say_answered(speaker, f, practice_iri(course), f.try_number); },
                   [&](const model::TestHandedIn& f) { say_handed_in(speaker, f.result, context); },
                   [&](const model::CaseStageDone& f) { say_stage(speaker, f, context.device.organisation); },
                   [&](const model::CaseEnded& f) {
                       speaker.say({.verb = "experienced",
                                    .object = case_activity(course, f.case_id, ""),
                                    .result = {{"duration", duration_text(f.duration)}},
                                    .attempt = f.number});
                   },
                   [&](const model::CourseCompleted& f) {
                       speaker.say({.verb = "completed",
                                    .object = course_activity(course),
                                    .result = {{"completion", true}, {"duration", duration_text(f.duration)}}});
                   },
               },
               fact.body);
    return std::move(speaker.statements_);
}

Millis timestamp_of(const Statement& statement)
{
    const auto json = Json::parse(statement.body, nullptr, false);
    if (!json.is_object()) return 0;
    const std::string text = json.value("timestamp", "");  // YYYY-MM-DDThh:mm:ss.sssZ
    if (text.size() != 24) return 0;
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = 0;
        std::from_chars(text.data() + from, text.data() + from + length, value);
        return value;
    };
    const Millis midnight = model::start_of({.year = number(0, 4), .month = number(5, 2), .day = number(8, 2)});
    return midnight + ((number(11, 2) * 60LL + number(14, 2)) * 60 + number(17, 2)) * 1000 + number(20, 3);
}

}  // namespace xapi
