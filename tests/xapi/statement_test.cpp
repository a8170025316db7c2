#include "xapi/cohort.h"

#include "xapi/duration.h"
#include "xapi/interaction.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>

using Json = nlohmann::ordered_json;

static std::vector<Json> statements_of(const sample::Journey& journey)
{
    std::vector<Json> all;
    for (const auto& said : journey.said)
        for (const auto& statement : said.statements) all.push_back(Json::parse(statement.body));
    return all;
}

static std::string verb_of(const Json& statement)
{
    const std::string id = statement["verb"]["id"];
    return id.substr(id.rfind('/') + 1);
}

/// Every journey a test looks at: ordinary ones, crashes, hostile clocks.
static std::vector<sample::Journey> journeys(const model::Course& course)
{
    std::vector<sample::Journey> all;
    for (unsigned seed = 0; seed < 20; ++seed) {
        auto& journey = all.emplace_back(course, seed);
        journey.sitting(false);
        journey.jump(-30LL * 365 * 86'400'000, false);
        journey.sitting(seed % 2 == 0);
        journey.jump(60LL * 365 * 86'400'000, false);
        journey.sitting(false);
        journey.add(model::CourseCompleted{.duration = 7'000});
    }
    return all;
}

static void no_nothing(const Json& value)
{
    CHECK_FALSE(value.is_null());
    if (value.is_object() || value.is_array()) {
        CHECK_FALSE(value.empty());
        for (const auto& member : value) no_nothing(member);
    }
    if (value.is_string()) CHECK_FALSE(value.get<std::string>().empty());
}

TEST_CASE("X-02, X-03: each statement has exactly the members allowed, no null, nothing empty, and its own id")
{
    const auto course = sample::course();
    std::set<std::string> ids;
    const std::set<std::string> allowed = {"id", "actor", "verb", "object", "result", "context", "timestamp"};
    for (const auto& journey : journeys(course))
        for (const Json& statement : statements_of(journey)) {
            for (const auto& [name, member] : statement.items()) CHECK(allowed.contains(name));
            no_nothing(statement);
            const std::string id = statement["id"];
            CHECK(ids.insert(id).second);
            CHECK(id.size() == 36);
            CHECK(id.find_first_not_of("0123456789abcdef-") == std::string::npos);
        }
    CHECK(ids.size() > 500);
}

TEST_CASE("X-05: a verb is one of the nine, by its address and its English word, and nothing more")
{
    const auto course = sample::course();
    const std::set<std::string> nine = {"initialized", "experienced", "progressed", "answered", "failed",
                                        "passed",      "completed",   "terminated", "voided"};
    std::set<std::string> said;
    for (const auto& journey : journeys(course))
        for (const Json& statement : statements_of(journey)) {
            const std::string word = verb_of(statement);
            CHECK(nine.contains(word));
            CHECK(statement["verb"] ==
                  Json{{"id", "http://adlnet.gov/expapi/verbs/" + word}, {"display", {{"en", word}}}});
            said.insert(word);
        }
    CHECK(said.size() == 8);  // nothing is withdrawn here
}

TEST_CASE("X-04, X-11, RS-25: the actor is an account and nothing else, and there is no name and no free text")
{
    const auto course = sample::course();
    sample::Journey journey(course, 1);
    journey.sitting(false);
    for (const Json& statement : statements_of(journey)) {
        CHECK(
            statement["actor"].dump() ==
            R"({"objectType":"Agent","account":{"homePage":"https://training.example.org/learners","name":"7f3c9a52"}})");
        if (statement.contains("result") && statement["result"].contains("response"))
            CHECK(statement["result"]["response"].get<std::string>().find_first_not_of(
                      "abcdefghijklmnopqrstuvwxyz0123456789-[].,") == std::string::npos);
    }
}

TEST_CASE("X-06: activity ids are absolute, without spaces, and mean the same thing every time")
{
    const auto course = sample::course();
    std::map<std::string, std::string> definitions;
    for (const auto& journey : journeys(course))
        for (const Json& statement : statements_of(journey)) {
            const std::string id = statement["object"]["id"];
            CHECK(id.starts_with("https://training.example.org/cse2"));
            CHECK(id.find(' ') == std::string::npos);
            const std::string definition = statement["object"]["definition"].dump();
            CHECK(definitions.try_emplace(id, definition).first->second == definition);
        }
}

TEST_CASE("X-07: durations are minutes and seconds with at most two decimals, and never negative")
{
    const std::vector<std::pair<model::Millis, const char*>> table = {
        {0, "PT0S"},           {-5, "PT0S"},        {4, "PT0S"},          {5, "PT0.01S"},
        {12'340, "PT12.34S"},  {12'300, "PT12.3S"}, {12'050, "PT12.05S"}, {60'000, "PT1M"},
        {121'500, "PT2M1.5S"}, {59'996, "PT1M"},    {3'600'000, "PT60M"}, {60'100, "PT1M0.1S"}};
    for (const auto& [millis, text] : table) CHECK(xapi::duration_text(millis) == text);
}

TEST_CASE("X-08, X-10: the context says whose enrolment, which sitting, which device, and how far the clock is trusted")
{
    const auto course = sample::course();
    sample::Journey journey(course, 2);
    journey.sitting(false);
    std::int64_t seq = 0;
    for (const Json& statement : statements_of(journey)) {
        const Json& context = statement["context"];
        CHECK(context["registration"] == journey.registration());
        CHECK(context["platform"] == "Waypost 0.1.0");
        CHECK(context["language"] == "en-GB");
        CHECK(context["revision"] == "2026-10-01");
        CHECK(context["contextActivities"]["grouping"][0]["id"] == course.iri);
        CHECK(context["contextActivities"]["category"][0]["id"] ==
              "https://training.example.org/xapi/profiles/waypost/v1");
        const Json& extensions = context["extensions"];
        for (const auto& [iri, value] : extensions.items())
            CHECK(iri.starts_with("https://training.example.org/xapi/ext/"));
        CHECK(extensions["https://training.example.org/xapi/ext/clock"].contains("mono_ms"));
        CHECK(extensions["https://training.example.org/xapi/ext/device"] == "device-7");
        CHECK(extensions["https://training.example.org/xapi/ext/seq"].get<std::int64_t>() >= seq);
        seq = extensions["https://training.example.org/xapi/ext/seq"];
    }
}

TEST_CASE("X-09: timestamps in a sitting only grow, whatever the wall clock does, and no two are equal")
{
    const auto course = sample::course();
    for (const auto& journey : journeys(course)) {
        std::map<std::string, std::string> last;
        for (const Json& statement : statements_of(journey)) {
            const std::string session =
                statement["context"]["extensions"]["https://training.example.org/xapi/ext/session"];
            const std::string timestamp = statement["timestamp"];
            CHECK(timestamp.size() == 24);
            CHECK(timestamp > last[session]);
            last[session] = timestamp;
        }
    }
}

TEST_CASE("a statement's timestamp is read back as it was written")
{
    for (const model::Millis at :
         {model::Millis{0}, model::Millis{1'795'521'600'123}, model::Millis{4'102'444'799'999}})
        CHECK(xapi::timestamp_of({.id = "", .body = R"({"timestamp":")" + model::utc_text(at) + "\"}"}) == at);
}

TEST_CASE(
    "X-12, R-16: initialized first, terminated last, one `passed` a test, no `failed` after it, over random journeys")
{
    const auto course = sample::course();
    for (const auto& journey : journeys(course)) {
        std::map<std::string, std::vector<std::string>> sittings;
        std::set<std::string> passed;
        for (const Json& statement : statements_of(journey)) {
            const std::string verb = verb_of(statement), about = statement["object"]["id"];
            sittings[statement["context"]["extensions"]["https://training.example.org/xapi/ext/session"]].push_back(
                verb);
            if (verb == "passed" || verb == "failed") CHECK_FALSE(passed.contains(about));
            if (verb == "passed") passed.insert(about);
        }
        for (auto& [session, verbs] : sittings) {
            if (verbs.back() == "completed") verbs.pop_back();  // the test adds it after the end
            CHECK(verbs.front() == "initialized");
            CHECK(verbs.back() == "terminated");
            CHECK(std::ranges::count(verbs, "initialized") == 1);
            CHECK(std::ranges::count(verbs, "terminated") == 1);
        }
    }
}

TEST_CASE("X-12: what ends a sitting after a crash says so, just after its last fact")
{
    const auto course = sample::course();
    sample::Journey journey(course, 3);
    journey.sitting(true);
    const auto all = statements_of(journey);
    const Json& end = all.back();

    CHECK(end["context"]["extensions"]["https://training.example.org/xapi/ext/recovered"] == true);
    CHECK(end["timestamp"].get<std::string>() > all[all.size() - 2]["timestamp"].get<std::string>());
}

TEST_CASE("X-13: nothing claims to be cmi5")
{
    const auto course = sample::course();
    for (const auto& journey : journeys(course))
        for (const Json& statement : statements_of(journey)) {
            const std::string text = statement.dump();
            CHECK(text.find("cmi5/context") == std::string::npos);
            CHECK(text.find("sessionid") == std::string::npos);
            for (const char* verb : {"satisfied", "waived", "abandoned", "launched"}) CHECK(verb_of(statement) != verb);
        }
}

TEST_CASE("section 2: which results which verb carries")
{
    const auto course = sample::course();
    const std::map<std::string, std::set<std::string>> members = {
        {"initialized", {}},
        {"experienced", {"duration"}},
        {"progressed", {"extensions"}},
        {"answered", {"response", "success", "score", "duration"}},
        {"passed", {"score", "success", "duration"}},
        {"failed", {"score", "success", "duration"}},
        {"completed", {"completion", "duration"}},
        {"terminated", {"duration"}}};
    std::set<std::string> seen;
    for (const auto& journey : journeys(course))
        for (const Json& statement : statements_of(journey)) {
            const std::string verb = verb_of(statement);
            REQUIRE(members.contains(verb));
            seen.insert(verb);
            std::set<std::string> has;
            if (statement.contains("result"))
                for (const auto& [name, member] : statement["result"].items()) has.insert(name);
            // A stage of a case says beside its duration how it compares: counts, and neither score nor success.
            const bool has_lines = verb == "experienced" && has.erase("extensions") > 0;
            CHECK(has_lines == (statement["object"]["id"].get<std::string>().ends_with("/cases/dylan/first-call")));
            CHECK(has == members.at(verb));
        }
    CHECK(seen.size() == members.size());
}

TEST_CASE("X-07: passed is at or above the mark; failed is below it, or by a critical question alone says no share")
{
    const auto course = sample::course();
    sample::Journey journey(course, 4);
    journey.test(3);
    journey.critical_right = false;
    journey.test(11);
    journey.critical_right = true;
    journey.test(11);
    journey.test(2);  // after a pass there is no further verdict
    std::vector<Json> verdicts;
    for (const Json& statement : statements_of(journey))
        if (verb_of(statement) == "passed" || verb_of(statement) == "failed") verdicts.push_back(statement);

    REQUIRE(verdicts.size() == 3);
    CHECK(verdicts[0]["result"]["score"]["scaled"].get<double>() < 0.75);
    CHECK_FALSE(verdicts[1]["result"]["score"].contains("scaled"));
    CHECK(verdicts[1]["result"]["score"]["raw"] == 11);
    CHECK(verdicts[1]["result"]["success"] == false);
    CHECK(verb_of(verdicts[2]) == "passed");
    CHECK(verdicts[2]["result"]["score"]["scaled"] == 1.0);
    CHECK(verdicts[2]["context"]["extensions"]["https://training.example.org/xapi/ext/mastery"] == 0.75);
    CHECK(verdicts[2]["context"]["extensions"]["https://training.example.org/xapi/ext/attempt"] == 3);
}

TEST_CASE("X-06, X-12: the final assessment is an activity of its own below the course, failed and passed like a test")
{
    const auto course = sample::course();
    sample::Journey journey(course, 4);
    journey.test(11);
    journey.final_assessment(3);
    journey.final_assessment(11);
    journey.final_assessment(2);  // after a pass there is no further verdict
    const std::string iri = course.iri + "/tests/final";
    std::vector<Json> verdicts;
    int answers = 0;
    for (const Json& statement : statements_of(journey)) {
        if (statement["object"]["id"] == iri) verdicts.push_back(statement);
        answers +=
            verb_of(statement) == "answered" && statement["context"]["contextActivities"]["parent"][0]["id"] == iri;
    }

    REQUIRE(verdicts.size() == 2);  // the module's own pass before does not silence it
    CHECK(verb_of(verdicts[0]) == "failed");
    CHECK(verb_of(verdicts[1]) == "passed");
    CHECK(answers > 0);
    for (const Json& verdict : verdicts) {
        CHECK(verdict["object"]["definition"]["type"] == "http://adlnet.gov/expapi/activities/assessment");
        CHECK(verdict["object"]["definition"]["name"][course.language] == "Final assessment");
        CHECK(verdict["context"]["contextActivities"]["parent"][0]["id"] == course.iri);
    }
}

TEST_CASE("X-15, X-16: every pattern and response names components, each with a description")
{
    for (const auto& item : sample::every_kind_of_item()) {
        const Json definition = xapi::interaction_of(item, "en");
        std::set<std::string> ids;
        for (const char* list : {"choices", "source", "target"})
            if (definition.contains(list))
                for (const Json& part : definition[list]) {
                    CHECK(part["description"].contains("en"));
                    CHECK(ids.insert(part["id"]).second);
                }
        CHECK(definition["correctResponsesPattern"].size() == model::right_answers(item).size());
        for (const std::string pattern : definition["correctResponsesPattern"])
            for (const std::string& pick : model::response_of(pattern)) {
                CHECK(ids.contains(pick.substr(0, pick.find("[.]"))));
                if (pick.find("[.]") != std::string::npos) CHECK(ids.contains(pick.substr(pick.find("[.]") + 3)));
            }
    }
}

TEST_CASE("X-15: where two steps of a shift are right, each is a whole right answer; a verdict and its because are one")
{
    const Json shift = xapi::interaction_of(sample::shift(), "en");
    CHECK(shift["interactionType"] == "choice");
    CHECK(shift["correctResponsesPattern"] == Json({"more", "much-more"}));

    const Json true_false = xapi::interaction_of(sample::true_false(), "en");
    CHECK(true_false["interactionType"] == "choice");
    CHECK(true_false["correctResponsesPattern"] == Json({"true[,]q"}));
    CHECK(true_false["choices"].size() == 5);
    CHECK(xapi::response_of(sample::true_false(), {"p", "true"}) == "true[,]p");
}

TEST_CASE("X-11: a try in practice is told with its number, and nothing is told of how sure somebody was")
{
    const auto course = sample::course();
    sample::Journey journey(course, 5);
    journey.add(model::Practised{.topic = "1.1",
                                 .item = "1.1-shift",
                                 .response = {"less"},
                                 .mark = {.right = false, .points = 0, .of = 1},
                                 .try_number = 2,
                                 .certainty = model::Certainty::certain});

    const auto told = statements_of(journey);

    REQUIRE(told.size() == 1);
    CHECK(verb_of(told[0]) == "answered");
    CHECK(told[0]["context"]["contextActivities"]["parent"][0]["id"] == course.iri + "/practice");
    CHECK(told[0]["context"]["extensions"]["https://training.example.org/xapi/ext/try"] == 2);
    CHECK(told[0].dump().find("certain") == std::string::npos);
}

TEST_CASE("X-15: a choice is told in the bank's order, an ordering as it was put")
{
    auto backwards = [](const model::Item& item) {
        auto key = model::key_of(item);
        std::ranges::reverse(key);
        return key;
    };
    for (const auto& item : {sample::multiple(), sample::matching(), sample::true_false(), sample::facts()})
        CHECK(xapi::response_of(item, backwards(item)) == model::response_text(model::key_of(item)));
    CHECK(xapi::response_of(sample::ordering(), backwards(sample::ordering())) ==
          model::response_text(backwards(sample::ordering())));
}
