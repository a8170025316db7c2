#include "platform/voice_protocol.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace platform::voice_protocol {

static constexpr std::size_t head = 9;

static void put_number(std::string& bytes, std::uint32_t number)
{
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((number >> shift) & 0xffU);
}

static std::uint32_t number_at(std::string_view bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 4; i > 0; --i) number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
    return number;
}

static bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

static std::string_view next_part(std::string_view& line)
{
    const std::string_view part = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(part.size() + 1, line.size()));
    return part;
}

template <class Number>
static bool read(std::string_view part, Number& number)
{
    const char* end = part.data() + part.size();
    const auto [stopped, trouble] = std::from_chars(part.data(), end, number);
    return trouble == std::errc() && stopped == end;
}

std::string line_of(const Request& request)
{
    std::string text = request.text;
    std::ranges::replace_if(text, is_control, ' ');
    return "say " + std::to_string(request.number) + ' ' + request.language + ' ' + std::to_string(request.speed) +
           ' ' + text + '\n';
}

std::optional<Request> request_of(std::string_view line)
{
    Request request;
    if (next_part(line) != "say" || !read(next_part(line), request.number)) return {};
    request.language = next_part(line);
    if (!read(next_part(line), request.speed)) return {};
    if (std::ranges::any_of(line, is_control)) return {};
    request.text = line;
    return request;
}

std::string bytes_of(const Frame& frame)
{
    std::string bytes(1, static_cast<char>(frame.kind));
    put_number(bytes, frame.request);
    put_number(bytes, static_cast<std::uint32_t>(frame.payload.size()));
    return bytes + frame.payload;
}

std::string payload_of(const Word& word)
{
    std::string bytes;
    for (const std::uint32_t part : {word.offset, word.length, word.sample}) put_number(bytes, part);
    return bytes;
}

std::optional<Word> word_in(std::string_view payload)
{
    if (payload.size() != 12) return {};
    return Word{number_at(payload, 0), number_at(payload, 4), number_at(payload, 8)};
}

std::optional<std::vector<std::int16_t>> sound_in(std::string_view payload)
{
    if (payload.size() % 2 != 0) return {};
    std::vector<std::int16_t> samples(payload.size() / 2);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto low = static_cast<unsigned char>(payload[2 * i]),
                   high = static_cast<unsigned char>(payload[2 * i + 1]);
        samples[i] = static_cast<std::int16_t>(static_cast<std::uint16_t>(low | high << 8));
    }
    return samples;
}

std::optional<Frame> Frames::next()
{
    if (broken_ || held_.size() < head) return {};
    constexpr std::string_view kinds = "swet";
    const std::size_t length = number_at(held_, 5);
    broken_ = kinds.find(held_[0]) == std::string_view::npos || length > most_payload;
    if (broken_ || held_.size() < head + length) return {};
    Frame frame{static_cast<Kind>(held_[0]), number_at(held_, 1), held_.substr(head, length)};
    held_.erase(0, head + length);
    return frame;
}

}  // namespace platform::voice_protocol
