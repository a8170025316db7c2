#include "ui/shapes.h"

#include <algorithm>
#include <cmath>

namespace ui {

Colour with_alpha(Colour colour, float alpha)
{
    return (colour & 0xffffffu) | static_cast<Colour>(std::lround(alpha * 255)) << 24;
}

Colour between(Colour a, Colour b, float t)
{
    Colour mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const auto one = static_cast<float>(a >> shift & 0xffu), other = static_cast<float>(b >> shift & 0xffu);
        mixed |= static_cast<Colour>(std::lround(one + (other - one) * t)) << shift;
    }
    return mixed;
}

Rect shrunk(const Rect& r, float by) { return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by}; }

Rect overlap(const Rect& a, const Rect& b)
{
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    const float right = std::min(a.x + a.w, b.x + b.w), foot = std::min(a.y + a.h, b.y + b.h);
    return {x, y, std::max(0.0F, right - x), std::max(0.0F, foot - y)};
}

static Rect on_pixels(const Rect& r)
{
    const float x = std::round(r.x), y = std::round(r.y);
    return {x, y, std::round(r.x + r.w) - x, std::round(r.y + r.h) - y};
}

static int whole_radius(const Rect& r, float radius)
{
    return static_cast<int>(std::min({std::round(radius), std::floor(r.w / 2), std::floor(r.h / 2)}));
}

// Quarters of a disc or ring in the corners of a rectangle.
void Shapes::corners(const Rect& r, Colour colour, int radius, int thickness, int which)
{
    if (radius <= 0 || which == 0) return;
    const Stencils::Stencil stencil = stencils_.round(radius, thickness);
    const auto size = static_cast<float>(radius);
    list_.PushTextureID(stencil.texture);
    const auto quarter = [&](int corner, float x, float y, float u, float v) {
        if ((which & corner) == 0) return;
        list_.PrimReserve(6, 4);
        list_.PrimRectUV({x, y}, {x + size, y + size}, {u, v}, {u + 0.5F, v + 0.5F}, colour);
    };
    quarter(top_left, r.x, r.y, 0, 0);
    quarter(top_right, r.x + r.w - size, r.y, 0.5F, 0);
    quarter(foot_right, r.x + r.w - size, r.y + r.h - size, 0.5F, 0.5F);
    quarter(foot_left, r.x, r.y + r.h - size, 0, 0.5F);
    list_.PopTextureID();
}

void Shapes::fill(const Rect& rect, Colour colour, float radius, int round)
{
    const Rect r = on_pixels(rect);
    const bool opaque = colour >> 24 == 255;
    const auto plain = [&](float x, float y, float w, float h) {
        if (w <= 0 || h <= 0) return;
        if (!opaque) list_.PushTextureID(stencils_.whole());
        list_.PrimReserve(6, 4);
        list_.PrimRect({x, y}, {x + w, y + h}, colour);
        if (!opaque) list_.PopTextureID();
    };
    const int whole = round == 0 ? 0 : whole_radius(r, radius);
    const auto size = static_cast<float>(whole);
    if (whole == 0) {
        plain(r.x, r.y, r.w, r.h);
        return;
    }
    const auto inset = [&](int corner) { return (round & corner) != 0 ? size : 0; };
    plain(r.x + inset(top_left), r.y, r.w - inset(top_left) - inset(top_right), size);
    plain(r.x, r.y + size, r.w, r.h - 2 * size);
    plain(r.x + inset(foot_left), r.y + r.h - size, r.w - inset(foot_left) - inset(foot_right), size);
    corners(r, colour, whole, 0, round);
}

void Shapes::edge(const Rect& rect, Colour colour, float thickness, float radius)
{
    const Rect r = on_pixels(rect);
    const float t = std::round(thickness);
    const int whole = whole_radius(r, radius);
    const auto size = static_cast<float>(whole);
    fill({r.x + size, r.y, r.w - 2 * size, t}, colour);
    fill({r.x + size, r.y + r.h - t, r.w - 2 * size, t}, colour);
    const float inset = whole > 0 ? size : t;
    fill({r.x, r.y + inset, t, r.h - 2 * inset}, colour);
    fill({r.x + r.w - t, r.y + inset, t, r.h - 2 * inset}, colour);
    corners(r, colour, whole, static_cast<int>(t), all);
}

void Shapes::box(const Rect& r, Colour ground, Colour border, float thickness, float radius)
{
    // The ground stays clear of the border's outer pixels, or it would shine through at the corners.
    const float inset = thickness > 0 ? std::round(thickness / 2) : 0;
    fill(shrunk(on_pixels(r), inset), ground, std::max(0.0F, std::round(radius) - inset));
    if (thickness > 0) edge(r, border, thickness, radius);
}

// Round the corners one dash goes; the straight sides are divided evenly.
void Shapes::dashed(const Rect& rect, Colour colour, float thickness, float radius, float dash, float space)
{
    const Rect r = on_pixels(rect);
    const float t = std::round(thickness);
    const int whole = whole_radius(r, radius);
    const auto size = static_cast<float>(whole);
    corners(r, colour, whole, static_cast<int>(t), all);
    const auto side = [&](float length, const auto& draw) {
        const float count = std::max(1.0F, std::round((length - space) / (dash + space)));
        const float step = (length - space) / count;
        for (float k = 0; k < count; ++k) {
            const float from = std::round(space + k * step), to = std::round((k + 1) * step);
            if (to > from) draw(from, to - from);
        }
    };
    side(r.w - 2 * size, [&](float from, float length) {
        fill({r.x + size + from, r.y, length, t}, colour);
        fill({r.x + size + from, r.y + r.h - t, length, t}, colour);
    });
    side(r.h - 2 * size, [&](float from, float length) {
        fill({r.x, r.y + size + from, t, length}, colour);
        fill({r.x + r.w - t, r.y + size + from, t, length}, colour);
    });
}

void Shapes::shape(const Outline& outline, Colour colour)
{
    float left = outline.front().x, top = outline.front().y, right = left, foot = top;
    for (const Point& p : outline) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), foot = std::max(foot, p.y);
    }
    left = std::floor(left), top = std::floor(top);
    Outline own = outline;
    for (Point& p : own) p = {p.x - left, p.y - top};
    const Stencils::Stencil stencil =
        stencils_.shape(own, static_cast<int>(std::ceil(right - left)), static_cast<int>(std::ceil(foot - top)));
    if (stencil.w <= 0 || stencil.h <= 0) return;
    list_.PushTextureID(stencil.texture);
    list_.PrimReserve(6, 4);
    list_.PrimRectUV({left, top}, {left + static_cast<float>(stencil.w), top + static_cast<float>(stencil.h)}, {0, 0},
                     {1, 1}, colour);
    list_.PopTextureID();
}

void Shapes::onward(const Rect& rect, Colour colour, float radius, float point)
{
    const Rect r = on_pixels(rect);
    const float tip = std::round(point), shoulder = r.x + r.w - tip;
    fill({r.x, r.y, r.w - tip, r.h}, colour, radius, top_left | foot_left);
    shape({{shoulder, r.y}, {r.x + r.w, r.y + r.h / 2}, {shoulder, r.y + r.h}}, colour);
}

Outline arm_outline(float w, float h, float point, bool to_left)
{
    if (to_left) return {{0, h / 2}, {point, 0}, {w, 0}, {w, h}, {point, h}};
    return {{0, 0}, {w - point, 0}, {w, h / 2}, {w - point, h}, {0, h}};
}

void Shapes::arm(const Rect& rect, Colour colour, float point)
{
    const Rect r = on_pixels(rect);
    Outline outline = arm_outline(r.w, r.h, std::round(point), false);
    for (Point& p : outline) p = {p.x + r.x, p.y + r.y};
    shape(outline, colour);
}

void Shapes::disc(float x, float y, float radius, Colour colour)
{
    const float r = std::round(radius);
    fill({std::round(x - r), std::round(y - r), 2 * r, 2 * r}, colour, r);
}

void Shapes::ring(float x, float y, float radius, Colour colour, float thickness)
{
    const float r = std::round(radius);
    edge({std::round(x - r), std::round(y - r), 2 * r, 2 * r}, colour, thickness, r);
}

void Shapes::dots(float x, float y, float w, Colour colour, float dot, float space)
{
    for (float at = 0; at + dot <= w; at += dot + space) fill({x + at, y, dot, dot}, colour);
}

// In steps of one pixel, each one colour: as even as eight bits allow.
void Shapes::shade(const Rect& rect, Colour top, Colour foot)
{
    const Rect r = on_pixels(rect);
    for (float row = 0; row < r.h; ++row) fill({r.x, r.y + row, r.w, 1}, between(top, foot, (row + 0.5F) / r.h));
}

void Shapes::picture(const Rect& rect, platform::Texture texture)
{
    const Rect r = on_pixels(rect);
    list_.PushTextureID(texture);
    list_.PrimReserve(6, 4);
    list_.PrimRectUV({r.x, r.y}, {r.x + r.w, r.y + r.h}, {0, 0}, {1, 1}, 0xffffffffu);
    list_.PopTextureID();
}

void Shapes::icon(const Font& font, Icon icon, float centre_x, float centre_y, Colour colour)
{
    const ImFontGlyph* glyph = font.face->font().FindGlyphNoFallback(static_cast<ImWchar>(icon));
    if (!glyph) return;
    const float x = std::round(centre_x - font.em / 2), y = std::round(centre_y - font.em / 2);
    list_.PushTextureID(font.face->texture());
    list_.PrimReserve(6, 4);
    list_.PrimRectUV({x + glyph->X0, y + glyph->Y0}, {x + glyph->X1, y + glyph->Y1}, {glyph->U0, glyph->V0},
                     {glyph->U1, glyph->V1}, colour);
    list_.PopTextureID();
}

void Shapes::glyphs(const LaidOut& laid, const Line& line, const std::vector<const Font*>& fonts,
                    const std::vector<Colour>& colours, float x, float baseline)
{
    for (std::size_t from = line.begin; from < line.end;) {
        Face& face = *fonts[laid.glyphs[from].run]->face;
        std::size_t to = from;
        while (to < line.end && fonts[laid.glyphs[to].run]->face == &face) ++to;
        run_of_glyphs(std::span(laid.glyphs).subspan(from, to - from), face, colours, x, baseline);
        from = to;
    }
}

void Shapes::run_of_glyphs(std::span<const Glyph> glyphs, Face& face, const std::vector<Colour>& colours, float x,
                           float baseline)
{
    const ImFont& font = face.font();
    const auto most = static_cast<int>(glyphs.size());
    const float top = baseline - std::round(font.Ascent);
    int drawn = 0;
    list_.PushTextureID(face.texture());
    list_.PrimReserve(most * 6, most * 4);
    for (const Glyph& placed : glyphs) {
        const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(placed.c));
        if (!glyph || !glyph->Visible) continue;
        const float left = std::round(x + placed.x);
        list_.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1},
                         {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colours[placed.run]);
        ++drawn;
    }
    list_.PrimUnreserve((most - drawn) * 6, (most - drawn) * 4);
    list_.PopTextureID();
}

}  // namespace ui
