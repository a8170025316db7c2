#include "platform/headless.h"

#include <SDL_error.h>
#include <SDL_surface.h>
#include <stdexcept>
#include <string>

namespace platform {

void Headless::Free::operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }

Headless::Headless(Size size)
    : ground_(SDL_CreateRGBSurfaceWithFormat(0, 1, 1, 32, SDL_PIXELFORMAT_ARGB8888)),
      canvas_(SDL_CreateSoftwareRenderer(ground_.get()))
{
    resize(size.width, size.height);
}

// A picture that is drawn on when its renderer goes leaves some of itself behind.
Headless::~Headless() { SDL_SetRenderTarget(canvas_.renderer(), nullptr); }

void Headless::resize(int width, int height)
{
    SDL_Renderer* renderer = canvas_.renderer();
    SDL_Texture* target =
        SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET, width, height);
    if (!target) throw std::runtime_error(std::string("cannot make a picture to draw on: ") + SDL_GetError());
    SDL_SetRenderTarget(renderer, target);
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    if (target_) SDL_DestroyTexture(target_);
    target_ = target;
    size_ = {width, height};
    canvas_.forget();
}

void Headless::show(const ImDrawData& data)
{
    if (canvas_.draw(data)) ++shown_;
}

Pixels Headless::picture() const
{
    Pixels pixels{size_.width, size_.height, {}};
    pixels.rgba.resize(static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height) * 4);
    if (SDL_RenderReadPixels(canvas_.renderer(), nullptr, SDL_PIXELFORMAT_RGBA32, pixels.rgba.data(),
                             size_.width * 4) != 0)
        throw std::runtime_error(std::string("cannot read the picture back: ") + SDL_GetError());
    // Blending rounds the alpha of an opaque ground down now and then; glass has none.
    for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 255;
    return pixels;
}

}  // namespace platform
