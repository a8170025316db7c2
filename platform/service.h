// The service manager is told that the kiosk is ready, that its interface still turns, and that it ends (KA-38).
//
// It is told from the interface loop and from nowhere else: a loop that is stuck stops telling, and the manager starts
// the kiosk again. Without a service manager nothing is sent and nobody is woken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// One in a process, made and used on the thread of the loop.
class Service {
public:
    /// Reads NOTIFY_SOCKET and WATCHDOG_USEC, as systemd sets them, and takes them away from child processes: a child
    /// that spoke in our name would hide a stuck loop. WATCHDOG_PID is not asked: in the kiosk session it is the
    /// compositor's, and we are its child.
    Service();
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// The first picture is on the glass. Told once.
    void ready();

    /// The loop turned. Told at most once in half of the watchdog's time.
    void turned();

    /// The loop has ended, and what it used is being closed. Told once; the watchdog waits no longer then.
    void ending();

    /// How long the loop may sleep: `patience_ms`, or less where turned() is due before.
    std::optional<int> patience(std::optional<int> patience_ms) const;

private:
    void tell(std::string_view state) const;

    int socket_ = -1;
    std::string address_;
    std::optional<int> every_ms_;
    std::int64_t due_ = 0;  // on the clock of mono_ms()
    bool ready_ = false, ending_ = false;
};

}  // namespace platform
