#include "platform/trace.h"

#include "platform/files.h"

#include <unistd.h>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <sstream>

namespace platform {

static double now_ms()
{
    timespec now = {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Field 22 of /proc/self/stat, counted behind the name, which may hold anything.
static double process_start_ms()
{
    const auto stat = read_file("/proc/self/stat", 4096).bytes;
    const auto end_of_name = stat.rfind(')');
    if (end_of_name == std::string::npos) return now_ms();
    std::istringstream fields(stat.substr(end_of_name + 1));
    std::string skipped;
    for (int field = 3; field < 22; ++field) fields >> skipped;
    double ticks = 0;
    fields >> ticks;
    return ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

static std::string tenths(double ms)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", ms);
    return text;
}

Trace::Trace() : begun_ms_(now_ms()), loaded_ms_(begun_ms_ - process_start_ms()) {}

void Trace::mark(std::string_view name) { marks_.emplace_back(name, now_ms() - begun_ms_); }

std::string Trace::line() const
{
    std::string text = "start: loaded " + std::to_string(std::lround(loaded_ms_));
    for (const auto& [name, ms] : marks_) text += ", " + name + " " + tenths(ms);
    return text + " ms";
}

}  // namespace platform
