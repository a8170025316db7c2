// Finger and mouse as a state machine of its own: what was pressed, what was touched, how far a drag went. It looks at
// the controls of the frame that is on the glass, for that is what the person touched; so a tap acts exactly once,
// whether press and release come with no frame between them or with three (KA-09, KA-10, KA-11, KA-12).
#pragma once

#include "ui/ui.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ui {

using Id = std::uint64_t;  ///< a control, the same in every frame of a page; 0 is none

/// What a control does that concerns this room alone; done at once, so that the next frame already shows it.
enum class Own { none, scroll_up, scroll_on, shift, accents, digits, order };

/// A control as it was drawn.
struct Spot {
    Id id = 0;
    Rect rect;      ///< whole, may be scrolled out of sight
    Rect seen;      ///< the part that can be touched
    int group = 0;  ///< arrows move inside a group; 0 is none
    bool in_body = false;
    bool fixed = false;  ///< of the spine or band
    Own own = Own::none;
    bool whole_glass = false;  ///< answers only what nothing else takes
};
using Spots = std::vector<Spot>;

class Pointer {
public:
    struct Drag {
        float by = 0;  ///< pixels the body is to move; down is positive
        bool ended = false;
        float speed = 0;  ///< pixels a millisecond, when ended
    };

    /// `slack`: how far a finger may wander and still mean a tap. `body`: what scrolls, if anything does.
    void press(float x, float y, std::int64_t at, const Spots&, const std::optional<Rect>& body, bool stops_glide);
    Drag move(float x, float y, std::int64_t at, const Spots&, float slack);
    /// The control touched, or 0.
    Id release(float x, float y, const Spots&, Drag&);
    void let_go();

    Id pressed() const { return pressed_; }
    bool dragging() const { return dragging_; }

private:
    Id pressed_ = 0;
    bool down_ = false, in_body_ = false, dragging_ = false;
    float start_x_ = 0, start_y_ = 0, last_y_ = 0, speed_ = 0;
    std::int64_t last_at_ = 0;
};

/// The control at that point: the last drawn wins.
const Spot* spot_at(const Spots&, float x, float y);

}  // namespace ui
