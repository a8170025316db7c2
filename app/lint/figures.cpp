#include "lint/figures.h"

#include "content/drawing.h"
#include "content/letters.h"
#include "content/text.h"
#include "lint/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace lint {
namespace {

using model::Figure;
using model::Severity;

// What a drawing says in digits: "999", "72", "16".
std::set<std::string> numbers_in(std::string_view words)
{
    std::set<std::string> numbers;
    std::string number;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        const bool digit = i < words.size() && std::isdigit(static_cast<unsigned char>(words[i]));
        if (digit) number += words[i];
        if (!digit && !number.empty()) numbers.insert(std::exchange(number, ""));
    }
    return numbers;
}

// One to ten may be written out where they are read aloud.
bool says_number(std::string_view words, const std::string& number)
{
    static constexpr const char* small[] = {"zero", "one",   "two",   "three", "four", "five",
                                            "six",  "seven", "eight", "nine",  "ten"};
    if (numbers_in(words).contains(number)) return true;
    const auto value = number.size() > 2 ? 99U : static_cast<unsigned>(std::stoi(number));
    std::string lower(words);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value < std::size(small) && lower.find(small[value]) != std::string::npos;
}

void check_alternative(const Figure& figure, const Source& source, model::Problems& problems)
{
    const Spot spot = source.spot("figure/" + figure.id, "alternative");
    const auto problem = [&](std::string what) { problems.push_back({spot.file, spot.line, std::move(what)}); };
    if (figure.alternative == figure.caption)
        problem("the alternative only says the caption again. Say what the figure shows (KA-22).");
    else if (words_in(figure.alternative).size() < 8)
        problem(
            fmt::format("“{}” is too short to stand for a figure. Say all that it shows (KA-22).", figure.alternative));
    for (const char* start : {"Image of", "Picture of", "A picture of", "An image of", "Figure of", "A diagram of"})
        if (figure.alternative.starts_with(start))
            problem(fmt::format("the alternative begins “{}”. Whoever hears it knows that: begin with what is shown.",
                                start));
}

void check_drawing(const std::filesystem::path& folder, const Figure& figure, bool narrow, const Source& source,
                   model::Problems& problems)
{
    std::ranges::move(content::problems_of_drawing(folder, figure.id, narrow), std::back_inserter(problems));
    model::Problems told_already;
    const auto file = content::drawing_file(figure.id, narrow);
    const auto svg = content::read_text(folder, file, told_already);
    if (!svg) return;
    std::string list;
    for (const std::string& line : figure.words) list += line + "\n";
    std::set<std::string> told;
    for (const Drawn& drawn : words_drawn(*svg)) {
        if (const auto bad = content::bad_letter_in(drawn.words))
            problems.push_back({file, drawn.line, fmt::format("{}.", bad->why)});
        const bool counts_steps =
            numbers_in(drawn.words).contains(drawn.words);  // a post's own number says nothing more
        for (const std::string& number : numbers_in(drawn.words)) {
            if (counts_steps || !told.insert(number).second) continue;
            for (const auto& [key, words] :
                 {std::pair<const char*, const std::string&>{"alternative", figure.alternative},
                  std::pair<const char*, const std::string&>{"words", list}}) {
                if (says_number(words, number)) continue;
                const Spot spot = source.spot("figure/" + figure.id, key);
                problems.push_back({spot.file, spot.line,
                                    fmt::format("the drawing says “{}”, and “{}” does not give {}. Say it too (KA-22).",
                                                drawn.words, key, number)});
            }
        }
    }
}

}  // namespace

std::vector<Drawn> words_drawn(std::string_view svg)
{
    std::vector<Drawn> all;
    for (auto at = svg.find("<text"); at != std::string_view::npos; at = svg.find("<text", at + 1)) {
        const auto end = std::min(svg.find("</text>", at), svg.size());
        Drawn drawn{.line = content::line_at(svg, at), .words = ""};
        bool in_mark = false;
        for (const char c : svg.substr(at, end - at)) {
            if (c == '<') in_mark = true;
            if (!in_mark) drawn.words += c == '\n' ? ' ' : c;
            if (c == '>') in_mark = false;
        }
        if (!drawn.words.empty()) all.push_back(std::move(drawn));
    }
    return all;
}

model::Problems check_figures(const std::filesystem::path& folder, const model::Course& course, const Source& source)
{
    model::Problems problems;
    for (const Figure& figure : course.figures) {
        check_alternative(figure, source, problems);
        for (const bool narrow : {false, true}) check_drawing(folder, figure, narrow, source, problems);
    }
    // What both shapes of a drawing say is one mistake of one alternative.
    std::ranges::stable_sort(problems, {}, [](const model::Problem& p) { return std::tie(p.file, p.line, p.what); });
    const auto twice = std::ranges::unique(problems);
    problems.erase(twice.begin(), twice.end());
    return problems;
}

model::Problems check_unused_figures(const model::Course& course, const Source& source)
{
    std::set<std::string> shown;
    for (const model::Module& module : course.modules)
        for (const model::Topic& topic : module.topics) {
            if (!topic.lesson) continue;
            for (const model::Section& section : topic.lesson->sections)
                for (const model::Block& block : section.blocks)
                    if (const auto* here = std::get_if<model::FigureHere>(&block)) shown.insert(here->id);
        }
    model::Problems problems;
    for (const Figure& figure : course.figures) {
        if (shown.contains(figure.id)) continue;
        const Spot spot = source.spot("figure/" + figure.id);
        problems.push_back({spot.file, spot.line,
                            fmt::format("no lesson shows the figure “{}”. Show it, or take it out.", figure.id),
                            Severity::advice});
    }
    return problems;
}

}  // namespace lint
