#include "content/matrix.h"

#include "content/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace content {
namespace {

const std::vector<std::string> level_names = {"low", "medium", "high"};

model::Level level_from(const std::string& name) { return model::level_named(name).value_or(model::Level::low); }

// Ids are unique in the whole matrix: a case names them without saying of which list they are.
void take_id(Entry& entry, const std::string& id, std::set<std::string>& ids)
{
    if (!id.empty() && !ids.insert(id).second)
        entry.problem(entry.line("id"), fmt::format("the id “{}” stands in this file twice. Give one another.", id));
}

model::MatrixIndicator read_indicator(Entry& entry, std::set<std::string>& ids)
{
    model::MatrixIndicator row;
    row.id = entry.id("id", Letters::small);
    row.words = entry.words("words");
    row.brief = entry.words("brief");
    row.hint = level_from(entry.one_of("hint", level_names));
    row.at_most = row.hint;
    if (entry.has("higher")) {
        row.at_most = level_from(entry.one_of("higher", level_names));
        row.when_higher = entry.words("when_higher");
        if (entry.sound() && row.at_most <= row.hint)
            entry.problem(entry.line("higher"), "“higher” has to be above “hint”. Mend one, or take “higher” out.");
    }
    entry.knows({"higher", "when_higher"});
    row.disclosure = entry.yes("disclosure");
    take_id(entry, row.id, ids);
    entry.close();
    return row;
}

std::vector<model::MatrixLine> read_lines(Entry& top, std::string_view key, std::set<std::string>& ids, bool& sound)
{
    std::vector<model::MatrixLine> lines;
    for (auto& entry : top.entries(key)) {
        model::MatrixLine line{entry.id("id", Letters::small), entry.words("words"), entry.words("brief")};
        take_id(entry, line.id, ids);
        entry.close();
        sound = sound && entry.sound();
        lines.push_back(std::move(line));
    }
    if (lines.empty()) top.problem(1, fmt::format("there is no [[{}]]. The matrix needs them.", key));
    return lines;
}

bool read_groups(Entry& top, model::Matrix& matrix, std::set<std::string>& ids)
{
    bool sound = true;
    for (auto& entry : top.entries("group")) {
        model::MatrixGroup group{entry.id("id", Letters::small), entry.words("words"), entry.words("brief"), {}};
        take_id(entry, group.id, ids);
        for (auto& row : entry.entries("indicator")) {
            group.indicators.push_back(read_indicator(row, ids));
            sound = sound && row.sound();
        }
        if (group.indicators.empty())
            entry.problem(entry.line(), "this [[group]] has no [[group.indicator]]. Add at least one.");
        entry.close();
        sound = sound && entry.sound();
        matrix.groups.push_back(std::move(group));
    }
    if (matrix.groups.empty()) top.problem(1, "there is no [[group]]. The matrix needs its indicators.");
    return sound;
}

bool read_levels(Entry& top, model::Matrix& matrix)
{
    bool sound = true;
    for (auto& entry : top.entries("level")) {
        model::LevelWords words{level_from(entry.one_of("level", level_names)), entry.words("meaning"),
                                entry.words("action"), entry.words("who"), entry.words("review")};
        entry.close();
        sound = sound && entry.sound();
        matrix.levels.push_back(std::move(words));
    }
    for (const std::string& name : level_names)
        if (!model::words_of(matrix, level_from(name)))
            top.problem(1, fmt::format("there is no [[level]] with level = \"{}\". Add it.", name));
    return sound;
}

}  // namespace

std::optional<model::Matrix> read_matrix(const Files& files, model::Problems& problems)
{
    const std::string file = "cases/matrix.toml";
    const auto table = read_toml(files, file, problems);
    if (!table) return {};
    Entry top(*table, file, 0, problems);
    model::Matrix matrix;
    std::set<std::string> ids;
    matrix.label = top.words("label");
    bool sound = read_groups(top, matrix, ids);
    matrix.vulnerability = read_lines(top, "vulnerability", ids, sound);
    matrix.protective = read_lines(top, "protective", ids, sound);
    matrix.reasons = read_lines(top, "reason", ids, sound);
    sound = read_levels(top, matrix) && sound;
    top.close();
    if (!top.sound() || !sound) return {};
    return matrix;
}

}  // namespace content
