#include "ui/scene.h"

#include "ui/impl.h"
#include "ui/stencils.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace ui {

namespace {

// The picture is drawn for 1280 x 800; every line of the land by its height at some places from left to right.
using Ridge = std::array<Point, 10>;

constexpr Ridge ridges[] = {{{{0, 499},
                              {150, 463},
                              {300, 455},
                              {440, 474},
                              {540, 481},
                              {720, 455},
                              {880, 436},
                              {1040, 444},
                              {1160, 420},
                              {1280, 416}}},
                            {{{0, 528},
                              {160, 519},
                              {320, 498},
                              {460, 494},
                              {600, 513},
                              {760, 520},
                              {920, 502},
                              {1060, 465},
                              {1180, 449},
                              {1280, 480}}},
                            {{{0, 560},
                              {120, 544},
                              {260, 541},
                              {420, 549},
                              {580, 554},
                              {740, 546},
                              {900, 530},
                              {1040, 525},
                              {1160, 529},
                              {1280, 544}}},
                            {{{0, 616},
                              {140, 605},
                              {280, 602},
                              {440, 604},
                              {600, 604},
                              {740, 599},
                              {860, 588},
                              {1020, 579},
                              {1160, 583},
                              {1280, 597}}},
                            {{{0, 688},
                              {130, 672},
                              {300, 662},
                              {460, 660},
                              {620, 658},
                              {780, 653},
                              {920, 641},
                              {1060, 630},
                              {1180, 631},
                              {1280, 628}}}};

// A smooth line through the points (cubic Hermite).
float height_at(const Ridge& p, float x)
{
    const float inside = std::clamp(x, p.front().x, p.back().x);
    std::size_t k = 0;
    while (k + 2 < p.size() && inside > p[k + 1].x) ++k;
    const auto slope = [&](std::size_t at) {
        const std::size_t a = at == 0 ? 0 : at - 1, b = std::min(at + 1, p.size() - 1);
        return (p[b].y - p[a].y) / (p[b].x - p[a].x);
    };
    const float w = p[k + 1].x - p[k].x, t = (inside - p[k].x) / w, t2 = t * t, t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * p[k].y + (t3 - 2 * t2 + t) * w * slope(k) + (-2 * t3 + 3 * t2) * p[k + 1].y +
           (t3 - t2) * w * slope(k + 1);
}

using Bend = std::array<Point, 4>;  // a cubic curve

Point along(const Bend& b, float t)
{
    const float s = 1 - t, w[] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
    Point p;
    for (std::size_t i = 0; i < 4; ++i) p = {p.x + b[i].x * w[i], p.y + b[i].y * w[i]};
    return p;
}

struct Way {
    Bend left, right;
};
constexpr Way ways[] = {
    {{{{896, 532}, {906, 556}, {880, 572}, {852, 592}}}, {{{902, 531}, {916, 556}, {894, 574}, {870, 590}}}},
    {{{{834, 593}, {836, 614}, {866, 630}, {889, 647}}}, {{{855, 590}, {862, 612}, {896, 624}, {923, 643}}}},
    {{{{896, 644}, {930, 720}, {800, 756}, {716, 802}}}, {{{942, 640}, {1010, 706}, {930, 754}, {882, 802}}}}};

class Painting {
public:
    Painting(int width, int height)
        : pixels_{
              width, height,
              std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255)}
    {}

    void put(int x, int y, Colour colour, unsigned cover)
    {
        std::uint32_t& at = *pixel(x, y);
        std::uint32_t mixed = 0xff000000U;
        for (unsigned shift = 0; shift < 24; shift += 8) {
            const unsigned wanted = colour >> shift & 0xffU, there = at >> shift & 0xffU;
            mixed |= (wanted * cover + there * (255 - cover) + 127) / 255 << shift;
        }
        at = mixed;
    }

    /// A whole row, every pixel.
    void row(int y, Colour colour) { std::fill_n(pixel(0, y), pixels_.width, opaque(colour)); }

    /// Land below a line: column x from tops[x] down to feet[x], where nearer land begins. By rows, as the picture lies
    /// in memory: at the start every millisecond is waited for.
    void land(const std::vector<float>& tops, const std::vector<int>& feet, Colour colour)
    {
        const auto [highest, _] = std::ranges::minmax(tops);
        const int foot = std::min(pixels_.height, std::ranges::max(feet));
        for (int y = std::max(0, static_cast<int>(std::floor(highest))); y < foot; ++y) {
            std::uint32_t* at = pixel(0, y);
            const auto line = static_cast<float>(y);
            for (std::size_t x = 0; x < tops.size(); ++x) {
                if (line >= tops[x]) {
                    if (y < feet[x]) at[x] = opaque(colour);
                } else if (line + 1 > tops[x]) {
                    put(static_cast<int>(x), y, colour, static_cast<unsigned>(std::lround((line + 1 - tops[x]) * 255)));
                }
            }
        }
    }

    void shape(const Outline& outline, Colour colour)
    {
        float left = outline.front().x, top = outline.front().y, right = left, foot = top;
        for (const Point& p : outline) {
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), foot = std::max(foot, p.y);
        }
        const int x0 = std::max(0, static_cast<int>(std::floor(left))),
                  y0 = std::max(0, static_cast<int>(std::floor(top)));
        const int w = std::min(pixels_.width, static_cast<int>(std::ceil(right))) - x0,
                  h = std::min(pixels_.height, static_cast<int>(std::ceil(foot))) - y0;
        if (w <= 0 || h <= 0) return;
        Outline own = outline;
        for (Point& p : own) p = {p.x - static_cast<float>(x0), p.y - static_cast<float>(y0)};
        const auto cover = coverage({own}, w, h);
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x)
                if (const auto part = cover[static_cast<std::size_t>(y * w + x)]) put(x0 + x, y0 + y, colour, part);
    }

    platform::Pixels take() { return std::move(pixels_); }

private:
    static std::uint32_t opaque(Colour colour) { return colour | 0xff000000U; }  // the byte order of the picture

    std::uint32_t* pixel(int x, int y)
    {
        const auto at =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels_.width) + static_cast<std::size_t>(x);
        return reinterpret_cast<std::uint32_t*>(pixels_.rgba.data()) + at;
    }

    platform::Pixels pixels_;
};

// Where the drawing of 1280 x 800 goes. In portrait its right part fills the width, and there is more sky.
struct Fit {
    float sx, sy, left, top;
    Point operator()(Point p) const { return {left + p.x * sx, top + p.y * sy}; }
};

Fit fit_for(int width, int height)
{
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    if (w > h) return {w / 1280, h / 800, 0, 0};
    const float s = h / 1000;
    return {s, s, std::min(0.0F, w - 1220 * s), h - 800 * s};
}

void paint_post(Painting& painting, const Scene& c, const Fit& fit)
{
    const float s = std::min(fit.sx, fit.sy);
    const Point foot = fit({1024, 692});
    const auto near = [&](float x, float y) {
        return Point{std::round(foot.x + (x - 1024) * s), std::round(foot.y + (y - 692) * s)};
    };
    Outline shadow = circle({0, 0}, 46 * s);
    for (Point& p : shadow) p = {foot.x + p.x, foot.y + p.y * 0.2F};
    painting.shape(shadow, between(c.field, c.wood, 0.14F));
    const Point top = near(1014, 292), end = near(1034, 694);
    const float r = 5 * s;
    painting.shape({{top.x + r, top.y},
                    {end.x - r, top.y},
                    {end.x, top.y + r},
                    {end.x, end.y - r},
                    {end.x - r, end.y},
                    {top.x + r, end.y},
                    {top.x, end.y - r},
                    {top.x, top.y + r}},
                   c.wood);
    struct Arm {
        float x, y, w;
        bool to_left;
        Colour colour;
    };
    for (const Arm& arm : {Arm{988, 318, 178, false, c.signs[0]}, Arm{900, 384, 160, true, c.signs[1]},
                           Arm{988, 450, 140, false, c.signs[2]}}) {
        const Point at = near(arm.x, arm.y);
        for (const float rim : {0.0F, 3.0F}) {
            Outline outline = arm_outline(std::round((arm.w - 2 * rim) * s), std::round((52 - 2 * rim) * s),
                                          (26 - rim * 0.6F) * s, arm.to_left);
            for (Point& q : outline) q = {at.x + rim * s + q.x, at.y + rim * s + q.y};
            painting.shape(outline, rim > 0 ? arm.colour : c.wood);
        }
    }
}

}  // namespace

platform::Pixels painted(const Scene& c, int width, int height, bool with_post)
{
    Painting painting(width, height);
    const Fit fit = fit_for(width, height);
    std::array<std::vector<float>, std::size(ridges)> tops;
    for (std::size_t k = 0; k < tops.size(); ++k)
        for (int x = 0; x < width; ++x)
            tops[k].push_back(fit({0, height_at(ridges[k], (static_cast<float>(x) + 0.5F - fit.left) / fit.sx)}).y);

    const float horizon = fit({0, 480}).y;
    const int sky_foot = std::min(height, static_cast<int>(std::ranges::max(tops[0])) + 1);
    for (int y = 0; y < sky_foot; ++y)
        painting.row(y, between(c.sky_top, c.sky_foot, std::min(1.0F, static_cast<float>(y) / horizon)));
    painting.shape(circle(fit({768, 392}), 68 * std::min(fit.sx, fit.sy)), c.sun);

    // What nearer land will cover need not be painted; only the row in which the two meet.
    const auto land = [&](std::size_t k, Colour colour) {
        std::vector<int> feet(tops[k].size(), height);
        for (std::size_t x = 0; k + 1 < tops.size() && x < feet.size(); ++x)
            feet[x] = std::min(height, static_cast<int>(tops[k + 1][x]) + 1);
        painting.land(tops[k], feet, colour);
    };
    const auto way = [&](std::size_t k) {
        constexpr int steps = 32;
        Outline outline;
        for (int i = 0; i <= steps; ++i) outline.push_back(fit(along(ways[k].left, static_cast<float>(i) / steps)));
        for (int i = steps; i >= 0; --i) outline.push_back(fit(along(ways[k].right, static_cast<float>(i) / steps)));
        painting.shape(outline, c.path);
    };
    land(0, c.hills[0]);
    land(1, c.hills[1]);
    land(2, c.hills[2]);
    way(0);
    land(3, c.hills[3]);
    way(1);
    land(4, c.field);
    way(2);
    if (with_post) paint_post(painting, c, fit);
    return painting.take();
}

void Ui::scene(Post post)
{
    auto& i = *impl_;
    i.on_scene = true;
    if (i.high_contrast()) return;  // flat black
    const Impl::ScenePicture wanted{static_cast<int>(i.width), static_cast<int>(i.height), i.reading.theme,
                                    post == Post::yes, nullptr};
    auto& now = i.scene_picture;
    const bool same = now.texture && now.width == wanted.width && now.height == wanted.height &&
                      now.theme == wanted.theme && now.post == wanted.post;
    if (!same) {
        if (now.texture) i.glass.release(now.texture);
        now = wanted;
        now.texture = i.glass.upload(painted(scene_colours(i.reading.theme), now.width, now.height, now.post));
    }
    i.shapes.picture({0, 0, i.width, i.height}, now.texture);
}

}  // namespace ui
