// What is typed: the field and the dots of a PIN; and the number pad.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

void Ui::field(std::string_view label, std::string_view text)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const Font& font = i.font(Style::field);
    const float pad = i.px(24);
    // At the largest text the keyboard leaves no room for the question: the field says what is asked.
    const bool says_it = i.very_large();
    const Text asked = i.lay(says_it ? label : "", Style::small, c.soft, i.flow.w - 2 * pad);
    const float above = says_it ? asked.height() + i.px(space::s) : 0;
    const Rect rect =
        i.place(Kind::control, i.flow.w, std::max(i.px(touch::answer), font.line + above + i.px(says_it ? 12 : 26)));
    if (i.measuring == 1) i.field = rect;
    if (!i.drawing()) return;
    i.draw_box(rect, {c.sheet, c.accent, c.ink, i.px(space::chosen)}, i.px(corner::answer));
    // The end is what is being typed: a long text runs out of the field at the left.
    const float w = i.lay(text, Style::field, c.ink, 1e6F).laid.width;
    const float inner = rect.w - 2 * pad - i.px(6);
    const float x = rect.x + pad + std::min(0.0F, inner - w);
    i.list.PushClipRect({rect.x + pad / 2, rect.y}, {rect.x + rect.w - pad / 2, rect.y + rect.h}, true);
    const float middle = rect.y + std::round((rect.h + above) / 2);
    const auto fold = std::exchange(i.fold, std::nullopt);  // what is being typed is seen, however near the foot
    i.draw_line(text, Style::field, c.ink, x, middle);
    i.fold = fold;
    i.list.PopClipRect();
    if (says_it) i.draw(asked, rect.x + pad, rect.y + i.px(space::s));
    const float caret_h = std::round(font.em * 1.3F);
    i.shapes.fill({std::round(x + w + i.px(2)), std::round(middle - caret_h / 2), i.px(4), caret_h}, c.ink);
    i.note("field", label, rect, text);
}

bool Ui::field_at_rest(std::string_view label, std::string_view text)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float pad = i.px(24), before = i.icon_em(IconSize::answer) + i.px(16);
    const Font& font = i.font(Style::field);
    const Rect rect = i.place(Kind::control, i.flow.w, std::max(i.px(touch::answer), font.line + i.px(26)));
    const Touch touch = i.control(rect, {.role = "button", .label = label, .value = text});
    if (!i.in_sight(rect)) return touch.acted;
    Impl::Look look = i.resting();
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::answer));
    i.icon(Icon::search, IconSize::answer, rect.x + pad + i.icon_em(IconSize::answer) / 2, rect.y + rect.h / 2,
           c.accent);
    i.list.PushClipRect({rect.x + pad, rect.y}, {rect.x + rect.w - pad, rect.y + rect.h}, true);
    i.draw_line(text, Style::field, c.ink, rect.x + pad + before, rect.y + rect.h / 2);
    i.list.PopClipRect();
    return touch.acted;
}

void Ui::pin_dots(int typed)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const int boxes = 6;
    const float between = i.px(space::m);
    const float w = std::min(std::round(i.px(52) * (i.very_large() ? 1.5F : 1)),
                             std::floor((i.flow.w + between) / boxes - between)),
                h = std::round(w * 1.23F);
    const Rect rect = i.place(Kind::control, boxes * (w + between) - between, h);
    if (!i.drawing()) return;
    for (int k = 0; k < boxes; ++k) {
        const Rect box{rect.x + static_cast<float>(k) * (w + between), rect.y, w, h};
        const bool full = k < typed;
        i.draw_box(box, {full ? c.tint : c.sheet, full ? c.accent : c.edge, c.ink, i.px(full ? 3 : 2)},
                   i.px(corner::button));
        if (full) i.shapes.disc(box.x + w / 2, box.y + h / 2, std::round(w * 0.17F), c.accent);
    }
    i.note("progress", i.say("pin.dots", "PIN"), rect, std::to_string(typed));
}

std::optional<Ui::Typed> Ui::keypad(const Draw& below)
{
    auto& i = *impl_;
    const float between = i.px(14);
    // The last row stays in sight: what stands above and below it in this column, and the foot, are taken off first.
    const float above = i.flow.y + i.gap_before(Kind::control) - i.flow.top;
    const float under = below ? i.measure(i.flow.w, below).h + i.px(24) : 0;
    // Upright at the largest text the way back and the way on stand one above the other.
    const bool two_rows = i.very_large() && i.height > i.width;
    const float foot = i.control_height() + (two_rows ? i.control_height() + i.px(space::between_controls) : 0);
    const float room = i.region.h - above - under - foot - i.px(24 + 16 + 32 + 8) - 3 * between;
    const float w = std::min(std::floor((i.flow.w - 2 * between) / 3), i.px(252));
    const float h =
        std::clamp(std::min(std::floor(room / 4), std::round(w * 1.2F)), i.px(touch::control), i.px(touch::pin_key_h));
    const Rect rect = i.place(Kind::control, i.flow.w, 4 * h + 3 * between);
    if (below) below();
    if (!i.drawing()) return {};

    Typed typed;
    const float left = rect.x + rect.w - 3 * w - 2 * between;
    const auto key_rect = [&](int k) {
        const auto column = static_cast<float>(k % 3), row = static_cast<float>(k / 3);
        return Rect{left + column * (w + between), rect.y + row * (h + between), w, h};
    };
    const auto key = [&](int k, std::string_view label, bool undo) {
        const Rect box = key_rect(k);
        const Touch touch = i.control(box, {.role = "key", .label = label, .group = group::keys});
        Impl::Look look = i.resting();
        if (touch.pressed) look = {i.colours->tint, i.colours->ink, i.colours->ink, i.px(space::thick)};
        i.draw_box(box, look, i.px(corner::answer));
        const float middle = box.x + box.w / 2, centre = box.y + box.h / 2;
        if (!undo)
            i.draw_line(label, Style::count, look.ink, middle, centre, Impl::Align::middle);
        else if (i.very_large())
            i.draw_line(label, Style::label, look.ink, middle, centre, Impl::Align::middle);
        else {
            i.icon(Icon::undo, IconSize::button, middle, centre - i.px(17), look.ink);
            i.draw_line(label, Style::label, look.ink, middle, centre + i.px(17), Impl::Align::middle);
        }
        if (!touch.acted) return;
        undo ? typed.undo = true : (typed.text = label, true);
    };
    for (int digit = 1; digit <= 9; ++digit) key(digit - 1, std::to_string(digit), false);
    key(9, i.say("keys.undo", "Undo"), true);
    key(10, "0", false);

    for (const char c : i.typed.text)
        if (c >= '0' && c <= '9') typed.text += c;
    typed.undo = typed.undo || i.typed.undo;
    typed.enter = i.typed.enter;
    return typed.text.empty() && !typed.undo && !typed.enter ? std::nullopt : std::optional(typed);
}

}  // namespace ui
