// The fixed controls: a spine at the left where there is room for one, else a band along the top.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

struct Place {
    Rect rect;
    const Ui::Fixed* fixed;
    bool with_icon;
    std::string_view words;
    std::size_t number;  ///< counted over both groups
};

}  // namespace

void Ui::Impl::draw_large(const Rect& rect, Icon with, std::string_view large_words, Colour ink)
{
    const float icon_h = icon_em(IconSize::big), words_h = font(Style::label).line, between = px(space::s);
    const float top = std::round(rect.y + (rect.h - icon_h - between - words_h) / 2), middle = rect.x + rect.w / 2;
    icon(with, IconSize::big, middle, top + icon_h / 2, ink);
    draw_line(large_words, Style::label, ink, middle, top + icon_h + between + words_h / 2, Align::middle);
}

std::optional<std::size_t> Ui::fixed(const std::vector<Fixed>& upper, const std::vector<Fixed>& lower)
{
    auto& i = *impl_;
    const Palette& c = *i.colours;
    const float edge = i.px(space::glass_edge), between = i.px(space::between_controls);
    const float wider = i.px(i.reading.size == model::TextSize::normal ? 0 : frame::wider_spine);
    const float spine_w = i.px(frame::spine) + wider;
    const bool spine = i.width - spine_w >= 26 * i.em() && !i.very_large() && i.width > i.height;
    std::vector<Place> places;

    if (spine) {
        const float w = i.px(frame::spine_button) + wider, icon_w = i.icon_em(IconSize::button);
        const auto words_w = [&](bool with_icon) { return w - i.px(24) - (with_icon ? icon_w + i.px(10) : 0); };
        const auto height_of = [&](const Fixed& fixed, bool& with_icon) {
            Text text = i.lay(fixed.words, Style::small, c.spine_ink, words_w(true));
            with_icon = ui::broken_words(text.laid).empty() && text.laid.lines.size() <= 2;
            if (!with_icon) text = i.lay(fixed.words, Style::small, c.spine_ink, words_w(false));
            if (fixed.large) return i.px(frame::spine_button);
            return std::max(i.px(touch::control), text.height() + i.px(16));
        };
        float y = edge;
        for (const Fixed& fixed : upper) {
            bool with_icon = true;
            const float h = height_of(fixed, with_icon);
            places.push_back({{edge, y, w, h}, &fixed, with_icon, fixed.words, places.size()});
            y += h + between;
        }
        y = i.height - edge;
        const auto at = static_cast<std::ptrdiff_t>(places.size());
        std::size_t number = upper.size() + lower.size();
        for (auto fixed = lower.rbegin(); fixed != lower.rend(); ++fixed) {
            bool with_icon = true;
            const float h = height_of(*fixed, with_icon);
            y -= h;
            places.insert(places.begin() + at, {{edge, y, w, h}, &*fixed, with_icon, fixed->words, --number});
            y -= between;
        }
        i.frame = Impl::Frame::spine;
        i.region = {spine_w, 0, i.width - spine_w, i.height};
        i.shapes.fill({0, 0, spine_w, i.height}, c.spine);
        if (i.high_contrast()) i.shapes.fill({spine_w - i.px(2), 0, i.px(2), i.height}, c.spine_edge);
    } else {
        const Style style = i.very_large() ? Style::label : Style::small;
        const float row_w = i.width - 2 * edge, h = i.very_large() ? i.px(80) : i.px(touch::control);
        const float icon_w = i.icon_em(IconSize::button) + i.px(10), pad = i.px(18);
        std::vector<const Fixed*> all;
        std::vector<std::size_t> numbers;
        std::size_t number = 0;
        for (const auto* group : {&upper, &lower})
            for (const Fixed& fixed : *group) {
                if (!(fixed.elsewhere_too && i.very_large())) {
                    all.push_back(&fixed);
                    numbers.push_back(number);
                }
                ++number;
            }
        bool icons = !i.very_large();
        const auto width_of = [&](const Fixed& fixed) {
            const float words_w = i.lay(fixed.short_words, style, c.spine_ink, row_w).laid.width;
            return std::max(fixed.large ? i.px(frame::spine_button) : 0, words_w + 2 * pad + (icons ? icon_w : 0));
        };
        float sum = between * static_cast<float>(all.size() - 1);
        for (const Fixed* fixed : all) sum += width_of(*fixed);
        if (sum > row_w && icons) {
            icons = false;
            sum -= icon_w * static_cast<float>(all.size());
        }
        // Row by row, as many as fit; each row fills the width.
        float y = edge;
        for (std::size_t first = 0; first < all.size();) {
            std::size_t end = first;
            float used = -between;
            while (end < all.size() && (end == first || used + between + width_of(*all[end]) <= row_w))
                used += between + width_of(*all[end++]);
            const float spare = (row_w - used) / static_cast<float>(end - first);
            float x = edge;
            for (std::size_t k = first; k < end; ++k) {
                const float right = k + 1 == end ? edge + row_w : std::round(x + width_of(*all[k]) + spare);
                places.push_back({{x, y, right - x, h}, all[k], icons, all[k]->short_words, numbers[k]});
                x = right + between;
            }
            y += h + between;
            first = end;
        }
        const float band_h = y - between + i.px(space::l);
        i.frame = Impl::Frame::band;
        i.region = {0, band_h, i.width, i.height - band_h};
        i.shapes.fill({0, 0, i.width, band_h}, c.spine);
        if (i.high_contrast()) i.shapes.fill({0, band_h - i.px(2), i.width, i.px(2)}, c.spine_edge);
    }

    std::optional<std::size_t> touched;
    i.in_fixed = true;
    for (const auto& [rect, fixed, with_icon, words, number] : places) {
        const Touch touch = i.control(rect, {.role = "button", .label = fixed->words});
        if (touch.acted) touched = number;
        const Colour ground = touch.pressed ? c.spine_ink : c.spine_button,
                     ink = touch.pressed ? c.spine_button : c.spine_ink;
        i.draw_box(rect, {ground, c.spine_edge, ink, i.px(space::hairline)}, i.px(corner::button));
        const float middle = rect.y + rect.h / 2;
        if (spine && fixed->large) {
            i.draw_large(rect, fixed->icon, words, ink);
        } else if (spine) {
            const float icon_w = i.icon_em(IconSize::button), left = rect.x + i.px(with_icon ? 18 : 12);
            if (with_icon) i.icon(fixed->icon, IconSize::button, left + icon_w / 2, middle, ink);
            const float x = left + (with_icon ? icon_w + i.px(10) : 0);
            const Text text = i.lay(words, Style::small, ink, rect.x + rect.w - x - i.px(6));
            if (text.laid.lines.size() == 1)
                i.draw_line(words, Style::small, ink, x, middle);
            else
                i.draw(text, x, std::round(middle - text.height() / 2));
        } else {
            i.put_words_in_box(rect, words, with_icon ? std::optional(fixed->icon) : std::nullopt, ink,
                               i.very_large() ? Style::label : Style::small);
        }
    }
    i.in_fixed = false;
    return touched;
}

}  // namespace ui
