// Buttons of every kind, tiles and entries.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

Ui::Impl::Look Ui::Impl::resting() const
{
    return {colours->sheet, colours->edge, colours->ink, std::max(1.0F, std::round(space::hairline * scale))};
}

void Ui::Impl::draw_box(const Rect& rect, const Look& look, float radius, bool dashed)
{
    if (!in_sight(rect)) return;
    if (!dashed) {
        shapes.box(rect, look.ground, look.edge, look.thickness, radius);
        return;
    }
    shapes.fill(shrunk(rect, 1), look.ground, radius);
    shapes.dashed(rect, look.edge, look.thickness, radius, px(9), px(5));
}

// Words, with an icon before them, in the middle of a box.
void Ui::Impl::put_words_in_box(const Rect& rect, std::string_view box_words, std::optional<Icon> with, Colour colour,
                                Style style)
{
    const float before = with ? icon_em(IconSize::button) + px(space::m) : 0;
    const Text text = lay(box_words, style, colour, rect.w - before - px(16));
    const float left = std::round(rect.x + (rect.w - before - text.laid.width) / 2);
    if (with) icon(*with, IconSize::button, left + icon_em(IconSize::button) / 2, rect.y + rect.h / 2, colour);
    if (text.laid.lines.size() == 1)
        draw_line(box_words, style, colour, left + before, rect.y + rect.h / 2);
    else
        draw(text, left + before, std::round(rect.y + (rect.h - text.height()) / 2));
}

bool Ui::Impl::button(std::string_view button_words, std::optional<Icon> with, Tappable tappable, Own own)
{
    const bool grand = frame == Frame::none && !on_scene;
    const Style style = grand ? Style::key : Style::label;
    const float pad = px(flow.row && !flow.foot ? 22 : 28),
                before = with ? icon_em(IconSize::button) + px(space::m) : 0;
    const Text text = lay(button_words, style, colours->ink, std::max(em() * 3, flow.w - 2 * pad - before));
    const float w = text.laid.width + before + 2 * pad;
    const float least = grand ? px(112) : control_height();
    const Rect rect =
        place(Kind::control, std::min(w, std::max(flow.w, px(120))), std::max(least, text.height() + px(space::xl)));
    const bool on = tappable == Tappable::yes;
    const Touch touch = control(rect, {.role = "button", .label = button_words, .enabled = on, .own = own});
    if (!drawing()) return false;

    Look look = resting();
    if (!on) look = {colours->off, colours->off_ink, colours->off_ink, high_contrast() ? px(2) : 0};
    if (on && touch.pressed) look = {colours->tint, colours->ink, colours->ink, px(space::thick)};
    draw_box(rect, look, px(corner::button), !on && high_contrast());
    if (in_sight(rect)) put_words_in_box(rect, button_words, with, look.ink, style);
    return touch.acted && on;
}

bool Ui::button(std::string_view words, std::optional<Icon> icon, Tappable tappable)
{
    return impl_->button(words, icon, tappable);
}

bool Ui::large_button(std::string_view words, Icon with)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float words_w = i.lay(words, Style::label, c.on_accent, 1e6F).laid.width;
    const float size = std::max(i.px(frame::spine_button), words_w + 2 * i.px(space::m));
    const Rect rect = i.place(Kind::control, size, size);
    const Touch touch = i.control(rect, {.role = "button", .label = words});
    if (!i.drawing()) return false;
    i.draw_box(rect, {touch.pressed ? c.pressed : c.accent, c.accent, c.on_accent, 0}, i.px(corner::card));
    i.draw_large(rect, with, words, c.on_accent);
    return touch.acted;
}

bool Ui::onward(std::string_view words, Tappable tappable, std::string_view why_not)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const bool grand = i.frame == Impl::Frame::none;
    const Style style = grand ? Style::key : Style::label;
    const float h_least = grand ? i.px(112) : i.control_height();
    const float pad = i.px(grand ? 48 : 32), shoulder = i.px(18);
    const float most = std::max(i.em() * 3, i.flow.w - pad - shoulder - i.px(34));
    const Text text = i.lay(words, style, c.on_accent, most);
    const float h = std::max(h_least, text.height() + i.px(space::xl));
    const float point = std::round(h * 33 / 76);
    const Rect rect = i.place(Kind::control, text.laid.width + pad + shoulder + point, h);
    const bool on = tappable == Tappable::yes;
    const Touch touch = i.control(rect, {.role = "onward", .label = words, .value = on ? "" : why_not, .enabled = on});
    if (!i.drawing()) return false;

    if (i.in_sight(rect)) {
        const float radius = i.px(corner::button);
        Colour ground = on ? (touch.pressed ? c.pressed : c.accent) : c.off;
        if (i.on_scene) {
            const float rim = i.px(5);
            Rect outer = shrunk(rect, -rim);
            outer.w += rim;
            i.shapes.onward(outer, c.page, radius + rim, point + rim);
        }
        i.shapes.onward(rect, ground, radius, point);
        if (!on && i.high_contrast()) {
            i.shapes.onward(rect, c.off_ink, radius, point);
            i.shapes.onward({rect.x + 2, rect.y + 2, rect.w - 6, rect.h - 4}, c.off, radius - 2, point - 2);
        }
        const Colour ink = on ? c.on_accent : c.off_ink;
        if (text.laid.lines.size() == 1)
            i.draw_line(words, style, ink, rect.x + pad, rect.y + rect.h / 2);
        else
            i.draw(i.lay(words, style, ink, most), rect.x + pad, std::round(rect.y + (rect.h - text.height()) / 2));
    }
    if (touch.acted && !on) i.hint = why_not;
    return touch.acted && on;
}

bool Ui::chip(std::string_view words, bool chosen)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float mark = i.icon_em(IconSize::button) + i.px(10), pad = i.px(12);
    const Text text = i.lay(words, Style::label, c.ink, std::max(i.em() * 3, i.flow.w - mark - 2 * pad));
    // The tick has its room from the start, so that nothing moves when the choice does.
    const float w = std::max(text.laid.width + mark + 2 * pad, i.px(112));
    const Rect rect =
        i.place(Kind::control, std::min(w, i.flow.w), std::max(i.control_height(), text.height() + i.px(space::l)));
    const Touch touch = i.control(rect, {.role = "button", .label = words, .checked = chosen, .group = group::chips});
    if (!i.in_sight(rect)) return touch.acted;
    Impl::Look look = i.resting();
    if (chosen) look = {c.tint, c.accent, c.ink, i.px(space::chosen)};
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::button));
    if (!chosen) {
        i.put_words_in_box(rect, words, {}, look.ink, Style::label);
        return touch.acted;
    }
    // The tick has air of its own at its left, so that the words have more at their right.
    const float before = i.icon_em(IconSize::button) + i.px(6), left_pad = i.px(9);
    const float spare = rect.w - left_pad - before - text.laid.width - i.px(19);
    const float left = rect.x + left_pad + std::round(std::max(0.0F, spare) / 2);
    i.icon(Icon::tick, IconSize::button, left + i.icon_em(IconSize::button) / 2, rect.y + rect.h / 2, look.ink);
    if (text.laid.lines.size() == 1)
        i.draw_line(words, Style::label, look.ink, left + before, rect.y + rect.h / 2);
    else
        i.draw(text, left + before, std::round(rect.y + (rect.h - text.height()) / 2));
    return touch.acted;
}

bool Ui::tile(std::string_view initials, std::string_view name)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float disc = i.very_large() ? 0 : std::round(std::max(i.px(56), i.font(Style::label).em * 2.3F)),
                pad = i.px(18);
    const float before = disc > 0 ? disc + i.px(16) : 0;
    const Text text = i.lay(name, Style::label, c.ink, i.flow.w - before - 2 * pad);
    const Rect rect =
        i.place(Kind::control, i.flow.w, std::max({i.px(88), disc + i.px(space::xxl), text.height() + i.px(30)}));
    const Touch touch = i.control(rect, {.role = "tile", .label = name, .group = group::tiles});
    if (!i.in_sight(rect)) return touch.acted;
    Impl::Look look = i.resting();
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::answer));
    const float middle = rect.y + rect.h / 2;
    if (disc > 0) {
        i.shapes.disc(rect.x + pad + disc / 2, middle, disc / 2, touch.pressed ? c.sheet : c.tint);
        i.draw_line(initials, Style::label, c.accent, rect.x + pad + disc / 2, middle, Impl::Align::middle);
    }
    if (text.laid.lines.size() == 1)
        i.draw_line(name, Style::label, c.ink, rect.x + pad + before, middle);
    else
        i.draw(text, rect.x + pad + before, std::round(middle - text.height() / 2));
    return touch.acted;
}

bool Ui::entry(const Entry& entry)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    using State = Entry::State;
    const float pad = i.px(20), before = entry.icon && !i.very_large() ? i.icon_em(IconSize::answer) + i.px(16) : 0;
    const Impl::Badge badge = entry.badge.empty() ? Impl::Badge{} : i.badge_size(entry.badge, true);
    const bool beside = badge.w > 0 && badge.w < 0.4F * i.flow.w && !i.very_large();
    const float words_w = i.flow.w - 2 * pad - before - (beside ? badge.w + i.px(space::l) : 0);
    const Text text = i.lay(entry.words, Style::label, c.ink, words_w);
    const Text second = i.lay(entry.second, Style::small, c.soft, words_w);
    const bool badge_below = badge.w > 0 && !beside;
    const float second_h = entry.second.empty() ? 0 : second.height();
    const float below_h = badge_below ? i.font(Style::label).line : 0;
    const float inner = text.height() + second_h + below_h;
    const Rect rect = i.place(Kind::control, i.flow.w, std::max(i.control_height(), inner + 2 * i.px(space::l)));
    const Phrase value = entry.badge.empty()    ? entry.second
                         : entry.second.empty() ? Phrase(entry.badge)
                                                : entry.second + ". " + entry.badge;
    const Touch touch =
        i.control(rect, {.role = "button", .label = entry.words, .value = value, .group = group::entries});
    if (!i.in_sight(rect)) return touch.acted;

    Impl::Look look = i.resting();
    if (entry.state == State::here) look = {c.sheet, c.accent, c.accent, i.px(space::chosen)};
    if (entry.state == State::needs_you) look = {c.wrong_tint, c.wrong, c.wrong, i.px(space::thick)};
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::answer));
    const float middle = rect.y + rect.h / 2;
    const Colour mark = entry.state == State::done ? c.right : entry.state == State::needs_you ? c.wrong : c.accent;
    if (before > 0) i.icon(*entry.icon, IconSize::answer, rect.x + pad + i.icon_em(IconSize::answer) / 2, middle, mark);
    float y = std::round(middle - inner / 2);
    i.draw(text, rect.x + pad + before, y);
    y += text.height();
    if (second_h > 0) i.draw(second, rect.x + pad + before, y);
    y += second_h;
    const std::optional<Icon> badge_icon = entry.state == State::done ? std::optional(Icon::tick) : std::nullopt;
    if (beside) i.draw_badge(entry.badge, badge_icon, rect.x + rect.w - pad, middle, mark);
    if (badge_below) i.draw(i.lay(entry.badge, Style::label, mark, words_w), rect.x + pad + before, y);
    return touch.acted;
}

bool Ui::small_entry(const Entry& entry)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const bool needs_you = entry.state == Entry::State::needs_you;
    const bool here = entry.state == Entry::State::here;
    const Colour mark = needs_you ? c.wrong : here ? c.accent : c.soft;
    const Text text = i.lay(entry.words, Style::label, c.ink, i.flow.w - i.px(16));
    const Text second = i.lay(entry.second, Style::small, needs_you ? c.wrong : c.soft, i.flow.w - i.px(16));
    const bool beside = entry.icon && i.very_large();  // a line less for each of many
    const float icon_h = entry.icon && !beside ? i.icon_em(IconSize::small) + i.px(space::xs) : 0;
    const float inner = text.height() + icon_h + (entry.second.empty() ? 0 : second.height());
    const Rect rect =
        i.place(Kind::control, i.flow.w, std::max({i.control_height(), inner + i.px(space::xl), i.flow.stretch}));
    const Touch touch =
        i.control(rect, {.role = "button", .label = entry.words, .value = entry.second, .group = group::entries});
    if (!i.in_sight(rect)) return touch.acted;
    Impl::Look look = i.resting();
    if (here) look = {c.tint, c.accent, c.ink, i.px(space::chosen)};
    if (needs_you) look = {c.wrong_tint, c.wrong, c.ink, i.px(space::thick)};
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::answer), needs_you && !touch.pressed);
    float y = std::round(rect.y + (rect.h - inner) / 2);
    const float beside_w = beside ? i.icon_em(IconSize::small) + i.px(space::s) : 0;
    i.draw(text, rect.x, y, Impl::Align::middle, rect.w - beside_w);
    if (beside)
        i.icon(*entry.icon, IconSize::small,
               std::round(rect.x + (rect.w + text.laid.width) / 2 + i.px(space::s) - beside_w / 2 +
                          i.icon_em(IconSize::small) / 2),
               y + text.line / 2, mark);
    y += text.height();
    if (icon_h > 0) i.icon(*entry.icon, IconSize::small, rect.x + rect.w / 2, y + icon_h / 2, mark);
    y += icon_h;
    if (!entry.second.empty()) i.draw(second, rect.x, y, Impl::Align::middle, rect.w);
    return touch.acted;
}

}  // namespace ui
