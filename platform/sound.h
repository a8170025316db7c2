// Sound as it stands in a file, a little at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace platform {

class Sound {
public:
    struct Format {
        int channels = 0, rate = 0;  ///< rate: samples a second, of each channel
        bool can_be_played() const { return channels >= 1 && channels <= 8 && rate >= 4'000 && rate <= 192'000; }
        bool operator==(const Format&) const = default;
    };
    virtual ~Sound() = default;
    virtual Format is() const = 0;  ///< one that can be played
    /// About half a second more, one value of each channel after the other. Empty at the end, and where it is broken.
    virtual std::vector<float> next() = 0;
};

/// The bytes of a sound file as sound; null when they are none that can be played.
using SoundReader = std::function<std::unique_ptr<Sound>(std::string bytes)>;

}  // namespace platform
