#include "ui/scan.h"

#include <algorithm>

namespace ui {

// Nobody may be there any more: an offer that goes round unheard would keep the glass awake for ever (KA-40).
static constexpr int most_rounds = 3;

static bool side_by_side(const Spot& a, const Spot& b)
{
    const float lower = std::max(a.rect.y, b.rect.y), upper = std::min(a.rect.y + a.rect.h, b.rect.y + b.rect.h);
    return a.in_body == b.in_body && upper - lower > 0.5F * std::min(a.rect.h, b.rect.h);
}

std::vector<Scan::Row> Scan::rows(const Spots& spots)
{
    std::vector<Row> rows;
    Row fixed, seen;
    const Spot* before = nullptr;
    for (const Spot& spot : spots) {
        // What lies out of sight is brought into it, so that the arrows that scroll are not needed.
        const bool scrolls = spot.own == Own::scroll_up || spot.own == Own::scroll_on;
        if (spot.whole_glass || scrolls || std::ranges::count(seen, spot.id) > 0) continue;
        seen.push_back(spot.id);
        if (spot.fixed) {
            fixed.push_back(spot.id);
            continue;
        }
        if (!before || !side_by_side(*before, spot)) rows.emplace_back();
        rows.back().push_back(spot.id);
        before = &spot;
    }
    if (!fixed.empty()) rows.push_back(fixed);
    return rows;
}

static std::vector<Scan::Row>::const_iterator row_with(const std::vector<Scan::Row>& rows, Id id)
{
    return std::ranges::find_if(rows, [&](const Scan::Row& row) { return std::ranges::count(row, id) > 0; });
}

Id Scan::take(const Spots& spots, std::int64_t now)
{
    stepped_at_ = now;
    rounds_ = 0;
    const auto all = rows(spots);
    const auto row = row_with(all, at());
    if (row == all.end()) {
        item_ = 0;
        row_ = all.empty() ? 0 : all.front().front();
        return 0;
    }
    if (item_ == 0 && row->size() > 1) {
        item_ = row_ = row->front();
        return 0;
    }
    const Id taken = at();
    item_ = 0;
    return taken;
}

void Scan::step(const Spots& spots, std::int64_t now)
{
    stepped_at_ = now;
    const auto all = rows(spots);
    const auto row = row_with(all, at());
    if (row == all.end() || item_ == 0) return next_row(all);
    const auto item = std::ranges::find(*row, item_);
    item_ = item + 1 == row->end() ? 0 : *(item + 1);  // past its last, the row itself is offered again
}

void Scan::next_row(const std::vector<Row>& all)
{
    item_ = 0;
    const auto row = row_with(all, row_);
    const bool round = row != all.end() && row + 1 == all.end();
    rounds_ += round;
    if (all.empty() || rounds_ >= most_rounds)
        start_anew();
    else
        row_ = (row == all.end() || round ? all.front() : *(row + 1)).front();
}

void Scan::settle(const Spots& spots)
{
    if (!on()) return;
    const auto all = rows(spots);
    if (row_with(all, at()) != all.end()) return;
    item_ = 0;
    row_ = all.empty() ? 0 : all.front().front();
}

Scan::Row Scan::offered(const Spots& spots) const
{
    if (!on()) return {};
    if (item_ != 0) return {item_};
    const auto all = rows(spots);
    const auto row = row_with(all, row_);
    return row == all.end() ? Row() : *row;
}

bool SwitchCall::struck(const platform::Event& event)
{
    using platform::Event;
    using platform::Key;
    constexpr int enough = 3;
    constexpr std::int64_t within_ms = 6'000;
    const bool may_call = event.kind == Event::Kind::text ||
                          (event.kind == Event::Kind::key && (event.key == Key::space || event.key == Key::enter));
    if (!may_call || event.repeated) return false;
    const bool same = event.kind == last_.kind && event.key == last_.key && event.text == last_.text;
    if (!same || event.at - first_at_ > within_ms) times_ = 0;
    if (times_ == 0) first_at_ = event.at;
    last_ = event;
    times_ = (times_ + 1) % enough;
    return times_ == 0;
}

std::optional<int> Scan::due_in(std::int64_t now, int every_ms) const
{
    if (!on()) return {};
    return static_cast<int>(std::clamp<std::int64_t>(stepped_at_ + every_ms - now, 0, every_ms));
}

}  // namespace ui
