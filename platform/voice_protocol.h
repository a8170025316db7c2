// How the kiosk and waypost-voice talk: a line for each text to be said, frames of sound and word positions back.
//
// A request is one line: "say NUMBER LANGUAGE SPEED TEXT\n". LANGUAGE is "en" or "cy", SPEED words a minute, TEXT valid
// UTF-8 without control characters. An answer is any number of `word` and `sound` frames, then `end` or `trouble`. A
// frame is a byte that tells its kind, the request's number and the payload's length (4 bytes each, lowest first), then
// the payload: samples of 16 bits, lowest byte first; a word's offset, length and sample, 4 bytes each; the number of
// samples made; or English words for the log. Both sides check all of it. Nothing here needs a library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform::voice_protocol {

inline constexpr int samples_a_second = 22'050;               ///< mono, 16 bits
inline constexpr int slowest = 80, fastest = 400;             ///< words a minute (KA-19)
inline constexpr auto most_text = std::size_t{32} * 1024;     ///< bytes; the longest paragraph of a course is 12,000
inline constexpr auto most_payload = std::size_t{16} * 1024;  ///< bytes of a frame
inline constexpr std::size_t most_line = most_text + 64;      ///< a request without its line feed

struct Request {
    std::uint32_t number = 0;
    std::string language;
    int speed = 165;
    std::string text;
};

/// The line, with its line feed. Control characters of the text become blanks, so that every offset stays as it is.
std::string line_of(const Request&);
/// What a line without its line feed asks for; nothing when it is none.
std::optional<Request> request_of(std::string_view line);

enum class Kind : std::uint8_t { sound = 's', word = 'w', end = 'e', trouble = 't' };

struct Frame {
    Kind kind = Kind::end;
    std::uint32_t request = 0;
    std::string payload;
};

/// A word of the text: `offset` and `length` in bytes, and the sample of this request at which it begins to be heard.
struct Word {
    std::uint32_t offset = 0, length = 0, sample = 0;
};

std::string bytes_of(const Frame&);
std::string payload_of(const Word&);
std::optional<Word> word_in(std::string_view payload);
std::optional<std::vector<std::int16_t>> sound_in(std::string_view payload);

/// Bytes as they come in, cut into frames. It never holds more than a frame's worth beyond what was put in at once.
class Frames {
public:
    void put(std::string_view bytes) { held_ += bytes; }
    /// The next whole frame. Nothing when more bytes are needed, and for ever once they made no sense.
    std::optional<Frame> next();
    bool broken() const { return broken_; }

private:
    std::string held_;
    bool broken_ = false;
};

}  // namespace platform::voice_protocol
