#include "platform/clock.h"

#include "platform/ids.h"

#include <ctime>
#include <fstream>

namespace platform {

static std::int64_t read_clock(clockid_t clock)
{
    timespec now = {};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::int64_t wall_ms() { return read_clock(CLOCK_REALTIME); }

std::int64_t mono_ms() { return read_clock(CLOCK_BOOTTIME); }

std::string boot_id()
{
    static const std::string id = [] {
        std::string line;
        std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), line);
        return line.empty() ? new_uuid() : line;
    }();
    return id;
}

}  // namespace platform
