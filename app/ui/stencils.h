// Smooth shapes. SDL's software renderer puts the corners of triangles on whole pixels, so the thin transparent
// triangles with which Dear ImGui smooths its edges come out ragged. Curved and slanting edges are therefore computed
// here once, as small textures of how much of each pixel is covered, and then drawn as plain rectangles, which are
// exact and quick.
#pragma once

#include "platform/glass.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace ui {

struct Point {
    float x = 0, y = 0;
};
using Outline = std::vector<Point>;

/// 0 to 255 for each pixel of a w by h field. A hole is an outline that turns the other way.
std::vector<std::uint8_t> coverage(const std::vector<Outline>&, int w, int h);

/// Points on a circle; `turn` -1 for a hole.
Outline circle(Point centre, float radius, int turn = 1);

class Stencils {
public:
    explicit Stencils(platform::Glass& glass) : glass_(glass) {}
    ~Stencils();
    Stencils(const Stencils&) = delete;
    Stencils& operator=(const Stencils&) = delete;

    struct Stencil {
        platform::Texture texture = nullptr;
        int w = 0, h = 0;
    };
    /// A disc, or a ring of that thickness; 2 * radius wide and high.
    Stencil round(int radius, int thickness);
    /// Covered all over: for rectangles that let what is below shine through.
    platform::Texture whole();
    /// A shape with its upper left at 0, 0.
    Stencil shape(const Outline&, int w, int h);
    /// Lets go of all of them when there are many: sizes change with the scale.
    void tidy();

private:
    Stencil keep(std::uint64_t key, const std::vector<Outline>&, int w, int h);

    platform::Glass& glass_;
    std::unordered_map<std::uint64_t, Stencil> kept_;
    platform::Texture whole_ = nullptr;
};

}  // namespace ui
