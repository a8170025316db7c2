// A chart that can be counted and read: blocks, with their numbers beside them.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

void Ui::bars(const std::vector<Bar>& bars)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    float words_w = 0, numbers_w = 0;
    int most = 1;
    for (const Bar& bar : bars) {
        words_w = std::max(words_w, i.lay(bar.words, Style::label, c.ink, 1e6F).laid.width);
        numbers_w = std::max(numbers_w, i.lay(bar.numbers, Style::label, c.ink, 1e6F).laid.width);
        most = std::max(most, bar.whole);
    }
    const float gap = i.px(18), block_h = i.px(22), line = std::max(i.font(Style::label).line, block_h);
    const bool no_room = i.flow.w - words_w - numbers_w - 2 * gap < 4 * i.em();  // the numbers say it all
    const float blocks_w = no_room ? 0 : i.flow.w - words_w - numbers_w - 2 * gap;
    const float step = std::min(i.px(30), std::floor(blocks_w / static_cast<float>(most)));
    for (const Bar& bar : bars) {
        const Text words = i.lay(bar.words, Style::label, c.ink, std::max(i.em() * 3, i.flow.w - numbers_w - gap));
        const Rect rect = i.place(Kind::mark, i.flow.w, std::max(line, words.height()));
        if (!i.drawing()) continue;
        i.note("progress", bar.words, rect, bar.numbers);
        const float y = rect.y + rect.h / 2;
        i.draw(words, rect.x, rect.y + std::round((rect.h - words.height()) / 2));
        i.draw_line(bar.numbers, Style::label, c.ink, rect.x + rect.w, y, Impl::Align::right);
        if (no_room || !i.in_sight(rect)) continue;
        const float left = rect.x + words_w + gap, between = step > i.px(10) ? i.px(4) : 0;
        const float top = std::round(y - block_h / 2);
        if (between == 0) {  // too many to stand apart
            i.shapes.fill({left, top, step * static_cast<float>(bar.part), block_h}, c.accent);
            i.shapes.edge({left, top, step * static_cast<float>(bar.whole), block_h}, c.edge, i.px(2), 0);
            continue;
        }
        for (int k = 0; k < bar.whole; ++k) {
            const Rect block{left + step * static_cast<float>(k), top, step - between, block_h};
            if (k < bar.part)
                i.shapes.fill(block, c.accent, i.px(5));
            else
                i.draw_box(block, {c.page, c.edge, c.edge, i.px(2)}, i.px(5), true);
        }
    }
}

bool Ui::measure(std::string_view words, float pixels)
{
    auto& i = *impl_;
    const bool fits = pixels <= i.flow.w;
    const float length = std::round(std::min(pixels, i.flow.w)), end = i.px(4);
    const Rect rect = i.place(Kind::mark, length, i.px(48));
    if (!i.drawing()) return fits;
    i.note("figure", words, rect);
    i.shapes.fill({rect.x, rect.y + i.px(16), length, i.px(16)}, i.colours->accent);
    i.shapes.fill({rect.x, rect.y, end, rect.h}, i.colours->ink);
    if (fits) i.shapes.fill({rect.x + length - end, rect.y, end, rect.h}, i.colours->ink);
    return fits;
}

}  // namespace ui
