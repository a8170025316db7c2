#include "model/time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace model {

namespace chrono = std::chrono;

static chrono::sys_time<chrono::milliseconds> instant(Millis wall)
{
    return chrono::sys_time<chrono::milliseconds>{chrono::milliseconds{wall}};
}

std::string utc_text(Millis wall)
{
    const auto at = instant(wall);
    const auto midnight = chrono::floor<chrono::days>(at);
    const chrono::year_month_day date{midnight};
    const chrono::hh_mm_ss time{at - midnight};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text.data();
}

Day day_of(Millis wall)
{
    const auto midnight = chrono::floor<chrono::days>(instant(wall));
    const chrono::year_month_day date{midnight};
    const chrono::weekday weekday{midnight};
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<int>(static_cast<unsigned>(date.month())),
            .day = static_cast<int>(static_cast<unsigned>(date.day())),
            .weekday = static_cast<int>(weekday.iso_encoding()) - 1};
}

Millis start_of(const Day& day)
{
    const chrono::year_month_day date{chrono::year{day.year}, chrono::month{static_cast<unsigned>(day.month)},
                                      chrono::day{static_cast<unsigned>(day.day)}};
    return chrono::sys_time<chrono::milliseconds>{chrono::sys_days{date}}.time_since_epoch().count();
}

}  // namespace model
