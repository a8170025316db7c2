#include "ui/focus.h"

#include <algorithm>
#include <cmath>

namespace ui {

using platform::Key;

static const Spot* spot_of(const Spots& spots, Id id)
{
    const auto found = std::ranges::find(spots, id, &Spot::id);
    return found == spots.end() ? nullptr : &*found;
}

bool Focus::key(Key key, const Spots& spots)
{
    switch (key) {
    case Key::tab:
        return step(1, spots);
    case Key::back_tab:
        return step(-1, spots);
    case Key::left:
    case Key::right:
    case Key::up:
    case Key::down:
        return within_group(key, spots);
    default:
        return false;
    }
}

bool Focus::go_to(Id id, const Spots& spots)
{
    if (!spot_of(spots, id)) return false;
    id_ = id;
    shown_ = true;
    return true;
}

// A first Tab goes to the page's own first control, not to the spine's: those come round at the end.
bool Focus::step(int direction, const Spots& all)
{
    Spots spots;
    for (const Spot& spot : all)  // a link over two lines has two spots
        if (!spot.whole_glass && !spot_of(spots, spot.id)) spots.push_back(spot);
    if (spots.empty()) return false;
    const Spot* now = spot_of(spots, id_);
    if (now && !shown_) {
        shown_ = true;  // it comes back where it was
        return true;
    }
    const auto count = static_cast<int>(spots.size());
    const auto own = std::ranges::find(spots, false, &Spot::fixed);
    const int first = own == spots.end() ? 0 : static_cast<int>(own - spots.begin());
    int at = now ? static_cast<int>(now - spots.data()) + direction : direction > 0 ? first : first - 1;
    at = (at + count) % count;
    id_ = spots[static_cast<std::size_t>(at)].id;
    shown_ = true;
    return true;
}

bool Focus::within_group(Key key, const Spots& spots)
{
    const Spot* now = shown_ ? spot_of(spots, id_) : nullptr;
    if (!now || now->group == 0) return false;
    const float dx = key == Key::right ? 1.0F : key == Key::left ? -1.0F : 0.0F;
    const float dy = key == Key::down ? 1.0F : key == Key::up ? -1.0F : 0.0F;
    const auto centre = [](const Rect& rect) { return std::pair(rect.x + rect.w / 2, rect.y + rect.h / 2); };
    const auto [x, y] = centre(now->rect);
    const Spot* best = nullptr;
    float least = 0;
    for (const Spot& spot : spots) {
        if (spot.group != now->group || spot.id == id_) continue;
        const auto [ox, oy] = centre(spot.rect);
        const float along = (ox - x) * dx + (oy - y) * dy;
        const float aside = std::abs((ox - x) * dy) + std::abs((oy - y) * dx);
        if (along < 1 || (best && along + 2 * aside >= least)) continue;
        best = &spot;
        least = along + 2 * aside;
    }
    if (!best) {  // a list is also walked with the other pair of arrows
        const int direction = key == Key::right || key == Key::down ? 1 : -1;
        const Spot* beside = now + direction;
        if (beside >= spots.data() && beside < spots.data() + spots.size() && beside->group == now->group)
            best = beside;
    }
    if (best) id_ = best->id;
    return true;
}

}  // namespace ui
