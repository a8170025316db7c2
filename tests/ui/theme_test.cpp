#include "ui/theme.h"

#include <doctest/doctest.h>

#include <cmath>

using model::Theme;
using ui::Colour;
using ui::Palette;
using ui::palette;

// WCAG 2.2, relative luminance and contrast ratio.
static double luminance(Colour colour)
{
    const auto part = [&](int shift) {
        const double c = static_cast<double>(colour >> shift & 0xffu) / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(0) + 0.7152 * part(8) + 0.0722 * part(16);
}

static double contrast(Colour a, Colour b)
{
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

TEST_CASE("KA-04: words stand out from every ground they are set on, and edges from what touches them")
{
    for (const Theme theme : {Theme::light, Theme::dark, Theme::high_contrast}) {
        CAPTURE(static_cast<int>(theme));
        const Palette& p = palette(theme);
        const double text = theme == Theme::high_contrast ? 7 : 4.5, line = 3;

        for (const Colour ground : {p.page, p.sheet, p.quiet, p.tint, p.right_tint, p.wrong_tint, p.danger_tint}) {
            CHECK(contrast(p.ink, ground) >= text);
            CHECK(contrast(p.soft, ground) >= text);
        }
        for (const Colour ground : {p.page, p.sheet, p.quiet, p.tint}) {
            CHECK(contrast(p.accent, ground) >= text);
            CHECK(contrast(p.edge, ground) >= line);
        }
        CHECK(contrast(p.on_accent, p.accent) >= text);
        CHECK(contrast(p.on_accent, p.pressed) >= text);
        CHECK(contrast(p.on_accent, p.right) >= text);
        CHECK(contrast(p.on_accent, p.wrong) >= text);
        CHECK(contrast(p.right, p.right_tint) >= text);
        CHECK(contrast(p.wrong, p.wrong_tint) >= text);
        CHECK(contrast(p.danger, p.danger_tint) >= text);
        CHECK(contrast(p.spine_ink, p.spine_button) >= text);
        CHECK(contrast(p.spine_ink, p.spine) >= text);
        CHECK(contrast(p.spine_edge, p.spine) >= line);
        CHECK(contrast(p.focus_band, p.focus_ring) >= line);
        CHECK(contrast(theme == Theme::light ? p.focus_ring : p.ink, p.page) >= line);
    }
}

TEST_CASE("KA-04: words that are not possible yet can still be read")
{
    // WCAG asks nothing of them; we ask what large text asks.
    for (const Theme theme : {Theme::light, Theme::dark, Theme::high_contrast})
        CHECK(contrast(palette(theme).off_ink, palette(theme).off) >= 3);
}

TEST_CASE("KA-02: large is 1.4 times normal, very large at least twice")
{
    using enum model::TextSize;
    for (const ui::Style style : {ui::Style::body, ui::Style::label, ui::Style::small}) {
        const float usual = ui::measure(style, {.size = normal}).em;
        CHECK(ui::measure(style, {.size = large}).em >= 1.39F * usual);
        CHECK(ui::measure(style, {.size = very_large}).em >= 2 * usual);
    }
}

TEST_CASE("KA-06: more space sets lines at one and a half")
{
    for (const auto size : {model::TextSize::normal, model::TextSize::large, model::TextSize::very_large}) {
        const ui::Measure body = ui::measure(ui::Style::body, {.size = size, .more_space = true});
        CHECK(body.line >= 1.5F * body.em);
    }
}

TEST_CASE("a 10.1 inch tablet looks the same at 1280 and at 1920 pixels")
{
    CHECK(ui::scale_for(1280, 800, 150) == 1);
    CHECK(ui::scale_for(800, 1280, 150) == 1);
    CHECK(ui::scale_for(1920, 1200, 225) == 1.5F);
}
