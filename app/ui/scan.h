// One or two switches in place of a finger (KA-16): the rows of the page are offered in turn, then the controls of the
// row that was taken. With one switch the offer moves on by itself, with two the other switch moves it. Pure.
#pragma once

#include "platform/event.h"
#include "ui/pointer.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ui {

class Scan {
public:
    using Row = std::vector<Id>;
    /// What can be reached on the page, as it is read: what stands side by side is a row; the spine or band is the
    /// last.
    static std::vector<Row> rows(const Spots&);

    /// The switch that takes what is offered. The control acted on, or 0: a row was opened, or the offers began.
    Id take(const Spots&, std::int64_t now);
    /// The switch that moves on, or time went by.
    void step(const Spots&, std::int64_t now);

    bool on() const { return row_ != 0; }
    /// Where the offer stands: what must be in sight. 0 when nothing is offered.
    Id at() const { return item_ != 0 ? item_ : row_; }
    /// The page is another, or what was offered is gone from it: the offers go on from the top.
    void settle(const Spots&);
    /// What is offered: a control, or all of a row.
    Row offered(const Spots&) const;
    /// Milliseconds until the next step by itself. Nothing when nothing is offered.
    std::optional<int> due_in(std::int64_t now, int every_ms) const;
    void start_anew() { *this = Scan(); }

private:
    void next_row(const std::vector<Row>&);

    Id row_ = 0;   ///< the first control of the row that is offered or open
    Id item_ = 0;  ///< of an open row
    int rounds_ = 0;
    std::int64_t stepped_at_ = 0;
};

/// The same key, struck three times where keys do nothing yet: somebody has one switch, and nobody there to choose it
/// for them (EN 301 549, 5.2). Keys that move or leave do not call.
class SwitchCall {
public:
    /// Whether this strike is the third.
    bool struck(const platform::Event&);

private:
    platform::Event last_;
    std::int64_t first_at_ = 0;
    int times_ = 0;
};

}  // namespace ui
