// Recorded speech: a sound file as samples for a Speaker. Read a little at a time, so that the first sound comes at
// once however long the file is.
#pragma once

#include "platform/sound.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace platform {

class Recorded {
public:
    static constexpr int longest_s = 600;  ///< what is longer ends there

    /// Nothing when there is none, or it cannot be played.
    static std::optional<Recorded> from(std::unique_ptr<Sound>);

    Recorded(Recorded&&) noexcept;
    Recorded& operator=(Recorded&&) noexcept;
    ~Recorded();

    /// About half a second more: 22,050 samples a second, one channel. Empty at the end, and where the file is broken.
    std::vector<std::int16_t> next();

private:
    struct Open;
    explicit Recorded(std::unique_ptr<Open>);

    std::unique_ptr<Open> open_;
};

}  // namespace platform
