#include "ui/shapes.h"

#include <algorithm>
#include <cmath>

namespace ui {

static ImVec2 top_left(const Rect& r) { return {r.x, r.y}; }
static ImVec2 foot_right(const Rect& r) { return {r.x + r.w, r.y + r.h}; }

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

void Shapes::fill(const Rect& r, Colour colour, float radius) { list_.AddRectFilled(top_left(r), foot_right(r), colour, radius); }

void Shapes::fill_top(const Rect& r, Colour colour, float radius)
{
    list_.AddRectFilled(top_left(r), foot_right(r), colour, radius, ImDrawFlags_RoundCornersTop);
}

void Shapes::fill_left(const Rect& r, Colour colour, float radius)
{
    list_.AddRectFilled(top_left(r), foot_right(r), colour, radius, ImDrawFlags_RoundCornersLeft);
}

void Shapes::edge(const Rect& r, Colour colour, float thickness, float radius)
{
    // ImGui strokes around a line half a pixel inside; this puts the outer border of the stroke on the rectangle's.
    const Rect middle = shrunk(r, thickness / 2);
    const float inner = std::max(0.0F, radius - thickness / 2);
    list_.PathRect(top_left(middle), foot_right(middle), inner);
    list_.PathStroke(colour, ImDrawFlags_Closed, thickness);
}

void Shapes::box(const Rect& r, Colour ground, Colour border, float thickness, float radius)
{
    fill(thickness > 0 ? shrunk(r, 1) : r, ground, std::max(0.0F, radius - 1));
    if (thickness > 0) edge(r, border, thickness, radius);
}

void Shapes::dashed(const Rect& r, Colour colour, float thickness, float radius, float dash, float space)
{
    const Rect middle = shrunk(r, thickness / 2);
    list_.PathRect(top_left(middle), foot_right(middle), radius - thickness / 2);
    std::vector<ImVec2> points(list_._Path.begin(), list_._Path.end());
    list_.PathClear();
    if (points.empty()) return;
    points.push_back(points.front());

    float length = 0;
    for (std::size_t i = 1; i < points.size(); ++i) length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    const float count = std::max(4.0F, std::round(length / (dash + space)));
    const float period = length / count, on = period * dash / (dash + space);

    float gone = 0;  // since the present dash began
    bool drawing = true;
    std::vector<ImVec2> stroke = {points.front()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        ImVec2 from = points[i - 1];
        float left = std::hypot(points[i].x - from.x, points[i].y - from.y);
        while (left > 0) {
            const float until = (drawing ? on : period) - gone;
            const float step = std::min(left, until);
            const float t = step / left;
            from = {from.x + (points[i].x - from.x) * t, from.y + (points[i].y - from.y) * t};
            left -= step;
            gone += step;
            if (drawing) stroke.push_back(from);
            if (step < until) break;
            if (drawing) list_.AddPolyline(stroke.data(), static_cast<int>(stroke.size()), colour, 0, thickness);
            if (!drawing) gone = 0;
            drawing = !drawing;
            stroke = {from};
        }
    }
}

void Shapes::onward(const Rect& r, Colour colour, float radius, float point)
{
    constexpr float quarter = 1.5707963F;
    const float shoulder = r.x + r.w - point;
    list_.PathArcTo({r.x + radius, r.y + radius}, radius, 2 * quarter, 3 * quarter);
    list_.PathLineTo({shoulder, r.y});
    list_.PathLineTo({r.x + r.w, r.y + r.h / 2});
    list_.PathLineTo({shoulder, r.y + r.h});
    list_.PathArcTo({r.x + radius, r.y + r.h - radius}, radius, quarter, 2 * quarter);
    list_.PathFillConvex(colour);
}

static void arm_path(ImDrawList& list, const Rect& r, float point, bool to_left)
{
    const float right = r.x + r.w, foot = r.y + r.h, middle = r.y + r.h / 2;
    if (to_left) {
        list.PathLineTo({r.x, middle});
        list.PathLineTo({r.x + point, r.y});
        list.PathLineTo({right, r.y});
        list.PathLineTo({right, foot});
        list.PathLineTo({r.x + point, foot});
    } else {
        list.PathLineTo({r.x, r.y});
        list.PathLineTo({right - point, r.y});
        list.PathLineTo({right, middle});
        list.PathLineTo({right - point, foot});
        list.PathLineTo({r.x, foot});
    }
}

void Shapes::arm(const Rect& r, Colour colour, float point, bool to_left)
{
    arm_path(list_, r, point, to_left);
    list_.PathFillConvex(colour);
}

void Shapes::arm_edge(const Rect& r, Colour colour, float point, float thickness, bool to_left)
{
    arm_path(list_, r, point, to_left);
    list_.PathStroke(colour, ImDrawFlags_Closed, thickness);
}

void Shapes::disc(float x, float y, float radius, Colour colour) { list_.AddCircleFilled({x, y}, radius, colour); }

void Shapes::ring(float x, float y, float radius, Colour colour, float thickness)
{
    list_.AddCircle({x, y}, radius - thickness / 2, colour, 0, thickness);
}

void Shapes::line(float x0, float y0, float x1, float y1, Colour colour, float thickness)
{
    if (x0 == x1)
        fill({x0 - thickness / 2, std::min(y0, y1), thickness, std::abs(y1 - y0)}, colour);
    else if (y0 == y1)
        fill({std::min(x0, x1), y0 - thickness / 2, std::abs(x1 - x0), thickness}, colour);
    else
        list_.AddLine({x0, y0}, {x1, y1}, colour, thickness);
}

void Shapes::dots(float x, float y, float w, Colour colour, float dot, float space)
{
    for (float at = 0; at + dot <= w; at += dot + space) fill({x + at, y, dot, dot}, colour);
}

void Shapes::shade(const Rect& r, Colour top, Colour foot)
{
    list_.AddRectFilledMultiColor(top_left(r), foot_right(r), top, top, foot, foot);
}

void Shapes::picture(const Rect& r, platform::Texture texture, float radius)
{
    list_.AddImageRounded(texture, top_left(r), foot_right(r), {0, 0}, {1, 1}, 0xffffffffu, radius);
}

void Shapes::land(float left, float right, const std::vector<float>& tops, float foot, Colour colour)
{
    const auto count = static_cast<int>(tops.size());
    const ImVec2 uv = list_._Data->TexUvWhitePixel;
    const Colour clear = with_alpha(colour, 0);
    list_.PrimReserve((count - 1) * 12, count * 3);
    const auto first = list_._VtxCurrentIdx;
    for (int i = 0; i < count; ++i) {
        const float x = left + (right - left) * static_cast<float>(i) / static_cast<float>(count - 1);
        const float y = tops[static_cast<std::size_t>(i)];
        list_.PrimWriteVtx({x, y - 0.5F}, uv, clear);
        list_.PrimWriteVtx({x, y + 0.5F}, uv, colour);
        list_.PrimWriteVtx({x, foot}, uv, colour);
    }
    const auto index = [&](int i, int row) { list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(i * 3 + row))); };
    for (int i = 0; i + 1 < count; ++i)
        for (int row = 0; row < 2; ++row) {
            index(i, row), index(i + 1, row), index(i + 1, row + 1);
            index(i, row), index(i + 1, row + 1), index(i, row + 1);
        }
}

void Shapes::ribbon(const std::vector<ImVec2>& left, const std::vector<ImVec2>& right, Colour colour)
{
    const auto count = static_cast<int>(left.size());
    const ImVec2 uv = list_._Data->TexUvWhitePixel;
    const Colour clear = with_alpha(colour, 0);
    list_.PrimReserve((count - 1) * 18, count * 4);
    const auto first = list_._VtxCurrentIdx;
    for (int i = 0; i < count; ++i) {
        const ImVec2 a = left[static_cast<std::size_t>(i)], b = right[static_cast<std::size_t>(i)];
        list_.PrimWriteVtx({a.x - 0.5F, a.y}, uv, clear);
        list_.PrimWriteVtx({a.x + 0.5F, a.y}, uv, colour);
        list_.PrimWriteVtx({b.x - 0.5F, b.y}, uv, colour);
        list_.PrimWriteVtx({b.x + 0.5F, b.y}, uv, clear);
    }
    const auto index = [&](int i, int row) { list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(i * 4 + row))); };
    for (int i = 0; i + 1 < count; ++i)
        for (int row = 0; row < 3; ++row) {
            index(i, row), index(i, row + 1), index(i + 1, row + 1);
            index(i, row), index(i + 1, row + 1), index(i + 1, row);
        }
}

void Shapes::icon(const Font& font, Icon icon, float centre_x, float centre_y, Colour colour)
{
    const ImFontGlyph* glyph = font.font->FindGlyphNoFallback(static_cast<ImWchar>(icon));
    if (!glyph) return;
    const float x = std::round(centre_x - font.em / 2), y = std::round(centre_y - font.em / 2);
    list_.PrimReserve(6, 4);
    list_.PrimRectUV({x + glyph->X0, y + glyph->Y0}, {x + glyph->X1, y + glyph->Y1}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
}

void Shapes::glyphs(const LaidOut& laid, const Line& line, const std::vector<const Font*>& fonts, const std::vector<Colour>& colours,
                    float x, float baseline)
{
    if (line.begin == line.end) return;
    const auto most = static_cast<int>(line.end - line.begin);
    list_.PrimReserve(most * 6, most * 4);
    int drawn = 0;
    for (std::size_t i = line.begin; i < line.end; ++i) {
        const Glyph& placed = laid.glyphs[i];
        const ImFont* font = fonts[placed.run]->font;
        const ImFontGlyph* glyph = font->FindGlyph(static_cast<ImWchar>(placed.c));
        if (!glyph || !glyph->Visible) continue;
        const float left = std::round(x + placed.x), top = baseline - std::round(font->Ascent);
        list_.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0},
                         {glyph->U1, glyph->V1}, colours[placed.run]);
        ++drawn;
    }
    list_.PrimUnreserve((most - drawn) * 6, (most - drawn) * 4);
}

}  // namespace ui
