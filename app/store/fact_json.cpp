#include "store/fact_json.h"

#include "store/trouble.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace store {

using Json = nlohmann::ordered_json;
using namespace model;

// --- parts, each way

// What not every value has is written only where there is something to write: a fact of an older version stays as it
// is.
static void add_words(Json& json, const char* name, const std::string& words)
{
    if (!words.empty()) json[name] = words;
}

static Json json_of(const Option& o)
{
    Json json = {{"id", o.id}, {"words", o.words}, {"reason", o.reason}, {"right", o.right}, {"target", o.target}};
    add_words(json, "reason_not_chosen", o.reason_not_chosen);
    return json;
}

static Option option_from(const Json& j)
{
    return {.id = j.at("id"),
            .words = j.at("words"),
            .reason = j.at("reason"),
            .right = j.at("right"),
            .target = j.at("target"),
            .reason_not_chosen = j.value("reason_not_chosen", "")};
}

static constexpr std::array item_kinds = {"single", "multiple",   "ordering", "matching",
                                          "scale",  "true-false", "facts",    "shift"};

static ItemKind item_kind_from(const std::string& word)
{
    for (std::size_t i = 0; i < item_kinds.size(); ++i)
        if (word == item_kinds[i]) return static_cast<ItemKind>(i);
    throw Broken("no such kind of question: " + word);
}

template <class T, class F>
static Json list_of(const std::vector<T>& values, F&& json_of_one)
{
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of_one(value));
    return list;
}

template <class F>
static auto list_from(const Json& list, F&& one_from)
{
    std::vector<decltype(one_from(list))> values;
    for (const Json& j : list) values.push_back(one_from(j));
    return values;
}

static Json json_of(const Item& item)
{
    Json json = {{"id", item.id},
                 {"version", item.version},
                 {"kind", item_kinds.at(static_cast<std::size_t>(item.kind))},
                 {"stem", item.stem},
                 {"options", list_of(item.options, [](const Option& o) { return json_of(o); })},
                 {"targets", list_of(item.targets,
                                     [](const Target& t) {
                                         return Json{{"id", t.id}, {"words", t.words}};
                                     })},
                 {"topic", item.topic},
                 {"objective", item.objective},
                 {"difficulty", item.difficulty},
                 {"critical", item.critical},
                 {"sources", item.sources},
                 {"section", item.section}};
    add_words(json, "hint", item.hint);
    add_words(json, "before", item.before);
    add_words(json, "news", item.news);
    if (!item.because.empty()) json["because"] = list_of(item.because, [](const Option& o) { return json_of(o); });
    return json;
}

static Item item_from(const Json& j)
{
    return {.id = j.at("id"),
            .version = j.at("version"),
            .kind = item_kind_from(j.at("kind")),
            .stem = j.at("stem"),
            .options = list_from(j.at("options"), option_from),
            .targets = list_from(j.at("targets"),
                                 [](const Json& t) { return Target{.id = t.at("id"), .words = t.at("words")}; }),
            .topic = j.at("topic"),
            .objective = j.at("objective"),
            .difficulty = j.at("difficulty"),
            .critical = j.at("critical"),
            .sources = j.at("sources").get<std::vector<std::string>>(),
            .section = j.at("section"),
            .hint = j.value("hint", ""),
            .because = list_from(j.value("because", Json::array()), option_from),
            .before = j.value("before", ""),
            .news = j.value("news", "")};
}

static Json json_of(const Mark& m) { return {{"right", m.right}, {"points", m.points}, {"of", m.of}}; }
static Mark mark_from(const Json& j) { return {.right = j.at("right"), .points = j.at("points"), .of = j.at("of")}; }

static constexpr std::array certainties = {"", "guess", "fairly", "certain"};

static void add_certainty(Json& json, Certainty certainty)
{
    add_words(json, "certainty", certainties.at(static_cast<std::size_t>(certainty)));
}

static Certainty certainty_from(const Json& j)
{
    const std::string word = j.value("certainty", "");
    for (std::size_t i = 0; i < certainties.size(); ++i)
        if (word == certainties[i]) return static_cast<Certainty>(i);
    throw Broken("no such certainty: " + word);
}

static Json json_of(const Paper& p)
{
    Json json = {{"attempt_id", p.attempt_id},
                 {"module_id", p.module_id},
                 {"number", p.number},
                 {"seed", p.seed},
                 {"pass_percent", p.pass_percent},
                 {"course_version", p.course_version},
                 {"items", list_of(p.items, [](const Item& i) { return json_of(i); })},
                 {"shown", list_of(p.shown, [](const Shown& s) {
                      return Json{{"options", s.options}, {"targets", s.targets}};
                  })}};
    if (p.holds_answers) json["holds_answers"] = true;
    return json;
}

static Paper paper_from(const Json& j)
{
    const auto shown_from = [](const Json& s) {
        return Shown{.options = s.at("options").get<std::vector<std::string>>(),
                     .targets = s.at("targets").get<std::vector<std::string>>()};
    };
    return {.attempt_id = j.at("attempt_id"),
            .module_id = j.at("module_id"),
            .number = j.at("number"),
            .seed = j.at("seed"),
            .pass_percent = j.at("pass_percent"),
            .course_version = j.at("course_version"),
            .items = list_from(j.at("items"), item_from),
            .shown = list_from(j.at("shown"), shown_from),
            .holds_answers = j.value("holds_answers", false)};
}

static Json json_of(const Result& r)
{
    return {{"attempt_id", r.attempt_id},
            {"module_id", r.module_id},
            {"number", r.number},
            {"right", r.right},
            {"asked", r.asked},
            {"needed", r.needed},
            {"critical_all_right", r.critical_all_right},
            {"passed", r.passed},
            {"duration", r.duration},
            {"at", r.at},
            {"reference", r.reference},
            {"marks", list_of(r.marks, [](const Mark& m) { return json_of(m); })}};
}

static Result result_from(const Json& j)
{
    return {.attempt_id = j.at("attempt_id"),
            .module_id = j.at("module_id"),
            .number = j.at("number"),
            .right = j.at("right"),
            .asked = j.at("asked"),
            .needed = j.at("needed"),
            .critical_all_right = j.at("critical_all_right"),
            .passed = j.at("passed"),
            .duration = j.at("duration"),
            .at = j.at("at"),
            .reference = j.at("reference"),
            .marks = list_from(j.at("marks"), mark_from)};
}

// --- cases, each way

static Json json_of(const Tally& t) { return {{"found", t.found}, {"of", t.of}, {"wrong", t.wrong}}; }
static Tally tally_from(const Json& j) { return {.found = j.at("found"), .of = j.at("of"), .wrong = j.at("wrong")}; }

static Level level_from(const Json& j)
{
    const auto level = level_named(j.get<std::string>());
    if (!level) throw Broken("no such level: " + j.get<std::string>());
    return *level;
}

static CaseStep step_from(const Json& j)
{
    const auto step = step_named(j.get<std::string>());
    if (!step) throw Broken("no such step of a case: " + j.get<std::string>());
    return *step;
}

static Json json_of(const StageLines& l)
{
    return {{"marks", json_of(l.marks)},
            {"harm", json_of(l.harm)},
            {"harm_as_risk", l.harm_as_risk},
            {"indicators", json_of(l.indicators)},
            {"tied", l.tied},
            {"vulnerability", json_of(l.vulnerability)},
            {"protective", json_of(l.protective)},
            {"level", id_of(l.level)},
            {"authors", id_of(l.authors)},
            {"reasons", json_of(l.reasons)},
            {"changes", json_of(l.changes)},
            {"actions", json_of(l.actions)},
            {"recording", json_of(l.recording)},
            {"told", json_of(l.told)},
            {"told_late", l.told_late},
            {"told_early", l.told_early}};
}

static StageLines lines_from(const Json& j)
{
    return {.marks = tally_from(j.at("marks")),
            .harm = tally_from(j.at("harm")),
            .harm_as_risk = j.at("harm_as_risk"),
            .indicators = tally_from(j.at("indicators")),
            .tied = j.at("tied"),
            .vulnerability = tally_from(j.at("vulnerability")),
            .protective = tally_from(j.at("protective")),
            .level = level_from(j.at("level")),
            .authors = level_from(j.at("authors")),
            .reasons = tally_from(j.at("reasons")),
            .changes = tally_from(j.at("changes")),
            .actions = tally_from(j.at("actions")),
            .recording = tally_from(j.at("recording")),
            .told = tally_from(j.at("told")),
            .told_late = j.at("told_late"),
            .told_early = j.at("told_early")};
}

// --- facts, each way

static Json json_of(const Enrolled& f) { return {{"reference", f.reference}, {"registration", f.registration}}; }
static Json json_of(const SittingBegan&) { return Json::object(); }
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

static void read(const Json& j, Enrolled& f)
{
    f = {.reference = j.at("reference"), .registration = j.at("registration")};
}
static void read(const Json&, SittingBegan&) {}
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

std::string text_of(const FactBody& body)
{
    return std::visit([](const auto& fact) { return json_of(fact); }, body).dump();
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

FactBody body_of(const std::string& kind, const std::string& text)
{
    try {
        return read_as(kind, Json::parse(text));
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
                {"less_movement", r.less_movement}}
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
            .less_movement = json.value("less_movement", false)};
}

}  // namespace store
