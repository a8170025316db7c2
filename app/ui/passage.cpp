// A passage whose sentences can be touched: one sheet of text, a line of its own and a box for each sentence.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

std::optional<std::size_t> Ui::passage(const std::vector<Sentence>& sentences, std::string_view badge)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float pad = i.px(20), mark_w = i.icon_em(IconSize::answer), before = mark_w + i.px(16);
    const float line = i.px(space::hairline), words_w = i.flow.w - 2 * pad - before;
    std::vector<Text> texts;
    std::vector<float> heights;
    float sum = 2 * line;
    for (const Sentence& sentence : sentences) {
        texts.push_back(i.lay(sentence.words, Style::body, c.ink, words_w));
        const float below = sentence.chosen && i.very_large() ? i.font(Style::strong).line : 0;
        heights.push_back(
            std::max({i.px(touch::answer), i.control_height(), texts.back().height() + below + 2 * i.px(12)}));
        sum += heights.back();
    }
    const Rect sheet = i.place(Kind::control, i.flow.w, sum);
    if (!i.drawing()) return {};

    if (i.in_sight(sheet)) i.draw_box(sheet, i.resting(), i.px(corner::answer));
    std::optional<std::size_t> touched;
    float y = sheet.y + line;
    for (std::size_t k = 0; k < sentences.size(); ++k) {
        const Sentence& sentence = sentences[k];
        const Rect row{sheet.x, y, sheet.w, heights[k]};
        y += heights[k];
        const Touch touch = i.control(row, {.role = "check",
                                            .label = of_course(sentence.words),
                                            .value = sentence.chosen ? badge : "",
                                            .checked = sentence.chosen,
                                            .group = group::answers});
        if (touch.acted) touched = k;
        if (!i.in_sight(row)) continue;
        if (sentence.chosen || touch.pressed) {
            const Rect ground{row.x + i.px(space::s), row.y + i.px(3), row.w - 2 * i.px(space::s), row.h - i.px(6)};
            i.shapes.box(ground, c.tint, touch.pressed ? c.ink : c.accent, i.px(space::chosen), i.px(corner::button));
        } else if (k > 0 && !sentences[k - 1].chosen) {
            i.shapes.fill({row.x + pad, row.y, row.w - 2 * pad, std::max(1.0F, line / 2)}, c.hair);
        }
        const float middle = row.y + row.h / 2;
        i.icon(sentence.chosen ? Icon::box_chosen : Icon::box, IconSize::answer, row.x + pad + mark_w / 2, middle,
               sentence.chosen ? c.accent : c.edge);
        const bool below = sentence.chosen && i.very_large();
        const float words_h = texts[k].height() + (below ? i.font(Style::strong).line : 0);
        const float words_y = std::round(middle - words_h / 2), x = row.x + pad + before;
        i.draw(texts[k], x, words_y);
        if (below) i.draw(i.lay(badge, Style::strong, c.accent, words_w), x, words_y + texts[k].height());
    }
    return touched;
}

}  // namespace ui
