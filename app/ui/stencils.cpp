#include "ui/stencils.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace ui {

// Adds to each pixel of a row what the edge a-b (within that row) takes from it and from all pixels right of it.
static void add_in_row(float* row, int w, Point a, Point b)
{
    const float height = b.y - a.y;
    const float lo = std::clamp(std::min(a.x, b.x), 0.0F, static_cast<float>(w));
    const float hi = std::clamp(std::max(a.x, b.x), 0.0F, static_cast<float>(w));
    const int first = static_cast<int>(lo);
    if (first >= w) return;
    if (hi - std::floor(lo) <= 1) {
        const float inside = 1 - ((lo + hi) / 2 - std::floor(lo));
        row[first] += height * inside;
        row[first + 1] += height * (1 - inside);
        return;
    }
    // The edge crosses several pixels: each takes its share of the height.
    const float per_pixel = height / (hi - lo);
    float gone = 0;
    for (int x = first; x < w && static_cast<float>(x) < hi; ++x) {
        const float from = std::max(lo, static_cast<float>(x)), to = std::min(hi, static_cast<float>(x + 1));
        const float part = (to - from) * per_pixel, inside = 1 - ((from + to) / 2 - static_cast<float>(x));
        row[x] += part * inside;
        row[x + 1] += part * (1 - inside);
        gone += part;
    }
    row[std::min(w, static_cast<int>(std::ceil(hi)))] += height - gone;
}

std::vector<std::uint8_t> coverage(const std::vector<Outline>& outlines, int w, int h)
{
    const auto stride = static_cast<std::size_t>(w) + 2;
    std::vector<float> sums(stride * static_cast<std::size_t>(h), 0.0F);
    for (const Outline& outline : outlines)
        for (std::size_t i = 0; i < outline.size(); ++i) {
            Point a = outline[i], b = outline[(i + 1) % outline.size()];
            const float sign = a.y < b.y ? 1.0F : -1.0F;
            if (a.y > b.y) std::swap(a, b);
            const float slope = a.y == b.y ? 0 : (b.x - a.x) / (b.y - a.y);
            const int top = std::max(0, static_cast<int>(std::floor(a.y))),
                      foot = std::min(h, static_cast<int>(std::ceil(b.y)));
            for (int y = top; y < foot; ++y) {
                const float from = std::max(a.y, static_cast<float>(y)), to = std::min(b.y, static_cast<float>(y + 1));
                if (to <= from) continue;
                Point p{a.x + (from - a.y) * slope, from}, q{a.x + (to - a.y) * slope, to};
                if (sign < 0) std::swap(p.y, q.y);  // the height counts as negative
                add_in_row(&sums[static_cast<std::size_t>(y) * stride], w, p, q);
            }
        }
    std::vector<std::uint8_t> cover;
    cover.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
    for (int y = 0; y < h; ++y) {
        float sum = 0;
        for (int x = 0; x < w; ++x) {
            sum += sums[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x)];
            cover.push_back(static_cast<std::uint8_t>(std::lround(std::min(1.0F, std::abs(sum)) * 255)));
        }
    }
    return cover;
}

Outline circle(Point centre, float radius, int turn)
{
    const int steps = std::clamp(static_cast<int>(radius * 4), 24, 240);
    Outline outline;
    for (int i = 0; i < steps; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i * turn) / static_cast<float>(steps);
        outline.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return outline;
}

Stencils::~Stencils()
{
    for (const auto& [key, stencil] : kept_) glass_.release(stencil.texture);
    if (whole_) glass_.release(whole_);
}

platform::Texture Stencils::whole()
{
    constexpr std::uint8_t all = 255;
    if (!whole_) whole_ = glass_.upload(platform::Cover{1, 1, &all});
    return whole_;
}

Stencils::Stencil Stencils::keep(std::uint64_t key, const std::vector<Outline>& outlines, int w, int h)
{
    const auto cover = coverage(outlines, w, h);
    return kept_[key] = {glass_.upload(platform::Cover{w, h, cover.data()}), w, h};
}

Stencils::Stencil Stencils::round(int radius, int thickness)
{
    const auto key = static_cast<std::uint64_t>(radius) << 16 | static_cast<std::uint64_t>(thickness);
    if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
    const auto r = static_cast<float>(radius);
    std::vector<Outline> outlines = {circle({r, r}, r)};
    if (thickness > 0 && thickness < radius) outlines.push_back(circle({r, r}, r - static_cast<float>(thickness), -1));
    return keep(key, outlines, 2 * radius, 2 * radius);
}

Stencils::Stencil Stencils::shape(const Outline& outline, int w, int h)
{
    std::uint64_t key = 1469598103934665603ULL ^ static_cast<std::uint64_t>(w) << 32 ^ static_cast<std::uint64_t>(h);
    for (const Point& point : outline)
        for (const float value : {point.x, point.y}) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, &value, sizeof bits);
            key = (key ^ bits) * 1099511628211ULL;
        }
    key |= 1ULL << 63;
    if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
    return keep(key, {outline}, w, h);
}

void Stencils::tidy()
{
    constexpr std::size_t many = 160;
    if (kept_.size() < many) return;
    for (const auto& [key, stencil] : kept_) glass_.release(stencil.texture);
    kept_.clear();
}

}  // namespace ui
