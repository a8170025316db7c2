// Slips are forgiven (KA-13): a finger that trembles down again at once, a key struck twice, one that is held too long.
// It stands before everything else that looks at events, so that it holds for touch, keys, switches and listening
// alike. Pure: time is the events'.
#pragma once

#include "model/learner.h"
#include "platform/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ui {

class Slips {
public:
    struct How {
        const model::Reading& reading;
        float mm = 6;          ///< pixels a millimetre
        bool lightly = false;  ///< letters are touched, or things touched twice on purpose: half the time is a slip
    };
    /// What counts, in order: the event, a press that waited before it, or nothing. An event without a time counts.
    std::vector<platform::Event> take(const platform::Event&, const How&);
    /// Milliseconds until a finger was held long enough; nothing while none is to be.
    std::optional<int> due_in(std::int64_t now, const model::Reading&) const;

private:
    std::vector<platform::Event> press(const platform::Event&, const How&);
    std::vector<platform::Event> move(const platform::Event&, const How&);
    std::vector<platform::Event> release(const platform::Event&, const How&);
    std::vector<platform::Event> struck(const platform::Event&, const How&);
    std::vector<platform::Event> held_long_enough(std::int64_t now, const How&);
    /// Whether two points are one place: on anything as large as a control they are the same thing.
    static bool near(const platform::Event&, const platform::Event&, float mm);

    std::optional<platform::Event> pressed_;  ///< that counted, or waits to
    bool waits_ = false;                      ///< it is not held long enough yet
    bool swallowed_ = false;                  ///< what is on the glass is a slip, until it is lifted
    bool strayed_ = false;                    ///< it moves the page, and touches nothing
    std::optional<platform::Event> touched_;  ///< the last release that was a touch
    std::optional<platform::Event> key_;      ///< the last key that counted
};

}  // namespace ui
