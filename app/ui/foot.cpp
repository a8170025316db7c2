// The action bar: what stands in it, in one row if it fits, and what gives way if it does not.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

void Ui::Impl::scroll_buttons(bool with_up)
{
    const Scroll& by = scroll();
    if (with_up) button(say("go.up", "Up"), Icon::up, by.at_top() ? Tappable::no : Tappable::yes, Own::scroll_up);
    button(say("go.more", "More"), Icon::more, by.at_foot() ? Tappable::no : Tappable::yes, Own::scroll_on);
}

Ui::Impl::Foot Ui::Impl::plan_foot(const Parts& parts, float w, bool scrolls_now, float most)
{
    Foot plan = arrange_foot(parts, w, scrolls_now, most);
    if (plan.has_middle || !parts.keep_middle || !parts.foot_middle) return plan;
    Parts without = parts;
    without.foot_middle = nullptr;
    plan = arrange_foot(without, w, scrolls_now, most);
    plan.middle_in_body = true;
    return plan;
}

Ui::Impl::Foot Ui::Impl::arrange_foot(const Parts& parts, float w, bool scrolls_now, float most)
{
    const float between = px(space::l), bar = control_height();
    Foot plan;
    const Flow before = flow;
    flow.foot = true;
    plan.start = measure(w, parts.foot_start, true);
    plan.end = measure(w, parts.foot_end, true);
    Extent more;
    if (scrolls_now) {
        plan.scroll = measure(
            w, [this] { scroll_buttons(true); }, true);
        more = measure(
            w, [this] { scroll_buttons(false); }, true);
    }
    const auto wide = [&](std::initializer_list<float> widths) {
        float sum = 0;
        for (const float each : widths) sum += each > 0 ? each + between : 0;
        return sum - between;
    };
    for (const bool small : {false, true}) {
        compact = small;
        plan.middle = measure(w, parts.foot_middle, true);
        plan.compact = small;
        if (wide({plan.start.w, plan.middle.w, plan.scroll.w, plan.end.w}) <= w) break;
    }
    compact = false;
    flow = before;

    plan.has_middle = plan.middle.w > 0;
    const auto tallest = [&](std::initializer_list<Extent> extents) {
        float h = 0;
        for (const Extent& extent : extents) h = std::max(h, extent.h);
        return h;
    };
    const bool nothing = plan.start.w + plan.middle.w + plan.end.w + plan.scroll.w <= 0;
    if (nothing) return plan;
    plan.rows = 1;
    plan.height = std::max(bar, tallest({plan.start, plan.middle, plan.end, plan.scroll}));
    if (wide({plan.start.w, plan.middle.w, plan.scroll.w, plan.end.w}) <= w) return plan;
    const bool low = very_large() || height < width;
    if (low && scrolls_now && plan.start.w > 0) {
        if (plan.has_middle && wide({plan.start.w, plan.scroll.w, plan.end.w}) <= w) {
            plan.has_middle = false;  // the way back is worth more than words about the way
            plan.height = std::max(bar, tallest({plan.start, plan.scroll, plan.end}));
            return plan;
        }
        // At the top there is no way up: the way back stands in its place.
        if (scroll().at_top() && wide({plan.start.w, more.w, plan.end.w}) <= w) {
            plan.has_middle = plan.with_up = false;
            plan.scroll = more;
            plan.height = std::max(bar, tallest({plan.start, more, plan.end}));
            return plan;
        }
        plan.start_in_body = true;
        plan.start = {};
        plan.has_middle = plan.has_middle && wide({plan.middle.w, plan.scroll.w, plan.end.w}) <= w;
        if (wide({plan.scroll.w, plan.end.w}) <= w) {
            plan.height = std::max({bar, plan.scroll.h, plan.end.h});
            return plan;
        }
        plan.rows = 2;
        plan.height = std::max(bar, plan.end.h) + px(space::between_controls) + plan.scroll.h;
        return plan;
    }
    // The words in the middle go first where room is short, and stand above where it is not.
    if (wide({plan.start.w, plan.scroll.w, plan.end.w}) <= w && 2 * bar > most) {
        plan.has_middle = false;
        return plan;
    }
    plan.rows = 2;
    if (wide({plan.start.w, plan.end.w}) <= w && (!plan.has_middle || wide({plan.middle.w, plan.scroll.w}) <= w)) {
        plan.height = std::max(bar, tallest({plan.start, plan.end})) + px(space::between_controls) +
                      tallest({plan.middle, plan.scroll});
        return plan;
    }
    plan.rows = 3;
    plan.has_middle = plan.has_middle && most > 5 * bar;
    plan.height = -px(space::between_controls);
    for (const Extent& extent : {plan.has_middle ? plan.middle : Extent{}, plan.scroll, plan.start, plan.end})
        if (extent.h > 0) plan.height += extent.h + px(space::between_controls);
    return plan;
}

void Ui::Impl::draw_foot(const Parts& parts, const Foot& plan, const Rect& rect)
{
    if (plan.rows == 0) return;
    const float between = px(space::l);
    compact = plan.compact;
    const auto row = [&](const Draw& draw_part, const Extent& extent, float x, float y, float h) {
        if (extent.w > 0)
            inside({x, y, extent.w + 1, h}, draw_part,
                   {.foot = true, .row = true, .least_h = extent.rows == 1 ? h : 0});
    };
    const Draw buttons = [this, &plan] { scroll_buttons(plan.with_up); };
    const float right = rect.x + rect.w;
    if (plan.rows == 3) {
        float y = rect.y;
        const auto next = [&](const Draw& draw_part, const Extent& extent, bool at_right) {
            if (extent.h <= 0) return;
            row(draw_part, {at_right ? extent.w : rect.w, extent.h, false, extent.rows},
                at_right ? right - extent.w : rect.x, y, extent.h);
            y += extent.h + px(space::between_controls);
        };
        if (plan.has_middle) next(parts.foot_middle, plan.middle, false);
        next(buttons, plan.scroll, true);
        next(parts.foot_start, plan.start, false);
        next(parts.foot_end, plan.end, true);
        compact = false;
        return;
    }
    float y = rect.y;
    const bool two = plan.rows == 2;
    if (two) {
        const float h = std::max(plan.has_middle ? plan.middle.h : 0, plan.scroll.h);
        if (plan.has_middle) row(parts.foot_middle, plan.middle, rect.x, y, h);
        row(buttons, plan.scroll, right - plan.scroll.w, y, h);
        y += h + px(space::between_controls);
    }
    const float h = rect.y + rect.h - y;
    row(parts.foot_start, plan.start, rect.x, y, h);
    const float end_x = right - plan.end.w;
    const float scroll_x = end_x - (plan.end.w > 0 ? between : 0) - plan.scroll.w;  // where a hand expects it, always
    if (!two && plan.has_middle) {
        const float from = rect.x + plan.start.w;
        const float to = plan.scroll.w > 0 ? scroll_x : end_x;
        row(parts.foot_middle, plan.middle, std::round((from + to - plan.middle.w) / 2), y, h);
    }
    if (!two) row(buttons, plan.scroll, scroll_x, y, h);
    row(parts.foot_end, plan.end, end_x, y, h);
    compact = false;
}

}  // namespace ui
