#include "lint/source.h"

#include "content/entry.h"
#include "content/text.h"
#include "content/translation.h"
#include "lint/markdown.h"

#include <algorithm>
#include <optional>

namespace lint {
namespace {

namespace fs = std::filesystem;

// Of all keys, those whose strings a person reads as sentences, and those they read as a few words.
constexpr const char* prose_keys[] = {
    "stem", "reason", "reason_not_chosen", "hint",    "purpose",    "notice", "caption",
    "role", "child",  "alternative",       "meaning", "before",     "news",   "note",
    "why",  "action", "dissent",           "review",  "changes_why"};
constexpr const char* label_keys[] = {"title", "word",  "source", "supports",     "words",
                                      "who",   "brief", "label",  "number_hides", "when_higher"};

struct Reading {
    Source& source;
    std::string language, file, topic;
    int lines_before = 0;
    bool in_passage = false;  ///< of a question whose options are the sentences of a passage
};

std::optional<Kind> kind_of(std::string_view table, std::string_view key)
{
    const bool chosen = table == "option" || table == "because" || table == "action" || table == "change";
    if (chosen && key == "words") return Kind::answer;
    if (table == "figure" && key == "words") return Kind::prose;
    if (std::ranges::count(prose_keys, key) > 0) return Kind::prose;
    if (std::ranges::count(label_keys, key) > 0) return Kind::label;
    return {};
}

bool is_wrong_answer(const toml::table& table, std::string_view kind)
{
    if (kind == "action" || kind == "change") return !table["fits"].value_or(false);
    return !table["right"].value_or(false) && !table.contains("target");
}

// `name` is the table's; what lies in it is named below `inside`, which differs only at the top of a file.
void take_table(Reading& reading, const toml::table& table, const std::string& kind, const std::string& name,
                const std::string& inside);

void take_string(Reading& reading, const toml::table& table, const std::string& kind, const std::string& name,
                 std::string_view key, const toml::node& node)
{
    const auto of = kind_of(kind, key);
    const auto* words = node.as_string();
    if (!of || !words) return;
    const Spot at{reading.file, static_cast<int>(node.source().begin.line) + reading.lines_before};
    reading.source.said.push_back(
        {.name = name + "." + std::string(key),
         .topic = reading.topic,
         .language = reading.language,
         .kind = *of,
         .may_be_bad = *of == Kind::answer && (reading.in_passage || is_wrong_answer(table, kind)),
         .at = at,
         .words = words->get()});
}

std::string below(const std::string& above, std::string_view name)
{
    return above.empty() ? std::string(name) : above + "/" + std::string(name);
}

// "item/1.6-duty": by its id, or by its place from 1 where it has none.
std::string name_in(const std::string& above, std::string_view kind, const toml::table& table, std::size_t number)
{
    const auto id = table["id"].value<std::string>();
    return below(above, std::string(kind) + "/" + id.value_or(std::to_string(number)));
}

void take_array(Reading& reading, const toml::table& table, const std::string& kind, const std::string& name,
                const std::string& inside, std::string_view key, const toml::array& array)
{
    std::size_t number = 0;
    for (const auto& one : array) {
        ++number;
        if (const auto* inner = one.as_table()) {
            const auto its_name = name_in(inside, key, *inner, number);
            if (key == "item") reading.in_passage = (*inner)["kind"].value_or(std::string()) == "facts";
            take_table(reading, *inner, std::string(key), its_name, its_name);
        } else {
            take_string(reading, table, kind, name, key, one);
        }
    }
}

void take_table(Reading& reading, const toml::table& table, const std::string& kind, const std::string& name,
                const std::string& inside)
{
    const auto line = [&](const toml::source_region& region) {
        return Spot{reading.file, static_cast<int>(region.begin.line) + reading.lines_before};
    };
    // The first of two entries with one name: the second is an error that content has told.
    reading.source.spots.try_emplace(name, line(table.source()));
    for (const auto& [key, node] : table) {
        const std::string key_words(key.str());
        reading.source.spots.try_emplace(name + "." + key_words, line(key.source()));
        if (const auto* inner = node.as_table())
            take_table(reading, *inner, key_words, below(inside, key_words), below(inside, key_words));
        else if (const auto* array = node.as_array())
            take_array(reading, table, kind, name, inside, key_words, *array);
        else
            take_string(reading, table, kind, name, key_words, node);
    }
}

struct Course {
    Source& source;
    const fs::path& folder;
    std::string language;
};

void take_toml(const Course& course, const std::string& file, const std::string& topic, const std::string& name,
               const std::string& inside)
{
    model::Problems told_elsewhere;
    Reading reading{course.source, course.language, file, topic};
    if (const auto table = content::read_toml(course.folder, file, told_elsewhere))
        take_table(reading, *table, "file", name, inside);
}

void take_prose(const Course& course, const std::string& file, const std::string& topic, const std::string& name)
{
    model::Problems told_elsewhere;
    const auto text = content::read_text(course.folder, file, told_elsewhere);
    if (!text) return;
    Markdown markdown = read_markdown(*text);
    Reading reading{course.source, course.language, file, topic, 1};
    if (const auto front = content::parse_toml(markdown.front, file, 1, told_elsewhere))
        take_table(reading, *front, "lesson", name, name);
    for (auto& piece : markdown.pieces) {
        const auto of = piece.section.empty() ? name : name + "/" + piece.section;
        course.source.spots.try_emplace(of, Spot{file, piece.line});
        course.source.said.push_back({.name = of,
                                      .topic = topic,
                                      .language = course.language,
                                      .kind = piece.is_label ? Kind::label : Kind::prose,
                                      .may_be_bad = false,
                                      .at = {file, piece.line},
                                      .words = std::move(piece.words)});
    }
}

void take_lesson(Course course, const std::string& file_name)
{
    const auto translation = content::translated(file_name);
    const bool is_one = translation && content::is_language(translation->language);
    if (is_one) course.language = translation->language;
    take_prose(course, "topics/" + file_name + ".md", is_one ? translation->topic : file_name, "lesson/" + file_name);
}

std::string language_of(const fs::path& folder)
{
    model::Problems told_elsewhere;
    const auto table = content::read_toml(folder, "course.toml", told_elsewhere);
    return table ? (*table)["language"].value_or(std::string("en")) : "en";
}

std::vector<std::string> files_in(const fs::path& folder, const char* where, const char* ending)
{
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& file : fs::directory_iterator(folder / where, none))
        if (file.path().extension() == ending && !file.path().stem().string().starts_with('.'))
            names.push_back(file.path().stem().string());
    std::ranges::sort(names);
    return names;
}

}  // namespace

Spot Said::spot(std::size_t offset) const
{
    const auto lines = std::ranges::count(std::string_view(words).substr(0, offset), '\n');
    return {at.file, at.line + static_cast<int>(lines)};
}

Spot Source::spot(std::string_view name, std::string_view key) const
{
    if (!key.empty())
        if (const auto at = spots.find(std::string(name) + "." + std::string(key)); at != spots.end())
            return at->second;
    const auto at = spots.find(name);
    return at == spots.end() ? Spot{"course.toml", 0} : at->second;
}

Spot Source::spot_of_words(std::string_view name, std::string_view words) const
{
    const auto found = std::ranges::find_if(
        said, [&](const Said& one) { return !words.empty() && one.name == name && one.words.starts_with(words); });
    return found == said.end() ? spot(name) : found->at;
}

Source read_source(const fs::path& folder)
{
    Source source;
    const Course course{source, folder, language_of(folder)};
    if (fs::exists(folder / "course.toml")) take_toml(course, "course.toml", "", "course", "");
    for (const char* file : {"figures/figures.toml", "glossary.toml", "sources.toml", "help.toml"})
        if (fs::exists(folder / file)) take_toml(course, file, "", file, "");
    for (const auto& name : files_in(folder, "topics", ".md")) take_lesson(course, name);
    for (const auto& topic : files_in(folder, "questions", ".toml"))
        take_toml(course, "questions/" + topic + ".toml", topic, "questions/" + topic, "");
    for (const auto& name : files_in(folder, "cases", ".toml"))
        take_toml(course, "cases/" + name + ".toml", "", "case/" + name, "case/" + name);
    for (const auto& name : files_in(folder, "cases", ".md"))
        take_prose(course, "cases/" + name + ".md", "", "case/" + name);
    return source;
}

}  // namespace lint
