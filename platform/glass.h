// Something that can be drawn on: the window, or a picture in memory. Both draw through the same code, so a picture in
// a test shows what the glass shows. One thread.
#pragma once

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace platform {

/// 8-bit RGBA, rows from the top, no padding.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    bool operator==(const Pixels&) const = default;
};

/// How much of each pixel is covered: 0 nothing, 255 all. Rows from the top, no padding.
struct Cover {
    int width = 0, height = 0;
    const std::uint8_t* values = nullptr;  ///< width x height of them, kept by the caller
};

using Texture = void*;

class Glass {
public:
    virtual ~Glass() = default;

    struct Size {
        int width = 0, height = 0;
        bool operator==(const Size&) const = default;
    };
    virtual Size size() const = 0;

    /// A texture to name in draw lists. It lives until released or the Glass ends.
    virtual Texture upload(const Pixels&) = 0;
    /// White where covered, to be drawn in any colour.
    virtual Texture upload(const Cover&) = 0;
    /// White, the Glass's own: for rectangles of one opaque colour, which are drawn much quicker with it.
    virtual Texture solid() = 0;
    virtual void release(Texture) = 0;

    /// Draws the lists and shows the picture. Nothing is shown when the picture would equal the last one shown.
    virtual void show(const ImDrawData&) = 0;
};

}  // namespace platform
