#include "platform/service.h"

#include "platform/clock.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

namespace platform {

static std::string taken_from_environment(const char* name)
{
    const char* value = std::getenv(name);
    const std::string taken = value ? value : "";
    unsetenv(name);
    return taken;
}

static std::optional<int> half_of_watchdog(const std::string& microseconds)
{
    std::int64_t number = 0;
    const char* end = microseconds.data() + microseconds.size();
    const auto [rest, error] = std::from_chars(microseconds.data(), end, number);
    if (error != std::errc() || rest != end || number <= 0) return {};
    return static_cast<int>(std::clamp<std::int64_t>(number / 2000, 1, std::numeric_limits<int>::max()));
}

Service::Service() : address_(taken_from_environment("NOTIFY_SOCKET"))
{
    const auto half = half_of_watchdog(taken_from_environment("WATCHDOG_USEC"));
    unsetenv("WATCHDOG_PID");
    const bool usable = address_.size() > 1 && address_.size() < sizeof(sockaddr_un::sun_path) &&
                        (address_.front() == '/' || address_.front() == '@');
    if (!usable) return;
    // It never waits: a manager that is slow to read must not hold up the glass.
    socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket_ >= 0) every_ms_ = half;
}

Service::~Service()
{
    if (socket_ >= 0) close(socket_);
}

void Service::ready()
{
    if (!std::exchange(ready_, true)) tell("READY=1");
}

void Service::ending()
{
    if (!std::exchange(ending_, true)) tell("STOPPING=1");
}

void Service::turned()
{
    if (!every_ms_) return;
    const std::int64_t now = mono_ms();
    if (now < due_) return;
    due_ = now + *every_ms_;
    tell("WATCHDOG=1");
}

std::optional<int> Service::patience(std::optional<int> patience_ms) const
{
    if (!every_ms_) return patience_ms;
    const int left = static_cast<int>(std::clamp<std::int64_t>(due_ - mono_ms(), 0, *every_ms_));
    return std::min(patience_ms.value_or(left), left);
}

void Service::tell(std::string_view state) const
{
    if (socket_ < 0) return;
    sockaddr_un to = {};
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, address_.data(), address_.size());
    if (to.sun_path[0] == '@') to.sun_path[0] = '\0';  // an abstract name: it is in no folder
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    // What is lost here is told again half an interval later; READY=1 that is lost is a start that failed.
    sendto(socket_, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&to), length);
}

}  // namespace platform
