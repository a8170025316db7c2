#include "screens/dates.h"

#include <fmt/format.h>

#include <cstdio>

namespace screens {

static std::string day_and_month(const model::Words& say, const model::Day& day)
{
    return fmt::format("{} {} {}", day.day, say("date.month." + std::to_string(day.month)), day.year);
}

std::string day_text(const model::Words& say, model::Millis local)
{
    const model::Day day = model::day_of(local);
    return say("date.weekday." + std::to_string(day.weekday)) + " " + day_and_month(say, day);
}

std::string short_day_text(const model::Words& say, model::Millis local)
{
    return day_and_month(say, model::day_of(local));
}

std::string time_text(model::Millis local)
{
    constexpr model::Millis minute = 60'000;
    const model::Millis minutes = ((local / minute) % 1440 + 1440) % 1440;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string date_text(const model::Words& say, const std::string& iso)
{
    model::Day day;
    const bool read = std::sscanf(iso.c_str(), "%4d-%2d-%2d", &day.year, &day.month, &day.day) == 3;
    return read && day.month >= 1 && day.month <= 12 ? day_and_month(say, day) : iso;
}

std::string day_and_time(const model::Words& say, model::Millis local)
{
    return short_day_text(say, local) + ", " + time_text(local);
}

}  // namespace screens
