#include "store/fact_parts.h"

#include "store/trouble.h"

#include <array>

namespace store {

using namespace model;

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

Json json_of(const Mark& m) { return {{"right", m.right}, {"points", m.points}, {"of", m.of}}; }
Mark mark_from(const Json& j) { return {.right = j.at("right"), .points = j.at("points"), .of = j.at("of")}; }

static constexpr std::array certainties = {"", "guess", "fairly", "certain"};

void add_certainty(Json& json, Certainty certainty)
{
    add_words(json, "certainty", certainties.at(static_cast<std::size_t>(certainty)));
}

Certainty certainty_from(const Json& j)
{
    const std::string word = j.value("certainty", "");
    for (std::size_t i = 0; i < certainties.size(); ++i)
        if (word == certainties[i]) return static_cast<Certainty>(i);
    throw Broken("no such certainty: " + word);
}

Json json_of(const Paper& p)
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

Paper paper_from(const Json& j)
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

Json json_of(const Result& r)
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

Result result_from(const Json& j)
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

CaseStep step_from(const Json& j)
{
    const auto step = step_named(j.get<std::string>());
    if (!step) throw Broken("no such step of a case: " + j.get<std::string>());
    return *step;
}

Json json_of(const StageLines& l)
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

StageLines lines_from(const Json& j)
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

}  // namespace store
