// A row of what a search found.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

bool Ui::found(const FoundRow& row)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float pad = i.px(20), before = i.very_large() ? 0 : i.icon_em(IconSize::answer) + i.px(16);
    const float words_w = i.flow.w - 2 * pad - before;
    const Text title = i.lay(row.words, Style::label, c.ink, words_w);
    const Text where = i.lay(row.where, Style::small, c.soft, words_w);
    std::vector<Impl::Run> runs;
    for (const model::Span& span : row.snippet)
        runs.push_back({span.words, span.bold ? Style::small_strong : Style::small, span.bold ? c.ink : c.soft});
    const Text snippet = i.lay(runs, words_w);
    const float above_snippet = row.snippet.empty() ? 0 : i.px(space::xs);
    const float snippet_h = row.snippet.empty() ? 0 : snippet.height();
    const float inner = title.height() + where.height() + above_snippet + snippet_h;
    const Rect rect = i.place(Kind::control, i.flow.w, std::max(i.control_height(), inner + 2 * i.px(14)));
    const std::string said = model::plain(row.snippet);
    const Phrase value = row.where + (said.empty() ? Phrase() : ". " + of_course(said));
    const Touch touch =
        i.control(rect, {.role = "button", .label = of_course(row.words), .value = value, .group = group::entries});
    if (!i.in_sight(rect)) return touch.acted;

    Impl::Look look = i.resting();
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    i.draw_box(rect, look, i.px(corner::answer));
    float y = std::round(rect.y + (rect.h - inner) / 2);
    const float x = rect.x + pad + before;
    if (before > 0)
        i.icon(row.icon, IconSize::answer, rect.x + pad + i.icon_em(IconSize::answer) / 2,
               row.snippet.empty() ? rect.y + rect.h / 2 : y + (title.height() + where.height()) / 2, c.accent);
    i.draw(title, x, y);
    y += title.height();
    i.draw(where, x, y);
    y += where.height() + above_snippet;
    if (snippet_h > 0) i.draw(snippet, x, y);
    return touch.acted;
}

}  // namespace ui
