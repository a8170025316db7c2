#include "exposed/tree.h"

#include "exposed/connection.h"
#include "exposed/session.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <algorithm>
#include <ctime>
#include <limits>
#include <utility>

namespace exposed {

Tree::Bell::Bell() : file_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) { done(file_ < 0 ? -errno : file_); }

Tree::Bell::~Bell() { ::close(file_); }

void Tree::Bell::ring() const
{
    const std::uint64_t one = 1;
    (void)!::write(file_, &one, sizeof one);  // fails only where it has been rung often enough already
}

void Tree::Bell::silence() const
{
    std::uint64_t times = 0;
    (void)!::read(file_, &times, sizeof times);
}

Tree::Tree(Hands hands) : hands_(std::move(hands)), thread_([this] { run(); }) {}

Tree::~Tree()
{
    ending_ = true;
    bell_.ring();
    thread_.join();
}

void Tree::show(const std::vector<ui::Item>& items, platform::Glass::Size size)
{
    if (!wanted_) return;
    {
        const std::lock_guard lock(mutex_);
        shown_ = {.items = items, .size = size};
    }
    bell_.ring();
}

std::optional<Tree::Shown> Tree::take()
{
    bell_.silence();
    const std::lock_guard lock(mutex_);
    return std::exchange(shown_, std::nullopt);
}

/// The thread's own things, and one turn of its loop after the other.
class Tree::Turn {
public:
    explicit Turn(Tree& tree) : tree_(tree) { reconsider(); }
    ~Turn() { tree_.wanted_ = false; }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    void take()
    {
        if (session_.has_changed()) {
            tries_left_ = most_tries;
            reconsider();
        }
        auto shown = tree_.take();
        if (!tree_.wanted_) return;
        try {
            if (shown) show(*shown);
            if (connection_) connection_->answer();
        } catch (const NoBus&) {  // on a busy machine it may only be late
            let_go();
            try_again_ = tries_left_-- > 0;
        }
    }

    void rest()
    {
        std::vector<pollfd> files = {{.fd = tree_.bell_.file(), .events = POLLIN, .revents = 0}};
        int patience_ms = try_again_ ? between_tries_ms : -1;
        for (sd_bus* bus : {session_.bus(), connection_ ? connection_->bus() : nullptr}) {
            if (!bus) continue;
            files.push_back({.fd = done(sd_bus_get_fd(bus)),
                             .events = static_cast<short>(done(sd_bus_get_events(bus))),
                             .revents = 0});
            if (const auto left = left_ms(bus)) patience_ms = patience_ms < 0 ? *left : std::min(patience_ms, *left);
        }
        if (::poll(files.data(), files.size(), patience_ms) == 0 && try_again_) reconsider();
    }

private:
    void reconsider()
    {
        try_again_ = false;
        const bool wanted = session_.is_wanted();
        if (!wanted) return let_go();
        if (tree_.wanted_.exchange(true)) return;
        tree_.hands_.wanted();  // the page comes, and with it the connection
    }

    void let_go()
    {
        tree_.wanted_ = false;
        connection_.reset();
    }

    void show(const Shown& shown)
    {
        Page page = page_of(shown.items, shown.size, connection_ ? connection_->page() : Page{});
        if (connection_) return connection_->show(std::move(page));
        connection_.emplace(session_.address(), Served{.page = std::move(page),
                                                       .bus_name = {},
                                                       .desktop = {},
                                                       .act = tree_.hands_.act,
                                                       .attend = tree_.hands_.attend,
                                                       .write = tree_.hands_.write});
    }

    /// How long a bus may be left alone; nothing: until something comes.
    static std::optional<int> left_ms(sd_bus* bus)
    {
        std::uint64_t until_us = 0;
        done(sd_bus_get_timeout(bus, &until_us));
        if (until_us == std::numeric_limits<std::uint64_t>::max()) return {};
        timespec now = {};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        const auto now_us =
            static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(now.tv_nsec) / 1'000;
        return until_us <= now_us ? 0 : static_cast<int>((until_us - now_us) / 1'000 + 1);
    }

    static constexpr int most_tries = 6, between_tries_ms = 5'000;

    Tree& tree_;
    bool try_again_ = false;
    int tries_left_ = most_tries;
    Session session_;
    std::optional<Connection> connection_;
};

void Tree::run()
{
    try {
        for (Turn turn(*this); !ending_; turn.rest()) turn.take();
    } catch (const NoBus&) {  // no desktop session, or it ended: nobody is there to read the screen
    }
}

}  // namespace exposed
