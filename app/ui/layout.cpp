// Where things go: one below the other, in a row, side by side, in a card.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

static float gap_at_150(Kind above, Kind next, float paragraphs)
{
    const bool words = next == Kind::para || next == Kind::prose;
    switch (above) {
    case Kind::none:
        return 0;
    case Kind::crumb:
        return next == Kind::title || next == Kind::stem ? 0 : 6;
    case Kind::title:
        return next == Kind::para || next == Kind::strong || next == Kind::small || next == Kind::status ? 6
               : next == Kind::prose                                                                     ? 20
                                                                                                         : 16;
    case Kind::heading:
        return words || next == Kind::small ? 4 : 12;
    case Kind::strong:  // stands over what follows it
        if (next == Kind::strong || words || next == Kind::small || next == Kind::status) return 6;
        return 12;
    case Kind::stem:
        return next == Kind::small ? 6 : 16;
    case Kind::small:
        if (next == Kind::small || next == Kind::para || next == Kind::strong || next == Kind::heading ||
            next == Kind::title)
            return 4;
        break;
    case Kind::control:
        if (next == Kind::small) return 14;
        break;
    case Kind::para:
    case Kind::prose:
        if (next == Kind::small || next == Kind::status) return 8;
        break;
    default:
        break;
    }
    switch (next) {
    case Kind::title:
    case Kind::heading:
        return 24;
    case Kind::control:
        return above == Kind::control ? space::between_controls : 18;
    case Kind::block:
        return above == Kind::prose ? 24 : 16;
    case Kind::mark:
        return 12;
    case Kind::crumb:
    case Kind::small:
    case Kind::status:
        return 10;
    default:
        return paragraphs;
    }
}

float Ui::Impl::gap_before(Kind next) const
{
    const float by_size[] = {space::between_paragraphs, 22, 26};
    const float paragraphs = by_size[static_cast<int>(reading.size)] * (reading.more_space ? 2.0F : 1.0F);
    return px(gap_at_150(flow.last, next, paragraphs));
}

Rect Ui::Impl::place(Kind kind, float w, float h)
{
    const float between = px(space::between_controls);
    ++flow.things;
    flow.card = false;
    if (!flow.row) {
        flow.y += gap_before(kind);
        const float x = flow.centred ? std::round(flow.x + (flow.w - w) / 2) : flow.x;
        const Rect rect{x, flow.y, w, h};
        flow.y += h;
        flow.last = kind;
        flow.right = std::max(flow.right, x + w);
        return rect;
    }
    if (flow.row_x > flow.x && flow.row_x + w > flow.x + flow.w + 0.5F) {
        flow.y += flow.row_h + between;
        flow.row_x = flow.x;
        flow.row_h = 0;
        ++flow.rows;
    }
    flow.row_h = std::max({flow.row_h, h, flow.least_h});
    const Rect rect{flow.row_x, flow.y + std::round(std::max(0.0F, flow.least_h - h) / 2), w, h};
    flow.row_x += w + between;
    flow.right = std::max(flow.right, rect.x + w);
    return rect;
}

Extent Ui::Impl::measure(float w, const Draw& draw, bool row)
{
    if (!draw) return {};
    ++measuring;
    const Extent extent = inside({0, 0, w, 0}, draw, {.foot = flow.foot, .row = row});
    --measuring;
    return extent;
}

Extent Ui::Impl::inside(const Rect& rect, const Draw& draw, const Flow& like)
{
    if (!draw) return {};
    const Flow outer = flow;
    const float outer_corner = std::exchange(corner_w, 0.0F);  // a corner takes from its own page's words only
    flow = like;
    flow.x = flow.row_x = flow.right = rect.x;
    flow.y = flow.top = rect.y;
    flow.w = rect.w;
    draw();
    const Extent extent{flow.right - rect.x, flow.y + (flow.row ? flow.row_h : 0) - rect.y,
                        flow.things == 1 && flow.card, flow.rows};
    flow = outer;
    corner_w = outer_corner;
    return extent;
}

void Ui::stays(const Draw& draw)
{
    auto& i = *impl_;
    const float by = i.drawing() && i.in_body ? std::round(i.scroll().at()) : 0;
    const bool has_room = by > 0 && i.flow.y + by + i.measure(i.flow.w, draw).h <= i.clip.y + i.clip.h;
    if (has_room) i.flow.y += by;
    draw();
    if (has_room) i.flow.y -= by;
}

void Ui::gap(float pixels)
{
    auto& i = *impl_;
    if (!i.flow.row) i.flow.y += pixels < 0 ? -i.px(-pixels) : i.px(pixels);
}

void Ui::rule()
{
    auto& i = *impl_;
    const Rect rect = i.place(Kind::mark, i.flow.w, i.px(space::hairline));
    if (i.in_sight(rect)) i.shapes.fill(rect, i.colours->hair);
}

void Ui::in_row(const Draw& draw)
{
    auto& i = *impl_;
    constexpr float rounded = 1;  // what rounding may add to a row that just fits; measured and drawn alike
    const float w = i.flow.w;
    const Extent extent = i.measure(w + rounded, draw, true);
    if (extent.h <= 0) return;
    const Rect rect = i.place(Kind::control, i.flow.centred ? extent.w : w, extent.h);
    if (i.drawing())
        i.inside({rect.x, rect.y, rect.w + rounded, rect.h}, draw,
                 {.row = true, .least_h = extent.rows == 1 ? extent.h : 0});
}

void Ui::columns(const std::vector<float>& weights, float least_ems, const std::vector<Draw>& parts)
{
    auto& i = *impl_;
    if (parts.empty()) return;
    const bool equal = std::ranges::all_of(weights, [&](float weight) { return weight == weights.front(); });
    const float between = i.px(equal ? space::between_controls : 20), w = i.flow.w;
    float sum = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) sum += weights[k];
    const float share = (w - between * static_cast<float>(parts.size() - 1)) / sum;
    const float narrowest = share * *std::min_element(weights.begin(), weights.end());

    if (narrowest < least_ems * i.em() && parts.size() > 1) {
        // Fewer side by side, if that does: equal parts in rows of two.
        if (equal && parts.size() == 4 && (w - between) / 2 >= least_ems * i.em()) {
            columns({1, 1}, least_ems, {parts[0], parts[1]});
            columns({1, 1}, least_ems, {parts[2], parts[3]});
            return;
        }
        for (const Draw& part : parts) {
            const Extent extent = i.measure(w, part);
            if (extent.h <= 0) continue;
            const Rect rect = i.place(Kind::block, w, extent.h);
            if (i.drawing()) i.inside(rect, part, {.foot = i.flow.foot});
        }
        return;
    }

    std::vector<Rect> rects;
    std::vector<Extent> extents;
    float x = 0, tallest = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const bool last = k + 1 == parts.size();
        const float part_w = last ? w - x : std::round(share * weights[k]);
        extents.push_back(i.measure(part_w, parts[k]));
        rects.push_back({x, 0, part_w, 0});
        tallest = std::max(tallest, extents.back().h);
        x += part_w + between;
    }
    if (tallest <= 0) return;
    const bool cards = std::ranges::any_of(extents, &Extent::lone_card) || !equal;
    const Rect whole = i.place(cards ? Kind::block : Kind::control, w, tallest);
    if (!i.drawing()) return;
    for (std::size_t k = 0; k < parts.size(); ++k)
        i.inside({whole.x + rects[k].x, whole.y, rects[k].w, tallest}, parts[k],
                 {.stretch = extents[k].lone_card ? tallest : 0, .foot = i.flow.foot});
}

void Ui::grid(float least_ems, const std::vector<Draw>& parts)
{
    auto& i = *impl_;
    const float between = i.px(space::between_controls);
    const float least = least_ems * i.em();
    const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor((i.flow.w + between) / (least + between))));
    const std::size_t across = std::min(fit, std::max<std::size_t>(1, parts.size()));
    const float w = std::floor((i.flow.w - between * static_cast<float>(across - 1)) / static_cast<float>(across));
    for (std::size_t row = 0; row < parts.size(); row += across) {
        const std::size_t end = std::min(parts.size(), row + across);
        float tallest = 0;
        for (std::size_t k = row; k < end; ++k) tallest = std::max(tallest, i.measure(w, parts[k]).h);
        const Rect whole = i.place(Kind::control, i.flow.w, tallest);
        if (!i.drawing()) continue;
        for (std::size_t k = row; k < end; ++k)
            i.inside({whole.x + static_cast<float>(k - row) * (w + between), whole.y, w, tallest}, parts[k],
                     {.stretch = tallest});
    }
}

bool Ui::card(const Card& card, const Draw& draw)
{
    auto& i = *impl_;
    const bool loud =
        card.edge == Card::Edge::here || card.edge == Card::Edge::needs_you || card.edge == Card::Edge::danger;
    const float pad = i.px(card.edge == Card::Edge::here ? 28 : 20), w = i.flow.w;
    const Extent extent = i.measure(w - 2 * pad, draw);
    float h = extent.h + 2 * pad;
    if (card.tappable) h = std::max(h, i.control_height());
    const float stretch = i.flow.stretch;
    if (!i.drawing()) {
        i.place(Kind::block, w, h);
        i.flow.card = true;
        return false;
    }
    const Rect rect = i.place(Kind::block, w, std::max(h, stretch));
    i.flow.card = true;

    Touch touch;
    if (card.tappable) touch = i.control(rect, {.role = "button", .label = card.label, .group = group::entries});
    const Palette& c = *i.colours;
    Impl::Look look{c.sheet, card.tappable ? c.edge : c.hair, c.ink, i.px(space::hairline)};
    if (card.edge == Card::Edge::here) look.edge = c.accent;
    if (card.edge == Card::Edge::needs_you) look.ground = c.wrong_tint, look.edge = c.wrong;
    if (card.edge == Card::Edge::danger) look.ground = c.danger_tint, look.edge = c.danger;
    if (loud) look.thickness = i.px(space::thick);
    if (card.edge == Card::Edge::none) look.thickness = 0;
    if (touch.pressed) look = {c.tint, c.ink, c.ink, i.px(space::thick)};
    if (i.in_sight(rect)) i.draw_box(rect, look, i.px(corner::card));
    i.inside({rect.x + pad, rect.y + pad, rect.w - 2 * pad, rect.h - 2 * pad}, draw);
    return touch.acted;
}

}  // namespace ui
