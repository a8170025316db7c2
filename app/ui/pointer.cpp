#include "ui/pointer.h"

#include <algorithm>
#include <cmath>

namespace ui {

const Spot* spot_at(const Spots& spots, float x, float y)
{
    const Spot* whole_glass = nullptr;
    for (auto spot = spots.rbegin(); spot != spots.rend(); ++spot) {
        if (!spot->seen.contains(x, y)) continue;
        if (!spot->whole_glass) return &*spot;
        whole_glass = &*spot;
    }
    return whole_glass;
}

static bool still_on(const Spots& spots, Id id, float x, float y)
{
    const Spot* spot = spot_at(spots, x, y);
    return spot && spot->id == id;
}

void Pointer::press(float x, float y, std::int64_t at, const Spots& spots, const std::optional<Rect>& body,
                    bool stops_glide)
{
    const Spot* spot = spot_at(spots, x, y);
    pressed_ = spot && !stops_glide ? spot->id : 0;
    in_body_ = body && body->contains(x, y);
    down_ = true;
    dragging_ = false;
    start_x_ = x;
    start_y_ = last_y_ = y;
    last_at_ = at;
    speed_ = 0;
}

Pointer::Drag Pointer::move(float x, float y, std::int64_t at, const Spots& spots, float slack)
{
    if (!down_) return {};
    const bool far = std::hypot(x - start_x_, y - start_y_) >= slack;
    if (in_body_ && far) {
        pressed_ = 0;
        dragging_ = true;
    }
    if (pressed_ && !still_on(spots, pressed_, x, y)) pressed_ = 0;
    if (!dragging_) return {};

    const float by = last_y_ - y;
    const auto took = static_cast<float>(std::max<std::int64_t>(at - last_at_, 1));
    speed_ = 0.6F * (by / took) + 0.4F * speed_;
    last_y_ = y;
    last_at_ = at;
    return {.by = by};
}

Id Pointer::release(float x, float y, const Spots& spots, Drag& drag)
{
    const Id touched = pressed_ && still_on(spots, pressed_, x, y) ? pressed_ : 0;
    if (dragging_) drag = {.by = 0, .ended = true, .speed = speed_};
    let_go();
    return touched;
}

void Pointer::let_go()
{
    pressed_ = 0;
    down_ = dragging_ = false;
}

}  // namespace ui
