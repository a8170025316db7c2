#include "platform/recorded.h"

#include "platform/files.h"
#include "platform/sound_file.h"
#include "platform/voice_protocol.h"
#include "support/basics.h"
#include "support/sound.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

using platform::Recorded;
using support::Sound;

namespace {

constexpr int a_second = platform::voice_protocol::samples_a_second;

std::string bytes_of(const Sound& sound)
{
    const sample::Folder folder;
    support::lay_sound(folder / "recording", sound);
    return platform::read_file(folder / "recording", std::size_t{1} << 24).bytes;
}

std::optional<Recorded> recorded_of(std::string bytes)
{
    return Recorded::from(platform::read_sound(std::move(bytes)));
}

struct Heard {
    int samples = 0, loudest = 0, parts = 0;
};

Heard all_of(Recorded recorded)
{
    Heard heard;
    for (auto more = recorded.next(); !more.empty(); more = recorded.next()) {
        heard.samples += static_cast<int>(more.size());
        ++heard.parts;
        for (const std::int16_t sample : more) heard.loudest = std::max(heard.loudest, std::abs(int{sample}));
    }
    return heard;
}

}  // namespace

TEST_CASE("KA-25: WAV, FLAC and Opus become the speaker's samples, as long and as loud as they were")
{
    const Sound kinds[] = {
        {.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16, .rate = 44'100},
        {.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16, .rate = 22'050, .channels = 2},
        {.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT, .rate = 8'000},
        {.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_24, .rate = 96'000},
        {.format = SF_FORMAT_OGG | SF_FORMAT_OPUS, .rate = 48'000},
    };
    for (Sound kind : kinds) {
        kind.seconds = 3.3;
        CAPTURE(kind.format);
        auto recorded = recorded_of(bytes_of(kind));
        REQUIRE(recorded);
        const Heard heard = all_of(std::move(*recorded));
        CHECK(heard.samples > 3.3 * a_second - 50);  // none is lost where it ends
        CHECK(heard.samples < 3.5 * a_second);
        CHECK(std::abs(heard.loudest - 16'384) < 3'000);
        CHECK(heard.parts > 3);  // a little at a time
    }
}

TEST_CASE("KA-25: what is no sound file is not played, and one that was cut off is played as far as it goes")
{
    CHECK_FALSE(recorded_of(""));
    CHECK_FALSE(recorded_of("These are words and no sound."));
    CHECK_FALSE(recorded_of("RIFF\xff\xff\xff\xffWAVEfmt "));
    CHECK_FALSE(recorded_of(bytes_of({.seconds = 0})));
    CHECK_FALSE(recorded_of(bytes_of({.format = SF_FORMAT_OGG | SF_FORMAT_VORBIS})));
    CHECK_FALSE(recorded_of(bytes_of({.format = SF_FORMAT_AIFF | SF_FORMAT_PCM_16})));

    const std::string whole = bytes_of({.seconds = 2, .format = SF_FORMAT_OGG | SF_FORMAT_OPUS});
    auto half = recorded_of(whole.substr(0, whole.size() / 2));
    if (half) CHECK(all_of(std::move(*half)).samples < 1.5 * a_second);
    const std::string wav = bytes_of({.seconds = 2});
    auto half_wav = recorded_of(wav.substr(0, wav.size() / 2));
    REQUIRE(half_wav);
    const int samples = all_of(std::move(*half_wav)).samples;
    CHECK(samples > 0.95 * a_second);
    CHECK(samples < 1.2 * a_second);
}

TEST_CASE("KA-25: no byte of a recording that is changed brings the kiosk down")
{
    for (const int format :
         {SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_OGG | SF_FORMAT_OPUS}) {
        const std::string whole = bytes_of({.seconds = 0.1, .format = format});
        int played = 0;
        for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 400); ++at) {
            std::string changed = whole;
            changed[at] = static_cast<char>(~changed[at]);
            if (auto recorded = recorded_of(changed)) played += all_of(std::move(*recorded)).samples > 0;
        }
        CHECK(played < 400);
    }
}
