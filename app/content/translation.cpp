#include "content/translation.h"

#include "content/near.h"
#include "model/overloaded.h"
#include "model/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace content {
namespace {

using model::Section;

struct Comparing {
    const LessonFile& lesson;
    const TranslationFile& other;
    model::Problems& problems;

    void tell(int line, std::string what) const { problems.push_back({other.name, line, std::move(what)}); }
};

// What is to be done: the nearest thing that was probably meant, or else this.
std::string meant_or(const std::string& meant, std::string_view otherwise)
{
    return meant.empty() ? std::string(otherwise) : fmt::format("Did you mean “{}”?", meant);
}

std::vector<std::string> ids_of(const model::Document& pages)
{
    std::vector<std::string> ids;
    for (const Section& page : pages) ids.push_back(page.id);
    return ids;
}

// Reading, keeping and questions name a page by its id, and "page 2 of 7" by its place.
bool has_same_pages(const Comparing& c)
{
    const auto wanted = ids_of(c.lesson.lesson.sections), there = ids_of(c.other.translation.sections);
    if (there == wanted) return true;
    const auto before = c.problems.size();
    auto missing = wanted;
    for (const auto& id : there) std::erase(missing, id);
    for (std::size_t i = 0; i < there.size(); ++i) {
        if (std::ranges::count(wanted, there[i]) > 0) continue;
        const auto meant = nearest(there[i], missing);
        std::erase(missing, meant);  // one slip of the finger is one problem
        c.tell(c.other.lines[i], fmt::format("{} has no page “{}”. {}", c.lesson.name, there[i],
                                             meant_or(meant, "Give this one the id it has there, or take it out.")));
    }
    for (const auto& id : missing)
        c.tell(c.other.lines.back(),
               fmt::format("the page “{}” of {} is left out. Translate it too.", id, c.lesson.name));
    if (c.problems.size() != before) return false;
    const auto first = std::ranges::mismatch(there, wanted).in1 - there.begin();
    c.tell(c.other.lines[static_cast<std::size_t>(first)],
           fmt::format("the pages of {} stand in another order: {}. Use that order.", c.lesson.name, listed(wanted)));
    return false;
}

std::string counted(std::size_t n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string shape_of(const model::Paragraph&) { return "a paragraph"; }
std::string shape_of(const model::List& list)
{
    return fmt::format("a {}list of {}", list.numbered ? "numbered " : "", counted(list.items.size(), "line"));
}
std::string shape_of(const model::Callout& callout)
{
    static constexpr const char* kinds[] = {"law", "practice", "reflect", "key"};
    std::string inside;
    for (const auto& block : callout.blocks)
        inside += (inside.empty() ? "" : ", ") + std::visit([](const auto& one) { return shape_of(one); }, block);
    return fmt::format("a [!{}] call-out with {}", kinds[static_cast<std::size_t>(callout.kind)], inside);
}

// What a part is, whatever its words.
std::string shape_of(const model::Block& block)
{
    return std::visit(model::overloaded{
                          [](const model::Heading&) -> std::string { return "a heading"; },
                          [](const model::Table& table) {
                              return fmt::format("a table of {} and {}", counted(table.head.size(), "column"),
                                                 counted(table.rows.size(), "row"));
                          },
                          [](const model::FigureHere& figure) { return fmt::format("the figure “{}”", figure.id); },
                          [](const auto& other) { return shape_of(other); },
                      },
                      block);
}

// Nothing an author wrote is lost in the other language, and nothing is added.
bool has_same_parts(const Comparing& c, const Section& page, const Section& other, int line)
{
    const std::size_t both = std::min(page.blocks.size(), other.blocks.size());
    for (std::size_t i = 0; i < both; ++i) {
        const auto wanted = shape_of(page.blocks[i]), there = shape_of(other.blocks[i]);
        if (there == wanted) continue;
        c.tell(line, fmt::format("part {} of this page is {}, and in {} it is {}. Make them the same.", i + 1, there,
                                 c.lesson.name, wanted));
        return false;
    }
    if (page.blocks.size() == other.blocks.size()) return true;
    c.tell(line, fmt::format("this page has {}, and in {} it has {}. Leave nothing out, and add nothing.",
                             counted(other.blocks.size(), "part"), c.lesson.name, page.blocks.size()));
    return false;
}

// Figures are parts, not links.
template <class File>
std::vector<const Reference*> links_on(const File& file, std::size_t page)
{
    const bool last = page + 1 == file.lines.size();
    std::vector<const Reference*> links;
    for (const Reference& reference : file.references) {
        const bool here = reference.line >= file.lines[page] && (last || reference.line < file.lines[page + 1]);
        if (here && !reference.to.starts_with("figure:")) links.push_back(&reference);
    }
    return links;
}

// What the lesson links is known to be there, and a statement of the law keeps its source.
void compare_links(const Comparing& c, std::size_t page)
{
    std::vector<std::string> missing;
    for (const Reference* link : links_on(c.lesson, page))
        if (std::ranges::count(missing, link->to) == 0) missing.push_back(link->to);
    const auto wanted = missing;
    const auto there = links_on(c.other, page);
    for (const Reference* link : there) std::erase(missing, link->to);
    for (const Reference* link : there) {
        if (std::ranges::count(wanted, link->to) > 0) continue;
        const auto meant = nearest(link->to, missing);
        std::erase(missing, meant);
        c.tell(link->line, fmt::format("this page of {} has no link to “{}”. {}", c.lesson.name, link->to,
                                       meant_or(meant, "Take it out, or add it there too.")));
    }
    for (const auto& link : missing)
        c.tell(c.other.lines[page],
               fmt::format("{} links “{}” on this page, and here the link is missing. Add it: [words]({}).",
                           c.lesson.name, link, link));
}

const FigureInWords* in_words(const TranslationFile& file, const std::string& id)
{
    const auto at = std::ranges::find(file.figures, id, &FigureInWords::id);
    return at == file.figures.end() ? nullptr : &*at;
}

// "" for what is no figure.
std::string figure_of(const Reference& reference)
{
    return reference.to.starts_with("figure:") ? reference.to.substr(7) : "";
}

void check_figures(const Comparing& c, const std::vector<model::Figure>& figures)
{
    std::vector<std::string> shown, missing;
    for (const Reference& reference : c.other.references)
        if (const auto id = figure_of(reference); !id.empty() && std::ranges::count(shown, id) == 0) {
            shown.push_back(id);
            if (!in_words(c.other, id)) missing.push_back(id);
        }
    for (const FigureInWords& figure : c.other.figures) {
        const auto drawn = std::ranges::find(figures, figure.id, &model::Figure::id);
        if (std::ranges::count(shown, figure.id) == 0) {
            const auto meant = nearest(figure.id, missing);
            std::erase(missing, meant);
            c.tell(figure.line, fmt::format("no page of this lesson shows the figure “{}”. {}", figure.id,
                                            meant_or(meant, "Take it out.")));
        } else if (drawn != figures.end() && drawn->words.size() != figure.words.size()) {
            c.tell(figure.line,
                   fmt::format("the figure “{}” has {} here, and {} in figures/figures.toml. Make them equal.",
                               figure.id, counted(figure.words.size(), "line"), drawn->words.size()));
        }
    }
    for (const Reference& reference : c.other.references)
        if (const auto id = figure_of(reference); std::erase(missing, id) > 0)
            c.tell(reference.line,
                   fmt::format("the figure “{}” is not in words yet: its drawing speaks another language. Add a "
                               "[[figure]] with this id, “caption” and “words”.",
                               id));
}

void put_into_words(model::Document& pages, const TranslationFile& file)
{
    for (Section& page : pages)
        for (model::Block& block : page.blocks)
            if (auto* here = std::get_if<model::FigureHere>(&block))
                if (const FigureInWords* figure = in_words(file, here->id)) {
                    here->caption = figure->caption;
                    here->words = figure->words;
                }
}

}  // namespace

std::optional<TranslatedName> translated(const std::string& name)
{
    const auto dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0 || name.size() - dot != 3) return {};
    const auto code = name.substr(dot + 1);
    const bool letters = std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
    return letters ? std::optional(TranslatedName{name.substr(0, dot), code}) : std::nullopt;
}

bool is_language(const std::string& code) { return std::ranges::count(model::languages, code) > 0; }

std::string name_of_language(const std::string& code) { return code == "cy" ? "Welsh" : "English"; }

std::optional<model::Translation> same_lesson(TranslationFile file, const LessonFile& lesson,
                                              const std::vector<model::Figure>& figures, model::Problems& problems)
{
    const auto before = problems.size();
    const Comparing c{lesson, file, problems};
    if (file.law_as_at != lesson.lesson.law_as_at)
        c.tell(file.law_line,
               fmt::format("this was made from the lesson as at {}, and {} is as at {}. Compare the two, then move "
                           "“law_as_at” on.",
                           file.law_as_at, c.lesson.name, lesson.lesson.law_as_at));
    if (has_same_pages(c))
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            if (has_same_parts(c, lesson.lesson.sections[i], file.translation.sections[i], file.lines[i]))
                compare_links(c, i);
    check_figures(c, figures);
    if (problems.size() != before) return {};
    auto pages = std::move(file.translation);
    put_into_words(pages.sections, file);
    return pages;
}

}  // namespace content
