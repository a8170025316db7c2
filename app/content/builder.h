// Takes md4c's events and builds the pages of a lesson. Part of prose.cpp's work; nothing else uses it.
#pragma once

#include "content/prose.h"
#include "content/text.h"

#include <md4c.h>

#include <optional>
#include <set>

namespace content {

class Builder {
public:
    Builder(std::string_view source, std::string file, int lines_before, model::Problems&, Links);

    void enter_block(MD_BLOCKTYPE, void* detail);
    void leave_block(MD_BLOCKTYPE, void* detail);
    void enter_span(MD_SPANTYPE, void* detail);
    void leave_span(MD_SPANTYPE);
    void text(MD_TEXTTYPE, std::string_view);
    Prose finish();

private:
    // Where we are in the source. md4c tells places only through the words it hands over.
    void see(const char*);
    int line() const;
    int leaf_line() const;
    std::string_view source_line() const;
    int next_line_beginning(std::string_view marks) const;

    void problem(int line, std::string what);
    /// Something the format does not have. Told at its first words; all in it is left out.
    void refuse(std::string what, int shift = 0);
    void flush_refusal(int line);
    bool is_inside(MD_BLOCKTYPE) const;

    void begin_leaf();
    void begin_list(bool numbered, unsigned first);
    void link(std::string_view to);
    void figure(std::string_view source, std::string_view title);
    void words(std::string_view);
    void check_row();

    void end_paragraph();
    void end_heading(unsigned level);
    void end_item();
    void end_callout();
    void open_callout();
    void begin_section(const model::Spans& heading, int line);
    void end_section();
    void add(model::Block);
    bool has_callout() const;

    std::string_view source_;
    Lines lines_;  // of source_
    std::string file_;
    model::Problems& problems_;
    Prose prose_;

    std::vector<MD_BLOCKTYPE> open_;
    std::size_t at_ = 0;
    std::optional<std::size_t> leaf_at_;
    std::string refusal_;  // still to be told

    model::Spans runs_;
    std::string link_;
    std::vector<std::string> figures_;
    std::vector<model::Spans> row_;
    std::set<std::string> ids_;
    std::optional<model::List> list_;
    std::optional<model::Table> table_;
    std::optional<model::Callout> callout_;

    int lines_before_;
    Links links_;
    int refused_ = 0;  // how deep inside something refused
    int refusal_shift_ = 0;
    int bold_ = 0;
    int callout_line_ = 0;
    int section_line_ = 0;
    bool link_has_words_ = false;
    bool in_figure_ = false;
    bool callout_open_ = false;
    bool told_in_section_ = false;  // of something in it: then it is not also called empty
    bool told_no_section_ = false;
};

}  // namespace content
