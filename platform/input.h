// SDL's events in our words (KA-10, KA-12, KA-36). Mouse and touch screen are one pointer: what goes down first owns it
// until it is lifted. Keys and buttons that are not on the list never become an event. Pure: it asks SDL for nothing.
#pragma once

#include "platform/event.h"
#include "platform/glass.h"

#include <SDL_events.h>
#include <deque>
#include <optional>

namespace platform {

/// The `user.code` of the SDL_USEREVENTs that other threads push.
/// For act and attend `user.data1` is the item's id; for write Window has kept what is written.
enum class Pushed : Sint32 { nudge = 1, ended = 2, act = 3, attend = 4, write = 5, headset = 6 };

class Input {
public:
    /// Nothing when the event is none of our business. `size` is the window's, in pixels. `at` is left at 0.
    std::optional<Event> translate(const SDL_Event&, Glass::Size size);

private:
    enum class Pointer { free, mouse, finger };

    std::optional<Event> mouse(const SDL_Event&);
    std::optional<Event> finger(const SDL_TouchFingerEvent&, Glass::Size);
    std::optional<Event> key(const SDL_KeyboardEvent&);
    std::optional<Event> text(const SDL_TextInputEvent&) const;
    std::optional<Event> window(const SDL_WindowEvent&);
    std::optional<Event> let_go_outside();

    Pointer held_by_ = Pointer::free;
    SDL_FingerID finger_ = 0;
    Uint16 modifiers_ = 0;   // as of the last key: a text event does not tell them,
    bool repeated_ = false;  // nor whether that key is held down
};

/// Adds an event to those waiting. In a run of moves only the last counts; presses and releases are never merged.
void append(std::deque<Event>& waiting, Event);

}  // namespace platform
