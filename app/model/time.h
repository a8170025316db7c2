// Time, as far as a kiosk can know it. Order comes from counters; the wall clock is a label (RS-14).
#pragma once

#include <cstdint>
#include <string>

namespace model {

/// Milliseconds. As a wall time: UTC, since 1970-01-01.
using Millis = std::int64_t;

/// When something happened, in every way the device can tell.
struct Moment {
    Millis wall = 0;      ///< what the device's clock said
    Millis mono = 0;      ///< since the device started; never goes back within one `boot`
    std::string boot;     ///< id of this run of the operating system
    bool trusted = true;  ///< false once the wall clock is suspect (RS-15)

    bool operator==(const Moment&) const = default;
};

/// "2026-11-23T09:14:05.120Z".
std::string utc_text(Millis wall);

/// "Monday 23 November 2026", in the words the caller gives: weekday and month names come from the app's words.
struct Day {
    int year = 1970, month = 1, day = 1, weekday = 0;  ///< weekday: 0 is Monday
    bool operator==(const Day&) const = default;
};
Day day_of(Millis wall);

/// Midnight UTC at the start of that day.
Millis start_of(const Day&);

}  // namespace model
