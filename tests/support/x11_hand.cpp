#include "support/x11_hand.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace support {

bool Screen::can_be_had() { return std::system("command -v Xvfb >/dev/null 2>&1") == 0; }

// With -displayfd it looks for a free number by itself, and says it once it listens.
Screen::Screen(int width, int height)
{
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    server_ = std::make_unique<Program>(Program::Start{
        .words = {"Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"},
        .output = folder_ / "number",
        .messages = folder_ / "messages",
    });
    const auto ready = [&] { return text_of(folder_ / "number").ends_with('\n') || !server_->runs(); };
    if (!soon(std::chrono::seconds(10), ready) || !server_->runs())
        throw std::runtime_error("Xvfb does not start: " + text_of(folder_ / "messages"));
    name_ = ":" + text_of(folder_ / "number");
    name_.pop_back();
}

std::vector<std::string> Screen::variables() const
{
    return {"DISPLAY=" + name_, "SDL_VIDEODRIVER=x11", "WAYLAND_DISPLAY="};
}

void Hand::Close::operator()(_XDisplay* display) const { XCloseDisplay(display); }

Hand::Hand(const Screen& screen) : display_(XOpenDisplay(screen.name().c_str()))
{
    if (!display_) throw std::runtime_error("the display " + screen.name() + " does not answer");
    int event = 0, error = 0, major = 0, minor = 0;
    if (!XTestQueryExtension(display_.get(), &event, &error, &major, &minor))
        throw std::runtime_error("the display " + screen.name() + " has no XTest");
}

// Sooner than a fifth of a second on the same place, it would be taken for one (KA-13).
void Hand::be_no_slip(int x, int y)
{
    const bool same_place = std::hypot(x - x_, y - y_) < 60;
    if (same_place) std::this_thread::sleep_until(tapped_ + std::chrono::milliseconds(250));
    x_ = x;
    y_ = y;
}

void Hand::tap(int x, int y)
{
    be_no_slip(x, y);
    XTestFakeMotionEvent(display_.get(), 0, x, y, CurrentTime);
    XTestFakeButtonEvent(display_.get(), 1, True, CurrentTime);
    XTestFakeButtonEvent(display_.get(), 1, False, CurrentTime);
    XSync(display_.get(), False);
    tapped_ = std::chrono::steady_clock::now();
}

// The X symbols of ASCII are their numbers.
void Hand::type(const std::string& ascii)
{
    for (const char c : ascii) key(static_cast<unsigned char>(c));
}

// The same key within a tenth of a second is taken for one that bounced (KA-13).
void Hand::strike(const char* name)
{
    if (struck_ == name) std::this_thread::sleep_until(struck_at_ + std::chrono::milliseconds(150));
    key(XStringToKeysym(name));
    struck_ = name;
    struck_at_ = std::chrono::steady_clock::now();
}

void Hand::key(unsigned long symbol)
{
    const KeyCode code = XKeysymToKeycode(display_.get(), symbol);
    const KeyCode shift = XKeysymToKeycode(display_.get(), XK_Shift_L);
    if (code == 0) throw std::runtime_error("the keyboard has no key for " + std::to_string(symbol));
    const bool shifted = XkbKeycodeToKeysym(display_.get(), code, 0, 0) != symbol;
    if (shifted) XTestFakeKeyEvent(display_.get(), shift, True, CurrentTime);
    XTestFakeKeyEvent(display_.get(), code, True, CurrentTime);
    XTestFakeKeyEvent(display_.get(), code, False, CurrentTime);
    if (shifted) XTestFakeKeyEvent(display_.get(), shift, False, CurrentTime);
    XSync(display_.get(), False);
}

}  // namespace support
