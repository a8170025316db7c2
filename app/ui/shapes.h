// The few shapes everything is drawn with, over Dear ImGui's draw list. Lengths are pixels; edges lie inside the rectangle
// and on whole pixels, so that lines are crisp.
#pragma once

#include "ui/fonts.h"
#include "ui/text.h"
#include "ui/ui.h"

#include <imgui.h>

#include <vector>

namespace ui {

Colour with_alpha(Colour, float alpha);
Colour between(Colour a, Colour b, float t);
Rect shrunk(const Rect&, float by);  ///< negative grows
Rect overlap(const Rect&, const Rect&);

class Shapes {
public:
    explicit Shapes(ImDrawList& list) : list_(list) {}

    void fill(const Rect&, Colour, float radius = 0);
    void fill_top(const Rect&, Colour, float radius);   ///< only the upper corners are round
    void fill_left(const Rect&, Colour, float radius);  ///< only the left corners are round
    void edge(const Rect&, Colour, float thickness, float radius);
    void dashed(const Rect&, Colour, float thickness, float radius, float dash, float space);
    void box(const Rect&, Colour ground, Colour edge, float thickness, float radius);
    void onward(const Rect&, Colour, float radius, float point);
    /// A fingerpost's arm: square at the left, pointed right (or left).
    void arm(const Rect&, Colour, float point, bool to_left = false);
    void arm_edge(const Rect&, Colour, float point, float thickness, bool to_left = false);
    void disc(float x, float y, float radius, Colour);
    void ring(float x, float y, float radius, Colour, float thickness);
    void line(float x0, float y0, float x1, float y1, Colour, float thickness);
    void dots(float x, float y, float w, Colour, float dot, float space);
    void shade(const Rect&, Colour top, Colour foot);
    void picture(const Rect&, platform::Texture, float radius);
    /// Filled below a curve given as heights at even steps from `left` to `right`; only the upper edge is smoothed.
    void land(float left, float right, const std::vector<float>& tops, float foot, Colour);
    /// A band between two lines of points, without seams.
    void ribbon(const std::vector<ImVec2>& left, const std::vector<ImVec2>& right, Colour);

    void icon(const Font&, Icon, float centre_x, float centre_y, Colour);
    /// Glyphs [line.begin, line.end) from `x` on, on that baseline.
    void glyphs(const LaidOut&, const Line&, const std::vector<const Font*>& fonts, const std::vector<Colour>& colours, float x,
                float baseline);

    ImDrawList& list() { return list_; }

private:
    ImDrawList& list_;
};

}  // namespace ui
