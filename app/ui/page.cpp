// A page inside its frame: the body that scrolls, the foot that stays; and the sheet from below.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

// Why the onward arrow did not act: beside it where there is room, else just above it, until something else is touched.
void Ui::Impl::draw_hint(float foot_top, const Rect& within, const Rect& free)
{
    if (hint.empty()) return;
    const float pad = px(20), most = std::min(within.w - px(48), column_width());
    const float icon_w = icon_em(IconSize::button) + px(12);
    const Text text = lay(hint, Style::label, colours->ink, most - 2 * pad - icon_w);
    const float w = text.laid.width + 2 * pad + icon_w, h = text.height() + 2 * px(16);
    Rect rect{within.x + within.w - px(24) - w, foot_top - px(12) - h, w, h};
    if (w <= free.w + px(space::l) && h <= free.h)
        rect = {free.x + free.w - w, free.y + std::round((free.h - h) / 2), w, h};
    const Rect outer = clip;
    clip = within;
    draw_box(rect, {colours->wrong_tint, colours->wrong, colours->ink, px(space::thick)}, px(corner::button));
    icon(Icon::info, IconSize::button, rect.x + pad + icon_em(IconSize::button) / 2, rect.y + px(16) + text.line / 2,
         colours->wrong);
    draw(text, rect.x + pad + icon_w, rect.y + px(16));
    note("status", hint, rect);
    clip = outer;
}

// In the middle, where nobody has to look for it; the page stays to be seen around it.
void Ui::Impl::draw_waiting()
{
    const float pad = px(24), icon_w = icon_em(IconSize::answer) + px(16);
    const Text text = lay(waiting, Style::label, colours->ink, std::min(region.w * 0.8F, column_width()) - icon_w);
    const float w = text.laid.width + 2 * pad + icon_w, h = text.height() + 2 * pad;
    const Rect rect{region.x + std::round((region.w - w) / 2), region.y + std::round((region.h - h) / 2), w, h};
    draw_box(rect, {colours->sheet, colours->accent, colours->ink, px(space::thick)}, px(corner::card));
    icon(Icon::waiting, IconSize::answer, rect.x + pad + icon_em(IconSize::answer) / 2, rect.y + h / 2,
         colours->accent);
    draw(text, rect.x + pad + icon_w, rect.y + pad);
    note("status", waiting, rect);
}

void Ui::Impl::draw_body(const Parts& parts, const Draw& body, const Rect& place, float top_inset, float side,
                         const Extent& extent, float below)
{
    Scroll& by = scroll();
    const float h = top_inset + extent.h + below;
    by.set_room(h, place.h);
    if (comes_back_to && scrolling == 0) {
        by.by(*comes_back_to - by.at());
        comes_back_to.reset();
        scrolled_by_hand = true;
    }
    if (field && parts.below && !scrolled_by_hand) {
        const float foot = top_inset + field->y + field->h + px(space::m) - by.at() - place.h;
        if (foot > 0) by.by(foot);
    }
    const bool middle = parts.centred && !by.needed();
    const float spare = middle ? std::round((place.h - top_inset - extent.h) * 0.42F) : 0;
    const Rect outer = clip;
    clip = place;
    in_body = true;
    body_seen = place;
    if (by.needed() && !by.at_foot()) fold = place.y + place.h;
    list.PushClipRect({place.x, place.y}, {place.x + place.w, place.y + place.h}, true);
    const bool bare = frame == Frame::none;
    const float right = bare ? side : px(frame::page_right);
    inside({place.x + side, place.y + top_inset + spare - by.at(), place.w - side - right, extent.h}, body,
           {.centred = parts.centred && bare});
    list.PopClipRect();
    fold.reset();
    in_body = false;
    clip = outer;
}

void Ui::Impl::show_page(const Parts& parts, const Rect& within, int which, bool is_sheet)
{
    scrolling = which;
    const bool bare = frame == Frame::none;
    const float side = px(bare ? 64 : frame == Frame::spine ? frame::page_left : 24);
    const float right = px(bare ? 64 : frame::page_right);
    const float edge = px(space::glass_edge);
    float above_foot = px(space::l), below_body = px(space::s);
    float top_inset = is_sheet ? px(32) : px(bare ? 48 : frame == Frame::spine ? frame::page_top : 24);
    const float content_w = within.w - side - right;
    const Colour ground = is_sheet ? colours->sheet : colours->page;

    const float keys_w = within.w - 2 * edge;
    const float keys_h = parts.below ? measure(keys_w, parts.below).h : 0;
    const float bed_h = keys_h > 0 ? keys_h + px(18) + edge : 0;
    const float foot_w = within.w - side - right;
    const float bottom = bed_h > 0 ? bed_h + px(18) : edge;

    const Flow outer = flow;
    flow = {.w = content_w, .centred = parts.centred && bare};
    field.reset();
    Extent extent = measure(content_w, parts.body);
    flow = outer;
    float needed = top_inset + extent.h + below_body;
    const auto room_with = [&](const Foot& foot) {
        return within.h - bottom - (foot.rows > 0 ? foot.height + above_foot : 0);
    };
    Foot foot = plan_foot(parts, foot_w, false, within.h - bed_h - px(space::huge));
    // What is too long by a hair stands closer, rather than have a page turned for nothing.
    const float over = needed - room_with(foot), spare = below_body + (foot.rows > 0 ? px(space::s) : 0);
    if (over > 0.5F && over <= spare) {
        needed -= below_body;
        below_body = 0;
        if (foot.rows > 0) above_foot = px(space::s);
    }
    if (needed > room_with(foot) + 0.5F || foot.middle_in_body)
        foot = plan_foot(parts, foot_w, true, (within.h - bed_h) * 0.4F);
    Draw body = parts.body;
    if (foot.middle_in_body || foot.start_in_body) {
        const auto row_at_end = [this](const Draw& controls) {
            flow.y += px(space::l);
            const Extent row = measure(flow.w, controls, true);
            const Rect rect = this->place(Kind::control, flow.w, row.h);
            if (drawing()) inside(rect, controls, {.foot = true, .row = true});
        };
        body = [&parts, foot, row_at_end] {
            parts.body();
            if (foot.middle_in_body) row_at_end(parts.foot_middle);
            if (foot.start_in_body) row_at_end(parts.foot_start);
        };
        extent = measure(content_w, body);
    }

    Rect region_now = within;
    if (is_sheet) {
        const float h = std::min(within.h, needed + bottom + (foot.rows > 0 ? foot.height + above_foot : 0));
        region_now = {within.x, within.y + within.h - h, within.w, h};
        shapes.fill(region_now, ground, px(corner::sheet), Shapes::top_left | Shapes::top_right);
        if (high_contrast())
            shapes.edge({region_now.x, region_now.y, region_now.w, region_now.h + px(24)}, colours->edge, px(2),
                        px(corner::sheet));
    }
    const float foot_y = region_now.y + region_now.h - bottom - foot.height;
    const float body_foot = foot.rows > 0 ? foot_y - above_foot : region_now.y + region_now.h - bottom;
    const Rect place{region_now.x, region_now.y, region_now.w, std::max(0.0F, body_foot - region_now.y)};
    draw_body(parts, body, place, top_inset, side, extent, below_body);

    if (scroll().needed()) {
        const float fade = px(16);
        if (!scroll().at_foot())
            shapes.shade({place.x, body_foot - fade, place.w, fade}, with_alpha(ground, 0), ground);
        if (!scroll().at_top()) shapes.shade({place.x, place.y, place.w, fade}, ground, with_alpha(ground, 0));
    }
    draw_foot(parts, foot, {within.x + side, foot_y, foot_w, foot.height});
    if (bed_h > 0) {
        const Rect bed{within.x, within.y + within.h - bed_h, within.w, bed_h};
        shapes.fill(bed, colours->quiet);
        shapes.fill({bed.x, bed.y, bed.w, px(2)}, colours->edge);
        inside({bed.x + edge, bed.y + px(18), keys_w, keys_h}, parts.below);
    } else if (parts.below) {
        inside({within.x + edge, within.y + within.h, keys_w, 0}, parts.below);  // hidden, but it listens
    }
    const bool has_gap = foot.rows == 1 && !foot.has_middle && foot.scroll.w <= 0;
    const float gap = px(space::l), taken = foot.start.w + foot.end.w + 2 * gap;
    const Rect free{within.x + side + foot.start.w + gap, foot_y, foot_w - taken, foot.height};
    draw_hint(foot_y, within, has_gap ? free : Rect{});
}

// On the hills: words at the left, the onward arrow below them, what is large in the corner, what else there is in the
// other.
void Ui::Impl::show_scene_page(const Parts& parts)
{
    scrolling = 0;
    const float side = px(width > height ? 64 : 40), edge = px(space::glass_edge);
    const float words_w = width > height ? std::max(12 * em(), std::round(width * 0.34F)) : width - 2 * side;
    const Extent end = measure(width - 2 * edge, parts.foot_end, true);
    Rect end_place{width - edge - end.w, edge, end.w + 1, end.h};
    float top = px(48);
    if (parts.corner) {
        const Extent corner = measure(width / 2, parts.corner, true);
        inside({edge, edge, corner.w + 1, corner.h}, parts.corner, {.row = true, .least_h = corner.h});
        const bool beside = 3 * edge + corner.w + end.w <= width;
        if (!beside) end_place = {edge, edge + corner.h + px(space::between_controls), end.w + 1, end.h};
        const float below = beside ? edge + corner.h : end_place.y + end.h;
        top = std::min(below + px(space::l), std::max(top, beside ? height * 0.3F : height));
    }
    inside({side, top, std::min(words_w, width - 2 * side), height}, parts.body);
    inside(end_place, parts.foot_end, {.row = true, .least_h = end.h});
    const Extent start = measure(width - 2 * side, parts.foot_start, true);
    const float start_y = height - px(46) - start.h;
    inside({side, start_y, start.w + 1, start.h}, parts.foot_start, {.row = true, .least_h = start.h});
    draw_hint(start_y, region, {});
}

// Where there is a spine the page is wide: the corner stands beside its first words, and scrolls with them.
Ui::Parts Ui::Impl::with_corner(const Parts& parts)
{
    if (!parts.corner) return parts;
    Parts with = parts;
    if (frame != Frame::spine) {
        with.foot_start = [&parts] {
            parts.corner();
            if (parts.foot_start) parts.foot_start();
        };
        return with;
    }
    with.body = [this, &parts] {
        const Extent corner = measure(flow.w, parts.corner, true);
        const Rect rect{flow.x + flow.w - corner.w, flow.y, corner.w + 1, corner.h};
        corner_w = corner.w + px(space::xl);
        corner_foot = rect.y + rect.h;
        parts.body();
        corner_w = 0;
        if (drawing()) inside(rect, parts.corner, {.row = true, .least_h = corner.h});
    };
    return with;
}

void Ui::page(const Parts& parts)
{
    auto& i = *impl_;
    if (i.on_scene)
        i.show_scene_page(parts);
    else
        i.show_page(i.with_corner(parts), i.region, 0, false);
}

void Ui::sheet(const Parts& parts)
{
    auto& i = *impl_;
    i.had_sheet = true;
    std::erase_if(i.spots, [](const Spot& spot) { return !spot.fixed; });
    i.on_top.clear();
    for (Item& item : i.items) {
        const bool beneath = item.rect.x >= i.region.x && item.rect.y >= i.region.y;
        if (beneath) item.enabled = item.visible = item.focused = false;
    }
    i.hint.clear();
    i.body_seen.reset();
    i.shapes.fill(i.region, with_alpha(0, i.high_contrast() ? 0.7F : 0.5F));
    const float above = std::round(i.region.h * 0.12F);
    Rect within = i.region;
    within.y += above;
    within.h -= above;
    i.show_page(parts, within, 1, true);
}

}  // namespace ui
