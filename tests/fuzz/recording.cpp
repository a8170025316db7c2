#include "platform/recorded.h"
#include "platform/sound_file.h"

#include "platform/voice_protocol.h"

#include "fuzz/targets.h"

#include <cstddef>

void fuzz::recording(std::string_view bytes)
{
    auto recorded = platform::Recorded::from(platform::read_sound(std::string(bytes)));
    if (!recorded) return;
    constexpr std::size_t most =
        platform::Recorded::longest_s * std::size_t{platform::voice_protocol::samples_a_second};
    std::size_t samples = 0;
    for (auto more = recorded->next(); !more.empty(); more = recorded->next()) samples += more.size();
    must(samples <= most, "no recording is longer than its limit");
}
