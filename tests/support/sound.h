// Sound files, made as somebody makes who records a lesson.
#pragma once

#include <sndfile.hh>

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <vector>

namespace support {

struct Sound {
    double seconds = 1;
    int format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    int rate = 48'000, channels = 1;
    double loudness = 0.5;  ///< of a note, the same all along; 1 is the loudest there can be
};

inline void lay_sound(const std::filesystem::path& file, const Sound& sound)
{
    constexpr double note = 440, circle = 2 * 3.14159265358979;
    const auto frames = static_cast<std::size_t>(sound.seconds * sound.rate);
    std::vector<float> samples;
    for (std::size_t i = 0; i < frames; ++i)
        samples.insert(
            samples.end(), static_cast<std::size_t>(sound.channels),
            static_cast<float>(sound.loudness * std::sin(circle * note * static_cast<double>(i) / sound.rate)));
    SndfileHandle(file.string(), SFM_WRITE, sound.format, sound.channels, sound.rate)
        .writef(samples.data(), static_cast<sf_count_t>(frames));
}

}  // namespace support
