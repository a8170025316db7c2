#include "platform/recorded.h"

#include "platform/by.h"
#include "platform/voice_protocol.h"

#include <SDL_audio.h>
#include <sndfile.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <utility>

namespace platform {

namespace {

constexpr int most_channels = 8, slowest = 4'000, fastest = 192'000;

/// The bytes of a file in memory, as libsndfile asks for them.
struct Bytes {
    std::string all;
    sf_count_t at = 0;

    sf_count_t size() const { return static_cast<sf_count_t>(all.size()); }
    static Bytes& of(void* bytes) { return *static_cast<Bytes*>(bytes); }
    static sf_count_t length(void* bytes) { return of(bytes).size(); }
    static sf_count_t tell(void* bytes) { return of(bytes).at; }
    static sf_count_t seek(sf_count_t by, int from, void* bytes)
    {
        Bytes& its = of(bytes);
        const sf_count_t base = from == SEEK_CUR ? its.at : from == SEEK_END ? its.size() : 0;
        return its.at = std::clamp<sf_count_t>(base + by, 0, its.size());
    }
    static sf_count_t read(void* into, sf_count_t count, void* bytes)
    {
        Bytes& its = of(bytes);
        count = std::clamp<sf_count_t>(count, 0, its.size() - its.at);
        std::memcpy(into, its.all.data() + its.at, static_cast<std::size_t>(count));
        its.at += count;
        return count;
    }
    static sf_count_t write(const void*, sf_count_t, void*) { return 0; }
};

// Of the 25 kinds libsndfile reads, those that speech comes in: the others are so much more to go wrong, and a broken
// Vorbis file makes it lose memory.
bool is_kind_we_play(std::string_view bytes)
{
    constexpr std::size_t first_packet = 28;  // of an Ogg file
    const bool is_opus =
        bytes.starts_with("OggS") && bytes.substr(std::min(first_packet, bytes.size())).starts_with("OpusHead");
    return is_opus || bytes.starts_with("fLaC") || bytes.starts_with("RIFF");
}

}  // namespace

struct Recorded::Open {
    Bytes bytes;
    SF_INFO is{};
    std::unique_ptr<SNDFILE, By<sf_close>> file;
    std::unique_ptr<SDL_AudioStream, By<SDL_FreeAudioStream>> stream;  // from the file's samples to the speaker's
    bool ended = false;
    std::size_t left = std::size_t{longest_s} * voice_protocol::samples_a_second;  // samples
};

std::optional<Recorded> Recorded::from(std::string bytes)
{
    if (!is_kind_we_play(bytes)) return {};
    SF_VIRTUAL_IO io{.get_filelen = Bytes::length,
                     .seek = Bytes::seek,
                     .read = Bytes::read,
                     .write = Bytes::write,
                     .tell = Bytes::tell};
    auto open = std::make_unique<Open>();
    open->bytes.all = std::move(bytes);
    open->file.reset(sf_open_virtual(&io, SFM_READ, &open->is, &open->bytes));
    const SF_INFO& is = open->is;
    if (!open->file || is.frames < 1 || is.channels < 1 || is.channels > most_channels || is.samplerate < slowest ||
        is.samplerate > fastest)
        return {};
    open->stream.reset(SDL_NewAudioStream(AUDIO_F32SYS, static_cast<Uint8>(is.channels), is.samplerate, AUDIO_S16SYS, 1,
                                          voice_protocol::samples_a_second));
    if (!open->stream) return {};
    return Recorded(std::move(open));
}

Recorded::Recorded(std::unique_ptr<Open> open) : open_(std::move(open)) {}
Recorded::Recorded(Recorded&&) noexcept = default;
Recorded& Recorded::operator=(Recorded&&) noexcept = default;
Recorded::~Recorded() = default;

std::vector<std::int16_t> Recorded::next()
{
    SDL_AudioStream* const stream = open_->stream.get();
    const auto channels = static_cast<std::size_t>(open_->is.channels);
    std::vector<float> read(static_cast<std::size_t>(open_->is.samplerate) / 2 * channels);
    while (SDL_AudioStreamAvailable(stream) == 0) {
        sf_count_t frames = sf_readf_float(open_->file.get(), read.data(), open_->is.samplerate / 2);
        if (frames <= 0) {
            if (std::exchange(open_->ended, true)) return {};
            // SDL keeps back the last few hundredths of a second: let those be silence.
            frames = open_->is.samplerate / 10;
            std::fill_n(read.begin(), static_cast<std::size_t>(frames) * channels, 0.0F);
        }
        const auto bytes = static_cast<std::size_t>(frames) * channels * sizeof(float);
        if (SDL_AudioStreamPut(stream, read.data(), static_cast<int>(bytes)) != 0) return {};
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
