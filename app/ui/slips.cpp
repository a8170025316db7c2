#include "ui/slips.h"

#include <algorithm>
#include <cmath>

namespace ui {

using platform::Event;
using Events = std::vector<Event>;

// Half the smallest control: a finger that comes down again so near means, or meant, the same thing.
static constexpr float same_place_mm = 6;

static std::int64_t too_soon(const Slips::How& how) { return how.reading.again_after_ms / (how.lightly ? 2 : 1); }

// Fast hands strike a letter twice within a tenth of a second and mean it: until somebody asks for more, they may.
static std::int64_t too_soon_for(const Event& key, const model::Reading& reading)
{
    const int usual = model::Reading().again_after_ms;
    return key.kind == Event::Kind::text ? reading.again_after_ms - usual : reading.again_after_ms / 2;
}

bool Slips::near(const Event& a, const Event& b, float mm)
{
    return std::hypot(a.x - b.x, a.y - b.y) < same_place_mm * mm;
}

Events Slips::take(const Event& event, const How& how)
{
    if (event.at == 0) return {event};
    switch (event.kind) {
    case Event::Kind::press:
        return press(event, how);
    case Event::Kind::move:
        return move(event, how);
    case Event::Kind::release:
        return release(event, how);
    case Event::Kind::key:
    case Event::Kind::text:
        return struck(event, how);
    default:
        break;
    }
    Events events = held_long_enough(event.at, how);
    events.push_back(event);
    return events;
}

Events Slips::press(const Event& event, const How& how)
{
    strayed_ = false;
    swallowed_ = touched_ && event.at - touched_->at < too_soon(how) && near(*touched_, event, how.mm);
    if (swallowed_) return {};
    pressed_ = event;
    waits_ = how.reading.hold_ms > 0;
    return waits_ ? Events{} : Events{event};
}

Events Slips::move(const Event& event, const How& how)
{
    if (swallowed_) return {};
    Events events = held_long_enough(event.at, how);
    const bool strays = pressed_ && !near(*pressed_, event, how.mm);
    strayed_ = strayed_ || strays;
    // A finger that goes away is a drag, and a drag need not wait.
    if (waits_ && strays) {
        events.push_back(*pressed_);
        waits_ = false;
    }
    if (!waits_) events.push_back(event);
    return events;
}

Events Slips::release(const Event& event, const How& how)
{
    if (swallowed_) {
        swallowed_ = false;
        return {};
    }
    Events events = held_long_enough(event.at, how);
    const bool too_short = waits_;
    if (pressed_ && !too_short && !strayed_) touched_ = event;
    pressed_.reset();
    waits_ = false;
    if (!too_short) events.push_back(event);
    return events;
}

Events Slips::struck(const Event& event, const How& how)
{
    if (event.item != 0) return {event};                     // no hand struck it
    if (event.key == platform::Key::escape) return {event};  // twice means "cover the screen now" (KA-33)
    if (event.repeated) return how.reading.keys_repeat ? Events{event} : Events{};
    const bool same = key_ && key_->kind == event.kind && key_->key == event.key && key_->text == event.text;
    if (same && event.at - key_->at < too_soon_for(event, how.reading)) return {};
    key_ = event;
    return {event};
}

Events Slips::held_long_enough(std::int64_t now, const How& how)
{
    if (!waits_ || now - pressed_->at < how.reading.hold_ms) return {};
    waits_ = false;
    return {*pressed_};
}

std::optional<int> Slips::due_in(std::int64_t now, const model::Reading& reading) const
{
    if (!waits_) return {};
    return static_cast<int>(std::max<std::int64_t>(0, pressed_->at + reading.hold_ms - now));
}

}  // namespace ui
