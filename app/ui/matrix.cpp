// The practice matrix, and the choices that go with it: picks with an icon or with the bars of a level.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

// One, two or three bars filled: a level that can be read in grey.
void Ui::Impl::level_bars(int bars, float x, float centre_y)
{
    const float w = px(10), between = px(3), foot = std::round(centre_y + px(16));
    for (int k = 0; k < 3; ++k) {
        const float h = px(12 + 10 * static_cast<float>(k));
        const Rect bar{std::round(x) + static_cast<float>(k) * (w + between), foot - h, w, h};
        if (k < bars)
            shapes.fill(bar, colours->ink, px(2));
        else
            shapes.edge(bar, colours->edge, px(2), px(2));
    }
}

bool Ui::pick(const Pick& pick)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float pad = i.px(18), mark_w = pick.bars > 0 ? i.level_bars_width() : i.icon_em(IconSize::button);
    const Icon mark =
        pick.several ? (pick.chosen ? Icon::box_chosen : Icon::box) : (pick.chosen ? Icon::chosen : Icon::hollow);
    const Icon shown = pick.icon.value_or(mark);
    const float before = mark_w + i.px(space::m);
    const bool has_tick = pick.chosen && (pick.icon || pick.bars > 0);
    const float tick_w =
        i.icon_em(IconSize::button) + i.px(space::s);  // kept free, so that nothing moves when it comes
    const float words_w = i.flow.w - 2 * pad - before - (pick.icon || pick.bars > 0 ? tick_w : 0);
    const Text words = i.lay(pick.words, Style::label, c.ink, words_w);
    const Text second = i.lay(pick.second, Style::small, c.soft, words_w);
    const float inner = words.height() + (pick.second.empty() ? 0 : second.height());
    const Rect rect =
        i.place(Kind::control, i.flow.w, std::max({i.control_height(), inner + 2 * i.px(space::m), i.flow.stretch}));
    // A control like a chip, not an answer: many stand on a page, and it is 12 mm high, not 15 (KA-08).
    const Touch touch = i.control(
        rect,
        {.role = "button", .label = pick.words, .value = pick.second, .checked = pick.chosen, .group = group::answers});
    if (!i.in_sight(rect)) return touch.acted;
    Impl::Look look = i.resting();
    if (pick.chosen) look = {c.tint, c.accent, c.ink, i.px(space::chosen)};
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::button));
    const float middle = rect.y + rect.h / 2;
    if (pick.bars > 0)
        i.level_bars(pick.bars, rect.x + pad, middle);
    else
        i.icon(shown, IconSize::button, rect.x + pad + mark_w / 2, middle, c.ink);
    float y = std::round(middle - inner / 2);
    i.draw(words, rect.x + pad + before, y);
    y += words.height();
    if (!pick.second.empty()) i.draw(second, rect.x + pad + before, y);
    if (has_tick)
        i.icon(Icon::tick, IconSize::button, rect.x + rect.w - pad - i.icon_em(IconSize::button) / 2, middle, c.ink);
    return touch.acted;
}

namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& one : words) all += (all.empty() ? "" : ", ") + one;
    return all;
}

}  // namespace

void Ui::matrix(const MatrixTable& table)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float w = i.flow.w;
    const bool as_list = i.very_large() || w < 20 * i.em();
    if (as_list) {
        for (int level = 2; level >= 0; --level) {
            const auto at = static_cast<std::size_t>(level);
            const Font& face = i.font(Style::heading);
            const float h = std::max(face.line, i.px(44));
            const Rect head = i.place(Kind::heading, w, h + i.px(space::s));
            if (i.drawing()) i.note("heading", table.by_level[at], head);
            if (i.in_sight(head)) {
                i.level_bars(level + 1, head.x, head.y + h / 2);
                i.draw(i.lay(table.by_level[at], Style::strong, c.ink, w - i.px(56)), head.x + i.px(56),
                       std::round(head.y + (h - i.font(Style::strong).line) / 2));
                i.shapes.fill({head.x, head.y + head.h - i.px(3), w, i.px(3)}, c.edge);
            }
            bool any = false;
            for (const MatrixRow& row : table.rows)
                for (const std::string& cell : row.cells[at]) {
                    text(of_course(cell));
                    any = true;
                }
            if (!any) text(table.none);
        }
    } else {
        const float head_w = std::round(w * 0.25F), share = std::floor((w - head_w) / 3);
        const float chip_pad = i.px(10);
        const auto chips_of = [&](const std::vector<std::string>& cells, float x, float y, bool high, bool really) {
            float at = y;
            for (const std::string& cell : cells) {
                const bool filled = high && i.high_contrast();
                const Text words = i.lay(cell, Style::small, filled ? c.page : c.ink, share - 2 * chip_pad - i.px(8));
                const Rect box{x, at, share - i.px(8), words.height() + i.px(10)};
                if (really && i.in_sight(box)) {
                    // A high sign stands in a black box: it is the first thing the eye meets.
                    if (high)
                        i.shapes.box(box, filled ? c.ink : c.sheet, c.ink, i.px(space::thick), i.px(8));
                    else
                        i.shapes.box(box, c.tint, i.high_contrast() ? c.edge : c.tint, i.px(2), i.px(8));
                    i.draw(words, box.x + chip_pad, box.y + i.px(5));
                }
                at += box.h + i.px(6);
            }
            return cells.empty() ? 0 : at - y - i.px(6);
        };
        const float head_h = i.px(52);
        const Rect head = i.place(Kind::block, w, head_h);
        i.flow.last = Kind::none;
        if (i.in_sight(head)) {
            i.draw_line(table.head, Style::small, c.soft, head.x, head.y + head_h / 2);
            for (int level = 0; level < 3; ++level) {
                const float x = head.x + head_w + share * static_cast<float>(level);
                i.level_bars(level + 1, x, head.y + head_h / 2);
                i.draw_line(table.levels[level], Style::small, c.ink, x + i.px(48), head.y + head_h / 2);
            }
            i.shapes.fill({head.x, head.y + head_h - i.px(2), w, i.px(2)}, c.hair);
        }
        for (const MatrixRow& row : table.rows) {
            const Text group_words = i.lay(row.group, Style::small, c.ink, head_w - i.px(8));
            float tallest = std::max(group_words.height(), i.px(30));
            for (const auto& cells : row.cells) tallest = std::max(tallest, chips_of(cells, 0, 0, false, false));
            const Rect rect = i.place(Kind::block, w, tallest + i.px(18));
            i.flow.last = Kind::none;
            if (!i.drawing()) continue;
            Phrase said;
            for (std::size_t level = 3; level-- > 0;)
                if (!row.cells[level].empty())
                    said +=
                        (said.empty() ? "" : ". ") + table.levels[level] + ": " + of_course(joined(row.cells[level]));
            if (said.empty()) said = table.none;
            i.note("text", of_course(row.group), rect, said);
            i.draw(group_words, rect.x, std::round(rect.y + (rect.h - i.px(2) - group_words.height()) / 2));
            for (int level = 0; level < 3; ++level) {
                const float x = rect.x + head_w + share * static_cast<float>(level);
                const auto& cells = row.cells[level];
                if (cells.empty() && i.in_sight(rect))
                    i.shapes.fill({x, rect.y + rect.h / 2 - i.px(2), i.px(14), i.px(2)}, c.edge);
                const float h = chips_of(cells, 0, 0, false, false);
                chips_of(cells, x, std::round(rect.y + (rect.h - i.px(2) - h) / 2), level == 2, true);
            }
            const bool last = &row == &table.rows.back();
            if (i.in_sight(rect))
                i.shapes.fill({rect.x, rect.y + rect.h - i.px(2), w, i.px(last ? 3 : 2)}, last ? c.edge : c.hair);
        }
        i.flow.last = Kind::small;
    }
    columns({1, 1}, 10,
            {[&] {
                 status(Icon::vulnerability, table.vulnerability_head);
                 if (!table.vulnerability.empty()) soft(of_course(joined(table.vulnerability)));
             },
             [&] {
                 status(Icon::protective, table.protective_head);
                 if (!table.protective.empty()) soft(of_course(joined(table.protective)));
             }});
}

}  // namespace ui
