#include "platform/decoder.h"

#include "platform/picture.h"

#include <algorithm>
#include <utility>

namespace platform {

std::optional<Pixels> Decoder::read_png(const std::string& png)
{
    const auto size = size_of_png({reinterpret_cast<const std::uint8_t*>(png.data()), png.size()});
    if (!size) return {};
    const auto bytes = static_cast<std::size_t>(size->width) * static_cast<std::size_t>(size->height) * 4;
    const std::lock_guard hold(one_at_a_time_);
    for (int tries = 0; tries < 2; ++tries) {
        const auto patience = Patience::of(setup_.patience);
        if (!apart_.ready(patience)) continue;
        const auto answer = apart_.ask(decoding::picture, png, bytes, patience);
        if (!answer) continue;
        if (answer->kind == apart::nothing && answer->bytes.empty()) return {};
        if (answer->kind == decoding::pixels && answer->bytes.size() == bytes)
            return Pixels{size->width, size->height, {answer->bytes.begin(), answer->bytes.end()}};
        apart_.give_up("gave pixels that make no sense");
    }
    return {};
}

pid_t Decoder::process() const
{
    const std::lock_guard hold(one_at_a_time_);
    return apart_.process();
}

namespace {

constexpr auto patience_with_sound = std::chrono::milliseconds(3'000);

class SoundApart : public Sound {
public:
    explicit SoundApart(Apart::Setup setup) : apart_(std::move(setup)) {}

    bool begin(const std::string& file)
    {
        const auto patience = Patience::of(patience_with_sound);
        if (file.size() > decoding::longest_file || !apart_.ready(patience)) return false;
        const auto answer = apart_.ask(decoding::sound, file, 4, patience);
        const auto format =
            answer && answer->kind == decoding::format ? decoding::format_in(answer->bytes) : std::nullopt;
        if (format) is_ = *format;
        return format.has_value();
    }
    Format is() const override { return is_; }
    std::vector<float> next() override
    {
        const auto patience = Patience::of(patience_with_sound);
        if (apart_.process() < 0) return {};  // a new one would not know where this one stopped
        const std::size_t most = static_cast<std::size_t>(is_.rate) / 2 * one_of_each();
        const auto answer = apart_.ask(decoding::more, "", most, patience);
        if (!answer || answer->kind != decoding::values || answer->bytes.size() % one_of_each() != 0) {
            apart_.end();
            return {};
        }
        std::vector<float> values(answer->bytes.size() / sizeof(float));
        std::ranges::copy(answer->bytes, reinterpret_cast<char*>(values.data()));
        return values;
    }

private:
    std::size_t one_of_each() const { return static_cast<std::size_t>(is_.channels) * sizeof(float); }

    Format is_;
    Apart apart_;
};

}  // namespace

SoundReader sounds_apart(Apart::Setup setup)
{
    return [setup = std::move(setup)](const std::string& file) -> std::unique_ptr<Sound> {
        auto sound = std::make_unique<SoundApart>(setup);
        if (!sound->begin(file)) return nullptr;
        return sound;
    };
}

std::string decoding::bytes_of(const Sound::Format& format)
{
    std::string bytes(1, static_cast<char>(format.channels));
    for (int shift = 0; shift < 24; shift += 8) bytes += static_cast<char>(format.rate >> shift & 0xff);
    return bytes;
}

std::optional<Sound::Format> decoding::format_in(std::string_view bytes)
{
    if (bytes.size() != 4) return {};
    Sound::Format format{.channels = static_cast<unsigned char>(bytes[0])};
    for (std::size_t at = 4; at-- > 1;) format.rate = format.rate << 8 | static_cast<unsigned char>(bytes[at]);
    return format.can_be_played() ? std::optional(format) : std::nullopt;
}

}  // namespace platform
