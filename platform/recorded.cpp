#include "platform/recorded.h"

#include "platform/by.h"
#include "platform/voice_protocol.h"

#include <SDL_audio.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace platform {

struct Recorded::Open {
    std::unique_ptr<Sound> sound;
    std::unique_ptr<SDL_AudioStream, By<SDL_FreeAudioStream>> stream;  // from the file's samples to the speaker's
    bool ended = false;
    std::size_t left = std::size_t{longest_s} * voice_protocol::samples_a_second;  // samples
};

std::optional<Recorded> Recorded::from(std::unique_ptr<Sound> sound)
{
    if (!sound) return {};
    const Sound::Format is = sound->is();
    auto open = std::make_unique<Open>();
    open->sound = std::move(sound);
    open->stream.reset(SDL_NewAudioStream(AUDIO_F32SYS, static_cast<Uint8>(is.channels), is.rate, AUDIO_S16SYS, 1,
                                          voice_protocol::samples_a_second));
    if (!open->stream) return {};
    return Recorded(std::move(open));
}

Recorded::Recorded(std::unique_ptr<Open> open) : open_(std::move(open)) {}
Recorded::Recorded(Recorded&&) noexcept = default;
Recorded& Recorded::operator=(Recorded&&) noexcept = default;
Recorded::~Recorded() = default;

// A file may hold any numbers.
static float in_bounds(float value) { return std::isfinite(value) ? std::clamp(value, -1.0F, 1.0F) : 0.0F; }

std::vector<std::int16_t> Recorded::next()
{
    SDL_AudioStream* const stream = open_->stream.get();
    const Sound::Format is = open_->sound->is();
    while (SDL_AudioStreamAvailable(stream) == 0) {
        std::vector<float> read;
        if (!open_->ended) read = open_->sound->next();
        if (read.empty()) {
            if (std::exchange(open_->ended, true)) return {};
            // SDL keeps back the last few hundredths of a second: let those be silence.
            read.assign(static_cast<std::size_t>(is.rate) / 10 * static_cast<std::size_t>(is.channels), 0.0F);
        }
        std::ranges::transform(read, read.begin(), in_bounds);
        if (SDL_AudioStreamPut(stream, read.data(), static_cast<int>(read.size() * sizeof(float))) != 0) return {};
        if (open_->ended) SDL_AudioStreamFlush(stream);
    }
    std::vector<std::int16_t> samples(static_cast<std::size_t>(SDL_AudioStreamAvailable(stream)) /
                                      sizeof(std::int16_t));
    const int got = SDL_AudioStreamGet(stream, samples.data(), static_cast<int>(samples.size() * sizeof(std::int16_t)));
    samples.resize(std::min(static_cast<std::size_t>(std::max(got, 0)) / sizeof(std::int16_t), open_->left));
    open_->left -= samples.size();
    return samples;
}

}  // namespace platform
