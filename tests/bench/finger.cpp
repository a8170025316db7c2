#include "bench/finger.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace bench {

static Display* shown(void* display) { return static_cast<Display*>(display); }

Finger::Finger()
{
    const char* file = std::getenv("WAYPOST_BENCH_SCREEN");
    const int opened = file ? ::open(file, O_RDONLY | O_CLOEXEC) : -1;
    struct stat about = {};
    if (opened < 0 || ::fstat(opened, &about) != 0) throw std::runtime_error("no frame buffer: run tools/bench");
    size_ = static_cast<std::size_t>(about.st_size);
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, opened, 0);
    ::close(opened);
    if (mapped == MAP_FAILED) throw std::runtime_error("the frame buffer cannot be mapped");
    screen_ = static_cast<const char*>(mapped);
    display_ = XOpenDisplay(nullptr);
    if (!display_) throw std::runtime_error("no display: run tools/bench");
}

Finger::~Finger() { XCloseDisplay(shown(display_)); }

void Finger::move(double x, double y)
{
    XTestFakeMotionEvent(shown(display_), -1, static_cast<int>(x), static_cast<int>(y), 0);
    XSync(shown(display_), False);
}

void Finger::press()
{
    XTestFakeButtonEvent(shown(display_), 1, True, 0);
    XFlush(shown(display_));
}

void Finger::lift()
{
    XTestFakeButtonEvent(shown(display_), 1, False, 0);
    XFlush(shown(display_));
}

void Finger::strike(const char* keysym)
{
    const KeyCode code = XKeysymToKeycode(shown(display_), XStringToKeysym(keysym));
    XTestFakeKeyEvent(shown(display_), code, True, 0);
    XTestFakeKeyEvent(shown(display_), code, False, 0);
    XSync(shown(display_), False);
}

void Finger::type(char c)
{
    const KeyCode shift = XKeysymToKeycode(shown(display_), XK_Shift_L);
    const bool capital = std::isupper(static_cast<unsigned char>(c)) != 0;
    if (capital) XTestFakeKeyEvent(shown(display_), shift, True, 0);
    const std::string name = c == ' ' ? "space" : c == '-' ? "minus" : std::string(1, c);
    strike(name.c_str());
    if (capital) XTestFakeKeyEvent(shown(display_), shift, False, 0);
    XSync(shown(display_), False);
}

void Finger::remember() { before_.assign(screen_, screen_ + size_); }

bool Finger::changed() const { return std::memcmp(before_.data(), screen_, size_) != 0; }

void Finger::wait_for_rest()
{
    remember();
    for (int still = 0; still < 8; ++still) {
        ::usleep(10'000);
        if (!changed()) continue;
        remember();
        still = 0;
    }
}

}  // namespace bench
