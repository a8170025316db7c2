// The half of Builder that makes blocks and pages of what was gathered.
#include "content/builder.h"
#include "content/entry.h"
#include "content/letters.h"
#include "content/near.h"
#include "content/runs.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace content {

void Builder::begin_leaf()
{
    runs_.clear();
    figures_.clear();
    leaf_at_.reset();
}

void Builder::begin_list(bool numbered, unsigned first)
{
    if (callout_ && !callout_open_)
        problem(next_line_beginning(">"), "a call-out begins with its kind and title: > [!practice] Title.");
    callout_open_ = true;
    list_.emplace();
    list_->numbered = numbered;
    if (first != 1)
        problem(next_line_beginning("0123456789>"), fmt::format("a numbered list begins with 1, this one with {0}. "
                                                                "If it is no list, write {0}\\. with a backslash.",
                                                                first));
}

void Builder::link(std::string_view to)
{
    link_has_words_ = true;
    if (links_ == Links::of_case) {
        if (!to.starts_with("passage:") && !to.starts_with("word:"))
            return problem(line(), fmt::format("“{}” is no link of a case. Mark a passage as [words](passage:ID), "
                                               "or explain a word with word:ID.",
                                               to));
        prose_.references.push_back({std::string(to), file_, line(), ""});
        return;
    }
    const bool ours = to.starts_with("word:") || to.starts_with("source:") || to.starts_with("lesson:");
    if (!ours)
        return problem(line(), fmt::format("“{}” leads out of the course, and a kiosk has no network. "
                                           "Name the source in sources.toml and link to source:ID.",
                                           to));
    if (to.starts_with("lesson:") && to.find('#') == std::string_view::npos)
        return problem(line(), fmt::format("“{}” does not name a page. Write lesson:TOPIC#PAGE.", to));
    prose_.references.push_back({std::string(to), file_, line(), ""});
}

void Builder::figure(std::string_view source, std::string_view title)
{
    constexpr std::string_view scheme = "figure:";
    if (!source.starts_with(scheme)) {
        refuse("");
        return problem(line(), fmt::format("pictures from files are not understood (“{}”). "
                                           "Draw a figure, and write ![](figure:ID).",
                                           source));
    }
    in_figure_ = true;
    if (!title.empty())
        problem(line(), "leave the words in quotes out. A figure's words stand in figures/figures.toml.");
    if (!link_.empty()) {
        link_has_words_ = true;
        problem(line(), "a figure cannot be a link. Take the link out.");
    }
    figures_.emplace_back(source.substr(scheme.size()));
    prose_.references.push_back({std::string(source), file_, line(), ""});
}

void Builder::check_row()
{
    // md4c drops cells that are too many and adds those that are too few; the author must know.
    const auto written = source_line();
    std::size_t cells = 1;
    const auto first = written.find_first_not_of(' ');
    const auto last = written.find_last_not_of(' ');
    if (first == std::string_view::npos) return;
    for (std::size_t i = first; i <= last; ++i) {
        const bool bar = written[i] == '|' && (i == 0 || written[i - 1] != '\\');
        if (bar && i != first && i != last) ++cells;
    }
    const auto columns = table_->head.empty() ? row_.size() : table_->head.size();
    if (cells != columns)
        problem(line(),
                fmt::format("this row has {} cells, but the table has {} columns. Make them equal.", cells, columns));
    else if (std::ranges::any_of(row_, [](const auto& cell) { return cell.empty(); }))
        problem(line(),
                "a cell of this row is empty. At the largest text a table becomes a list, in which every cell "
                "is read with the words above it. Write a word, or –.");
}

void Builder::end_paragraph()
{
    auto runs = std::exchange(runs_, {});
    std::size_t letters = 0;
    for (const auto& run : runs) letters += letters_in(run.words);
    if (letters > most_letters)
        problem(leaf_line(),
                fmt::format("this paragraph is {} letters long; {} is the most. Cut it.", letters, most_letters));
    const auto figures = std::exchange(figures_, {});
    if (callout_ && !callout_open_) {
        runs_ = std::move(runs);
        open_callout();
        runs = std::exchange(runs_, {});
        if (tidy(runs).empty() && figures.empty()) return;
    }
    auto spans = with_sources_apart(tidy(std::move(runs)));
    const bool figure_alone = spans.empty() && figures.size() == 1;
    if (!figures.empty() && (callout_ || !figure_alone))
        return problem(leaf_line(),
                       "a figure stands alone in its paragraph, and not in a call-out. "
                       "Put an empty line before and after it.");
    if (figure_alone) return add(model::FigureHere{figures.front()});
    if (spans.empty()) return;
    if (!callout_) return add(model::Paragraph{std::move(spans)});
    if (spans.front().words.starts_with("[!"))
        problem(leaf_line(), "a second call-out begins inside the first. A page has at most one.");
    callout_->blocks.emplace_back(model::Paragraph{std::move(spans)});
}

void Builder::open_callout()
{
    callout_open_ = true;
    callout_line_ = leaf_line();
    static const std::map<std::string, model::CalloutKind> kinds = {{"law", model::CalloutKind::law},
                                                                    {"practice", model::CalloutKind::practice},
                                                                    {"reflect", model::CalloutKind::reflect},
                                                                    {"key", model::CalloutKind::key_point}};
    const auto first_line = take_first_line(runs_);
    std::string written;
    for (const auto& span : first_line) written += span.words;
    const auto parts = kind_and_title(written);
    if (!parts) return problem(leaf_line(), "a call-out begins with its kind and title: > [!practice] Title.");
    const auto& [kind, title] = *parts;
    if (const auto found = kinds.find(kind); found != kinds.end())
        callout_->kind = found->second;
    else
        problem(leaf_line(), fmt::format("there is no call-out “{}”. Choose one of {}.", kind,
                                         listed({"law", "practice", "reflect", "key"})));
    if (title.empty()) problem(leaf_line(), fmt::format("this call-out has no title. Write > [!{}] Title.", kind));
    if (!is_plain(first_line))
        problem(leaf_line(), "a call-out's title is plain words. Take the bold or the link out.");
    callout_->title = title;
}

void Builder::end_item()
{
    const auto figures = std::exchange(figures_, {});
    if (!figures.empty()) problem(leaf_line(), "a figure cannot stand in a list. Give it its own paragraph.");
    auto spans = with_sources_apart(tidy(std::exchange(runs_, {})));
    if (spans.empty() && figures.empty())
        problem(line(), "a list after this line has an empty item. Fill it, or take it out.");
    list_->items.push_back(std::move(spans));
}

void Builder::end_callout()
{
    auto callout = std::move(*callout_);
    callout_.reset();
    if (!callout_open_)
        return problem(next_line_beginning(">"), "a call-out begins with its kind and title: > [!practice] Title.");
    if (callout.blocks.empty())
        return problem(callout_line_,
                       "this call-out has a title and nothing else. Write a line under it that begins with >.");
    if (has_callout())
        problem(callout_line_, "this page has two call-outs. At most one: begin a new page, or make one a paragraph.");
    add(std::move(callout));
}

bool Builder::has_callout() const
{
    if (prose_.sections.empty()) return false;
    return std::ranges::any_of(prose_.sections.back().blocks,
                               [](const model::Block& block) { return std::holds_alternative<model::Callout>(block); });
}

void Builder::end_heading(unsigned level)
{
    const int here = leaf_at_ ? leaf_line() : next_line_beginning("#");
    auto spans = tidy(std::exchange(runs_, {}));
    if (!std::exchange(figures_, {}).empty())
        problem(here, "a figure cannot stand in a heading. Give it its own paragraph.");
    if (level == 1)
        return problem(here, "“#” headings are not understood. “##” begins a page, “###” is a heading inside it.");
    if (level > 3) return problem(here, "only “##” (a page) and “###” (a heading inside it) are understood.");
    if (spans.empty()) return problem(here, "this heading has no words. Write some.");
    if (level == 3) return add(model::Heading{std::move(spans)});
    begin_section(spans, here);
}

void Builder::begin_section(const model::Spans& heading, int here)
{
    end_section();
    section_line_ = here;
    std::string written;
    for (const auto& span : heading) written += span.words;
    auto [title, id] = title_and_id(written);
    if (!is_plain(heading)) problem(here, "a page's title is plain words. Take the bold or the link out.");
    if (title.empty()) problem(here, "this page has no title. Write ## Title {#id}.");
    if (!id)
        problem(here, fmt::format("the page “{}” has no id. Write ## {} {{#some-id}}.", title, title));
    else if (!is_id(*id, Letters::small))
        problem(here, fmt::format("“{}” cannot be an id. Use {}.", *id, rule_of(Letters::small)));
    else if (!ids_.insert(*id).second)
        problem(here, fmt::format("two pages have the id “{}”. Give one another.", *id));
    prose_.sections.push_back({id.value_or(""), title, {}});
    prose_.lines.push_back(here);
    told_in_section_ = false;
}

void Builder::end_section()
{
    const bool nothing_there = !prose_.sections.empty() && prose_.sections.back().blocks.empty();
    if (nothing_there && !told_in_section_)
        problem(section_line_, fmt::format("the page “{}” is empty. Write it, or take its heading out.",
                                           prose_.sections.back().title));
}

void Builder::add(model::Block block)
{
    if (!prose_.sections.empty()) return prose_.sections.back().blocks.push_back(std::move(block));
    if (std::exchange(told_no_section_, true)) return;
    problem(leaf_line(), "this stands before the first page. Begin the page first, with ## Title {#id}.");
}

}  // namespace content
