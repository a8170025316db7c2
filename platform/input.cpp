#include "platform/input.h"

#include <algorithm>
#include <string_view>

namespace platform {

// Held down, a key of this kind would act again and again; the others only move or erase.
static bool acts_once(Key key)
{
    return key == Key::enter || key == Key::space || key == Key::escape || key == Key::f1 || key == Key::f4;
}

static Key key_of(const SDL_Keysym& sym)
{
    switch (sym.sym) {
    case SDLK_TAB:
        return (sym.mod & KMOD_SHIFT) ? Key::back_tab : Key::tab;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return Key::enter;
    case SDLK_SPACE:
        return Key::space;
    case SDLK_ESCAPE:
        return Key::escape;
    case SDLK_BACKSPACE:
        return Key::backspace;
    case SDLK_DELETE:
        return Key::del;
    case SDLK_LEFT:
        return Key::left;
    case SDLK_RIGHT:
        return Key::right;
    case SDLK_UP:
        return Key::up;
    case SDLK_DOWN:
        return Key::down;
    case SDLK_PAGEUP:
        return Key::page_up;
    case SDLK_PAGEDOWN:
        return Key::page_down;
    case SDLK_HOME:
        return Key::home;
    case SDLK_END:
        return Key::end;
    case SDLK_F1:
        return Key::f1;
    case SDLK_F4:
        return Key::f4;
    default:
        return Key::none;
    }
}

static Event of_item(Event::Kind kind, const SDL_UserEvent& user)
{
    return {.kind = kind, .item = reinterpret_cast<std::uintptr_t>(user.data1)};
}

static Event pointer(Event::Kind kind, float x, float y) { return {.kind = kind, .x = x, .y = y}; }

std::optional<Event> Input::translate(const SDL_Event& event, Glass::Size size)
{
    switch (event.type) {
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEMOTION:
    case SDL_MOUSEWHEEL:
        return mouse(event);
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        return finger(event.tfinger, size);
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return key(event.key);
    case SDL_TEXTINPUT:
        return text(event.text);
    case SDL_WINDOWEVENT:
        return window(event.window);
    case SDL_RENDER_TARGETS_RESET:
        return Event{.kind = Event::Kind::shown};
    case SDL_USEREVENT:
        if (event.user.code == static_cast<Sint32>(Pushed::nudge)) return Event{};
        if (event.user.code == static_cast<Sint32>(Pushed::ended)) return Event{.kind = Event::Kind::ended};
        if (event.user.code == static_cast<Sint32>(Pushed::headset)) return Event{.kind = Event::Kind::headset};
        if (event.user.code == static_cast<Sint32>(Pushed::act)) return of_item(Event::Kind::act, event.user);
        if (event.user.code == static_cast<Sint32>(Pushed::attend)) return of_item(Event::Kind::attend, event.user);
        return {};
    default:
        return {};
    }
}

std::optional<Event> Input::mouse(const SDL_Event& event)
{
    if (event.type == SDL_MOUSEWHEEL) {
        if (event.wheel.which == SDL_TOUCH_MOUSEID || event.wheel.preciseY == 0) return {};
        const float upwards = event.wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? -1.0f : 1.0f;
        return Event{.kind = Event::Kind::wheel,
                     .x = static_cast<float>(event.wheel.mouseX),
                     .y = static_cast<float>(event.wheel.mouseY),
                     .amount = upwards * event.wheel.preciseY,
                     .text = {}};
    }
    // SDL can repeat a finger as a mouse: the same touch would count twice.
    if (held_by_ == Pointer::finger) return {};
    if (event.type == SDL_MOUSEMOTION) {
        if (event.motion.which == SDL_TOUCH_MOUSEID) return {};
        return pointer(Event::Kind::move, static_cast<float>(event.motion.x), static_cast<float>(event.motion.y));
    }
    if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) return {};
    const bool down = event.type == SDL_MOUSEBUTTONDOWN;
    if (down == (held_by_ == Pointer::mouse)) return {};
    held_by_ = down ? Pointer::mouse : Pointer::free;
    return pointer(down ? Event::Kind::press : Event::Kind::release, static_cast<float>(event.button.x),
                   static_cast<float>(event.button.y));
}

std::optional<Event> Input::finger(const SDL_TouchFingerEvent& event, Glass::Size size)
{
    if (event.touchId == SDL_MOUSE_TOUCHID) return {};
    const float x = event.x * static_cast<float>(size.width);
    const float y = event.y * static_cast<float>(size.height);
    if (event.type == SDL_FINGERDOWN) {
        // The same finger going down twice means that its lifting was lost; it must not stay stuck for ever.
        const bool ours_again = held_by_ == Pointer::finger && finger_ == event.fingerId;
        if (held_by_ != Pointer::free && !ours_again) return {};
        held_by_ = Pointer::finger;
        finger_ = event.fingerId;
        return pointer(Event::Kind::press, x, y);
    }
    if (held_by_ != Pointer::finger || finger_ != event.fingerId) return {};
    if (event.type == SDL_FINGERMOTION) return pointer(Event::Kind::move, x, y);
    held_by_ = Pointer::free;
    return pointer(Event::Kind::release, x, y);
}

std::optional<Event> Input::key(const SDL_KeyboardEvent& event)
{
    modifiers_ = event.keysym.mod;
    repeated_ = event.repeat != 0;
    if (event.type == SDL_KEYUP || (modifiers_ & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return {};
    const Key key = key_of(event.keysym);
    if (key == Key::none || (repeated_ && acts_once(key))) return {};
    // A space is both a key that acts and a letter of a name; only the page knows which.
    return Event{.kind = Event::Kind::key, .key = key, .text = key == Key::space ? " " : "", .repeated = repeated_};
}

std::optional<Event> Input::text(const SDL_TextInputEvent& event) const
{
    const std::string_view typed = event.text;
    const auto control = [](unsigned char c) { return c < ' ' || c == 0x7f; };
    if (typed.empty() || typed == " " || std::any_of(typed.begin(), typed.end(), control)) return {};
    if ((modifiers_ & (KMOD_CTRL | KMOD_LALT | KMOD_GUI)) != 0) return {};
    // The right Alt key is AltGr on the keyboards that type Welsh: let through what no other key types.
    const bool plain = std::all_of(typed.begin(), typed.end(), [](unsigned char c) { return c < 0x80; });
    if ((modifiers_ & KMOD_RALT) != 0 && plain) return {};
    return Event{.kind = Event::Kind::text, .text = std::string(typed), .repeated = repeated_};
}

std::optional<Event> Input::window(const SDL_WindowEvent& event)
{
    switch (event.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        return Event{.kind = Event::Kind::resized};
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
        return Event{.kind = Event::Kind::shown};
    case SDL_WINDOWEVENT_FOCUS_LOST:
        return let_go_outside();
    default:
        return {};
    }
}

// The release would now go to someone else. Ending the press outside of everything takes it back (KA-09).
std::optional<Event> Input::let_go_outside()
{
    modifiers_ = 0;
    if (held_by_ == Pointer::free) return {};
    held_by_ = Pointer::free;
    return pointer(Event::Kind::release, -1, -1);
}

void append(std::deque<Event>& waiting, Event event)
{
    const bool run = event.kind == Event::Kind::move && !waiting.empty() && waiting.back().kind == Event::Kind::move;
    if (run)
        waiting.back() = std::move(event);
    else
        waiting.push_back(std::move(event));
}

}  // namespace platform
