// Draws Dear ImGui's draw lists with an SDL_Renderer: Debian's ImGui brings no back end for it. The window and the
// picture in memory both draw through here. Textures are sampled to the nearest pixel, so set
// ImGuiStyle::AntiAliasedLinesUseTex to false. VtxOffset is honoured: ImGuiBackendFlags_RendererHasVtxOffset may be
// set.
#pragma once

#include "platform/glass.h"

#include <SDL_render.h>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_set>

struct ImDrawCmd;
struct ImDrawList;

namespace platform {

class Canvas {
public:
    /// Takes the renderer over.
    explicit Canvas(SDL_Renderer*);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    SDL_Renderer* renderer() const { return renderer_.get(); }

    /// Throws std::runtime_error when there is no memory for it.
    Texture upload(const Pixels&);
    Texture upload(const Cover&);
    Texture solid() const { return solid_; }
    void release(Texture);

    /// Draws the lists, unless they would make the picture drawn last: then it does nothing and returns false.
    bool draw(const ImDrawData&);

    /// The last picture is gone (uncovered, resized): the next draw() draws, equal or not.
    void forget() { last_.reset(); }

private:
    struct Destroy {
        void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
        void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
    };
    using Own = std::unique_ptr<SDL_Texture, Destroy>;
    Own make(SDL_TextureAccess, int width, int height);
    Texture keep(Own, SDL_BlendMode);
    bool fill_rects(const ImDrawList&, const ImDrawCmd&);

    std::unique_ptr<SDL_Renderer, Destroy> renderer_;
    std::unordered_set<SDL_Texture*> textures_;
    Texture solid_ = nullptr;
    std::optional<std::uint64_t> last_;
};

}  // namespace platform
