// The path with posts and its relatives: progress in shapes that can be counted.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui {

void Ui::posts(int done, int here, int total, std::string_view words)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const bool words_only = i.very_large() || i.compact;
    const Style style = i.very_large() ? Style::label : Style::small;
    const float words_w = i.lay(words, style, c.soft, 1e6F).laid.width, line = i.font(style).line;
    const float most = i.flow.row ? i.px(300) : i.flow.w;
    const float step = std::min(i.px(34), std::floor((most - i.px(24)) / static_cast<float>(std::max(1, total - 1))));
    const float radius = std::min(i.px(9), std::round(step * 0.42F));
    const float path_w = step * static_cast<float>(total - 1) + 2 * radius + i.px(10);
    const float path_h = i.px(38);
    const float h = words_only ? line : path_h + line;
    const Rect rect = i.place(Kind::mark, words_only ? words_w : std::max(path_w, words_w), h);
    if (!i.drawing()) return;
    i.note("progress", words, rect, std::to_string(std::max(here + 1, done)) + "/" + std::to_string(total));
    if (words_only) {
        i.draw_line(words, style, i.very_large() ? c.ink : c.soft, rect.x, rect.y + h / 2);
        return;
    }
    const float first = std::round(rect.x + (rect.w - path_w) / 2) + radius, y = rect.y + i.px(22);
    const float thick = i.px(3);
    i.shapes.fill({first, y - std::floor(thick / 2), step * static_cast<float>(total - 1), thick}, c.edge);
    for (int k = 0; k < total; ++k) {
        const float x = first + step * static_cast<float>(k);
        if (k == here) {
            const float wood = i.px(5);
            i.shapes.fill({x - std::floor(wood / 2), y - i.px(18), wood, i.px(30)}, c.ink, i.px(2));
            i.shapes.arm({x - i.px(10), y - i.px(19), i.px(26), i.px(14)}, c.accent, i.px(8));
        } else if (k < done) {
            i.shapes.disc(x, y, radius, c.accent);
            const float t = radius * 0.52F, d = radius * 0.2F;
            i.shapes.shape({{x - t - d, y},
                            {x - t, y - d},
                            {x - t * 0.3F, y + t * 0.55F},
                            {x + t, y - t * 0.85F},
                            {x + t + d, y - t * 0.85F + d},
                            {x - t * 0.3F, y + t * 0.55F + 2 * d}},
                           c.on_accent);
        } else {
            i.shapes.disc(x, y, radius, c.page);
            i.shapes.ring(x, y, radius, c.edge, thick);
        }
    }
    i.draw_line(words, style, c.soft, rect.x + rect.w / 2, rect.y + path_h + line / 2, Impl::Align::middle);
}

void Ui::segments(int done, int total)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    if (total <= 0) return;
    const float h = i.px(18), between = i.px(total > 12 ? 4 : 5);
    const Rect rect = i.place(Kind::mark, i.flow.w, h);
    if (!i.drawing()) return;
    const float step = (rect.w + between) / static_cast<float>(total);
    for (int k = 0; k < total; ++k) {
        const float x = std::round(rect.x + step * static_cast<float>(k));
        const float right = std::round(rect.x + step * static_cast<float>(k + 1) - between);
        const Rect part{x, rect.y, right - x, h};
        if (!i.in_sight(part)) continue;
        if (k < done)
            i.shapes.fill(part, c.accent, i.px(5));
        else
            i.draw_box(part, {c.page, c.edge, c.edge, i.px(2)}, i.px(5));
    }
    i.note("progress", "", rect, std::to_string(done) + "/" + std::to_string(total));
}

void Ui::mark_row(const std::vector<bool>& right, int needed, std::string_view needed_words)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    if (right.empty()) return;
    const auto count = static_cast<int>(right.size());
    const float h = i.px(44), between = i.px(6), line = i.font(Style::small).line;
    const Rect rect = i.place(Kind::mark, i.flow.w, h + i.px(8) + line);
    if (!i.drawing()) return;
    // The right ones first: it is a number that is told here, not which ones.
    std::vector<bool> sorted = right;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const float step = (rect.w + between) / static_cast<float>(count);
    const bool icons = step - between > i.icon_em(IconSize::small);
    for (int k = 0; k < count; ++k) {
        const float x = std::round(rect.x + step * static_cast<float>(k));
        const Rect part{x, rect.y + i.px(6), std::round(rect.x + step * static_cast<float>(k + 1) - between) - x, h};
        const bool good = sorted[static_cast<std::size_t>(k)];
        if (good)
            i.shapes.fill(part, c.right, i.px(8));
        else
            i.draw_box(part, {c.wrong_tint, c.wrong, c.wrong, i.px(3)}, i.px(8), icons);  // too few dashes are no edge
        if (icons)
            i.icon(good ? Icon::tick : Icon::try_again, IconSize::small, part.x + part.w / 2, part.y + h / 2,
                   good ? c.on_accent : c.wrong);
    }
    const float mark_x = std::round(rect.x + step * static_cast<float>(needed) - between / 2), mark_w = i.px(4);
    const float mark_foot = rect.y + i.px(6) + h + line + i.px(4);
    i.shapes.fill({mark_x - mark_w / 2 - i.px(2), rect.y, mark_w + i.px(4), h + i.px(10)}, c.page);
    i.shapes.fill({mark_x - mark_w / 2, rect.y, mark_w, mark_foot - rect.y}, c.ink, i.px(2));
    const float words_w = i.lay(needed_words, Style::small, c.soft, 1e6F).laid.width;
    const bool at_left = mark_x - rect.x >= words_w + i.px(14);
    i.draw_line(needed_words, Style::small, c.soft, at_left ? mark_x - i.px(14) : mark_x + i.px(14),
                rect.y + h + i.px(8) + line / 2, at_left ? Impl::Align::right : Impl::Align::left);
    i.note("progress", needed_words, rect,
           std::to_string(std::ranges::count(right, true)) + "/" + std::to_string(count));
}

void Ui::steps(const std::vector<Step>& steps)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    if (steps.empty()) return;
    const float disc = i.px(32), share = std::floor(i.flow.w / static_cast<float>(steps.size()));
    const bool below = i.very_large() || share < 6.5F * i.em();  // one below the other
    const float words_w = below ? i.flow.w - 2 * disc - i.px(18) : share - i.px(8);
    std::vector<Text> firsts, seconds;
    float tallest = 0, sum = 0;
    for (const Step& step : steps) {
        firsts.push_back(i.lay(step.words, Style::label, c.ink, words_w));
        seconds.push_back(i.lay(step.second, Style::small, c.soft, words_w));
        const float h = firsts.back().height() + (step.second.empty() ? 0 : seconds.back().height());
        tallest = std::max(tallest, h);
        sum += std::max(h, 2 * disc) + i.px(16);
    }
    const Rect rect = i.place(Kind::control, i.flow.w, below ? sum : 2 * disc + i.px(10) + tallest);
    if (!i.drawing()) return;
    float y = rect.y;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Step& step = steps[k];
        const float x = below ? rect.x + disc : rect.x + share * (static_cast<float>(k) + 0.5F);
        const float own_h = std::max(firsts[k].height() + (step.second.empty() ? 0 : seconds[k].height()), 2 * disc);
        const float middle = below ? y + own_h / 2 : y + disc;
        if (k + 1 < steps.size()) {
            const bool walked = steps[k + 1].done;
            const float thick = i.px(step.done ? 5 : 3);
            const Colour colour = step.done || walked ? c.right : c.edge;
            const float h = own_h + i.px(16);
            if (below)
                i.shapes.fill({x - thick / 2, middle, thick, h}, colour);
            else
                i.shapes.fill({x, middle - std::floor(thick / 2), share, thick}, colour);
        }
        if (below) y += own_h + i.px(16);
    }
    y = rect.y;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Step& step = steps[k];
        const float x = below ? rect.x + disc : rect.x + share * (static_cast<float>(k) + 0.5F);
        const float words_h = firsts[k].height() + (step.second.empty() ? 0 : seconds[k].height());
        const float middle = below ? y + std::max(words_h, 2 * disc) / 2 : y + disc;
        i.shapes.disc(x, middle, disc, step.done ? c.right : c.page);
        if (!step.done) i.shapes.ring(x, middle, disc, c.edge, i.px(3));
        i.icon(step.done ? Icon::tick : step.icon, IconSize::answer, x, middle, step.done ? c.on_accent : c.soft);
        if (below) {
            const float words_y = std::round(middle - words_h / 2), words_x = rect.x + 2 * disc + i.px(18);
            i.draw(firsts[k], words_x, words_y);
            i.draw(seconds[k], words_x, words_y + firsts[k].height());
        } else {
            i.draw(firsts[k], x - share / 2, rect.y + 2 * disc + i.px(10), Impl::Align::middle, share);
            i.draw(seconds[k], x - share / 2, rect.y + 2 * disc + i.px(10) + firsts[k].height(), Impl::Align::middle,
                   share);
        }
        i.note(
            "status", step.words,
            {below ? rect.x : x - share / 2, y, below ? rect.w : share, below ? std::max(words_h, 2 * disc) : rect.h},
            step.second);
        if (i.drawing()) i.items.back().checked = step.done;
        if (below) y += std::max(words_h, 2 * disc) + i.px(16);
    }
}

void Ui::waiting_posts(int left, int total)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float step = i.px(64), h = i.px(70);
    const Rect rect = i.place(Kind::mark, step * static_cast<float>(total) + i.px(6), h);
    if (!i.drawing()) return;
    const float ground = rect.y + h - i.px(4);
    i.shapes.fill({rect.x, ground, rect.w, i.px(3)}, c.edge);
    for (int k = 0; k < total; ++k) {
        const float x = rect.x + step * static_cast<float>(k) + i.px(20);
        if (k < left) {
            i.shapes.fill({x - i.px(4), rect.y + i.px(4), i.px(8), ground - rect.y - i.px(4)}, c.ink, i.px(3));
            i.shapes.arm({x - i.px(14), rect.y, i.px(42), i.px(24)}, c.accent, i.px(12));
        } else {
            i.shapes.edge({x - i.px(5), rect.y, i.px(10), ground - rect.y}, c.edge, i.px(2), i.px(3));
        }
    }
    i.note("progress", "", rect, std::to_string(left) + "/" + std::to_string(total));
    i.flow.last = Kind::mark;
}

}  // namespace ui
