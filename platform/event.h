// What a person did to the glass or the keys, in our words. Mouse and finger are one pointer: the first finger down,
// any other is ignored until it is lifted (KA-10). Keys outside the allow-list never become an event (KA-36).
#pragma once

#include <cstdint>
#include <string>

namespace platform {

enum class Key {
    none,
    tab,
    back_tab,
    enter,
    space,
    escape,
    backspace,
    del,
    left,
    right,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    f1,
    f4
};

struct Event {
    enum class Kind {
        nudge,  ///< another thread says something changed, or patience ran out
        press,
        move,
        release,
        wheel,    ///< `amount` lines, up is positive
        key,      ///< `key`
        act,      ///< somebody who does not touch the glass acts on `item`
        attend,   ///< …or turns to it: it takes the focus
        headset,  ///< somebody plugged one in
        text,     ///< `text`: UTF-8 typed on a physical keyboard
        resized,  ///< the window's size changed; ask for it
        shown,    ///< the window was uncovered and must be drawn again
        ended     ///< SIGTERM or SIGINT: finish in order. Never sent for a window's close button.
    };
    Kind kind = Kind::nudge;
    float x = 0, y = 0;  ///< window pixels, for press, move, release and wheel
    float amount = 0;
    Key key = Key::none;
    std::string text;
    bool repeated = false;  ///< a key or text: the key is held down, and this is its second time or a later one
    std::uint64_t item =
        0;  ///< an item's id on the page. A key or text with one was struck by no hand: it is for that field
    std::int64_t at = 0;  ///< monotonic milliseconds
    bool operator==(const Event&) const = default;
};

}  // namespace platform
