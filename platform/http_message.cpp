#include "platform/http_message.h"

#include <algorithm>
#include <utility>

namespace platform::http_message {
namespace {

constexpr std::size_t most_words = 1'000;

void put(std::string& bytes, std::uint64_t number)
{
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((number >> shift) & 0xffU);
}

void put(std::string& bytes, std::string_view text)
{
    put(bytes, std::uint64_t{text.size()});
    bytes += text;
}

template <class Pairs>
void put_pairs(std::string& bytes, const Pairs& pairs)
{
    put(bytes, std::uint64_t{pairs.size()});
    for (const auto& [name, value] : pairs) {
        put(bytes, name);
        put(bytes, value);
    }
}

/// What was put in, one after the other. Once something is missing all that follows is empty.
class Reading {
public:
    explicit Reading(std::string_view bytes) : left_(bytes) {}

    std::uint64_t number()
    {
        const std::string_view bytes = cut(8);
        std::uint64_t number = 0;
        for (std::size_t at = bytes.size(); at-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at]);
        return number;
    }
    std::string text() { return std::string(cut(number())); }
    std::vector<std::pair<std::string, std::string>> pairs()
    {
        std::vector<std::pair<std::string, std::string>> pairs;
        for (std::uint64_t count = number(); count > 0 && is_whole_; --count) {
            std::string name = text();
            pairs.emplace_back(std::move(name), text());
        }
        return pairs;
    }
    bool ends_well() const { return is_whole_ && left_.empty(); }

private:
    std::string_view cut(std::uint64_t count)
    {
        is_whole_ = is_whole_ && count <= left_.size();
        if (!is_whole_) return {};
        const std::string_view part = left_.substr(0, count);
        left_.remove_prefix(count);
        return part;
    }

    std::string_view left_;
    bool is_whole_ = true;
};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool makes_sense(const Reply& reply, std::uint64_t trouble, std::uint64_t status, const HttpOptions& options)
{
    using enum Reply::Trouble;
    if (trouble > static_cast<std::uint64_t>(aborted)) return false;
    if (reply.words.size() > most_words || std::ranges::any_of(reply.words, is_control)) return false;
    if (reply.trouble == aborted) return false;  // it was not asked to
    if (reply.trouble != none) return status == 0 && reply.headers.empty() && reply.body.empty();
    std::size_t headers = 0;
    for (const auto& [name, value] : reply.headers) headers += name.size() + value.size();
    return status >= 100 && status <= 999 && headers <= most_header_bytes && reply.body.size() <= options.most_bytes;
}

}  // namespace

std::size_t most_reply(const HttpOptions& options)
{
    constexpr std::size_t lengths_of_a_header = 16, shortest_header = 3;
    return options.most_bytes + most_header_bytes * (1 + lengths_of_a_header / shortest_header) + most_words + 64;
}

std::string bytes_of(const Begin& begin)
{
    const HttpOptions& is = begin.options;
    std::string bytes;
    for (const std::string* text : {&is.ca_file, &is.ca_pem, &is.pins, &begin.server}) put(bytes, *text);
    for (const std::int64_t number : {is.connect_ms, is.total_ms, is.stalled_s})
        put(bytes, static_cast<std::uint64_t>(number));
    put(bytes, std::uint64_t{is.most_bytes});
    return bytes;
}

std::optional<Begin> begin_in(std::string_view bytes)
{
    Reading reading(bytes);
    Begin begin;
    HttpOptions& is = begin.options;
    for (std::string* text : {&is.ca_file, &is.ca_pem, &is.pins, &begin.server}) *text = reading.text();
    for (std::int64_t* number : {&is.connect_ms, &is.total_ms, &is.stalled_s})
        *number = static_cast<std::int64_t>(reading.number());
    is.most_bytes = reading.number();
    return reading.ends_well() ? std::optional(std::move(begin)) : std::nullopt;
}

std::string bytes_of(const Request& request)
{
    std::string bytes;
    for (const std::string* text : {&request.method, &request.url, &request.body}) put(bytes, *text);
    put_pairs(bytes, request.headers);
    return bytes;
}

std::optional<Request> request_in(std::string_view bytes)
{
    Reading reading(bytes);
    Request request;
    for (std::string* text : {&request.method, &request.url, &request.body}) *text = reading.text();
    request.headers = reading.pairs();
    return reading.ends_well() ? std::optional(std::move(request)) : std::nullopt;
}

std::string bytes_of(const Reply& reply)
{
    std::string bytes;
    put(bytes, static_cast<std::uint64_t>(reply.trouble));
    put(bytes, static_cast<std::uint64_t>(reply.status));
    put(bytes, reply.body);
    std::string words = reply.words.substr(0, most_words);
    std::ranges::replace_if(words, is_control, ' ');
    put(bytes, words);
    put_pairs(bytes, reply.headers);
    return bytes;
}

std::optional<Reply> reply_in(std::string_view bytes, const HttpOptions& options)
{
    Reading reading(bytes);
    Reply reply;
    const std::uint64_t trouble = reading.number(), status = reading.number();
    reply.body = reading.text();
    reply.words = reading.text();
    for (auto& [name, value] : reading.pairs()) reply.headers[name] = std::move(value);
    if (!reading.ends_well()) return {};
    reply.trouble = static_cast<Reply::Trouble>(trouble);
    reply.status = static_cast<int>(status);
    return makes_sense(reply, trouble, status, options) ? std::optional(std::move(reply)) : std::nullopt;
}

}  // namespace platform::http_message
