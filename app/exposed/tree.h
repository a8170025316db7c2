// Waypost's pages for screen readers and other tools of a desktop session, over AT-SPI: they read what is on the page
// and do what a finger does. Where nobody asked for it there is no copy, no signal and no waking up (KA-40).
// How it works and what was proved: README.md beside this.
#pragma once

#include "platform/glass.h"
#include "ui/item.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace exposed {

class Tree {
public:
    /// What is called from the tree's own thread.
    struct Hands {
        std::function<void(std::uint64_t item)> act;     ///< as if the item was touched
        std::function<void(std::uint64_t item)> attend;  ///< it takes the focus
        /// Into a field: this many letters are taken away at its end, then these come.
        std::function<void(std::uint64_t item, int away, const std::string& letters)> write;
        std::function<void()> wanted;  ///< somebody is there now: show the page once more
    };

    /// Asks on its own thread whether somebody wants it, and never throws what it meets there.
    explicit Tree(Hands);
    ~Tree();
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    /// After each shown frame, from the thread of the screen. Costs nothing while nobody wants it.
    void show(const std::vector<ui::Item>&, platform::Glass::Size);

private:
    struct Shown {
        std::vector<ui::Item> items;
        platform::Glass::Size size;
    };
    class Bell {
    public:
        Bell();
        ~Bell();
        Bell(const Bell&) = delete;
        Bell& operator=(const Bell&) = delete;
        void ring() const;
        void silence() const;
        int file() const { return file_; }

    private:
        int file_;
    };
    class Turn;
    void run();
    std::optional<Shown> take();

    Hands hands_;
    Bell bell_;
    std::atomic<bool> wanted_ = false, ending_ = false;
    std::mutex mutex_;
    std::optional<Shown> shown_;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace exposed
