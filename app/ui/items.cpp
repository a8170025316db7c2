// The list of what is on the page, and what was touched of it.
#include "ui/impl.h"

#include <algorithm>
#include <functional>

namespace ui {

static Id id_of(std::string_view page, std::string_view role, std::string_view label, int times)
{
    Id id = 1469598103934665603ULL;  // FNV-1a
    const auto add = [&](std::string_view text) {
        for (const char c : text) id = (id ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        id = (id ^ 0xffU) * 1099511628211ULL;
    };
    add(page);
    add(role);
    add(label);
    id += static_cast<Id>(times) * 0x9e3779b97f4a7c15ULL;
    return id == 0 ? 1 : id;
}

std::string Ui::Impl::language_of(const std::string& named) const
{
    if (!named.empty()) return named;
    return course_language.empty() ? app_language() : course_language;
}

void Ui::Impl::note(std::string_view role, const Phrase& label, const Rect& rect, const Phrase& value)
{
    if (!drawing()) return;
    const int times = seen_before[id_of("", role, label, 0)]++;
    const Id id = id_of(page_id, role, label, times);
    add_item(id, role, label, rect, value);
    if (role == "title") last_title = id;
    if (role == "title" || role == "heading" || role == "text") last_words = id;
}

void Ui::Impl::add_item(Id id, std::string_view role, const Phrase& label, const Rect& rect, const Phrase& value)
{
    const Rect seen = overlap(rect, clip);
    const std::string app = app_language(), of_the_course = language_of("");
    auto label_runs = runs_of(label, prose_language.empty() ? app : prose_language, of_the_course);
    auto value_runs = runs_of(value, app, of_the_course);  // what is said of prose is the app's again
    const std::string language = label_runs.size() == 1 ? label_runs.front().language : app;
    if (label_runs.size() == 1) label_runs.clear();
    if (value_runs.size() == 1 && value_runs.front().language == app) value_runs.clear();
    items.push_back({.id = id,
                     .role = std::string(role),
                     .label = label.words,
                     .value = value.words,
                     .rect = rect,
                     .enabled = true,
                     .focused = false,
                     .checked = {},
                     .visible = seen.w > 0 && seen.h > 0,
                     .language = language,
                     .label_runs = std::move(label_runs),
                     .value_runs = std::move(value_runs),
                     .part = part});
    // A question's answers stand under its words, whatever help stands between.
    if (role == "choice" || role == "check") items.back().part = {.of = Part::Of::choices, .under = last_title};
}

Touch Ui::Impl::control(const Rect& rect, const Control& control)
{
    if (!drawing()) return {};
    const int times = seen_before[id_of("", control.role, control.label, 0)]++;
    Touch touch{.id = id_of(page_id, control.role, control.label, times)};
    const Rect seen = overlap(rect, clip);
    touch.acted = acted == touch.id;
    touch.pressed = pointer.pressed() == touch.id;
    touch.focused = focus.on(touch.id) || std::ranges::count(offered, touch.id) > 0;
    spots.push_back({.id = touch.id,
                     .rect = rect,
                     .seen = seen,
                     .group = control.group,
                     .in_body = in_body,
                     .fixed = in_fixed,
                     .own = control.own,
                     .whole_glass = control.whole_glass});
    if (control.whole_glass && control.label.empty()) return touch;

    add_item(touch.id, control.role, control.label, rect, control.value);
    Item& item = items.back();
    item.enabled = control.enabled;
    item.checked = control.checked;
    item.focused = touch.focused;
    if (control.role == "button" && control.checked)
        item.part = {.of = last_words != 0 ? Part::Of::choices : Part::Of::nothing, .under = last_words};
    else
        last_words = 0;
    // A sliver at the edge of a scrolled body can be seen, but is no place to touch: its middle must be in sight.
    item.visible = seen.contains(rect.x + rect.w / 2, rect.y + rect.h / 2) &&
                   seen.h >= std::min(rect.h, px(touch::control)) * 0.5F;
    if (touch.focused) focus_ring(rect, px(corner::answer));
    if (spoken.item == touch.id) heard_edge(rect);
    return touch;
}

// Outwards: a yellow band, a near-black ring; on dark grounds a light line outside (KA-15). Drawn last, over
// everything.
void Ui::Impl::focus_ring(const Rect& rect, float radius)
{
    const Rect shown_in = clip;
    on_top.emplace_back([this, rect, radius, shown_in] {
        const float band = px(5), ring = px(4), line = px(2);
        list.PushClipRect({shown_in.x, shown_in.y}, {shown_in.x + shown_in.w, shown_in.y + shown_in.h}, true);
        if (reading.theme != model::Theme::light)
            shapes.edge(shrunk(rect, -(band + ring + line)), colours->ink, line, radius + band + ring + line);
        shapes.edge(shrunk(rect, -(band + ring)), colours->focus_ring, ring, radius + band + ring);
        shapes.edge(shrunk(rect, -band), colours->focus_band, band, radius + band);
        list.PopClipRect();
    });
}

// A control that is read aloud: an edge of its own, that is no focus.
void Ui::Impl::heard_edge(const Rect& rect)
{
    const Rect shown_in = clip;
    on_top.emplace_back([this, rect, shown_in] {
        list.PushClipRect({shown_in.x, shown_in.y}, {shown_in.x + shown_in.w, shown_in.y + shown_in.h}, true);
        shapes.edge(shrunk(rect, -px(4)), colours->accent, px(4), px(corner::answer) + px(4));
        list.PopClipRect();
    });
}

bool Ui::anywhere(std::string_view label)
{
    auto& i = *impl_;
    i.clip = {0, 0, i.width, i.height};
    const Rect glass = i.clip;
    const bool touched = i.control(glass, {.role = "button", .label = label, .whole_glass = true}).acted;
    if (label.empty()) return touched;
    const float y = std::round(i.height * 0.09F);
    i.draw_line(label, Style::body, i.colours->ink, i.width / 2, y, Impl::Align::middle);
    return touched;
}

}  // namespace ui
