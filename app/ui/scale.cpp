// Labelled steps on one line, to be touched instead of dragged.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

// How the steps stand, and the measures that follow from it.
struct Ui::Impl::Track {
    Impl& i;
    bool side_by_side = true;
    float disc = 0, pad = 0, thick = 0;
    float share = 0;    // the width of a step side by side
    float words_w = 0;  // what its words have of it

    static Track of(Impl&, const std::vector<std::string>& steps);
    std::vector<Rect> places(const std::vector<std::string>& steps, int chosen) const;
    void draw_words(const Rect&, std::string_view words, bool mine, std::string_view badge) const;

    float disc_x(const Rect& r) const { return side_by_side ? r.x + r.w / 2 : r.x + i.px(24) + disc; }
    float disc_y(const Rect& r) const { return side_by_side ? r.y + pad + disc : r.y + r.h / 2; }
    Text lay(std::string_view words) const
    {
        return i.lay(words, side_by_side ? Style::label : Style::body, i.colours->ink, words_w);
    }
    // A piece of the line the steps stand on.
    void line(float from_x, float from_y, float to_x, float to_y) const
    {
        const float half = std::floor(thick / 2);
        const Rect piece = side_by_side ? Rect{from_x, from_y - half, to_x - from_x, thick}
                                        : Rect{from_x - half, from_y, thick, to_y - from_y};
        if (i.in_sight(piece)) i.shapes.fill(piece, i.colours->edge);
    }
};

Ui::Impl::Track Ui::Impl::Track::of(Impl& i, const std::vector<std::string>& steps)
{
    constexpr float least_ems = 5.2F;
    constexpr std::size_t most_lines = 3;
    const auto count = static_cast<float>(steps.size());
    Track track{.i = i, .disc = i.px(20), .pad = i.px(18), .thick = i.px(4)};
    track.share = std::floor((i.flow.w - i.px(space::between_controls) * (count - 1)) / count);
    track.words_w = track.share - 2 * i.px(14);
    const bool fits = std::ranges::all_of(steps, [&](const std::string& words) {
        const Text text = track.lay(words);
        return text.laid.lines.size() <= most_lines && text.laid.width <= track.words_w;
    });
    track.side_by_side = fits && track.share >= least_ems * i.em();
    if (!track.side_by_side) track.words_w = i.flow.w - i.px(24) - 2 * track.disc - i.px(42);
    return track;
}

std::vector<Rect> Ui::Impl::Track::places(const std::vector<std::string>& steps, int chosen) const
{
    std::vector<Rect> rects;
    if (side_by_side) {
        float tallest = 0;
        for (const std::string& words : steps) tallest = std::max(tallest, lay(words).height());
        const float inner = 2 * disc + i.px(space::m) + tallest + i.font(Style::small).line;
        const Rect whole = i.place(Kind::control, i.flow.w, std::max(i.px(touch::pin_key_h), inner + 2 * pad));
        const float step = share + i.px(space::between_controls);
        for (std::size_t k = 0; k < steps.size(); ++k)
            rects.push_back({whole.x + static_cast<float>(k) * step, whole.y, share, whole.h});
        return rects;
    }
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const float below = i.very_large() && static_cast<int>(k) == chosen ? i.font(Style::strong).line : 0;
        const float inner = lay(steps[k]).height() + below + 2 * i.px(space::m);
        rects.push_back(i.place(Kind::control, i.flow.w, std::max({i.px(touch::answer), i.control_height(), inner})));
    }
    return rects;
}

void Ui::Impl::Track::draw_words(const Rect& rect, std::string_view step, bool mine, std::string_view badge) const
{
    const Palette& c = *i.colours;
    const Text text = lay(step);
    if (side_by_side) {
        const float left = rect.x + (rect.w - words_w) / 2, foot = rect.y + rect.h - i.px(12);
        i.draw(text, left, disc_y(rect) + disc + i.px(space::m), Align::middle, words_w);
        if (mine)
            i.draw_line(badge, Style::small, c.accent, rect.x + rect.w / 2, foot - i.font(Style::small).line / 2,
                        Align::middle);
        return;
    }
    const float left = disc_x(rect) + disc + i.px(18);
    const bool below = mine && i.very_large();
    const float y = std::round(rect.y + (rect.h - text.height() - (below ? i.font(Style::strong).line : 0)) / 2);
    i.draw(text, left, y);
    if (below) i.draw(i.lay(badge, Style::strong, c.accent, rect.w), left, y + text.height());
    const float badge_w = i.badge_size(badge, false).w + i.px(space::xl);
    if (mine && !below && text.laid.width + badge_w < rect.x + rect.w - left)
        i.draw_badge(badge, {}, rect.x + rect.w - i.px(24), rect.y + rect.h / 2, c.accent);
}

std::optional<std::size_t> Ui::scale(const std::vector<std::string>& steps, int chosen, std::string_view badge)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    if (steps.empty()) return {};
    const auto track = Impl::Track::of(i, steps);
    const std::vector<Rect> rects = track.places(steps, chosen);
    if (!i.drawing()) return {};

    std::optional<std::size_t> touched;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Rect& rect = rects[k];
        const bool mine = static_cast<int>(k) == chosen, last = k + 1 == steps.size();
        const Touch touch = i.control(rect, {.role = "choice",
                                             .label = of_course(steps[k]),
                                             .value = mine ? badge : "",
                                             .checked = mine,
                                             .group = group::answers});
        if (touch.acted) touched = k;
        const float x = track.disc_x(rect), y = track.disc_y(rect), rim = i.px(space::chosen);
        if (!last) {  // the line goes on between the boxes
            const Rect& next = rects[k + 1];
            track.side_by_side ? track.line(rect.x + rect.w, y, next.x, y) : track.line(x, rect.y + rect.h, x, next.y);
        }
        if (!i.in_sight(rect)) continue;
        Impl::Look look = i.resting();
        if (mine) look = {c.tint, c.accent, c.accent, rim};
        if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
        i.draw_box(rect, look, i.px(corner::answer));
        if (k > 0) track.line(track.side_by_side ? rect.x + rim : x, track.side_by_side ? y : rect.y + rim, x, y);
        if (!last) track.line(x, y, rect.x + rect.w - rim, rect.y + rect.h - rim);
        i.shapes.disc(x, y, track.disc, mine ? c.accent : c.sheet);
        i.shapes.ring(x, y, track.disc, mine ? c.accent : c.edge, i.px(3));
        if (mine) i.icon(Icon::tick, IconSize::small, x, y, c.on_accent);
        track.draw_words(rect, steps[k], mine, badge);
    }
    return touched;
}

}  // namespace ui
