#include "content/case_stage.h"

#include "assess/paper.h"
#include "content/case_rules.h"
#include "content/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace content {
namespace {

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

void read_documents(Entry& stage, model::Stage& into, CaseReading& reading)
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

void read_passages(Entry& stage, model::Stage& into, CaseReading& reading)
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

void read_indicators(Entry& stage, model::Stage& into, CaseReading& reading)
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
                                             const std::vector<model::MatrixLine>& lines, CaseReading& reading)
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

void read_circumstances(Entry& stage, model::Circumstances& into, CaseReading& reading)
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

void read_level(Entry& stage, model::JudgedLevel& into, CaseReading& reading)
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

std::vector<model::CaseOption> read_options(Entry& stage, std::string_view key, CaseReading& reading)
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

void read_recipients(Entry& stage, model::Stage& into, CaseReading& reading)
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

}  // namespace

std::map<std::string, std::string> words_of_passages(const model::Section& section)
{
    std::map<std::string, std::string> words;
    spans_of(section, [&](const model::Span& span) {
        if (span.link.starts_with(passage_scheme)) words[span.link.substr(passage_scheme.size())] += span.words;
    });
    return words;
}

model::Stage read_stage(Entry& entry, model::Case& its, CaseReading& reading)
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

}  // namespace content
