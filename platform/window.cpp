#include "platform/window.h"

#include "platform/clock.h"

#include <SDL.h>
#include <stdexcept>
#include <utility>

namespace platform {

static void push(Pushed what, std::uint64_t item = 0)
{
    static_assert(sizeof(void*) >= sizeof item, "an event carries an item's id where SDL keeps an address");
    SDL_Event event = {};
    event.type = SDL_USEREVENT;
    event.user.code = static_cast<Sint32>(what);
    event.user.data1 = reinterpret_cast<void*>(static_cast<std::uintptr_t>(item));
    SDL_PushEvent(&event);
}

static std::runtime_error trouble(const char* what)
{
    return std::runtime_error(std::string(what) + ": " + SDL_GetError());
}

Window::Video::Video()
{
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // ours tell SIGTERM from a window's close button
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");  // else the first touch after gaining focus is swallowed
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");  // SDL 2.26 captures on every press by itself (KA-12)
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) throw trouble("there is no display to draw on");
}

Window::Video::~Video() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }

void Window::Destroy::operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }

Window::Window(const Options& options)
{
    open(options);
    make_canvas(options.gpu);
    SDL_ShowWindow(window_.get());
    // Without a window manager nobody else gives us the keyboard.
    SDL_RaiseWindow(window_.get());
    SDL_SetWindowInputFocus(window_.get());
    SDL_ShowCursor(SDL_DISABLE);  // until a mouse is moved: a kiosk has none
    SDL_StartTextInput();
    ending_ = std::make_unique<Ending>([] { push(Pushed::ended); });
}

Window::~Window() = default;

void Window::open(const Options& options)
{
    SDL_Rect place = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 0, 0};
    Uint32 flags = SDL_WINDOW_HIDDEN;
    if (options.windowed) {
        place.w = options.windowed->width;
        place.h = options.windowed->height;
        flags |= SDL_WINDOW_RESIZABLE;
    } else {
        // Not FULLSCREEN_DESKTOP: on X11 without a window manager SDL waits 100 ms for an answer that never comes.
        if (SDL_GetDisplayBounds(0, &place) != 0) throw trouble("cannot find out the display's size");
        flags |= SDL_WINDOW_BORDERLESS;
    }
    if (!options.gpu) SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    window_.reset(SDL_CreateWindow(options.title.c_str(), place.x, place.y, place.w, place.h, flags));
    if (!window_) throw trouble("cannot open a window");
}

void Window::make_canvas(bool gpu)
{
    SDL_Renderer* renderer = nullptr;
    const char* path = "software";
    if (gpu) {
        path = "the GPU";
        renderer = SDL_CreateRenderer(window_.get(), -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
        if (!renderer) path = "software, as the GPU was refused,";
    }
    if (!renderer) renderer = SDL_CreateRenderer(window_.get(), -1, SDL_RENDERER_SOFTWARE);
    if (!renderer) {
        // SDL 2.26 on Wayland can show a software picture only through OpenGL.
        SDL_ResetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION);
        path = "software, shown through the GPU,";
        renderer = SDL_CreateRenderer(window_.get(), -1, SDL_RENDERER_SOFTWARE);
    }
    canvas_ = std::make_unique<Canvas>(renderer);
    drawing_ = std::string(path) + " on " + SDL_GetCurrentVideoDriver();
}

Glass::Size Window::size() const
{
    Size size;
    SDL_GetRendererOutputSize(canvas_->renderer(), &size.width, &size.height);
    return size;
}

void Window::show(const ImDrawData& data)
{
    if (canvas_->draw(data)) SDL_RenderPresent(canvas_->renderer());
}

std::optional<Event> Window::wait(std::optional<int> patience_ms)
{
    const std::int64_t deadline = mono_ms() + patience_ms.value_or(0);
    if (waiting_.empty()) gather();
    while (waiting_.empty()) {
        if (ended_) return {};
        SDL_Event event;
        if (!patience_ms) {
            if (SDL_WaitEvent(&event) != 0) take(event);
        } else if (const auto left = deadline - mono_ms(); left <= 0) {
            waiting_.push_back({.at = mono_ms()});
        } else if (SDL_WaitEventTimeout(&event, static_cast<int>(left)) != 0) {
            take(event);
        }
        gather();
    }
    Event next = std::move(waiting_.front());
    waiting_.pop_front();
    ended_ = ended_ || next.kind == Event::Kind::ended;
    return next;
}

bool Window::quiet()
{
    gather();  // an event that is none of our business must not look like one that will bring another picture
    return waiting_.empty();
}

void Window::nudge()
{
    if (!nudged_.exchange(true)) push(Pushed::nudge);
}

void Window::headset() { push(Pushed::headset); }

void Window::act(std::uint64_t item) { push(Pushed::act, item); }

void Window::attend(std::uint64_t item) { push(Pushed::attend, item); }

void Window::write(std::uint64_t item, int away, const std::string& letters)
{
    {
        const std::lock_guard lock(writing_);
        for (int i = 0; i < away; ++i)
            written_.push_back({.kind = Event::Kind::key, .key = Key::backspace, .text = {}, .item = item});
        if (!letters.empty()) written_.push_back({.kind = Event::Kind::text, .text = letters, .item = item});
    }
    push(Pushed::write);
}

void Window::gather()
{
    for (SDL_Event event; SDL_PollEvent(&event) != 0;) take(event);
}

void Window::take(const SDL_Event& sdl)
{
    // Cleared before the event is acted on: a nudge that comes meanwhile must bring another.
    if (sdl.type == SDL_USEREVENT && sdl.user.code == static_cast<Sint32>(Pushed::nudge)) nudged_ = false;
    if (sdl.type == SDL_MOUSEMOTION) SDL_ShowCursor(SDL_ENABLE);
    if (sdl.type == SDL_FINGERDOWN) SDL_ShowCursor(SDL_DISABLE);

    if (sdl.type == SDL_USEREVENT && sdl.user.code == static_cast<Sint32>(Pushed::write)) {
        const std::lock_guard lock(writing_);
        for (Event& each : std::exchange(written_, {})) {
            each.at = mono_ms();
            append(waiting_, std::move(each));
        }
    }
    auto event = input_.translate(sdl, size());
    if (!event) return;
    if (event->kind == Event::Kind::resized || event->kind == Event::Kind::shown) canvas_->forget();
    event->at = mono_ms() - static_cast<std::int64_t>(SDL_GetTicks() - sdl.common.timestamp);
    append(waiting_, std::move(*event));
}

}  // namespace platform
