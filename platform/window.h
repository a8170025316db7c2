// The window of the kiosk, its input and its picture. It rests while nothing happens (KA-40), cannot be closed from the
// desktop (KA-36), and never captures the mouse (KA-12).
#pragma once

#include "platform/canvas.h"
#include "platform/ending.h"
#include "platform/event.h"
#include "platform/glass.h"
#include "platform/input.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

struct SDL_Window;

namespace platform {

class Window : public Glass {
public:
    struct Options {
        std::string title;
        std::optional<Size> windowed;  ///< without it: borderless, as large as the display
        bool gpu = false;
    };

    /// Throws std::runtime_error, with words that say why, when there is no display. One Window in a process.
    explicit Window(const Options&);
    ~Window() override;

    Size size() const override;
    Texture upload(const Pixels& pixels) override { return canvas_->upload(pixels); }
    Texture upload(const Cover& cover) override { return canvas_->upload(cover); }
    Texture solid() override { return canvas_->solid(); }
    void release(Texture texture) override { canvas_->release(texture); }
    void show(const ImDrawData&) override;

    /// Sleeps until something happens. After `patience_ms` without anything it is a nudge. Nothing only after
    /// Event::ended was given: a loop over it ends then.
    std::optional<Event> wait(std::optional<int> patience_ms);

    /// No event waits: the picture of now is worth showing.
    bool quiet();

    /// Makes wait() return a nudge. From any thread; many of them may come as one.
    void nudge();

    /// Makes wait() return Event::act or Event::attend for an item of the page. From any thread.
    void act(std::uint64_t item);
    void attend(std::uint64_t item);

    /// Makes wait() return the keys and letters that take so many letters away at a field's end and add these. From any
    /// thread.
    void write(std::uint64_t item, int away, const std::string& letters);

    /// Makes wait() return Event::headset. From any thread.
    void headset();

    /// Which path draws, for the log: "software on x11".
    const std::string& drawing() const { return drawing_; }

private:
    struct Video {
        Video();
        ~Video();
    };
    struct Destroy {
        void operator()(SDL_Window*) const;
    };
    void open(const Options&);
    void make_canvas(bool gpu);
    void gather();
    void take(const SDL_Event&);

    Video video_;
    std::unique_ptr<SDL_Window, Destroy> window_;
    std::unique_ptr<Canvas> canvas_;
    std::string drawing_;
    Input input_;
    std::deque<Event> waiting_;
    std::atomic<bool> nudged_ = false;
    std::mutex writing_;
    std::vector<Event> written_;  ///< by other threads, under `writing_`
    bool ended_ = false;
    std::unique_ptr<Ending> ending_;  // last: its thread pushes events until it is gone
};

}  // namespace platform
