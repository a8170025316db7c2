#include "platform/input.h"

#include <SDL_mouse.h>
#include <doctest/doctest.h>
#include <cstring>

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

static SDL_Event window(SDL_WindowEventID id)
{
    SDL_Event event = {};
    event.type = SDL_WINDOWEVENT;
    event.window.event = static_cast<Uint8>(id);
    return event;
}

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

TEST_CASE("KA-36: no key does anything with Alt, Ctrl or Super, and none off the list does anything at all")
{
    Input input;
    for (int scancode = 0; scancode < 256; ++scancode) {
        const auto code = SDL_GetKeyFromScancode(static_cast<SDL_Scancode>(scancode));
        for (const int modifier : {KMOD_LALT, KMOD_RALT, KMOD_LCTRL, KMOD_RCTRL, KMOD_LGUI, KMOD_RGUI}) {
            CHECK_FALSE(input.translate(key(code, modifier), size));
            CHECK_FALSE(input.translate(text("a"), size));
        }
    }
    for (const auto code : {SDLK_F2, SDLK_F5, SDLK_F12, SDLK_PRINTSCREEN, SDLK_INSERT, SDLK_APPLICATION, SDLK_POWER})
        CHECK_FALSE(input.translate(key(code), size));
}

TEST_CASE("KA-36: closing the window or quitting from the desktop is ignored; only a signal ends")
{
    Input input;
    SDL_Event quit = {};
    quit.type = SDL_QUIT;
    SDL_Event ended = {};
    ended.type = SDL_USEREVENT;
    ended.user.code = static_cast<Sint32>(Pushed::ended);

    CHECK_FALSE(input.translate(quit, size));
    CHECK_FALSE(input.translate(window(SDL_WINDOWEVENT_CLOSE), size));
    CHECK(input.translate(ended, size)->kind == Kind::ended);
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
