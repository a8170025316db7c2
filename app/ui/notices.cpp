// Call-outs, and the boxes of the help page and the facilitator's.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

Ui::Impl::NoticeLook Ui::Impl::notice_look(Notice notice) const
{
    const Palette& c = *colours;
    switch (notice) {
    case Notice::law:
        return {Icon::law, c.accent, c.quiet};
    case Notice::practice:
        return {Icon::person, c.accent, c.quiet};
    case Notice::reflect:
        return {Icon::calm, c.accent, c.quiet};
    case Notice::key_point:
        return {Icon::key_point, c.accent, c.quiet};
    case Notice::info:
        return {Icon::info, c.accent, c.quiet};
    case Notice::warning:
        break;
    }
    return {Icon::refused, c.wrong, c.wrong_tint};
}

void Ui::Impl::call_out(const NoticeLook& look, const Phrase& call_title, const Draw& inner, std::string_view role)
{
    const float bar = px(8), pad = px(22), w = std::min(flow.w, column_width());
    const float icon_w = very_large() ? 0 : icon_em(IconSize::button) + px(10);
    const float inner_w = w - bar - 2 * pad;
    const Text title_text = lay(call_title, Style::label, look.bar, inner_w - icon_w);
    const Extent extent = measure(inner_w, inner);
    const float h = title_text.height() + px(space::xs) + extent.h + 2 * px(18);
    const Rect rect = place(Kind::block, w, h);
    if (!drawing()) return;
    if (in_sight(rect)) {
        const float radius = px(corner::answer);
        shapes.fill({rect.x, rect.y, 2 * radius, rect.h}, look.bar, radius, Shapes::top_left | Shapes::foot_left);
        shapes.fill({rect.x + bar, rect.y, rect.w - bar, rect.h}, look.ground, radius);
        if (high_contrast()) shapes.edge(rect, colours->edge, px(space::hairline), radius);
    }
    const float x = rect.x + bar + pad, y = rect.y + px(18);
    if (icon_w > 0)
        icon(look.icon, IconSize::button, x + icon_em(IconSize::button) / 2, y + title_text.line / 2, look.bar);
    draw(title_text, x + icon_w, y);
    note(role, call_title, {x, y, inner_w, title_text.height()});
    inside({x, y + title_text.height() + px(space::xs), inner_w, extent.h}, inner);
}

void Ui::notice(Notice notice, const Phrase& title, const Phrase& words)
{
    auto& i = *impl_;
    if (notice != Notice::warning) return i.call_out(i.notice_look(notice), title, [&] { text(words); });
    // News for whoever hears the page: it came with what was just done (WCAG 4.1.3).
    i.call_out(
        i.notice_look(notice), title,
        [&] { i.say_block(Kind::para, "status", words, Style::body, i.colours->ink, i.column_width()); }, "status");
}

void Ui::count(int number, std::string_view words, Icon icon)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const Text figure = i.lay(std::to_string(number), Style::count, c.ink, i.flow.w);
    const Text what = i.lay(words, Style::label, c.ink, i.flow.w);
    const Rect rect = i.place(Kind::para, i.flow.w, figure.height() + what.height());
    if (!i.drawing()) return;
    i.draw(figure, rect.x, rect.y);
    i.draw(what, rect.x, rect.y + figure.height());
    if (!i.very_large())
        i.icon(icon, IconSize::answer, rect.x + rect.w - i.icon_em(IconSize::answer) / 2, rect.y + figure.line / 2,
               icon == Icon::refused && number > 0 ? c.wrong : c.accent);
    i.note("text", words, rect, std::to_string(number));
}

void Ui::contact(std::string_view who, std::string_view note, std::string_view number)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float number_w = i.font(Style::number).width(number), least = 10 * i.em();
    const bool beside = i.flow.w - number_w - i.px(space::l) >= least;
    const float words_w = beside ? i.flow.w - number_w - i.px(space::l) : i.flow.w;
    const Text name = i.lay(who, Style::label, c.ink, words_w);
    const Text second = i.lay(note, Style::small, c.soft, words_w);
    const float second_h = note.empty() ? 0 : second.height();
    const float number_line = i.font(Style::number).line;
    const float h = name.height() + second_h + (beside ? 0 : number_line);
    const Rect rect = i.place(Kind::mark, i.flow.w, std::max(h, number_line));
    if (!i.drawing()) return;
    i.draw(name, rect.x, rect.y);
    i.draw(second, rect.x, rect.y + name.height());
    if (beside)
        i.draw_line(number, Style::number, c.ink, rect.x + rect.w, rect.y + rect.h / 2, Impl::Align::right);
    else
        i.draw_line(number, Style::number, c.ink, rect.x, rect.y + rect.h - number_line / 2);
    const std::string value = (note.empty() ? "" : std::string(note) + ". ") + std::string(number);
    i.note("text", of_course(who), rect, of_course(value));
}

void Ui::danger(std::string_view words, std::string_view second, std::string_view number)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float pad = i.px(26), icon_w = i.very_large() ? 0 : i.icon_em(IconSize::answer) + i.px(24);
    const float number_w = i.font(Style::reference).width(number);
    const float inner_w = i.flow.w - 2 * pad - icon_w;
    const bool beside = !i.very_large() && inner_w - number_w - i.px(space::xl) >= 12 * i.em();
    const float words_w = beside ? inner_w - number_w - i.px(space::xl) : inner_w;
    const Text title = i.lay(words, Style::heading, c.ink, words_w);
    const Text more = i.lay(second, Style::body, c.ink, words_w);
    const float number_line = i.font(Style::reference).line;
    const float inner_h = title.height() + more.height() + (beside ? 0 : number_line);
    const Rect rect = i.place(Kind::block, i.flow.w, inner_h + 2 * i.px(14));
    if (!i.drawing()) return;
    i.draw_box(rect, {c.danger_tint, c.danger, c.ink, i.px(space::thick)}, i.px(corner::card));
    const float x = rect.x + pad + icon_w, y = rect.y + i.px(14);
    if (icon_w > 0)
        i.icon(Icon::telephone, IconSize::answer, rect.x + pad + i.icon_em(IconSize::answer) / 2, rect.y + rect.h / 2,
               c.danger);
    i.draw(title, x, y);
    i.draw(more, x, y + title.height() + (beside ? 0 : number_line));
    if (beside)
        i.draw_line(number, Style::reference, c.danger, rect.x + rect.w - pad, rect.y + rect.h / 2, Impl::Align::right);
    else {  // before any other words: it is what the page is for
        const float before = icon_w > 0 ? 0 : i.icon_em(IconSize::answer),
                    centre = y + title.height() + number_line / 2;
        if (before > 0) i.icon(Icon::telephone, IconSize::answer, x + before / 2, centre, c.danger);
        i.draw_line(number, Style::reference, c.danger, x + before + (before > 0 ? i.px(space::m) : 0), centre);
    }
    i.note("text", words, rect, std::string(second) + " " + std::string(number));
}

}  // namespace ui
