#include "content/builder.h"

#include "content/runs.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace content {

Builder::Builder(std::string_view source, std::string file, int lines_before, model::Problems& problems, Links links)
    : source_(source),
      lines_(source),
      file_(std::move(file)),
      problems_(problems),
      lines_before_(lines_before),
      links_(links)
{}

void Builder::enter_block(MD_BLOCKTYPE type, void* detail)
{
    const bool in_item = is_inside(MD_BLOCK_LI);
    const bool in_callout = is_inside(MD_BLOCK_QUOTE);
    open_.push_back(type);
    if (refused_ > 0) {
        ++refused_;
        return;
    }
    switch (type) {
    case MD_BLOCK_P:
        if (in_item && !runs_.empty())
            refuse("a list item is one paragraph. Put the rest into an item of its own, or after the list.");
        else if (!in_item)
            begin_leaf();
        break;
    case MD_BLOCK_H:
        if (in_item || in_callout) return refuse("a heading cannot stand inside a list or a call-out. Move it out.");
        begin_leaf();
        break;
    case MD_BLOCK_UL:
        if (in_item) return refuse("a list cannot stand inside a list. Make it one list, or write sentences.");
        begin_list(false, 1);
        break;
    case MD_BLOCK_OL:
        if (in_item) return refuse("a list cannot stand inside a list. Make it one list, or write sentences.");
        begin_list(true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
    case MD_BLOCK_LI:
        begin_leaf();
        break;
    case MD_BLOCK_QUOTE:
        if (in_item || in_callout)
            return refuse("a call-out cannot stand inside something else. Give it its own place.");
        callout_.emplace();
        callout_open_ = false;
        break;
    case MD_BLOCK_TABLE:
        if (in_item || in_callout) return refuse("a table cannot stand inside a list or a call-out. Move it out.");
        table_.emplace();
        break;
    case MD_BLOCK_TR:
        row_.clear();
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        begin_leaf();
        break;
    case MD_BLOCK_HR:
        problem(next_line_beginning("-_*"),
                "a line across the page is not understood. Take it out; ## begins a new page.");
        break;
    case MD_BLOCK_CODE: {
        const bool fenced = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->fence_char != 0;
        refuse(fenced ? "code is not understood. Write it as a sentence."
                      : "a line that begins with four blanks is taken for code. Begin it at the left.",
               fenced ? -1 : 0);
        break;
    }
    case MD_BLOCK_HTML:
        refuse("HTML is not understood. Write plain words.");
        break;
    default:
        break;
    }
}

void Builder::leave_block(MD_BLOCKTYPE type, void* detail)
{
    open_.pop_back();
    if (refused_ > 0) {
        flush_refusal(line());
        --refused_;
        return;
    }
    switch (type) {
    case MD_BLOCK_P:
        if (!is_inside(MD_BLOCK_LI)) end_paragraph();
        break;
    case MD_BLOCK_H:
        end_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
    case MD_BLOCK_LI:
        end_item();
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (callout_)
            callout_->blocks.emplace_back(std::move(*list_));
        else
            add(std::move(*list_));
        list_.reset();
        break;
    case MD_BLOCK_QUOTE:
        end_callout();
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (!figures_.empty()) problem(leaf_line(), "a figure cannot stand in a table. Give it its own paragraph.");
        row_.push_back(with_sources_apart(tidy(std::exchange(runs_, {}))));
        break;
    case MD_BLOCK_TR:
        check_row();
        if (table_->head.empty())
            table_->head = row_;
        else
            table_->rows.push_back(row_);
        break;
    case MD_BLOCK_TABLE:
        add(std::move(*table_));
        table_.reset();
        break;
    default:
        break;
    }
}

void Builder::enter_span(MD_SPANTYPE type, void* detail)
{
    if (refused_ > 0) {
        ++refused_;
        return;
    }
    const auto of = [](const MD_ATTRIBUTE& attribute) { return std::string_view(attribute.text, attribute.size); };
    switch (type) {
    case MD_SPAN_STRONG:
        ++bold_;
        break;
    case MD_SPAN_A: {
        const auto& a = *static_cast<MD_SPAN_A_DETAIL*>(detail);
        see(a.href.text);
        if (a.title.size > 0) problem(line(), "a link has no title of its own. Take the words in quotes out of it.");
        link_ = of(a.href);
        link_has_words_ = false;
        if (link_.empty()) refuse("this link leads nowhere. Write [words](word:ID), or take the brackets out.");
        break;
    }
    case MD_SPAN_IMG: {
        const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
        see(image.src.text);
        figure(of(image.src), of(image.title));
        break;
    }
    case MD_SPAN_EM:
        refuse("italics are not understood. Use **bold**, or plain words.");
        break;
    case MD_SPAN_CODE:
        refuse("code is not understood. Take the ` marks out.");
        break;
    default:
        refuse("this is not understood. Write plain words.");
        break;
    }
}

void Builder::leave_span(MD_SPANTYPE type)
{
    if (refused_ > 0) {
        flush_refusal(line());
        --refused_;
        if (refused_ == 0 && type == MD_SPAN_A) link_.clear();
        return;
    }
    if (type == MD_SPAN_STRONG) --bold_;
    if (type == MD_SPAN_IMG) in_figure_ = false;
    if (type == MD_SPAN_A) {
        if (!link_has_words_)
            problem(line(), fmt::format("the link to “{}” has no words to touch. Write some in the [ ].", link_));
        link_.clear();
    }
}

void Builder::text(MD_TEXTTYPE type, std::string_view piece)
{
    if (type != MD_TEXT_SOFTBR && type != MD_TEXT_BR) see(piece.data());
    if (refused_ > 0) return flush_refusal(line());
    switch (type) {
    case MD_TEXT_NORMAL:
        words(piece);
        break;
    case MD_TEXT_SOFTBR:
        add_words(runs_, "\n", bold_ > 0, link_);
        break;
    case MD_TEXT_BR:
        problem(line(),
                "two blanks or a \\ at the end of a line are not understood. "
                "Take them out, or begin a new paragraph after an empty line.");
        break;
    case MD_TEXT_ENTITY:
        problem(line(), fmt::format("“{}” is HTML. Write the character itself.", piece));
        break;
    case MD_TEXT_HTML:
        problem(line(), "HTML is not understood. Write plain words.");
        break;
    default:
        problem(line(), "this is not understood. Write plain words.");
        break;
    }
}

void Builder::words(std::string_view piece)
{
    if (in_figure_) return problem(line(), "leave the [ ] of a figure empty. Its words stand in figures/figures.toml.");
    if (is_inside(MD_BLOCK_QUOTE)) {
        const auto written = source_line();
        const auto first = written.find_first_not_of(' ');
        if (first == std::string_view::npos || written[first] != '>')
            problem(line(),
                    "this line belongs to the call-out above. Begin it with >, or put an empty line before it.");
    }
    if (!link_.empty() && !link_has_words_) link(link_);
    add_words(runs_, piece, bold_ > 0, link_);
}

Prose Builder::finish()
{
    end_section();
    if (prose_.sections.empty() && !told_no_section_)
        problem(lines_before_ + 1, "this lesson has no page. Begin one with ## Title {#id}.");
    return std::move(prose_);
}

}  // namespace content
