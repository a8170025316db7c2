#include "content/drawing.h"

#include "content/letters.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>

namespace content {
namespace {

// content/README.md and tools/figure.cmake name the same seven.
constexpr std::array tones = {"#1D2528", "#7F7567", "#0E4F5C", "#A65424", "#DBECEE", "#FFFFFF", "#F2EADD"};

struct Rule {
    const char* name;  // of an attribute or a style: fill="…", fill: …
    bool (*fits)(const std::string& value);
    const char* otherwise;
};

bool is_tone(const std::string& value)
{
    std::string upper = value;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return value == "none" || std::ranges::find(tones, upper) != tones.end();
}
bool at_least(const std::string& value, double least)
{
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    const std::string unit = end;
    return end != value.c_str() && (unit.empty() || unit == "px") && number >= least;
}
bool is_readable(const std::string& value) { return at_least(value, 19); }
bool is_thick(const std::string& value) { return at_least(value, 3) || value == "0"; }
bool is_our_face(const std::string& value) { return value.starts_with("Inter") || value.starts_with("Vollkorn"); }
bool is_inside(const std::string& value) { return value.starts_with('#'); }

constexpr const char* other_colour =
    "the colour “{}” is not one of the seven a figure may have. See “Drawing a figure” in content/README.md.";
constexpr const char* other_file = "“{}” is another file. A drawing stands on its own.";

constexpr Rule rules[] = {
    {"fill", is_tone, other_colour},
    {"stroke", is_tone, other_colour},
    {"color", is_tone, other_colour},
    {"stop-color", is_tone, other_colour},
    {"flood-color", is_tone, other_colour},
    {"font-size", is_readable, "words of size “{}” are too small. Make them 19 or more."},
    {"stroke-width", is_thick, "a line of “{}” is too thin. Make it 3 or more."},
    {"font-family", is_our_face, "the typeface “{}” is not ours. Use Inter or Vollkorn."},
    {"href", is_inside, other_file},
};

constexpr std::array refused_elements = {"<image",   "<script", "<foreignObject", "<filter",
                                         "<animate", "<set",    "<!DOCTYPE",      "<!ENTITY"};

bool is_name_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }

// What follows `name` as its value at `at`, or nothing when this is no place where a value is given.
std::optional<std::string> value_at(std::string_view line, std::size_t at)
{
    at = std::min(line.find_first_not_of(" \t", at), line.size());
    if (at == line.size() || (line[at] != '=' && line[at] != ':')) return {};
    const bool attribute = line[at] == '=';
    auto value = line.substr(at + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    const char quote = value.empty() ? ' ' : value.front();
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) value.remove_prefix(1);
    value = value.substr(0, attribute && quoted ? value.find(quote) : value.find_first_of(";\"'}<>"));
    return std::string(value.substr(0, value.find_last_not_of(' ') + 1));
}

void check_line(std::string_view line, const std::string& file, int number, model::Problems& problems)
{
    for (const auto& rule : rules) {
        const std::string_view name = rule.name;
        for (auto at = line.find(name); at != std::string_view::npos; at = line.find(name, at + name.size())) {
            if (at > 0 && is_name_letter(line[at - 1])) continue;
            const auto value = value_at(line, at + name.size());
            if (value && !rule.fits(*value))
                problems.push_back({file, number, fmt::format(fmt::runtime(rule.otherwise), *value)});
        }
    }
    for (const std::string_view element : refused_elements)
        if (line.find(element) != std::string_view::npos)
            problems.push_back({file, number, fmt::format("{}> cannot be used in a figure. Draw it flat.", element)});
}

}  // namespace

std::string drawing_file(const std::string& id, bool narrow)
{
    return "figures/" + id + (narrow ? "-narrow.svg" : ".svg");
}
int drawing_width(bool narrow) { return narrow ? 752 : 982; }

std::string picture_file(const std::string& id, bool narrow, model::Theme theme)
{
    const char* name = theme == model::Theme::light ? "light" : theme == model::Theme::dark ? "dark" : "high_contrast";
    return fmt::format("figures/{}.{}.{}.png", id, narrow ? "narrow" : "wide", name);
}

model::Problems problems_of_drawing(const Files& files, const std::string& id, bool narrow)
{
    model::Problems problems;
    const auto file = drawing_file(id, narrow);
    const auto text = read_text(files, file, problems);
    if (!text) return problems;
    const auto width = fmt::format("viewBox=\"0 0 {} ", drawing_width(narrow));
    if (text->find(width) == std::string::npos)
        problems.push_back(
            {file, 1,
             fmt::format("the drawing has to be {0} wide: viewBox=\"0 0 {0} HEIGHT\".", drawing_width(narrow))});
    int number = 0;
    for (std::string_view rest = *text; !rest.empty();) {
        ++number;
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        check_line(line, file, number, problems);
    }
    return problems;
}

}  // namespace content
