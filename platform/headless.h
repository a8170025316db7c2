// A Glass in memory: no display, no SDL video, the same drawing as the window. For tests, goldens and reports.
#pragma once

#include "platform/canvas.h"
#include "platform/glass.h"

struct SDL_Surface;

namespace platform {

class Headless : public Glass {
public:
    explicit Headless(Size);
    ~Headless() override;

    Size size() const override { return size_; }
    Texture upload(const Pixels& pixels) override { return canvas_.upload(pixels); }
    Texture upload(const Cover& cover) override { return canvas_.upload(cover); }
    Texture solid() override { return canvas_.solid(); }
    void release(Texture texture) override { canvas_.release(texture); }
    void show(const ImDrawData&) override;

    /// What was shown last, opaque. Black before the first show and after a resize.
    Pixels picture() const;

    /// Textures live on.
    void resize(int width, int height);

    /// How many pictures were really drawn; an equal one is not.
    int shown() const { return shown_; }

private:
    struct Free {
        void operator()(SDL_Surface* surface) const;
    };
    Size size_;
    std::unique_ptr<SDL_Surface, Free> ground_;
    Canvas canvas_;
    SDL_Texture* target_ =
        nullptr;  // owned by the renderer; drawn on instead of ground_, so that a resize keeps textures
    int shown_ = 0;
};

}  // namespace platform
