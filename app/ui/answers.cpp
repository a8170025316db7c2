// Answers: open, chosen, and with their reasons.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

Ui::Impl::Badge Ui::Impl::badge_size(std::string_view badge_words, bool with_icon) const
{
    const float icon_w = with_icon ? icon_em(IconSize::small) + px(space::s) : 0;
    return {font(Style::small).width(badge_words) + icon_w + px(24), font(Style::small).line + px(space::s)};
}

void Ui::Impl::draw_badge(std::string_view badge_words, std::optional<Icon> with, float right, float centre_y,
                          Colour ground)
{
    const Badge size = badge_size(badge_words, with.has_value());
    const Rect rect{std::round(right - size.w), std::round(centre_y - size.h / 2), size.w, size.h};
    if (!in_sight(rect)) return;
    shapes.fill(rect, ground, px(corner::chip));
    float x = rect.x + px(12);
    if (with) {
        icon(*with, IconSize::small, x + icon_em(IconSize::small) / 2, centre_y, colours->on_accent);
        x += icon_em(IconSize::small) + px(space::s);
    }
    draw_line(badge_words, Style::small, colours->on_accent, x, centre_y);
}

namespace {

using Answer = Ui::Answer;
using State = Ui::Answer::State;

struct Marking {
    Colour ground, edge, mark;
    float thickness;  // at 150 ppi
    bool dashed = false;
    Icon icon;
    std::optional<Icon> badge_icon;
};

Marking marking_of(const Answer& answer, const Palette& c)
{
    const Icon hollow = answer.several ? Icon::box : Icon::hollow;
    const Icon filled = answer.several ? Icon::box_chosen : Icon::chosen;
    switch (answer.state) {
    case State::missed:
        // Its own sign stays hollow: not chosen, unlike those that are.
        return {.ground = c.right_tint,
                .edge = c.right,
                .mark = c.right,
                .thickness = space::chosen,
                .icon = answer.several ? hollow : Icon::right_hollow,
                .badge_icon = Icon::tick};
    case State::right:
        return {c.right_tint, c.right, c.right, space::chosen, false, Icon::right, Icon::tick};
    case State::wrong:
        return {.ground = c.wrong_tint,
                .edge = c.wrong,
                .mark = c.wrong,
                .thickness = space::chosen,
                .dashed = true,
                .icon = answer.chosen ? filled : hollow,
                .badge_icon = answer.chosen ? std::optional(Icon::person) : std::nullopt};
    case State::quiet:
        return {c.page, c.hair, c.edge, space::hairline, false, answer.chosen ? filled : hollow, {}};
    case State::open:
        break;
    }
    if (answer.chosen) return {c.tint, c.accent, c.accent, space::chosen, false, filled, {}};
    return {c.sheet, c.edge, c.edge, space::hairline, false, hollow, {}};
}

}  // namespace

bool Ui::answer(const Answer& answer)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const bool marked = answer.state != State::open;
    Marking look = marking_of(answer, c);
    const bool very_large = i.very_large();
    const float pad = i.px(24), mark_w = i.icon_em(IconSize::answer), before = mark_w + i.px(18);
    const Impl::Badge badge =
        answer.badge.empty() ? Impl::Badge{} : i.badge_size(answer.badge, look.badge_icon.has_value());
    const bool badge_beside = badge.w > 0 && !very_large && badge.w < 0.3F * i.flow.w;
    const bool badge_below = badge.w > 0 && !badge_beside;

    const bool matching = !answer.beside.empty();
    const float inner_w = i.flow.w - 2 * pad - before;
    const float words_w = inner_w - (badge_beside ? badge.w + i.px(space::xl) : 0);
    const Text words = i.lay(answer.words, marked ? Style::label : Style::body, c.ink, words_w);
    const float arrow_w = i.icon_em(IconSize::small) + i.px(space::s);
    // Beside what was not right stands what would have been: not in the colour of a mistake.
    const Colour beside_ink = answer.state == State::wrong                   ? c.ink
                              : answer.state == State::quiet                 ? c.soft
                              : answer.chosen || answer.state != State::open ? look.mark
                                                                             : c.soft;
    const Text beside = i.lay(answer.beside, marked ? Style::label : Style::strong, beside_ink, words_w - arrow_w);
    const Text reason = i.lay(answer.reason, Style::small, answer.state == State::quiet ? c.soft : c.ink, inner_w);
    const Text below = i.lay(answer.badge, Style::strong, look.mark, inner_w);
    float inner_h = words.height();
    if (matching) inner_h += beside.height() + i.px(space::xs);
    if (badge_below) inner_h += below.line;
    if (!answer.reason.empty()) inner_h += reason.height() + i.px(space::xs);
    const float v_pad = i.px(marked ? 13 : 16);
    const float least = marked ? i.px(touch::control) : std::max(i.px(touch::answer), i.control_height());
    const Rect rect = i.place(Kind::control, i.flow.w, std::max({least, inner_h + 2 * v_pad, i.flow.stretch}));

    const char* role = answer.several ? "check" : "choice";
    Phrase value = answer.badge;
    for (const Phrase* more : {&answer.beside, &answer.reason}) {
        if (more->empty()) continue;
        if (!value.empty()) value += ". ";
        value += *more;
    }
    if (marked) {
        i.note(role, answer.words, rect, value);
        if (i.drawing()) i.items.back().enabled = false, i.items.back().checked = answer.chosen;
    }
    const Touch touch = marked ? Touch{}
                               : i.control(rect, {.role = role,
                                                  .label = answer.words,
                                                  .value = value,
                                                  .checked = answer.chosen,
                                                  .group = group::answers});
    if (!i.in_sight(rect)) return touch.acted;

    Impl::Look box{look.ground, look.edge, c.ink, i.px(look.thickness)};
    if (touch.pressed) box = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, box, i.px(corner::answer), look.dashed);

    const bool one_line = inner_h <= words.line + 0.5F;
    float y = marked ? rect.y + v_pad : std::round(rect.y + (rect.h - inner_h) / 2);
    if (marked && answer.reason.empty()) y = std::round(rect.y + (rect.h - inner_h) / 2);
    const float mark_y = marked ? y + words.line / 2 : rect.y + rect.h / 2;
    const float mark_x = rect.x + pad + mark_w / 2;
    if (answer.number > 0) {
        i.shapes.disc(mark_x, mark_y, mark_w / 2 + i.px(2), look.mark);
        i.draw_line(std::to_string(answer.number), Style::label, c.on_accent, mark_x, mark_y, Impl::Align::middle);
    } else {
        i.icon(look.icon, IconSize::answer, mark_x, mark_y, look.mark);
    }
    const float x = rect.x + pad + before;
    i.draw(words, x, y);
    const float badge_y = marked || !one_line ? y + words.line / 2 : rect.y + rect.h / 2;
    if (badge_beside)
        i.draw_badge(answer.badge, look.badge_icon, rect.x + rect.w - pad, marked ? badge_y : rect.y + rect.h / 2,
                     look.mark);
    y += words.height();
    if (matching) {
        y += i.px(space::xs);
        i.icon(Icon::next, IconSize::small, x + i.icon_em(IconSize::small) / 2, y + beside.line / 2, beside_ink);
        i.draw(beside, x + arrow_w, y);
        y += beside.height();
    }
    if (badge_below) {
        i.draw(below, x, y);
        y += below.line;
    }
    if (!answer.reason.empty()) i.draw(reason, x, y + i.px(space::xs));
    return touch.acted;
}

}  // namespace ui
