#include "upkeep/person.h"

#include "model/overloaded.h"
#include "platform/secret.h"
#include "store/fact_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace upkeep {

using Json = nlohmann::ordered_json;
using model::Millis;

// --- what there is

template <class Has>
static int count(const std::vector<model::Fact>& facts, Has has)
{
    return static_cast<int>(
        std::ranges::count_if(facts, [&](const model::Fact& f) { return std::visit(has, f.body); }));
}

int Person::answers() const
{
    return count(
        facts,
        model::overloaded{[](const auto&) { return false; }, [](const model::Answered&) { return true; },
                          [](const model::TestAnswered&) { return true; }, [](const model::Practised&) { return true; },
                          [](const model::CaseAnswered&) { return true; }});
}

int Person::tests() const
{
    return count(facts,
                 model::overloaded{[](const auto&) { return false; }, [](const model::TestHandedIn&) { return true; }});
}

int Person::unsent() const
{
    return static_cast<int>(
        std::ranges::count_if(statements, [](const auto& s) { return s.state != store::State::sent; }));
}

Millis Person::last_here() const { return facts.empty() ? learner.enrolled_at : facts.back().at.wall; }

std::optional<Person> person(store::Store& store, const std::string& learner)
{
    const auto known = store.learner(learner);
    if (!known) return {};
    return Person{.learner = *known,
                  .facts = store.facts_of(learner),
                  .statements = store.statements_of(learner),
                  .has_pin = store.has_pin(learner),
                  .sealed = store.sealed_parts_of(learner)};
}

// --- for programs

static std::string hex(const std::string& bytes)
{
    return platform::hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

static Json json_of(const model::Fact& fact, const store::SealedParts& sealed)
{
    Json json = {{"number", fact.counter},
                 {"id", fact.id},
                 {"sitting", fact.sitting},
                 {"utc", model::utc_text(fact.at.wall)},
                 {"kind", model::kind_of(fact.body)},
                 {"says", Json::parse(store::text_of(fact.body))}};
    if (const auto answer = sealed.answers.find(fact.counter); answer != sealed.answers.end()) {
        json["says"].erase("response");  // it is empty because it cannot be read
        json["sealed"] = hex(answer->second);
    }
    return json;
}

static Json json_of(const store::Queued& statement)
{
    const Json body = Json::parse(statement.body, nullptr, false);
    return {{"id", statement.id},
            {"state", store::word_of(statement.state)},
            {"statement", body.is_discarded() ? Json() : body}};
}

// Whose keys open what is sealed: another one from where an office got a new key.
static std::vector<std::string> offices_of(const std::vector<model::Fact>& facts)
{
    std::vector<std::string> keys;
    for (const model::Fact& fact : facts)
        if (const auto* sealed = std::get_if<model::Sealed>(&fact.body);
            sealed && std::ranges::count(keys, sealed->office) == 0)
            keys.push_back(sealed->office);
    return keys;
}

std::string as_json(const Person& person, const std::string& organisation, Millis now)
{
    Json json = {{"what", "all that this device still keeps of one person"},
                 {"made", model::utc_text(now)},
                 {"name", person.learner.name},
                 {"course_reference", person.learner.reference},
                 {"registration", person.learner.registration},
                 {"here_since", model::utc_text(person.learner.enrolled_at)},
                 {"how_they_like_to_read", Json::parse(store::text_of(person.learner.reading))},
                 {"has_a_pin", person.has_pin},
                 {"records", Json::array()},
                 {"statements", Json::array()}};
    if (!person.sealed.name.empty())
        json["only_the_office_can_read"] = {{"organisation", organisation},
                                            {"keys", offices_of(person.facts)},
                                            {"answers", person.sealed.answers.size()},
                                            {"sealed", hex(person.sealed.name)}};
    for (const model::Fact& fact : person.facts) json["records"].push_back(json_of(fact, person.sealed));
    for (const store::Queued& statement : person.statements) json["statements"].push_back(json_of(statement));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// --- to print

static std::string safe(const std::string& words)
{
    std::string out;
    for (const char c : words) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

static std::string day_and_time(Millis local)
{
    const std::string text = model::utc_text(local);  // YYYY-MM-DDThh:mm:…
    return text.substr(0, 10) + " " + text.substr(11, 5);
}

static std::string row(const std::string& head, const std::string& words)
{
    return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", safe(head), safe(words));
}

static std::string what_happened(const model::Fact& fact, const model::Words& say)
{
    const std::string what = say(std::string("print.kind.") + model::kind_of(fact.body));
    const auto about = model::overloaded{
        [](const auto&) { return std::string(); },
        [](const model::PageLeft& f) { return f.topic + " " + f.section; },
        [](const model::Answered& f) { return f.item; },
        [](const model::TopicDone& f) { return f.topic; },
        [](const model::TestAnswered& f) { return f.item; },
        [&](const model::TestHandedIn& f) {
            return say("print.result", {{"right", std::to_string(f.result.right)},
                                        {"asked", std::to_string(f.result.asked)},
                                        {"reference", f.result.reference}});
        },
        [](const model::Practised& f) { return f.item; },
        [](const model::CaseBegan& f) { return f.case_id; },
        [](const model::PageKept& f) { return f.title; },
    };
    const std::string detail = std::visit(about, fact.body);
    return detail.empty() ? what : what + ": " + detail;
}

std::string as_page(const Person& person, const std::string& organisation, const model::Words& say,
                    const std::function<Millis(Millis)>& local, Millis now)
{
    const std::string title = say("print.title", {{"name", person.learner.name}});
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n"
        "body {{ font: 12pt/1.5 sans-serif; max-width: 48em; margin: 2em auto; }}\n"
        "table {{ border-collapse: collapse; width: 100%; }}\n"
        "th, td {{ text-align: left; vertical-align: top; border-bottom: 1px solid #777; padding: 0.2em 0.6em; }}\n"
        "</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
        say.language(), safe(title), safe(title), safe(say("print.made", {{"when", day_and_time(local(now))}})));
    page += fmt::format("<h2>{}</h2>\n<table>\n", safe(say("print.person")));
    page += row(say("print.name"), person.learner.name);
    page += row(say("print.reference"), person.learner.reference);
    page += row(say("print.since"), day_and_time(local(person.learner.enrolled_at)));
    page += row(say("print.last"), day_and_time(local(person.last_here())));
    page += row(say("print.answers"), std::to_string(person.answers()));
    const bool is_sealed = !person.sealed.name.empty();
    if (is_sealed) page += row(say("print.sealed"), std::to_string(person.sealed.answers.size()));
    page += row(say("print.tests"), std::to_string(person.tests()));
    page += row(say("print.statements"), std::to_string(person.statements.size()));
    page += row(say("print.unsent"), std::to_string(person.unsent()));
    page += row(say("print.pin"), say(person.has_pin ? "print.pin_hash" : "print.no_pin"));
    page += "</table>\n";
    if (is_sealed) page += fmt::format("<p>{}</p>\n", safe(say("print.sealed_who", {{"who", organisation}})));
    page += fmt::format(
        "<p>{}</p>\n<h2>{}</h2>\n<table>\n<tr><th scope=\"col\">{}</th><th "
        "scope=\"col\">{}</th></tr>\n",
        safe(say("print.who")), safe(say("print.records")), safe(say("print.when")), safe(say("print.what")));
    for (const model::Fact& fact : person.facts)
        page += row(day_and_time(local(fact.at.wall)), what_happened(fact, say));
    return page + "</table>\n</body>\n</html>\n";
}

}  // namespace upkeep
