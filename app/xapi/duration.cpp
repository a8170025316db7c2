#include "xapi/duration.h"

#include <fmt/format.h>

#include <algorithm>

namespace xapi {

std::string duration_text(model::Millis duration)
{
    const model::Millis hundredths = (std::max<model::Millis>(0, duration) + 5) / 10;
    const model::Millis minutes = hundredths / 6000;
    const model::Millis seconds = hundredths % 6000 / 100;
    const model::Millis part = hundredths % 100;

    std::string text = "PT";
    if (minutes > 0) text += fmt::format("{}M", minutes);
    if (part != 0)
        text += part % 10 == 0 ? fmt::format("{}.{}S", seconds, part / 10) : fmt::format("{}.{:02}S", seconds, part);
    else if (seconds > 0 || minutes == 0)
        text += fmt::format("{}S", seconds);
    return text;
}

}  // namespace xapi
