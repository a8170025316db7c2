#include "store/fact_json.h"

#include "platform/secret.h"
#include "store/fact_parts.h"
#include "store/trouble.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace store {

using namespace model;

// --- facts, each way

static Json json_of(const Enrolled& f) { return {{"reference", f.reference}, {"registration", f.registration}}; }
static Json json_of(const SittingBegan& f) { return f.let_in ? Json{{"let_in", true}} : Json::object(); }
static Json json_of(const SittingEnded& f) { return {{"duration", f.duration}, {"recovered", f.recovered}}; }
static Json json_of(const PageLeft& f)
{
    return {{"topic", f.topic}, {"section", f.section}, {"duration", f.duration}};
}
static Json json_of(const Answered& f)
{
    Json json = {{"topic", f.topic},       {"item", f.item},          {"item_version", f.item_version},
                 {"response", f.response}, {"mark", json_of(f.mark)}, {"duration", f.duration}};
    add_certainty(json, f.certainty);
    return json;
}
static Json json_of(const TopicDone& f) { return {{"topic", f.topic}}; }
static Json json_of(const TestBegan& f) { return {{"paper", json_of(f.paper)}}; }
static Json json_of(const TestAnswered& f)
{
    Json json = {{"attempt_id", f.attempt_id}, {"item", f.item}, {"response", f.response}, {"duration", f.duration}};
    add_certainty(json, f.certainty);
    return json;
}
static Json json_of(const TestHandedIn& f) { return {{"result", json_of(f.result)}}; }
static Json json_of(const Progressed& f) { return {{"percent", f.percent}}; }
static Json json_of(const CourseCompleted& f) { return {{"duration", f.duration}}; }
static Json json_of(const DateConfirmed& f) { return {{"wall", f.wall}}; }
static Json json_of(const Practised& f)
{
    Json json = {
        {"refresh", f.refresh},   {"topic", f.topic},        {"item", f.item},      {"item_version", f.item_version},
        {"response", f.response}, {"mark", json_of(f.mark)}, {"try", f.try_number}, {"duration", f.duration}};
    add_certainty(json, f.certainty);
    return json;
}
static Json json_of(const TestFlagged& f)
{
    return {{"attempt_id", f.attempt_id}, {"item", f.item}, {"flagged", f.flagged}};
}
static Json json_of(const AnswersReleased&) { return Json::object(); }

static Json json_of(const CaseBegan& f)
{
    return {{"play", f.play}, {"case", f.case_id}, {"version", f.version}, {"number", f.number}};
}
static Json json_of(const CaseAnswered& f)
{
    return {{"play", f.play},
            {"stage", f.stage},
            {"step", id_of(f.step)},
            {"response", f.response},
            {"duration", f.duration}};
}
static Json json_of(const CaseStageDone& f)
{
    return {{"play", f.play},     {"case", f.case_id},         {"stage", f.stage},      {"version", f.version},
            {"number", f.number}, {"lines", json_of(f.lines)}, {"duration", f.duration}};
}
static Json json_of(const CaseEnded& f)
{
    return {{"play", f.play}, {"case", f.case_id}, {"number", f.number}, {"duration", f.duration}};
}
static Json json_of(const PageKept& f)
{
    return {{"topic", f.topic},
            {"section", f.section},
            {"title", f.title},
            {"topic_title", f.topic_title},
            {"kept", f.kept}};
}
static Json json_of(const Exported& f)
{
    return {{"bundle", f.bundle}, {"statements", f.statements}, {"head", f.head}};
}
static Json json_of(const ReceiptTaken& f)
{
    return {{"receipt", f.receipt}, {"bundle", f.bundle}, {"sent", f.sent}, {"refused", f.refused}};
}
static Json json_of(const ForkSeen& f)
{
    return {{"how", f.how}, {"counter", f.counter}, {"told", f.told}, {"found", f.found}};
}

static Json json_of(const Mended& f)
{
    const auto gap = [](const Mended::Gap& g) { return Json{{"from", g.from}, {"to", g.to}, {"next", g.next}}; };
    return {{"kept", f.kept}, {"gaps", list_of(f.gaps, gap)}, {"set_aside", f.set_aside}};
}

static Json json_of(const Tidied& f)
{
    return {{"statements", f.statements}, {"facts", f.facts}, {"learners", f.learners}};
}
static Json json_of(const Erased& f)
{
    return {{"facts", f.facts}, {"statements", f.statements}, {"unsent", f.unsent}};
}
static Json json_of(const Sealed& f)
{
    const auto answer = [](const Sealed::Answer& a) { return Json{{"counter", a.counter}, {"hash", a.hash}}; };
    return {{"office", f.office}, {"answers", list_of(f.answers, answer)}};
}

static void read(const Json& j, Enrolled& f)
{
    f = {.reference = j.at("reference"), .registration = j.at("registration")};
}
static void read(const Json& j, SittingBegan& f) { f.let_in = j.value("let_in", false); }
static void read(const Json& j, SittingEnded& f) { f = {.duration = j.at("duration"), .recovered = j.at("recovered")}; }
static void read(const Json& j, PageLeft& f)
{
    f = {.topic = j.at("topic"), .section = j.at("section"), .duration = j.at("duration")};
}
static void read(const Json& j, Answered& f)
{
    f = {.topic = j.at("topic"),
         .item = j.at("item"),
         .item_version = j.at("item_version"),
         .response = j.at("response").get<Response>(),
         .mark = mark_from(j.at("mark")),
         .duration = j.at("duration"),
         .certainty = certainty_from(j)};
}
static void read(const Json& j, TopicDone& f) { f = {.topic = j.at("topic")}; }
static void read(const Json& j, TestBegan& f) { f = {.paper = paper_from(j.at("paper"))}; }
static void read(const Json& j, TestAnswered& f)
{
    f = {.attempt_id = j.at("attempt_id"),
         .item = j.at("item"),
         .response = j.at("response").get<Response>(),
         .duration = j.at("duration"),
         .certainty = certainty_from(j)};
}
static void read(const Json& j, TestHandedIn& f) { f = {.result = result_from(j.at("result"))}; }
static void read(const Json& j, Progressed& f) { f = {.percent = j.at("percent")}; }
static void read(const Json& j, CourseCompleted& f) { f = {.duration = j.at("duration")}; }
static void read(const Json& j, DateConfirmed& f) { f = {.wall = j.at("wall")}; }
static void read(const Json& j, Practised& f)
{
    f = {.refresh = j.at("refresh"),
         .topic = j.at("topic"),
         .item = j.at("item"),
         .item_version = j.at("item_version"),
         .response = j.at("response").get<Response>(),
         .mark = mark_from(j.at("mark")),
         .try_number = j.at("try"),
         .certainty = certainty_from(j),
         .duration = j.at("duration")};
}
static void read(const Json& j, TestFlagged& f)
{
    f = {.attempt_id = j.at("attempt_id"), .item = j.at("item"), .flagged = j.at("flagged")};
}
static void read(const Json&, AnswersReleased&) {}

static void read(const Json& j, CaseBegan& f)
{
    f = {.play = j.at("play"), .case_id = j.at("case"), .version = j.at("version"), .number = j.at("number")};
}
static void read(const Json& j, CaseAnswered& f)
{
    f = {.play = j.at("play"),
         .stage = j.at("stage"),
         .step = step_from(j.at("step")),
         .response = j.at("response").get<Response>(),
         .duration = j.at("duration")};
}
static void read(const Json& j, CaseStageDone& f)
{
    f = {.play = j.at("play"),
         .case_id = j.at("case"),
         .stage = j.at("stage"),
         .version = j.at("version"),
         .number = j.at("number"),
         .lines = lines_from(j.at("lines")),
         .duration = j.at("duration")};
}
static void read(const Json& j, CaseEnded& f)
{
    f = {.play = j.at("play"), .case_id = j.at("case"), .number = j.at("number"), .duration = j.at("duration")};
}
static void read(const Json& j, PageKept& f)
{
    f = {.topic = j.at("topic"),
         .section = j.at("section"),
         .title = j.at("title"),
         .topic_title = j.at("topic_title"),
         .kept = j.at("kept")};
}
static void read(const Json& j, Exported& f)
{
    f = {.bundle = j.at("bundle"), .statements = j.at("statements"), .head = j.at("head")};
}
static void read(const Json& j, ReceiptTaken& f)
{
    f = {.receipt = j.at("receipt"), .bundle = j.at("bundle"), .sent = j.at("sent"), .refused = j.at("refused")};
}
static void read(const Json& j, ForkSeen& f)
{
    f = {.how = j.at("how"), .counter = j.at("counter"), .told = j.at("told"), .found = j.at("found")};
}

static void read(const Json& j, Mended& f)
{
    f = {.kept = j.at("kept"), .set_aside = j.at("set_aside")};
    for (const Json& gap : j.at("gaps"))
        f.gaps.push_back({.from = gap.at("from"), .to = gap.at("to"), .next = gap.at("next")});
}

static void read(const Json& j, Tidied& f)
{
    f = {.statements = j.at("statements"), .facts = j.at("facts"), .learners = j.at("learners")};
}
static void read(const Json& j, Erased& f)
{
    f = {.facts = j.at("facts"), .statements = j.at("statements"), .unsent = j.at("unsent")};
}
static void read(const Json& j, Sealed& f)
{
    f.office = j.at("office");
    for (const Json& answer : j.at("answers"))
        f.answers.push_back({.counter = answer.at("counter"), .hash = answer.at("hash")});
}

static Json json_of(const FactBody& body)
{
    return std::visit([](const auto& fact) { return json_of(fact); }, body);
}

std::string text_of(const FactBody& body) { return json_of(body).dump(); }

// --- what was answered, apart from the rest

static constexpr const char* response = "response";
static constexpr const char* answer_name = "answer";

static std::span<const std::uint8_t> raw(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hash_of_answer(const std::string& answer) { return platform::hex(platform::hash(answer)); }

Parts parts_of(const FactBody& body, const std::string& salt)
{
    Json json = json_of(body);
    if (!json.contains(response)) return {.body = json.dump(), .answer = {}};
    std::string answer = Json{{response, json.at(response)}, {"salt", platform::hex(raw(salt))}}.dump();
    json.erase(response);
    json[answer_name] = hash_of_answer(answer);
    return {.body = json.dump(), .answer = std::move(answer)};
}

// The last member. It is looked for as text: checking a chain of a million rows parses none of them for it.
std::optional<std::string> answer_named_in(const std::string& body)
{
    constexpr std::string_view before = "\"answer\":\"", after = "\"}";
    constexpr std::size_t letters = 64, length = before.size() + letters + after.size();
    if (body.size() < length || body.compare(body.size() - length, before.size(), before) != 0) return {};
    return body.substr(body.size() - letters - after.size(), letters);
}

template <std::size_t kind = 0>
static FactBody read_as(const std::string& name, const Json& json)
{
    if constexpr (kind == std::variant_size_v<FactBody>) {
        throw Broken("a fact of an unknown kind: " + name);
    } else {
        std::variant_alternative_t<kind, FactBody> fact;
        if (name != kind_of(fact)) return read_as<kind + 1>(name, json);
        read(json, fact);
        return fact;
    }
}

FactBody body_of(const std::string& kind, const std::string& text, const std::optional<std::string>& answer)
{
    try {
        Json json = Json::parse(text);
        if (json.contains(answer_name)) json[response] = answer ? Json::parse(*answer).at(response) : Json::array();
        return read_as(kind, json);
    } catch (const Json::exception& wrong) {
        throw Broken("a fact of kind " + kind + " cannot be read, JSON error " + std::to_string(wrong.id));
    }
}

// --- reading preferences

std::string text_of(const Reading& r)
{
    return Json{{"size", static_cast<int>(r.size)},
                {"theme", static_cast<int>(r.theme)},
                {"face", static_cast<int>(r.face)},
                {"more_space", r.more_space},
                {"less_movement", r.less_movement},
                {"switches", static_cast<int>(r.switches)},
                {"scan_ms", r.scan_ms},
                {"again_after_ms", r.again_after_ms},
                {"hold_ms", r.hold_ms},
                {"keys_repeat", r.keys_repeat},
                {"language", static_cast<int>(r.language)}}
        .dump();
}

template <class Enum>
static Enum within(const Json& json, const char* name, Enum last)
{
    const int value = json.value(name, 0);
    return value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : Enum{};
}

Reading reading_of(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return {};
    return {.size = within(json, "size", TextSize::very_large),
            .theme = within(json, "theme", Theme::high_contrast),
            .face = within(json, "face", Typeface::opendyslexic),
            .more_space = json.value("more_space", false),
            .less_movement = json.value("less_movement", false),
            .switches = within(json, "switches", Switches::two),
            .scan_ms = std::clamp(json.value("scan_ms", 1'500), 500, 10'000),
            .again_after_ms = std::clamp(json.value("again_after_ms", 200), 0, 2'000),
            .hold_ms = std::clamp(json.value("hold_ms", 0), 0, 1'000),
            .keys_repeat = json.value("keys_repeat", true),
            .language = within(json, "language", Language::welsh)};
}

}  // namespace store
