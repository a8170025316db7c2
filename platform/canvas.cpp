#include "platform/canvas.h"

#include <SDL_error.h>
#include <imgui.h>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

// Everything the picture depends on in 64 bits. Comparing it is about a hundredth of the work of drawing.
class Digest {
public:
    void add(const void* data, std::size_t size)
    {
        const auto part = std::hash<std::string_view>{}({static_cast<const char*>(data), size});
        value_ = (value_ ^ part) * 0x9e3779b97f4a7c15u;
        value_ ^= value_ >> 29;
    }
    template <typename T>
    void add(const T& value)
    {
        static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);
        add(&value, sizeof value);
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0x243f6a8885a308d3u;
};

static std::uint64_t digest(const ImDrawData& data)
{
    Digest digest;
    for (const float value : {data.DisplayPos.x, data.DisplayPos.y, data.DisplaySize.x, data.DisplaySize.y})
        digest.add(value);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        digest.add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        digest.add(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImVec4& clip = command.ClipRect;
            for (const float value : {clip.x, clip.y, clip.z, clip.w}) digest.add(value);
            digest.add(command.GetTexID());
            digest.add(command.VtxOffset);
            digest.add(command.IdxOffset);
            digest.add(command.ElemCount);
        }
    }
    return digest.value();
}

static std::runtime_error trouble(const char* what)
{
    return std::runtime_error(std::string(what) + ": " + SDL_GetError());
}

Canvas::Canvas(SDL_Renderer* renderer) : renderer_(renderer)
{
    if (!renderer) throw trouble("cannot draw");
    solid_ = upload(Pixels{1, 1, {255, 255, 255, 255}});
}

Canvas::~Canvas() = default;  // the renderer takes its textures with it

Canvas::Own Canvas::make(SDL_TextureAccess access, int width, int height)
{
    Own texture(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_RGBA32, access, width, height));
    if (!texture) throw trouble("cannot keep a picture for drawing");
    return texture;
}

Texture Canvas::keep(Own texture, SDL_BlendMode blend)
{
    SDL_SetTextureBlendMode(texture.get(), blend);
    SDL_SetTextureScaleMode(texture.get(), SDL_ScaleModeNearest);
    textures_.insert(texture.get());
    forget();
    return texture.release();
}

static bool is_opaque(const Pixels& pixels)
{
    for (std::size_t alpha = 3; alpha < pixels.rgba.size(); alpha += 4)
        if (pixels.rgba[alpha] != 255) return false;
    return true;
}

Texture Canvas::upload(const Pixels& pixels)
{
    Own texture = make(SDL_TEXTUREACCESS_STATIC, pixels.width, pixels.height);
    if (SDL_UpdateTexture(texture.get(), nullptr, pixels.rgba.data(), pixels.width * 4) != 0)
        throw trouble("cannot keep a picture for drawing");
    // Blending a million pixels that hide what is below them costs four times as much as putting them there.
    const bool opaque = is_opaque(pixels);
    return keep(std::move(texture), opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
}

// Written where it will lie: the letters in four bytes a pixel are 8 MB, which a copy would touch twice.
Texture Canvas::upload(const Cover& cover)
{
    Own texture = make(SDL_TEXTUREACCESS_STREAMING, cover.width, cover.height);
    void* rows = nullptr;
    int row_bytes = 0;
    if (SDL_LockTexture(texture.get(), nullptr, &rows, &row_bytes) != 0)
        throw trouble("cannot keep a picture for drawing");
    const std::uint8_t* value = cover.values;
    for (int y = 0; y < cover.height; ++y) {
        std::uint8_t* to = static_cast<std::uint8_t*>(rows) + static_cast<std::ptrdiff_t>(y) * row_bytes;
        for (int x = 0; x < cover.width; ++x, to += 4) {
            const std::uint8_t white[] = {255, 255, 255, *value++};
            std::memcpy(to, white, 4);
        }
    }
    SDL_UnlockTexture(texture.get());
    return keep(std::move(texture), SDL_BLENDMODE_BLEND);
}

void Canvas::release(Texture texture)
{
    const auto found = textures_.find(static_cast<SDL_Texture*>(texture));
    if (found == textures_.end()) return;
    SDL_DestroyTexture(*found);
    textures_.erase(found);
    forget();  // the next texture may get the same address
}

static SDL_Rect clip_rect(const ImDrawCmd& command, const ImDrawData& data)
{
    const float left = std::max(command.ClipRect.x - data.DisplayPos.x, 0.0f);
    const float top = std::max(command.ClipRect.y - data.DisplayPos.y, 0.0f);
    const float right = std::min(command.ClipRect.z - data.DisplayPos.x, data.DisplaySize.x);
    const float bottom = std::min(command.ClipRect.w - data.DisplayPos.y, data.DisplaySize.y);
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    return {whole(left), whole(top), whole(right) - whole(left), whole(bottom) - whole(top)};
}

// The rectangle two triangles make, if they make one of a single opaque colour.
static std::optional<SDL_FRect> plain_rect(const ImDrawVert* vertices, std::span<const ImDrawIdx> six)
{
    const ImDrawVert &a = vertices[six[0]], &b = vertices[six[1]], &c = vertices[six[2]], &d = vertices[six[5]];
    const bool shares = six[3] == six[0] && six[4] == six[2];
    const bool upright = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
    const bool one_colour = a.col == b.col && b.col == c.col && c.col == d.col && a.col >> 24 == 255;
    if (!shares || !upright || !one_colour) return {};
    return SDL_FRect{a.pos.x, a.pos.y, c.pos.x - a.pos.x, c.pos.y - a.pos.y};
}

// Most of a page is opaque rectangles, and SDL's triangles blend even those: 5 of the 8 ms of a page.
bool Canvas::fill_rects(const ImDrawList& list, const ImDrawCmd& command)
{
    if (command.GetTexID() != solid_ || command.ElemCount % 6 != 0) return false;
    SDL_Renderer* renderer = renderer_.get();

    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const std::span all(list.IdxBuffer.Data + command.IdxOffset, command.ElemCount);
    for (std::size_t at = 0; at < all.size(); at += 6)
        if (!plain_rect(vertices, all.subspan(at, 6))) return false;
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_NONE);
    for (std::size_t at = 0; at < all.size(); at += 6) {
        const SDL_FRect rect = *plain_rect(vertices, all.subspan(at, 6));
        const ImU32 colour = vertices[all[at]].col;
        const auto part = [&](int shift) { return static_cast<Uint8>(colour >> shift & 0xffU); };
        SDL_SetRenderDrawColor(renderer, part(0), part(8), part(16), 255);
        SDL_RenderFillRectF(renderer, &rect);
    }
    return true;
}

// SDL looks at every vertex it is given, whether an index names it or not: so each command brings only its own.
static void draw_command(SDL_Renderer* renderer, const ImDrawList& list, const ImDrawCmd& command)
{
    const std::span all(list.IdxBuffer.Data + command.IdxOffset, command.ElemCount);
    const auto [first, last] = std::ranges::minmax(all);
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset + first;
    static thread_local std::vector<ImDrawIdx> own;
    own.assign(all.begin(), all.end());
    for (ImDrawIdx& index : own) index = static_cast<ImDrawIdx>(index - first);
    constexpr int stride = sizeof(ImDrawVert);
    // SDL's colour struct has the byte order of ImGui's packed one.
    SDL_RenderGeometryRaw(renderer, static_cast<SDL_Texture*>(command.GetTexID()), &vertices->pos.x, stride,
                          reinterpret_cast<const SDL_Color*>(&vertices->col), stride, &vertices->uv.x, stride,
                          last - first + 1, own.data(), static_cast<int>(own.size()), sizeof(ImDrawIdx));
}

bool Canvas::draw(const ImDrawData& data)
{
    const std::uint64_t now = digest(data);
    if (last_ == now) return false;
    last_ = now;

    SDL_Renderer* renderer = renderer_.get();
    SDL_RenderSetClipRect(renderer, nullptr);
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback) {
                if (command.UserCallback != ImDrawCallback_ResetRenderState) command.UserCallback(&list, &command);
                continue;
            }
            const SDL_Rect clip = clip_rect(command, data);
            if (clip.w <= 0 || clip.h <= 0 || command.ElemCount == 0) continue;
            SDL_RenderSetClipRect(renderer, &clip);
            if (!fill_rects(list, command)) draw_command(renderer, list, command);
        }
    }
    SDL_RenderSetClipRect(renderer, nullptr);
    return true;
}

}  // namespace platform
