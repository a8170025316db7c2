// The few shapes everything is drawn with, over Dear ImGui's draw list. Lengths are pixels; edges lie inside the
// rectangle and on whole pixels, so that lines are crisp; what is round or slanting comes from Stencils.
#pragma once

#include "ui/fonts.h"
#include "ui/stencils.h"
#include "ui/text.h"
#include "ui/ui.h"

#include <imgui.h>

#include <span>
#include <vector>

namespace ui {

Colour with_alpha(Colour, float alpha);
Colour between(Colour a, Colour b, float t);
Rect shrunk(const Rect&, float by);  ///< negative grows
Rect overlap(const Rect&, const Rect&);

/// The outline of a fingerpost's arm, `w` by `h`: square at one end, pointed at the other.
Outline arm_outline(float w, float h, float point, bool to_left);

class Shapes {
public:
    Shapes(ImDrawList& list, Stencils& stencils) : list_(list), stencils_(stencils) {}

    enum Corners { none = 0, top_left = 1, top_right = 2, foot_right = 4, foot_left = 8, all = 15 };
    void fill(const Rect&, Colour, float radius = 0, int round = Corners::all);
    void edge(const Rect&, Colour, float thickness, float radius);
    void dashed(const Rect&, Colour, float thickness, float radius, float dash, float space);
    void box(const Rect&, Colour ground, Colour edge, float thickness, float radius);
    /// The onward arrow: rounded at the left, pointed at the right.
    void onward(const Rect&, Colour, float radius, float point);
    void arm(const Rect&, Colour, float point);
    void disc(float x, float y, float radius, Colour);
    void ring(float x, float y, float radius, Colour, float thickness);
    /// Any outline, in pixels of the glass.
    void shape(const Outline&, Colour);
    void dots(float x, float y, float w, Colour, float dot, float space);
    void shade(const Rect&, Colour top, Colour foot);
    void picture(const Rect&, platform::Texture);

    void icon(const Font&, Icon, float centre_x, float centre_y, Colour);
    /// Glyphs [line.begin, line.end) from `x` on, on that baseline.
    void glyphs(const LaidOut&, const Line&, const std::vector<const Font*>& fonts, const std::vector<Colour>& colours,
                float x, float baseline);

private:
    void run_of_glyphs(std::span<const Glyph>, Face&, const std::vector<Colour>& colours, float x, float baseline);
    void corners(const Rect&, Colour, int radius, int thickness, int which);

    ImDrawList& list_;
    Stencils& stencils_;
};

}  // namespace ui
