// A lesson's prose: paragraphs with links, lists, tables, call-outs and figures.
#include "model/overloaded.h"
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

Ui::Notice notice_of(model::CalloutKind kind)
{
    switch (kind) {
    case model::CalloutKind::law:
        return Ui::Notice::law;
    case model::CalloutKind::practice:
        return Ui::Notice::practice;
    case model::CalloutKind::reflect:
        return Ui::Notice::reflect;
    case model::CalloutKind::key_point:
        break;
    }
    return Ui::Notice::key_point;
}

}  // namespace

// Links keep their words together as one control, even over a line's end: every piece can be touched.
void Ui::Impl::paragraph(const model::Spans& spans, Kind kind, float indent, float w,
                         std::optional<std::string>& touched)
{
    std::vector<Run> runs;
    for (const model::Span& span : spans) {
        const bool link = !span.link.empty();
        runs.push_back(
            {span.words, span.bold || link ? Style::strong : Style::body, link ? colours->accent : colours->ink});
    }
    const Text text = lay(runs, w - indent);
    const Rect rect = place(kind, w, text.height());
    if (!drawing()) return;
    note("text", model::plain(spans), rect);
    draw_heard(text, rect.x + indent, rect.y);

    for (std::size_t run = 0; run < spans.size(); ++run) {
        if (spans[run].link.empty()) continue;
        Id id = 0;
        for (std::size_t k = 0; k < text.laid.lines.size(); ++k) {
            const Line& line = text.laid.lines[k];
            float from = -1, to = 0;
            for (std::size_t g = line.begin; g < line.end; ++g) {
                const Glyph& glyph = text.laid.glyphs[g];
                if (glyph.run != run) continue;
                if (from < 0) from = glyph.x;
                to = glyph.x + glyph.advance;
            }
            if (from < 0) continue;
            const float top = rect.y + static_cast<float>(k) * text.line;
            const Rect words_rect{std::round(rect.x + indent + from), top, to - from, text.line};
            // Words stand close; the place to touch reaches out to 12 mm or to the lines between (KA-08).
            const float more_w = std::max(0.0F, px(touch::control) - words_rect.w) / 2,
                        more_h = std::max(0.0F, px(touch::control) - words_rect.h) / 2;
            const Rect target{words_rect.x - more_w, words_rect.y - more_h, words_rect.w + 2 * more_w,
                              words_rect.h + 2 * more_h};
            Touch touch;
            if (id == 0) {
                touch = control(words_rect, {.role = "link", .label = spans[run].words, .value = spans[run].link});
                id = touch.id;
                spots.back().seen = overlap(target, clip);
            } else {
                Spot more = *std::ranges::find(spots, id, &Spot::id);
                more.rect = words_rect;
                more.seen = overlap(target, clip);
                spots.push_back(more);
                touch = {.id = id, .pressed = pointer.pressed() == id, .focused = focus.on(id)};
                if (touch.focused) focus_ring(words_rect, px(corner::chip));
            }
            if (touch.acted) touched = spans[run].link;
            if (!is_whole(words_rect)) continue;
            if (touch.pressed) {
                shapes.fill(shrunk(words_rect, -px(2)), colours->tint, px(6));
                const Line piece{.begin = line.begin, .end = line.end, .width = line.width};
                shapes.glyphs(text.laid, piece, text.fonts, text.colours, std::round(rect.x + indent),
                              top + text.baseline);
            }
            shapes.dots(words_rect.x, top + text.baseline + px(6), words_rect.w, colours->accent, px(3), px(3));
        }
    }
}

void Ui::Impl::bullets(const model::List& of, std::optional<std::string>& touched)
{
    const float w = std::min(flow.w, column_width());
    const float indent = of.numbered ? font(Style::strong).width(of.items.size() > 9 ? "00. " : "0. ") + px(space::s)
                                     : std::max(px(30), std::round(em() * 1.1F));
    int number = 0;
    if (drawing()) ++lists_noted;
    for (const model::Spans& item : of.items) {
        ++number;
        const AsPart entry(*this, {.of = Part::Of::list,
                                   .which = lists_noted,
                                   .row = number,
                                   .rows = static_cast<int>(of.items.size()),
                                   .numbered = of.numbered});
        if (flow.last == Kind::prose && number > 1) {
            flow.y += px(space::s);
            flow.last = Kind::none;
        }
        const float top = flow.y + gap_before(Kind::prose);
        paragraph(item, Kind::prose, indent, w, touched);
        if (!drawing()) continue;
        const float middle = top + font(Style::body).line / 2;
        if (of.numbered)
            draw(lay(std::to_string(number) + ".", Style::strong, colours->accent, w), flow.x, top);
        else if (is_whole({flow.x, top, w, font(Style::body).line}))
            shapes.disc(flow.x + px(10), middle + px(1), std::max(3.0F, std::round(em() * 0.15F)), colours->accent);
    }
}

namespace {

/// Columns that need less than their share take what they need; the others share the rest.
std::vector<float> widths_for(const std::vector<float>& needed, float w)
{
    std::vector<float> widths(needed.size(), -1);
    auto open = static_cast<float>(needed.size());
    for (bool again = true; again && open > 0;) {
        again = false;
        const float share = w / open;
        for (std::size_t k = 0; k < needed.size(); ++k) {
            if (widths[k] >= 0 || needed[k] > share || open <= 1) continue;
            widths[k] = needed[k];
            w -= needed[k];
            --open;
            again = true;
            break;
        }
    }
    for (float& each : widths)
        if (each < 0) each = std::floor(w / open);
    return widths;
}

}  // namespace

float Ui::Impl::natural_width(const model::Spans& cell)
{
    std::vector<Run> runs;
    for (const model::Span& span : cell)
        runs.push_back({span.words, span.bold || !span.link.empty() ? Style::strong : Style::body, colours->ink});
    return std::ceil(lay(runs, 1e6F).laid.width);
}

// In columns where there is room for them, else every row one below the other, each cell under the words of its column.
void Ui::Impl::table(const model::Table& of, std::optional<std::string>& touched)
{
    const auto columns = of.head.size();
    if (columns == 0) return;
    const auto bold = [](model::Spans cell) {
        for (model::Span& span : cell) span.bold = true;
        return cell;
    };
    const float pad = std::max(px(16), 0.6F * em()), w = flow.w;
    std::vector<float> needed;
    for (std::size_t k = 0; k < columns; ++k) {
        needed.push_back(natural_width(bold(of.head[k])));
        for (const auto& row : of.rows) needed[k] = std::max(needed[k], natural_width(row[k]));
        needed[k] += 2 * pad;
    }
    const std::vector<float> widths = widths_for(needed, w);
    bool stacked = false;
    for (std::size_t k = 0; k < columns; ++k) stacked = stacked || (widths[k] < needed[k] && widths[k] < 9 * em());
    if (stacked) return stacked_table(of, touched);

    if (drawing()) ++tables_noted;
    std::vector<Id> heads(columns, 0);
    const auto cells = [&](const std::vector<model::Spans>& row, int number) {
        float tallest = 0;
        const auto cell_draw = [&](std::size_t k) {
            return [&, k] {
                const Id id = noted(row[k],
                                    {.of = Part::Of::table,
                                     .which = tables_noted,
                                     .row = number,
                                     .rows = static_cast<int>(of.rows.size()),
                                     .column = static_cast<int>(k) + 1,
                                     .columns = static_cast<int>(columns),
                                     .under = number == 0 ? 0 : heads[k]},
                                    touched);
                if (number == 0) heads[k] = id;
            };
        };
        for (std::size_t k = 0; k < row.size(); ++k)
            tallest = std::max(tallest, measure(widths[k] - pad, cell_draw(k)).h);
        const float v_pad = px(10);
        flow.last = Kind::none;
        const Rect rect = place(Kind::prose, w, tallest + 2 * v_pad);
        if (!drawing()) return;
        float x = rect.x;
        for (std::size_t k = 0; k < row.size(); ++k) {
            inside({x, rect.y + v_pad, widths[k] - pad, tallest}, cell_draw(k));
            x += widths[k];
        }
        if (in_sight(rect))
            shapes.fill({rect.x, rect.y + rect.h - px(2), rect.w, px(2)}, number == 0 ? colours->edge : colours->hair);
    };
    flow.y += gap_before(Kind::block);
    std::vector<model::Spans> head;
    for (const model::Spans& cell : of.head) head.push_back(bold(cell));
    int number = 0;
    cells(head, number);
    for (const auto& row : of.rows) cells(row, ++number);
}

// A row is a record: its first cell stands out, and over each stand, small, the words of its column.
void Ui::Impl::stacked_table(const model::Table& of, std::optional<std::string>& touched)
{
    for (const auto& row : of.rows) {
        flow.y += gap_before(Kind::block);
        for (std::size_t k = 0; k < row.size(); ++k) {
            model::Spans cell = row[k];
            for (model::Span& span : cell) span.bold = span.bold || k == 0;
            const std::string head = model::plain(of.head[k]);
            flow.last = Kind::none;
            if (k > 0) flow.y += px(space::s);
            const std::size_t first = items.size();
            if (!head.empty())
                say_block(Kind::small, "text", head, k > 0 ? Style::label : Style::small, colours->soft, flow.w);
            flow.last = Kind::none;
            noted(cell, {.under = items.size() > first ? items[first].id : 0}, touched);
        }
        flow.y += px(10);
        const Rect line = place(Kind::none, flow.w, px(2));
        if (in_sight(line)) shapes.fill(line, colours->hair);
        flow.last = Kind::block;
    }
}

// A cell's words as that part; returns the item that was noted for them.
Id Ui::Impl::noted(const model::Spans& cell, const Part& is, std::optional<std::string>& touched)
{
    const AsPart its(*this, is);
    const std::size_t first = items.size();
    paragraph(cell, Kind::prose, 0, flow.w, touched);
    return items.size() > first ? items[first].id : 0;
}

std::optional<std::string> Ui::prose(const std::vector<model::Block>& blocks, const std::string& language)
{
    auto& i = *impl_;
    const Impl::InLanguage its_own(i, language);
    std::optional<std::string> touched;
    const auto text_width = [&] { return std::min(i.flow.w, i.column_width()); };
    const auto small_blocks = [&](const model::Callout& callout) {
        for (const auto& block : callout.blocks)
            std::visit(model::overloaded{[&](const model::Paragraph& p) {
                                             i.paragraph(p.spans, Kind::prose, 0, text_width(), touched);
                                         },
                                         [&](const model::List& l) { i.bullets(l, touched); }},
                       block);
    };
    for (const model::Block& block : blocks)
        std::visit(model::overloaded{
                       [&](const model::Paragraph& p) { i.paragraph(p.spans, Kind::prose, 0, text_width(), touched); },
                       [&](const model::Heading& h) { heading(model::plain(h.spans)); },
                       [&](const model::List& l) { i.bullets(l, touched); },
                       [&](const model::Table& t) { i.table(t, touched); },
                       [&](const model::Callout& c) {
                           i.call_out(i.notice_look(notice_of(c.kind)), c.title, [&] { small_blocks(c); });
                       },
                       [&](const model::FigureHere& f) {
                           f.words.empty() ? figure(f.id) : figure_in_words(f.caption, f.words);
                       }},
                   block);
    return touched;
}

void Ui::figure_in_words(std::string_view caption, const std::vector<std::string>& lines)
{
    auto& i = *impl_;
    i.call_out({Icon::info, i.colours->accent, i.colours->quiet}, caption, [&] {
        for (const std::string& line : lines) text(line);
    });
}

void Ui::figure(const std::string& id)
{
    auto& i = *impl_;
    const model::Figure* figure = i.course ? model::figure_of(*i.course, id) : nullptr;
    if (!figure) return;
    const Impl::InLanguage of_the_course(i, "");
    const bool narrow = i.flow.w < 900 * i.scale;
    const float pad = i.high_contrast() ? i.px(space::s) : 0;
    const int w = static_cast<int>(i.flow.w - 2 * pad);
    const auto picture = i.very_large() ? Figures::Picture{} : i.figures.at(id, narrow, i.reading.theme, w);
    if (picture.height == 0) return figure_in_words(figure->caption, figure->words);
    const Rect rect = i.place(Kind::block, i.flow.w, static_cast<float>(picture.height) + 2 * pad);
    if (i.in_sight(rect)) {
        if (picture.texture) i.shapes.picture(shrunk(rect, pad), picture.texture);
        if (pad > 0) i.shapes.edge(rect, i.colours->edge, i.px(space::hairline), i.px(corner::card));
    }
    i.note("figure", figure->alternative, rect);
    soft(figure->caption);
}

}  // namespace ui
