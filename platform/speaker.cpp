#include "platform/speaker.h"

#include "platform/voice_protocol.h"

#include <SDL.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace platform {

// 10^(-3 dB x steps below the loudest / 20), in 65,536ths.
static constexpr std::array<int, Speaker::loudest> gains{2920,  4125,  5827,  8231,  11627,
                                                         16423, 23198, 32768, 46286, 65536};

Speaker::~Speaker() { close(); }

std::optional<std::string> device_on(const std::string& card, const std::vector<std::string>& devices)
{
    if (card.empty()) return {};
    const auto on_it = [&](const std::string& device) { return device.starts_with(card + ","); };
    const auto found = std::ranges::find_if(devices, on_it);
    return found == devices.end() ? std::nullopt : std::optional(*found);
}

static std::vector<std::string> devices()
{
    std::vector<std::string> names;
    for (int i = 0; i < SDL_GetNumAudioDevices(0); ++i)
        if (const char* name = SDL_GetAudioDeviceName(i, 0)) names.emplace_back(name);
    return names;
}

void Speaker::set_card(std::string card)
{
    const std::lock_guard hold(mutex_);
    card_ = std::move(card);
}

bool Speaker::open()
{
    std::string card;
    {
        const std::lock_guard hold(mutex_);
        card = card_;
    }
    if (card != card_of_device_) close();
    if (device_ != 0) return true;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
    SDL_AudioSpec wanted = {};
    wanted.freq = voice_protocol::samples_a_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 512;  // 23 ms: a word is told while it is heard, not before
    wanted.callback = take;
    wanted.userdata = this;
    if (const auto device = device_on(card, devices()))
        device_ = SDL_OpenAudioDevice(device->c_str(), 0, &wanted, nullptr, 0);
    if (device_ == 0) device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    card_of_device_ = card;
    if (device_ == 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    SDL_PauseAudioDevice(device_, 0);
    return true;
}

void Speaker::leave_thread() { SDL_TLSCleanup(); }

void Speaker::close()
{
    if (device_ == 0) return;
    SDL_CloseAudioDevice(device_);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    device_ = 0;
}

void Speaker::put(const std::vector<std::int16_t>& samples)
{
    const std::lock_guard hold(mutex_);
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(taken_));
    taken_ = 0;
    samples_.insert(samples_.end(), samples.begin(), samples.end());
}

std::size_t Speaker::waiting() const
{
    const std::lock_guard hold(mutex_);
    return samples_.size() - taken_;
}

std::int64_t Speaker::played() const
{
    const std::lock_guard hold(mutex_);
    return played_;
}

void Speaker::begin()
{
    const std::lock_guard hold(mutex_);
    samples_.clear();
    taken_ = 0;
    played_ = 0;
}

void Speaker::set_volume(int step)
{
    const std::lock_guard hold(mutex_);
    step_ = std::clamp(step, quietest, loudest);
}

void Speaker::take(void* speaker, std::uint8_t* bytes, int length)
{
    auto& self = *static_cast<Speaker*>(speaker);
    std::memset(bytes, 0, static_cast<std::size_t>(length));
    const std::lock_guard hold(self.mutex_);
    const int gain = gains[static_cast<std::size_t>(self.step_ - quietest)];
    const std::size_t count =
        std::min(static_cast<std::size_t>(length) / sizeof(std::int16_t), self.samples_.size() - self.taken_);
    for (std::size_t i = 0; i < count; ++i) {
        const auto sample = static_cast<std::int16_t>(self.samples_[self.taken_ + i] * gain / 65536);
        std::memcpy(bytes + i * sizeof sample, &sample, sizeof sample);
    }
    self.taken_ += count;
    self.played_ += static_cast<std::int64_t>(count);
}

}  // namespace platform
