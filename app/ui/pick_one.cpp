// A question with a few short answers in a row, asked lightly.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

std::optional<std::size_t> Ui::pick_one(std::string_view words, const std::vector<std::string>& answers, int chosen)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float mark = i.icon_em(IconSize::small) + i.px(6), pad = i.px(16), between = i.px(space::between_controls);
    std::vector<Text> texts;
    float all_w = -between;
    for (const std::string& answer : answers) {
        texts.push_back(i.lay(answer, Style::label, c.ink, std::max(i.em() * 3, i.flow.w - mark - 2 * pad)));
        // The tick has its room from the start, so that nothing moves when the choice does.
        all_w += texts.back().laid.width + mark + 2 * pad + between;
    }
    const bool roomy = !i.flow.row || i.flow.foot;
    if (roomy && !i.very_large()) {
        const Text text = i.lay(words, Style::label, c.ink, i.flow.w);
        const bool beside = text.laid.width + i.px(space::s) + between + all_w <= i.flow.w;
        const float w = beside ? text.laid.width + i.px(space::s) : i.flow.w;  // else above them, on a line of its own
        const Rect rect = i.place(Kind::para, w, beside ? i.control_height() : text.height());
        if (i.drawing()) {
            i.draw(text, rect.x, std::round(rect.y + (rect.h - text.height()) / 2));
            i.note("text", words, rect);
        }
    } else {
        strong(words);
    }
    std::optional<std::size_t> touched;
    for (std::size_t k = 0; k < answers.size(); ++k) {
        const bool mine = static_cast<int>(k) == chosen;
        const Text& text = texts[k];
        const Rect rect = i.place(Kind::control, text.laid.width + mark + 2 * pad,
                                  std::max(i.control_height(), text.height() + i.px(space::l)));
        const Touch touch =
            i.control(rect, {.role = "button", .label = answers[k], .checked = mine, .group = group::chips});
        if (touch.acted) touched = k;
        if (!i.in_sight(rect)) continue;
        Impl::Look look = i.resting();
        if (mine) look = {c.tint, c.accent, c.ink, i.px(space::chosen)};
        if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
        i.draw_box(rect, look, i.px(corner::button));
        const float before = mine ? mark : 0;
        const float left = std::round(rect.x + (rect.w - text.laid.width - before) / 2), y = rect.y + rect.h / 2;
        if (mine) i.icon(Icon::tick, IconSize::small, left + i.icon_em(IconSize::small) / 2, y, c.accent);
        if (text.laid.lines.size() == 1)
            i.draw_line(answers[k], Style::label, c.ink, left + before, y);
        else
            i.draw(text, left + before, std::round(y - text.height() / 2));
    }
    return touched;
}

}  // namespace ui
