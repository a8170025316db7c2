// Labelled steps, and a question with a few short answers in a row.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr float least_step_ems = 5.2F;

}  // namespace

std::optional<std::size_t> Ui::scale(const std::vector<std::string>& steps, int chosen, std::string_view badge)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    if (steps.empty()) return {};
    const auto count = static_cast<float>(steps.size());
    const float between = i.px(space::between_controls), pad = i.px(18), disc = i.px(20), thick = i.px(4);
    const float share = std::floor((i.flow.w - between * (count - 1)) / count);
    bool side_by_side = share >= least_step_ems * i.em();
    float tallest = 0;
    for (const std::string& words : steps) {
        const Text text = i.lay(words, Style::label, c.ink, share - 2 * pad);
        side_by_side = side_by_side && text.laid.lines.size() <= 3 && text.laid.width <= share - 2 * pad;
        tallest = std::max(tallest, text.height());
    }
    const float badge_h = i.font(Style::small).line;

    std::optional<std::size_t> touched;
    std::vector<Rect> rects;
    if (side_by_side) {
        const float h = std::max(i.px(touch::pin_key_h), pad + 2 * disc + i.px(space::m) + tallest + badge_h + pad);
        const Rect whole = i.place(Kind::control, i.flow.w, h);
        for (float k = 0; k < count; ++k) rects.push_back({whole.x + k * (share + between), whole.y, share, h});
    } else {
        for (std::size_t k = 0; k < steps.size(); ++k) {
            const Text text = i.lay(steps[k], Style::body, c.ink, i.flow.w - i.px(24) - 2 * disc - i.px(42));
            const float below = i.very_large() && static_cast<int>(k) == chosen ? i.font(Style::strong).line : 0;
            rects.push_back(i.place(Kind::control, i.flow.w,
                                    std::max(i.control_height(), text.height() + below + 2 * i.px(space::m))));
        }
    }
    if (!i.drawing()) return {};
    for (std::size_t k = 0; k + 1 < rects.size(); ++k) {  // the line goes on between the boxes
        const Rect& here = rects[k];
        const Rect& next = rects[k + 1];
        const float half = std::floor(thick / 2);
        const Rect gap = side_by_side
                             ? Rect{here.x + here.w, here.y + pad + disc - half, next.x - here.x - here.w, thick}
                             : Rect{here.x + i.px(24) + disc - half, here.y + here.h, thick, next.y - here.y - here.h};
        if (i.in_sight(gap)) i.shapes.fill(gap, c.edge);
    }
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Rect& rect = rects[k];
        const bool mine = static_cast<int>(k) == chosen;
        const Touch touch = i.control(rect, {.role = "choice",
                                             .label = steps[k],
                                             .value = mine ? badge : "",
                                             .checked = mine,
                                             .group = group::answers});
        if (touch.acted) touched = k;
        if (!i.in_sight(rect)) continue;
        Impl::Look look = i.resting();
        if (mine) look = {c.tint, c.accent, c.accent, i.px(space::chosen)};
        if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
        i.draw_box(rect, look, i.px(corner::answer));
        const float x = side_by_side ? rect.x + rect.w / 2 : rect.x + i.px(24) + disc;
        const float y = side_by_side ? rect.y + pad + disc : rect.y + rect.h / 2;
        // The line the steps stand on: inside this box it comes from the step before and leads to the next.
        const bool first = k == 0, last = k + 1 == steps.size();
        if (side_by_side) {
            const float from = first ? x : rect.x + i.px(space::chosen),
                        to = last ? x : rect.x + rect.w - i.px(space::chosen);
            i.shapes.fill({from, y - std::floor(thick / 2), to - from, thick}, c.edge);
        } else {
            const float from = first ? y : rect.y + i.px(space::chosen),
                        to = last ? y : rect.y + rect.h - i.px(space::chosen);
            i.shapes.fill({x - std::floor(thick / 2), from, thick, to - from}, c.edge);
        }
        i.shapes.disc(x, y, disc, mine ? c.accent : c.sheet);
        i.shapes.ring(x, y, disc, mine ? c.accent : c.edge, i.px(3));
        if (mine) i.icon(Icon::tick, IconSize::small, x, y, c.on_accent);
        if (side_by_side) {
            const Text text = i.lay(steps[k], Style::label, c.ink, share - 2 * pad);
            const float words_y = y + disc + i.px(space::m);
            i.draw(text, rect.x + pad, words_y, Impl::Align::middle, share - 2 * pad);
            if (mine)
                i.draw_line(badge, Style::small, c.accent, rect.x + rect.w / 2,
                            rect.y + rect.h - i.px(12) - badge_h / 2, Impl::Align::middle);
        } else {
            const float left = x + disc + i.px(18);
            const Text text = i.lay(steps[k], Style::body, c.ink, rect.x + rect.w - left - i.px(24));
            const Impl::Badge size = i.badge_size(badge, false);
            const bool beside =
                mine && !i.very_large() && text.laid.width + size.w + i.px(24) < rect.w - (left - rect.x);
            const float below = mine && i.very_large() ? i.font(Style::strong).line : 0;
            const float words_y = std::round(rect.y + (rect.h - text.height() - below) / 2);
            i.draw(text, left, words_y);
            if (below > 0) i.draw(i.lay(badge, Style::strong, c.accent, rect.w), left, words_y + text.height());
            if (beside) i.draw_badge(badge, {}, rect.x + rect.w - i.px(24), y, c.accent);
        }
    }
    return touched;
}

std::optional<std::size_t> Ui::pick_one(std::string_view words, const std::vector<std::string>& answers, int chosen)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const bool roomy = !i.flow.row || i.flow.foot;
    if (roomy && !i.very_large()) {
        const Text text = i.lay(words, Style::label, c.ink, i.flow.w);
        const Rect rect = i.place(Kind::para, text.laid.width + i.px(space::s), text.height());
        if (i.drawing()) {
            i.draw(text, rect.x, rect.y);
            i.note("text", words, rect);
        }
    } else {
        strong(words);
    }
    std::optional<std::size_t> touched;
    for (std::size_t k = 0; k < answers.size(); ++k) {
        const bool mine = static_cast<int>(k) == chosen;
        const float mark = i.icon_em(IconSize::small) + i.px(6), pad = i.px(16);
        const Text text = i.lay(answers[k], Style::label, c.ink, std::max(i.em() * 3, i.flow.w - mark - 2 * pad));
        // The tick has its room from the start, so that nothing moves when the choice does.
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
