// Whether somebody listens to the page instead of looking at it, and how. It ends with the sitting (KA-24).
#pragma once

namespace model {

struct Listening {
    bool on = false;
    bool aloud = false;     ///< names and results too (KA-23)
    bool no_sound = false;  ///< this device has none
    int speed = 165;        ///< words a minute
    int volume = 7;         ///< 1 to 10
    bool operator==(const Listening&) const = default;
};

/// What the controls of the voice do.
enum class Voice {
    on_off,
    stop,
    repeat_item,
    repeat_page,
    previous,
    next,
    slower,
    faster,
    softer,
    louder,
    say_aloud  ///< names and results too, and not any more
};

}  // namespace model
