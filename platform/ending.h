// SIGTERM and SIGINT as a call on an ordinary thread, where anything may be done: a signal handler may do next to
// nothing.
#pragma once

#include <functional>
#include <thread>

namespace platform {

/// From now until it ends, `tell` is called for each of the two signals, on a thread of its own. One at a time.
/// Nothing is blocked, so child processes start with ordinary signals.
class Ending {
public:
    explicit Ending(std::function<void()> tell);
    ~Ending();
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;

private:
    std::thread thread_;
};

/// A crash leaves no picture of this process's memory on any disk, and no other process of its user may look into it
/// (RS-26). True when both hold.
bool leave_no_core_dump();

}  // namespace platform
