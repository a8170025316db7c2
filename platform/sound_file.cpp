#include "platform/sound_file.h"

#include "platform/by.h"

#include <sndfile.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <utility>

namespace platform {

namespace {

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

class SoundFile : public Sound {
public:
    explicit SoundFile(std::string bytes)
    {
        SF_VIRTUAL_IO io{.get_filelen = Bytes::length,
                         .seek = Bytes::seek,
                         .read = Bytes::read,
                         .write = Bytes::write,
                         .tell = Bytes::tell};
        bytes_.all = std::move(bytes);
        file_.reset(sf_open_virtual(&io, SFM_READ, &is_, &bytes_));
    }
    bool is_one() const { return file_ && is_.frames > 0 && is().can_be_played(); }
    Format is() const override { return {is_.channels, is_.samplerate}; }
    std::vector<float> next() override
    {
        const auto channels = static_cast<std::size_t>(is_.channels);
        std::vector<float> values(static_cast<std::size_t>(is_.samplerate) / 2 * channels);
        const sf_count_t frames = sf_readf_float(file_.get(), values.data(), is_.samplerate / 2);
        values.resize(static_cast<std::size_t>(std::max<sf_count_t>(frames, 0)) * channels);
        return values;
    }

private:
    Bytes bytes_;
    SF_INFO is_{};
    std::unique_ptr<SNDFILE, By<sf_close>> file_;
};

}  // namespace

std::unique_ptr<Sound> read_sound(std::string bytes)
{
    if (!is_kind_we_play(bytes)) return nullptr;
    auto file = std::make_unique<SoundFile>(std::move(bytes));
    if (!file->is_one()) return nullptr;
    return file;
}

}  // namespace platform
