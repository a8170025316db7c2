// Every colour, size and gap there is, and nowhere else. Colours are roles; lengths are pixels at 150 ppi, to be
// multiplied by Theme::scale. The reasons stand in app/ui/README.md.
#pragma once

#include "model/learner.h"

#include <cstdint>

namespace ui {

using Colour = std::uint32_t;  ///< ImGui's packed form (IM_COL32)

struct Palette {
    Colour page, sheet, quiet, ink, soft, hair, edge, accent, pressed, on_accent, tint;
    Colour right, right_tint, wrong, wrong_tint, danger, danger_tint, off, off_ink;
    Colour focus_band, focus_ring, spine, spine_button, spine_edge, spine_ink;
};
const Palette& palette(model::Theme);

/// The scene on the start page and the cover.
struct Scene {
    Colour sky_top, sky_foot, sun, hills[4], field, path, wood, signs[3];
};
const Scene& scene_colours(model::Theme);

/// A face at a size. At very large text several styles are one (look.md 5): nothing is below a 6.1 mm capital there.
/// `number`: telephone numbers; `count` and `reference`: large figures; `key`: letters on keys and words on the largest
/// buttons; `field`: what is being typed.
enum class Style {
    title,
    heading,
    stem,
    body,
    strong,
    label,
    small,
    small_strong,
    number,
    count,
    reference,
    key,
    field,
    wordmark
};
inline constexpr int styles = 14;

/// Em pixels and line height at 150 ppi.
struct Measure {
    float em, line;
};
Measure measure(Style, const model::Reading&);

namespace space {  // steps of the grid
inline constexpr float hairline = 2, thick = 3, chosen = 4;
inline constexpr float xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32, huge = 48, vast = 72;
inline constexpr float between_controls = 12, between_paragraphs = 18, glass_edge = 24;
}  // namespace space

namespace corner {
inline constexpr float chip = 10, button = 12, answer = 14, card = 16, sheet = 20;
}  // namespace corner

namespace touch {  // least heights and widths
inline constexpr float control = 76, answer = 92, pin_key_w = 138, pin_key_h = 150, key_w = 90, key_h = 76;
}  // namespace touch

namespace frame {
inline constexpr float spine = 226, spine_button = 178, wider_spine = 28;  ///< so much more at large text
inline constexpr float page_left = 48, page_right = 24, page_top = 32, column = 800;
}  // namespace frame

/// s = max(ppi / 150, shorter side / 960), so 10.1" at 1280x800 and at 1920x1200 look the same.
float scale_for(int width, int height, float ppi);

}  // namespace ui
