#include "platform/input.h"

#include <SDL.h>
#include <doctest/doctest.h>
#include <cstring>
#include <iterator>
#include <set>

using namespace platform;
using Kind = Event::Kind;

static constexpr Glass::Size size{1000, 500};

static SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    SDL_Event event = {};
    event.type = type;
    event.tfinger.touchId = 3;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

static SDL_Event button(Uint32 type, int x, int y, Uint8 which_button = SDL_BUTTON_LEFT, Uint32 mouse = 1)
{
    SDL_Event event = {};
    event.type = type;
    event.button.which = mouse;
    event.button.button = which_button;
    event.button.x = x;
    event.button.y = y;
    return event;
}

static SDL_Event motion(int x, int y, Uint32 mouse = 1)
{
    SDL_Event event = {};
    event.type = SDL_MOUSEMOTION;
    event.motion.which = mouse;
    event.motion.x = x;
    event.motion.y = y;
    return event;
}

static SDL_Event key(SDL_Keycode code, int modifiers = KMOD_NONE, bool repeated = false)
{
    SDL_Event event = {};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    event.key.keysym.mod = static_cast<Uint16>(modifiers);
    event.key.repeat = repeated ? 1 : 0;
    return event;
}

static SDL_Event text(const char* words)
{
    SDL_Event event = {};
    event.type = SDL_TEXTINPUT;
    std::strncpy(event.text.text, words, sizeof event.text.text - 1);
    return event;
}

static SDL_Event window(int id)
{
    SDL_Event event = {};
    event.type = SDL_WINDOWEVENT;
    event.window.event = static_cast<Uint8>(id);
    return event;
}

// SDL knows which key lies where only while it has a display, be it none that can be seen.
struct Keyboard {
    Keyboard()
    {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
        REQUIRE(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0);
        REQUIRE(SDL_GetKeyFromScancode(SDL_SCANCODE_TAB) == SDLK_TAB);
    }
    ~Keyboard() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
};

static Event pointer(Kind kind, float x, float y)
{
    Event event;
    event.kind = kind;
    event.x = x;
    event.y = y;
    return event;
}

TEST_CASE("KA-10: a finger is the pointer, in window pixels")
{
    Input input;

    CHECK(input.translate(finger(SDL_FINGERDOWN, 7, 0.5f, 0.5f), size) == pointer(Kind::press, 500, 250));
    CHECK(input.translate(finger(SDL_FINGERMOTION, 7, 0.25f, 0.5f), size) == pointer(Kind::move, 250, 250));
    CHECK(input.translate(finger(SDL_FINGERUP, 7, 0.25f, 0.5f), size) == pointer(Kind::release, 250, 250));
}

TEST_CASE("KA-10: a second finger is ignored while the first is down")
{
    Input input;
    input.translate(finger(SDL_FINGERDOWN, 1, 0, 0), size);

    CHECK_FALSE(input.translate(finger(SDL_FINGERDOWN, 2, 0.5f, 0.5f), size));
    CHECK_FALSE(input.translate(finger(SDL_FINGERMOTION, 2, 0.6f, 0.5f), size));
    CHECK_FALSE(input.translate(finger(SDL_FINGERUP, 2, 0.6f, 0.5f), size));
    CHECK(input.translate(finger(SDL_FINGERUP, 1, 0, 0), size)->kind == Kind::release);
    CHECK(input.translate(finger(SDL_FINGERDOWN, 2, 0, 0), size)->kind == Kind::press);
}

TEST_CASE("KA-10: a second finger that stays down when the first is lifted does nothing")
{
    Input input;
    input.translate(finger(SDL_FINGERDOWN, 1, 0, 0), size);
    input.translate(finger(SDL_FINGERDOWN, 2, 0, 0), size);
    input.translate(finger(SDL_FINGERUP, 1, 0, 0), size);

    CHECK_FALSE(input.translate(finger(SDL_FINGERMOTION, 2, 0.5f, 0), size));
    CHECK_FALSE(input.translate(finger(SDL_FINGERUP, 2, 0.5f, 0), size));
}

TEST_CASE("KA-12: a finger whose lifting was lost is not stuck for ever")
{
    Input input;
    input.translate(finger(SDL_FINGERDOWN, 1, 0, 0), size);

    CHECK(input.translate(finger(SDL_FINGERDOWN, 1, 0.1f, 0), size) == pointer(Kind::press, 100, 0));
}

TEST_CASE("KA-12: the mouse that SDL makes of a touch is ignored, and the touch it makes of a mouse")
{
    Input input;

    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONDOWN, 5, 5, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID), size));
    CHECK_FALSE(input.translate(motion(5, 5, SDL_TOUCH_MOUSEID), size));
    SDL_Event made = finger(SDL_FINGERDOWN, 1, 0, 0);
    made.tfinger.touchId = SDL_MOUSE_TOUCHID;
    CHECK_FALSE(input.translate(made, size));
}

TEST_CASE("KA-10: mouse and finger are one pointer: the one that came first has it")
{
    Input input;
    input.translate(button(SDL_MOUSEBUTTONDOWN, 5, 6), size);
    CHECK_FALSE(input.translate(finger(SDL_FINGERDOWN, 1, 0, 0), size));
    CHECK(input.translate(button(SDL_MOUSEBUTTONUP, 5, 6), size) == pointer(Kind::release, 5, 6));

    input.translate(finger(SDL_FINGERDOWN, 1, 0, 0), size);
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONDOWN, 5, 6), size));
    CHECK_FALSE(input.translate(motion(9, 9), size));
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONUP, 5, 6), size));
}

TEST_CASE("KA-10: only the left button presses; a wheel turns")
{
    Input input;
    SDL_Event wheel = {};
    wheel.type = SDL_MOUSEWHEEL;
    wheel.wheel.preciseY = 1.5f;
    wheel.wheel.mouseX = 30;
    wheel.wheel.mouseY = 40;

    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONDOWN, 5, 6, SDL_BUTTON_RIGHT), size));
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONUP, 5, 6), size));
    const auto turned = input.translate(wheel, size);
    CHECK(turned->kind == Kind::wheel);
    CHECK(turned->amount == 1.5f);
    CHECK(turned->y == 40);
}

TEST_CASE("KA-09: when the window loses the keyboard, a press under way is taken back")
{
    Input input;
    CHECK_FALSE(input.translate(window(SDL_WINDOWEVENT_FOCUS_LOST), size));
    input.translate(finger(SDL_FINGERDOWN, 1, 0.5f, 0.5f), size);

    CHECK(input.translate(window(SDL_WINDOWEVENT_FOCUS_LOST), size) == pointer(Kind::release, -1, -1));
    CHECK_FALSE(input.translate(finger(SDL_FINGERUP, 1, 0.5f, 0.5f), size));
}

TEST_CASE("KA-36: the keys on the list become events")
{
    const std::pair<SDL_Keycode, Key> list[] = {{SDLK_TAB, Key::tab},
                                                {SDLK_RETURN, Key::enter},
                                                {SDLK_KP_ENTER, Key::enter},
                                                {SDLK_ESCAPE, Key::escape},
                                                {SDLK_BACKSPACE, Key::backspace},
                                                {SDLK_DELETE, Key::del},
                                                {SDLK_LEFT, Key::left},
                                                {SDLK_RIGHT, Key::right},
                                                {SDLK_UP, Key::up},
                                                {SDLK_DOWN, Key::down},
                                                {SDLK_PAGEUP, Key::page_up},
                                                {SDLK_PAGEDOWN, Key::page_down},
                                                {SDLK_HOME, Key::home},
                                                {SDLK_END, Key::end},
                                                {SDLK_F1, Key::f1},
                                                {SDLK_F4, Key::f4},
                                                {SDLK_SPACE, Key::space}};
    Input input;

    for (const auto& [code, expected] : list) {
        const auto event = input.translate(key(code), size);
        REQUIRE(event);
        CHECK(event->kind == Kind::key);
        CHECK(event->key == expected);
    }
    CHECK(input.translate(key(SDLK_TAB, KMOD_LSHIFT), size)->key == Key::back_tab);
}

TEST_CASE(
    "KA-36, R-48: of every key there is, only those on the list become an event, and none with Alt, Ctrl, Super or "
    "AltGr")
{
    const std::set<SDL_Scancode> list = {
        SDL_SCANCODE_TAB,       SDL_SCANCODE_RETURN, SDL_SCANCODE_KP_ENTER, SDL_SCANCODE_SPACE, SDL_SCANCODE_ESCAPE,
        SDL_SCANCODE_BACKSPACE, SDL_SCANCODE_DELETE, SDL_SCANCODE_LEFT,     SDL_SCANCODE_RIGHT, SDL_SCANCODE_UP,
        SDL_SCANCODE_DOWN,      SDL_SCANCODE_PAGEUP, SDL_SCANCODE_PAGEDOWN, SDL_SCANCODE_HOME,  SDL_SCANCODE_END,
        SDL_SCANCODE_F1,        SDL_SCANCODE_F4};
    const Keyboard keyboard;
    const int held[] = {KMOD_LALT, KMOD_RALT, KMOD_LCTRL, KMOD_RCTRL, KMOD_LGUI, KMOD_RGUI};
    const int harmless = KMOD_SHIFT | KMOD_CAPS | KMOD_NUM;

    for (int scancode = 0; scancode < SDL_NUM_SCANCODES; ++scancode) {
        const auto place = static_cast<SDL_Scancode>(scancode);
        const auto code = SDL_GetKeyFromScancode(place);
        CAPTURE(std::string(SDL_GetScancodeName(place)));
        Input input;
        for (const int modifiers : {KMOD_NONE + 0, KMOD_SHIFT + 0, harmless}) {
            const auto event = input.translate(key(code, modifiers), size);
            CHECK(event.has_value() == list.contains(place));
            if (event) CHECK(event->kind == Kind::key);
        }
        for (unsigned mix = 1; mix < 1U << std::size(held); ++mix) {  // every one of them, and every mixture
            int modifiers = (mix & 1U) != 0 ? harmless : KMOD_NONE;
            for (std::size_t i = 0; i < std::size(held); ++i) modifiers |= (mix >> i & 1U) != 0 ? held[i] : 0;
            CHECK_FALSE(input.translate(key(code, modifiers), size));
            CHECK_FALSE(input.translate(text("a"), size));
        }
        SDL_Event up = key(code);
        up.type = SDL_KEYUP;
        CHECK_FALSE(input.translate(up, size));
    }
}

TEST_CASE("KA-36: nothing that a desktop, a window manager or the system can send ends the program; only a signal does")
{
    Input input;
    SDL_Event ended = {};
    ended.type = SDL_USEREVENT;
    ended.user.code = static_cast<Sint32>(Pushed::ended);

    for (Uint32 type = SDL_FIRSTEVENT; type < SDL_USEREVENT; ++type) {
        SDL_Event event = {};
        event.type = type;
        const auto taken = input.translate(event, size);
        CHECK_FALSE((taken && taken->kind == Kind::ended));
        if (type < SDL_WINDOWEVENT) CHECK_FALSE(taken);  // SDL_QUIT, and what an operating system tells an app
    }
    for (int id = 0; id < 256; ++id) {
        const auto taken = input.translate(window(id), size);
        CHECK_FALSE((taken && taken->kind == Kind::ended));
    }
    CHECK_FALSE(input.translate(window(SDL_WINDOWEVENT_CLOSE), size));
    CHECK(input.translate(ended, size)->kind == Kind::ended);
}

TEST_CASE("KA-18: the thread that watches for headsets is heard as an event")
{
    Input input;
    SDL_Event plugged_in = {};
    plugged_in.type = SDL_USEREVENT;
    plugged_in.user.code = static_cast<Sint32>(Pushed::headset);
    CHECK(input.translate(plugged_in, size) == Event{.kind = Kind::headset});
}

TEST_CASE("a space is one event: a key that brings its text")
{
    Input input;

    const auto space = input.translate(key(SDLK_SPACE), size);
    CHECK(space->key == Key::space);
    CHECK(space->text == " ");
    CHECK_FALSE(input.translate(text(" "), size));
}

TEST_CASE("typed text comes as it is, control characters never")
{
    Input input;

    input.translate(key(SDLK_w), size);
    CHECK(input.translate(text("w"), size)->text == "w");
    CHECK(input.translate(text("ŵ"), size)->text == "ŵ");
    CHECK(input.translate(text("7"), size)->text == "7");
    CHECK_FALSE(input.translate(text("\r"), size));
    CHECK_FALSE(input.translate(text("\x7f"), size));
}

TEST_CASE("AltGr types the letters that Welsh needs, and nothing that a plain key types")
{
    Input input;
    input.translate(key(SDLK_w, KMOD_RALT), size);

    CHECK(input.translate(text("ŵ"), size)->text == "ŵ");
    CHECK_FALSE(input.translate(text("w"), size));
}

TEST_CASE("a key held down moves again, but acts only once")
{
    Input input;

    CHECK(input.translate(key(SDLK_DOWN, KMOD_NONE, true), size));
    CHECK(input.translate(key(SDLK_BACKSPACE, KMOD_NONE, true), size));
    CHECK_FALSE(input.translate(key(SDLK_RETURN, KMOD_NONE, true), size));
    CHECK_FALSE(input.translate(key(SDLK_SPACE, KMOD_NONE, true), size));
}

TEST_CASE("in a run of moves only the last counts; presses and releases are never merged")
{
    std::deque<Event> waiting;
    append(waiting, pointer(Kind::press, 0, 0));
    append(waiting, pointer(Kind::move, 1, 0));
    append(waiting, pointer(Kind::move, 2, 0));
    append(waiting, pointer(Kind::release, 2, 0));
    append(waiting, pointer(Kind::move, 3, 0));
    append(waiting, pointer(Kind::press, 3, 0));
    append(waiting, pointer(Kind::release, 3, 0));
    append(waiting, pointer(Kind::press, 3, 0));

    CHECK(waiting == std::deque<Event>{pointer(Kind::press, 0, 0), pointer(Kind::move, 2, 0),
                                       pointer(Kind::release, 2, 0), pointer(Kind::move, 3, 0),
                                       pointer(Kind::press, 3, 0), pointer(Kind::release, 3, 0),
                                       pointer(Kind::press, 3, 0)});
}
