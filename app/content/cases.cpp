#include "content/cases.h"

#include "content/case_rules.h"
#include "content/case_stage.h"
#include "content/entry.h"
#include "content/matrix.h"
#include "content/prose.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace content {
namespace {

namespace fs = std::filesystem;

void read_prose_of(CaseReading& reading, const Files& files, model::Problems& problems)
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
void check_all_used(const CaseReading& reading, model::Problems& problems)
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
    CaseReading reading{.matrix = matrix, .prose_file = "cases/" + name + ".md"};
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
