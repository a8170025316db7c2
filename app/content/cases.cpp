#include "content/cases.h"

#include "assess/paper.h"
#include "content/case_rules.h"
#include "content/entry.h"
#include "content/matrix.h"
#include "content/near.h"
#include "content/prose.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace content {
namespace {

namespace fs = std::filesystem;
using model::Sign;

const std::vector<std::string> level_names = {"low", "medium", "high"};
const std::vector<std::string> sign_names = {"harm-now",   "indicator",    "vulnerability",
                                             "protective", "not-relevant", "find-out"};
const std::vector<std::string> when_names = {"now", "today", "days", "weeks", "not-now"};
const std::vector<std::string> document_kinds = {"text", "messages", "timeline", "people"};

model::Level level_from(const std::string& name) { return model::level_named(name).value_or(model::Level::low); }
Sign sign_from(const std::string& name) { return model::sign_named(name).value_or(Sign::indicator); }

template <class Things>
std::vector<std::string> ids_of(const Things& things)
{
    std::vector<std::string> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    return ids;
}

// One case while it is read: its file of prose, and where in it each passage is marked.
struct Reading {
    const model::Matrix& matrix;
    Prose prose;
    std::string prose_file;
    std::map<std::string, int> marked_at;            // passage -> line in NAME.md
    std::map<std::string, std::string> document_of;  // passage -> page of NAME.md
    std::set<std::string> used_documents, used_passages;
    References references;
    bool sound = true;
};

// An id that has to be one of `known`; else a problem that says which there are.
void check_known(Entry& entry, std::string_view key, const std::string& id, const std::vector<std::string>& known,
                 const char* called)
{
    if (id.empty() || std::ranges::count(known, id) > 0) return;
    entry.problem(entry.line(key), fmt::format("{} “{}”.{} Mend the name.", called, id, did_you_mean(id, known)));
}

template <class Things>
void check_new(Entry& entry, const Things& so_far, const std::string& id)
{
    const bool twice = std::ranges::any_of(so_far, [&](const auto& other) { return other.id == id; });
    if (!id.empty() && twice)
        entry.problem(entry.line("id"), fmt::format("“{}” stands in this stage twice. Take one out.", id));
}

void spans_of(const model::Section& section, const std::function<void(const model::Span&)>& look)
{
    for (const model::Block& block : section.blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block))
            for (const model::Span& span : paragraph->spans) look(span);
        if (const auto* list = std::get_if<model::List>(&block))
            for (const model::Spans& item : list->items)
                for (const model::Span& span : item) look(span);
    }
}

constexpr std::string_view passage_scheme = "passage:";

std::map<std::string, std::string> words_of_passages(const model::Section& section)
{
    std::map<std::string, std::string> words;
    spans_of(section, [&](const model::Span& span) {
        if (span.link.starts_with(passage_scheme)) words[span.link.substr(passage_scheme.size())] += span.words;
    });
    return words;
}

void read_prose_of(Reading& reading, const Files& files, model::Problems& problems)
{
    const auto text = read_text(files, reading.prose_file, problems);
    if (!text) return;
    reading.prose = read_prose(*text, reading.prose_file, 0, problems, Links::of_case);
    for (const Reference& reference : reading.prose.references) {
        if (!reference.to.starts_with(passage_scheme)) {
            reading.references.push_back(reference);
            continue;
        }
        const auto id = reference.to.substr(passage_scheme.size());
        if (!is_id(id, Letters::small))
            problems.push_back({reference.file, reference.line,
                                fmt::format("“{}” cannot be a passage's id. Use {}.", id, rule_of(Letters::small))});
        else if (!reading.marked_at.try_emplace(id, reference.line).second)
            problems.push_back(
                {reference.file, reference.line,
                 fmt::format("the passage “{}” is marked twice in this file. Give one another id.", id)});
    }
    for (const model::Section& section : reading.prose.sections)
        for (const auto& [id, words] : words_of_passages(section)) reading.document_of[id] = section.id;
}

// --- the parts of a stage --------------------------------------------------------------------------------------------

bool begins_in_bold(const model::Spans& item) { return !item.empty() && item.front().bold; }

void check_shape(Entry& entry, const model::CaseDocument& document)
{
    for (const model::Block& block : document.prose.blocks) {
        const auto* list = std::get_if<model::List>(&block);
        if (!list && !std::holds_alternative<model::Paragraph>(block))
            return entry.problem(entry.line(), fmt::format("the page “{}” holds something else than paragraphs and "
                                                           "lists. A case file has only those.",
                                                           document.prose.id));
        if (list && document.kind != model::DocumentKind::text && !std::ranges::all_of(list->items, begins_in_bold))
            return entry.problem(entry.line(), fmt::format("each line of “{}” begins with who or when, in bold: "
                                                           "- **Mum, 22:14** …",
                                                           document.prose.id));
    }
    const bool has_list = std::ranges::any_of(
        document.prose.blocks, [](const model::Block& block) { return std::holds_alternative<model::List>(block); });
    if (document.kind != model::DocumentKind::text && !has_list)
        entry.problem(entry.line(), fmt::format("“{}” is to be shown line by line, but has no list. Begin each line "
                                                "with - **who or when**.",
                                                document.prose.id));
}

void read_documents(Entry& stage, model::Stage& into, Reading& reading)
{
    auto entries = stage.entries("document");
    if (entries.empty()) stage.problem(stage.line(), "this [[stage]] has no [[stage.document]]. What does one read?");
    for (auto& entry : entries) {
        model::CaseDocument document;
        const auto id = entry.id("id", Letters::small);
        const auto kind = entry.one_of("kind", document_kinds);
        document.kind = static_cast<model::DocumentKind>(
            std::max<std::ptrdiff_t>(0, std::ranges::find(document_kinds, kind) - document_kinds.begin()) % 4);
        check_known(entry, "id", id, ids_of(reading.prose.sections),
                    fmt::format("{} has no page", reading.prose_file).c_str());
        if (!id.empty() && !reading.used_documents.insert(id).second)
            entry.problem(entry.line("id"), fmt::format("the page “{}” stands in two stages. Take one out.", id));
        entry.close();
        const auto page = std::ranges::find(reading.prose.sections, id, &model::Section::id);
        if (page != reading.prose.sections.end()) {
            document.prose = *page;
            if (entry.sound()) check_shape(entry, document);
            into.documents.push_back(std::move(document));
        }
        reading.sound = reading.sound && entry.sound();
    }
}

void read_passages(Entry& stage, model::Stage& into, Reading& reading)
{
    std::vector<model::Passage> passages;
    for (auto& entry : stage.entries("passage")) {
        model::Passage passage;
        passage.id = entry.id("id", Letters::small);
        passage.sign = sign_from(entry.one_of("sign", sign_names));
        for (const auto& name : entry.list_or_none("also")) {
            check_known(entry, "also", name, sign_names, "there is no mark");
            if (const auto sign = model::sign_named(name)) passage.also.push_back(*sign);
        }
        passage.reason = entry.words("reason");
        check_new(entry, passages, passage.id);
        const auto page = reading.document_of.find(passage.id);
        const bool here = page != reading.document_of.end() && std::ranges::any_of(into.documents, [&](const auto& d) {
                              return d.prose.id == page->second;
                          });
        if (entry.sound() && !here)
            entry.problem(entry.line("id"), fmt::format("no page of this stage in {} marks the passage “{}”. Write it "
                                                        "there as [words](passage:{}), or take this out.",
                                                        reading.prose_file, passage.id, passage.id));
        entry.close();
        reading.sound = reading.sound && entry.sound();
        reading.used_passages.insert(passage.id);
        passages.push_back(std::move(passage));
    }
    // In the order of the file, whatever the order they are rated in.
    for (const model::CaseDocument& document : into.documents) {
        const auto words = words_of_passages(document.prose);
        spans_of(document.prose, [&](const model::Span& span) {
            if (!span.link.starts_with(passage_scheme)) return;
            const auto id = span.link.substr(passage_scheme.size());
            const auto rated = std::ranges::find(passages, id, &model::Passage::id);
            if (rated == passages.end() || model::passage_of(into, id)) return;
            into.passages.push_back(*rated);
            into.passages.back().words = words.at(id);
        });
    }
}

void check_passages_named(Entry& entry, const std::vector<std::string>& named, const model::Stage& stage)
{
    for (const auto& id : named)
        check_known(entry, "passages", id, ids_of(stage.passages), "this stage has no passage");
}

void read_indicators(Entry& stage, model::Stage& into, Reading& reading)
{
    std::vector<std::string> known;
    for (const auto& group : reading.matrix.groups)
        for (const auto& row : group.indicators) known.push_back(row.id);
    for (auto& entry : stage.entries("indicator")) {
        model::RatedIndicator rated;
        rated.id = entry.words("id");
        rated.rating = level_from(entry.one_of("rating", level_names));
        rated.unknown = entry.yes("unknown");
        rated.passages = entry.list("passages");
        rated.reason = entry.words("reason");
        check_known(entry, "id", rated.id, known, "the matrix has no indicator");
        check_new(entry, into.indicators, rated.id);
        check_passages_named(entry, rated.passages, into);
        if (const auto* row = model::indicator_of(reading.matrix, rated.id); row && rated.rating < row->hint)
            entry.problem(entry.line("rating"), fmt::format("the matrix rates “{}” at least {}. Raise the rating.",
                                                            rated.id, model::id_of(row->hint)));
        entry.close();
        reading.sound = reading.sound && entry.sound();
        into.indicators.push_back(std::move(rated));
    }
}

std::vector<model::RatedFactor> read_factors(Entry& stage, std::string_view key,
                                             const std::vector<model::MatrixLine>& lines, Reading& reading)
{
    std::vector<model::RatedFactor> factors;
    for (auto& entry : stage.entries(key)) {
        model::RatedFactor factor{entry.words("id"), entry.words("reason")};
        check_known(entry, "id", factor.id, ids_of(lines), "the matrix has no such factor:");
        check_new(entry, factors, factor.id);
        entry.close();
        reading.sound = reading.sound && entry.sound();
        factors.push_back(std::move(factor));
    }
    return factors;
}

void read_circumstances(Entry& stage, model::Circumstances& into, Reading& reading)
{
    auto entry = stage.entry("circumstances");
    if (!entry) return;
    into = {.danger_now = entry->yes("danger_now"),
            .missing_now = entry->yes("missing_now"),
            .sexual_concern = entry->yes("sexual_concern"),
            .significant_harm = entry->yes("significant_harm"),
            .worry = entry->yes("worry"),
            .recorded_why_not = entry->yes("recorded_why_not"),
            .lowered_by_agreement = entry->yes("lowered_by_agreement")};
    entry->close();
    reading.sound = reading.sound && entry->sound();
}

void read_level(Entry& stage, model::JudgedLevel& into, Reading& reading)
{
    auto entry = stage.entry("level");
    if (!entry) return stage.problem(stage.line(), "this [[stage]] has no [stage.level]. What level is it, and why?");
    into.level = level_from(entry->one_of("level", level_names));
    into.reasons = entry->list("reasons");
    for (const auto& id : into.reasons)
        check_known(*entry, "reasons", id, ids_of(reading.matrix.reasons), "the matrix has no reason");
    into.why = entry->words("why");
    const bool disputed = entry->yes("disputed");
    into.dissent = entry->words_or_none("dissent");
    if (disputed && into.dissent.empty())
        entry->problem(entry->line("disputed"),
                       "a disputed level needs a “dissent”: what would a colleague reasonably "
                       "say instead? Write it, or take “disputed” out.");
    into.number_hides = entry->words("number_hides");
    into.raised = entry->yes("raised");
    entry->close();
    reading.sound = reading.sound && entry->sound();
}

std::vector<model::CaseOption> read_options(Entry& stage, std::string_view key, Reading& reading)
{
    std::vector<model::CaseOption> options;
    for (auto& entry : stage.entries(key)) {
        model::CaseOption option{.id = entry.id("id", Letters::small),
                                 .words = entry.words("words"),
                                 .reason = entry.words("reason"),
                                 .fits = entry.yes("fits"),
                                 .recording = key == "action" && entry.yes("recording")};
        check_new(entry, options, option.id);
        entry.close();
        reading.sound = reading.sound && entry.sound();
        options.push_back(std::move(option));
    }
    return options;
}

void read_recipients(Entry& stage, model::Stage& into, Reading& reading)
{
    for (auto& entry : stage.entries("told")) {
        model::Recipient recipient;
        recipient.id = entry.id("id", Letters::small);
        recipient.words = entry.words("words");
        recipient.by = model::when_named(entry.one_of("by", when_names)).value_or(model::When::today);
        recipient.reason = entry.words("reason");
        check_new(entry, into.recipients, recipient.id);
        entry.close();
        reading.sound = reading.sound && entry.sound();
        into.recipients.push_back(std::move(recipient));
    }
}

// Authors write what fits first; on the glass its place must not give it away. The same mixed order on every device.
void mix(auto& options, const std::string& stage)
{
    std::ranges::stable_sort(options, {}, [&](const auto& option) { return assess::seed_of(stage + option.id); });
}

model::Stage read_stage(Entry& entry, model::Case& its, Reading& reading)
{
    model::Stage stage;
    stage.id = entry.id("id", Letters::small);
    check_new(entry, its.stages, stage.id);
    stage.title = entry.words("title");
    const auto kind = entry.one_of("kind", {"information", "review"});
    stage.kind = kind == "review" ? model::StageKind::review : model::StageKind::information;
    stage.sources = entry.list("sources");
    for (const auto& source : stage.sources)
        reading.references.push_back({"source:" + source, entry.file(), entry.line("sources"), ""});
    read_documents(entry, stage, reading);
    read_passages(entry, stage, reading);
    read_indicators(entry, stage, reading);
    stage.vulnerability = read_factors(entry, "vulnerability", reading.matrix.vulnerability, reading);
    stage.protective = read_factors(entry, "protective", reading.matrix.protective, reading);
    stage.no_longer = entry.list_or_none("no_longer");
    for (const auto& id : stage.no_longer)
        if (!still_stands(its, id))
            entry.problem(entry.line("no_longer"),
                          fmt::format("“{}” does not stand from an earlier stage. Take it out of “no_longer”.", id));
    read_circumstances(entry, stage.circumstances, reading);
    read_level(entry, stage.judged, reading);
    stage.changes = read_options(entry, "change", reading);
    stage.changes_why = its.stages.empty() ? "" : entry.words("changes_why");
    stage.actions = read_options(entry, "action", reading);
    read_recipients(entry, stage, reading);
    mix(stage.changes, stage.id);
    mix(stage.actions, stage.id);
    mix(stage.recipients, stage.id);
    entry.close();
    reading.sound = reading.sound && entry.sound();
    return stage;
}

void read_front(Entry& top, CaseFile& file)
{
    model::Case& its = file.its;
    its.version = top.number("version", {1, 10'000});
    file.order = top.number("order", {1, 99});
    its.title = top.words("title");
    its.child = top.words("child");
    its.age = top.number("age", {1, 17});
    its.learning_disability = top.yes("learning_disability");
    its.role = top.words("role");
    its.notice = top.words("notice");
    const auto rated = top.words("rated");
    if (!rated.empty() && rated != "author-rated")
        top.problem(top.line("rated"),
                    "“rated” has to be \"author-rated\": no panel of practitioners has rated any "
                    "case, and every page of it says so.");
    its.label = rated;
    its.minutes = top.number("minutes", {1, 60});
    its.law_as_at = top.date("law_as_at");
    its.review_by = top.date("review_by");
    if (!its.law_as_at.empty() && !its.review_by.empty() && its.review_by <= its.law_as_at)
        top.problem(top.line("review_by"), "“review_by” has to be later than “law_as_at”.");
    file.finished = top.yes("finished");
    its.objectives = top.list_or_none("objectives");
    for (const auto& id : its.objectives)
        file.references.push_back({"objective:" + id, top.file(), top.line("objectives"), ""});
}

// What the prose holds and no stage takes up would be lost in silence.
void check_all_used(const Reading& reading, model::Problems& problems)
{
    for (const auto& [id, line] : reading.marked_at)
        if (!reading.used_passages.contains(id))
            problems.push_back({reading.prose_file, line,
                                fmt::format("no [[stage.passage]] rates the passage “{}”. Rate it and say why, or take "
                                            "the mark out.",
                                            id)});
    for (const model::Section& section : reading.prose.sections)
        if (!section.id.empty() && !reading.used_documents.contains(section.id))
            problems.push_back(
                {reading.prose_file, 0,
                 fmt::format("no stage shows the page “{}”. Name it in a [[stage.document]].", section.id)});
}

std::optional<CaseFile> read_case(const Files& files, const std::string& name, const model::Matrix& matrix,
                                  model::Problems& problems)
{
    const auto file_name = "cases/" + name + ".toml";
    const auto before = problems.size();
    const auto table = read_toml(files, file_name, problems);
    if (!table) return {};
    Reading reading{.matrix = matrix, .prose_file = "cases/" + name + ".md"};
    read_prose_of(reading, files, problems);
    const bool prose_sound = problems.size() == before;

    CaseFile file;
    file.its.id = name;
    Entry top(*table, file_name, 0, problems);
    if (!is_id(name, Letters::small))
        top.problem(1, fmt::format("“{}” cannot be a case's name. Use {}.", name, rule_of(Letters::small)));
    read_front(top, file);
    std::vector<int> lines;
    for (auto& entry : top.entries("stage")) {
        lines.push_back(entry.line());
        file.its.stages.push_back(read_stage(entry, file.its, reading));
    }
    top.close();
    if (prose_sound) check_all_used(reading, problems);
    if (problems.size() == before) check_case(file.its, matrix, file_name, lines, problems);
    if (problems.size() != before) return {};
    std::ranges::move(reading.references, std::back_inserter(file.references));
    return file;
}

}  // namespace

CaseFiles read_cases(const Files& files, model::Problems& problems)
{
    CaseFiles cases;
    std::set<std::string> names, prose;
    for (const fs::path file : files.names_in("cases")) {
        const auto name = file.stem().string();
        if (name.starts_with('.') || name == "matrix") continue;
        if (file.extension() == ".toml") names.insert(name);
        if (file.extension() == ".md") prose.insert(name);
    }
    if (names.empty() && prose.empty() && !files.has("cases/matrix.toml")) return cases;
    for (const auto& name : prose)
        if (!names.contains(name))
            problems.push_back({"cases/" + name + ".md", 0,
                                fmt::format("there is no cases/{}.toml that rates this file. Write it.", name)});
    const auto matrix = read_matrix(files, problems);
    if (!matrix) return cases;
    cases.matrix = *matrix;
    for (const auto& name : names)
        if (auto file = read_case(files, name, cases.matrix, problems)) cases.cases.push_back(std::move(*file));
    std::ranges::stable_sort(cases.cases, {}, &CaseFile::order);
    return cases;
}

}  // namespace content
