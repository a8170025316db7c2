#include "content/drawing.h"

#include "content/letters.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <regex>

namespace content {
namespace {

// content/README.md and tools/figure.cmake name the same seven.
constexpr std::array tones = {"#1D2528", "#7F7567", "#0E4F5C", "#A65424", "#DBECEE", "#FFFFFF", "#F2EADD"};

struct Rule {
    const char* pattern;  // what to look at; its first group is the value
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
bool never(const std::string&) { return false; }
bool is_inside(const std::string& value) { return value.starts_with('#'); }

const Rule rules[] = {
    {R"re((?:fill|stroke|color|stop-color|flood-color)\s*(?:=\s*["']|:)\s*([^"';}<>]*[^"';}<>\s]))re", is_tone,
     "the colour “{}” is not one of the seven a figure may have. See “Drawing a figure” in content/README.md."},
    {R"re(font-size\s*(?:=\s*["']|:)\s*([^"';}<>\s]+))re", is_readable,
     "words of size “{}” are too small. Make them 19 or more."},
    {R"re(stroke-width\s*(?:=\s*["']|:)\s*([^"';}<>\s]+))re", is_thick,
     "a line of “{}” is too thin. Make it 3 or more."},
    {R"re(font-family\s*(?:=\s*["']|:)\s*["']?([^"';}<>]+))re", is_our_face,
     "the typeface “{}” is not ours. Use Inter or Vollkorn."},
    {R"re(href\s*=\s*["']([^"']*))re", is_inside, "“{}” is another file. A drawing stands on its own."},
    {R"re(<\s*(image|script|foreignObject|filter|animate\w*|set)\b)re", never,
     "<{}> cannot be used in a figure. Draw it flat."},
    {R"re(<!(DOCTYPE|ENTITY))re", never, "“<!{}” cannot stand in a figure. Take it out."},
};

void check_rule(const Rule& rule, std::string_view line, const std::string& file, int number, model::Problems& problems)
{
    static const auto compiled = [] {
        std::array<std::regex, std::size(rules)> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::regex(rules[i].pattern);
        return all;
    }();
    const auto& regex = compiled[static_cast<std::size_t>(&rule - rules)];
    for (std::cregex_iterator found(line.data(), line.data() + line.size(), regex), end; found != end; ++found) {
        const auto value = (*found)[1].str();
        if (!rule.fits(value)) problems.push_back({file, number, fmt::format(fmt::runtime(rule.otherwise), value)});
    }
}

// std::regex needs stack for every character it matches; no line that a drawing program writes comes near this.
constexpr std::size_t longest_line = 20'000;

}  // namespace

std::string drawing_file(const std::string& id, bool narrow)
{
    return "figures/" + id + (narrow ? "-narrow.svg" : ".svg");
}
int drawing_width(bool narrow) { return narrow ? 752 : 982; }

std::filesystem::path figure_file(const std::filesystem::path& folder, const std::string& id, bool narrow,
                                  model::Theme theme)
{
    const char* name = theme == model::Theme::light ? "light" : theme == model::Theme::dark ? "dark" : "high_contrast";
    return folder / "figures" / fmt::format("{}.{}.{}.png", id, narrow ? "narrow" : "wide", name);
}

model::Problems problems_of_drawing(const std::filesystem::path& folder, const std::string& id, bool narrow)
{
    model::Problems problems;
    const auto file = drawing_file(id, narrow);
    const auto text = read_text(folder, file, problems);
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
        if (line.size() > longest_line)
            problems.push_back({file, number, "this line is too long to check. Write one element on each line."});
        else
            for (const auto& rule : rules) check_rule(rule, line, file, number, problems);
    }
    return problems;
}

}  // namespace content
