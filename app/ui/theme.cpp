#include "ui/theme.h"

#include <algorithm>

namespace ui {

namespace {

constexpr Colour rgb(unsigned hex) { return 0xff000000u | (hex & 0xffu) << 16 | (hex & 0xff00u) | hex >> 16; }

constexpr Palette light = {.page = rgb(0xFBF7F0),
                           .sheet = rgb(0xFFFFFF),
                           .quiet = rgb(0xF2EADD),
                           .ink = rgb(0x1D2528),
                           .soft = rgb(0x4C575B),
                           .hair = rgb(0xDDD1BF),
                           .edge = rgb(0x7F7567),
                           .accent = rgb(0x0E4F5C),
                           .pressed = rgb(0x093842),
                           .on_accent = rgb(0xFFFFFF),
                           .tint = rgb(0xDBECEE),
                           .right = rgb(0x1E6A3A),
                           .right_tint = rgb(0xE2F1E5),
                           .wrong = rgb(0x8A420E),
                           .wrong_tint = rgb(0xFBEBDB),
                           .danger = rgb(0x9A1F1B),
                           .danger_tint = rgb(0xFAE7E4),
                           .off = rgb(0xE7DFD2),
                           .off_ink = rgb(0x6B655C),
                           .focus_band = rgb(0xFFD23F),
                           .focus_ring = rgb(0x12181A),
                           .spine = rgb(0x0E4F5C),
                           .spine_button = rgb(0x0B4450),
                           .spine_edge = rgb(0x8DBAC1),
                           .spine_ink = rgb(0xFFFFFF)};

constexpr Palette dark = {.page = rgb(0x151B1E),
                          .sheet = rgb(0x1E272B),
                          .quiet = rgb(0x232E33),
                          .ink = rgb(0xF1EBE1),
                          .soft = rgb(0xBDB9B0),
                          .hair = rgb(0x37434A),
                          .edge = rgb(0x87949A),
                          .accent = rgb(0x8CCFD8),
                          .pressed = rgb(0x6BB4BE),
                          .on_accent = rgb(0x0A2429),
                          .tint = rgb(0x1F3D44),
                          .right = rgb(0x8FD3A0),
                          .right_tint = rgb(0x1B3625),
                          .wrong = rgb(0xF0B27A),
                          .wrong_tint = rgb(0x3D2A18),
                          .danger = rgb(0xFFB3AA),
                          .danger_tint = rgb(0x431D1B),
                          .off = rgb(0x262F33),
                          .off_ink = rgb(0x98A0A2),
                          .focus_band = rgb(0xFFD23F),
                          .focus_ring = rgb(0x0A0E10),
                          .spine = rgb(0x0E2A31),
                          .spine_button = rgb(0x12343C),
                          .spine_edge = rgb(0x7BA3AA),
                          .spine_ink = rgb(0xF1EBE1)};

constexpr Palette high_contrast = {.page = rgb(0x000000),
                                   .sheet = rgb(0x000000),
                                   .quiet = rgb(0x000000),
                                   .ink = rgb(0xFFFFFF),
                                   .soft = rgb(0xFFFFFF),
                                   .hair = rgb(0x8C8C8C),
                                   .edge = rgb(0xFFFFFF),
                                   .accent = rgb(0x8DE9F5),
                                   .pressed = rgb(0xFFFFFF),
                                   .on_accent = rgb(0x000000),
                                   .tint = rgb(0x00333B),
                                   .right = rgb(0x9BF0B0),
                                   .right_tint = rgb(0x00290F),
                                   .wrong = rgb(0xFFC48A),
                                   .wrong_tint = rgb(0x331A00),
                                   .danger = rgb(0xFFB8B0),
                                   .danger_tint = rgb(0x3A0500),
                                   .off = rgb(0x000000),
                                   .off_ink = rgb(0xBDBDBD),
                                   .focus_band = rgb(0xFFD23F),
                                   .focus_ring = rgb(0x000000),
                                   .spine = rgb(0x000000),
                                   .spine_button = rgb(0x000000),
                                   .spine_edge = rgb(0xFFFFFF),
                                   .spine_ink = rgb(0xFFFFFF)};

constexpr Scene day = {.sky_top = rgb(0xF4E6D0),
                       .sky_foot = rgb(0xFBF7F0),
                       .sun = rgb(0xF2D3A2),
                       .hills = {rgb(0xC7DAD7), rgb(0x9BBEBD), rgb(0x5F9496), rgb(0x2F6F78)},
                       .field = rgb(0xE2CFAC),
                       .path = rgb(0xFBF3E2),
                       .wood = rgb(0x4B3A2F),
                       .signs = {rgb(0x0E4F5C), rgb(0xA65424), rgb(0xFBF7F0)}};

constexpr Scene dusk = {.sky_top = rgb(0x121A20),
                        .sky_foot = rgb(0x24343A),
                        .sun = rgb(0xC9A878),
                        .hills = {rgb(0x2B4046), rgb(0x23393F), rgb(0x1B3036), rgb(0x14272D)},
                        .field = rgb(0x1B2527),
                        .path = rgb(0x4B4740),
                        .wood = rgb(0x8A7566),
                        .signs = {rgb(0x2E7A88), rgb(0xA65424), rgb(0xBDB9B0)}};

constexpr Scene flat = {.sky_top = rgb(0x000000),
                        .sky_foot = rgb(0x000000),
                        .sun = rgb(0x000000),
                        .hills = {rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0x000000)},
                        .field = rgb(0x000000),
                        .path = rgb(0x000000),
                        .wood = rgb(0xFFFFFF),
                        .signs = {rgb(0x000000), rgb(0x000000), rgb(0x000000)}};

// Normal, large and very large, as look.md 5 has them.
struct Row {
    Measure normal, large, very_large;
};

constexpr Row row_of(Style style)
{
    switch (style) {
    case Style::title:
        return {{40, 48}, {50, 58}, {60, 70}};
    case Style::heading:
        return {{30, 38}, {40, 48}, {54, 64}};
    case Style::stem:
        return {{32, 42}, {40, 48}, {54, 64}};
    case Style::body:
    case Style::strong:
        return {{24, 36}, {34, 48}, {50, 66}};
    case Style::label:
        return {{22, 28}, {31, 38}, {50, 58}};
    case Style::small:
    case Style::small_strong:
        return {{19, 26}, {27, 36}, {50, 60}};
    case Style::number:
        return {{26, 34}, {36, 44}, {54, 64}};
    case Style::count:
        return {{42, 50}, {48, 56}, {60, 70}};
    case Style::reference:
        return {{56, 64}, {58, 66}, {64, 74}};
    case Style::key:
        return {{30, 38}, {38, 46}, {50, 58}};
    case Style::field:
        return {{36, 48}, {42, 54}, {50, 66}};
    case Style::wordmark:
        return {{104, 112}, {104, 112}, {104, 112}};
    }
    return {};
}

}  // namespace

const Palette& palette(model::Theme theme)
{
    switch (theme) {
    case model::Theme::light:
        return light;
    case model::Theme::dark:
        return dark;
    case model::Theme::high_contrast:
        break;
    }
    return high_contrast;
}

const Scene& scene_colours(model::Theme theme)
{
    switch (theme) {
    case model::Theme::light:
        return day;
    case model::Theme::dark:
        return dusk;
    case model::Theme::high_contrast:
        break;
    }
    return flat;
}

Measure measure(Style style, const model::Reading& reading)
{
    const Row row = row_of(style);
    const bool prose = style == Style::body || style == Style::strong;
    Measure measure = row.normal;
    if (reading.size == model::TextSize::large) measure = row.large;
    if (reading.size == model::TextSize::very_large) measure = row.very_large;
    if (reading.more_space && prose) measure.line = std::max(measure.line, measure.em * 1.58F);
    // Capitals of the other faces are lower than Inter's; at very large none may be under 6.1 mm (KA-02).
    if (reading.size == model::TextSize::very_large && reading.face != model::Typeface::inter) measure.em += 1;
    return measure;
}

float scale_for(int width, int height, float ppi)
{
    return std::max(ppi / 150, static_cast<float>(std::min(width, height)) / 960);
}

}  // namespace ui
