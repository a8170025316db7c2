// Pictures and recorded sound read by another process, waypost-decode, which can reach no file and no network (RS-30):
// a file that is made to break a decoder breaks that one, and what it then says is checked.
//
// The program is started by the first picture. One that dies, hangs or talks nonsense costs that picture a second try,
// and then there is none: whoever asked shows words in its place.
#pragma once

#include "platform/apart.h"
#include "platform/glass.h"
#include "platform/sound.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace platform {

class Decoder {
public:
    struct Setup {
        Apart::Setup apart;                          ///< waypost-decode
        std::chrono::milliseconds patience{10'000};  ///< for one picture
    };
    explicit Decoder(Setup setup) : setup_(std::move(setup)), apart_(setup_.apart) {}

    /// As read_png: exactly so large as the file's first bytes say, or nothing. From any thread; one after the other.
    std::optional<Pixels> read_png(const std::string& png);

    pid_t process() const;

private:
    std::optional<Pixels> try_once(const std::string& png, std::size_t bytes);

    Setup setup_;
    mutable std::mutex one_at_a_time_;
    Apart apart_;
};

/// Each sound has a program of its own, for as long as it lives.
SoundReader sounds_apart(Apart::Setup);

namespace decoding {
inline constexpr char picture = 'p';  ///< a PNG; `pixels`: RGBA, as in Pixels
inline constexpr char pixels = 'x';
inline constexpr char sound = 's';  ///< a file; `format`: one byte the channels, three the rate, lowest first
inline constexpr char format = 'f';
inline constexpr char more = 'm';  ///< of the sound; `values`: floats as they lie in memory, none at the end
inline constexpr char values = 'v';
inline constexpr std::size_t longest_file = std::size_t{64} << 20;  ///< bytes of a picture or sound

std::string bytes_of(const Sound::Format&);
std::optional<Sound::Format> format_in(std::string_view);  ///< one that can be played
}  // namespace decoding

}  // namespace platform
