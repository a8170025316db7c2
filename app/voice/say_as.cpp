#include "voice/say_as.h"

#include <algorithm>
#include <optional>

namespace voice {

namespace {

struct Match {
    std::size_t length = 0;
    std::string said;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A letter or digit stands at `at`. Typographic signs and the hard blank are none; every other letter beyond ASCII is.
bool is_letter(std::string_view text, std::size_t at)
{
    if (at >= text.size()) return false;
    const char c = text[at];
    if (is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
    return (c & 0x80) != 0 && !text.substr(at).starts_with("\xe2\x80") && !text.substr(at).starts_with("\xc2\xa0");
}

std::size_t letter_before(std::string_view text, std::size_t at)
{
    do --at;
    while (at > 0 && (text[at] & 0xc0) == 0x80);
    return at;
}

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || !is_letter(text, letter_before(text, at)); }

std::size_t digits_at(std::string_view text, std::size_t at)
{
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
    return static_cast<std::size_t>(std::find_if_not(from, text.end(), is_digit) - from);
}

void keep_longer(Match& best, std::size_t length, std::string said)
{
    if (length > best.length) best = {length, std::move(said)};
}

Match match_at(std::string_view text, std::size_t at, const model::SayAs& rules)
{
    Match best;
    const std::string_view rest = text.substr(at);
    for (const auto& [written, said] : rules.words) {
        const bool ends_in_letter = is_letter(written, letter_before(written, written.size()));
        if (rest.starts_with(written) && !(ends_in_letter && is_letter(rest, written.size())))
            keep_longer(best, written.size(), said);
    }
    for (const auto& [written, said] : rules.before_numbers) {
        if (!rest.starts_with(written)) continue;
        const std::size_t blank = rest.substr(written.size()).starts_with(' ') ? 1 : 0;
        if (digits_at(rest, written.size() + blank) > 0) keep_longer(best, written.size() + blank, said + " ");
    }
    if (digits_at(text, at) == 4 && !is_letter(rest, 4) && rest[2] != '0')
        if (const auto year = rules.years.find(rest.substr(0, 2)); year != rules.years.end())
            keep_longer(best, 4, year->second + " " + std::string(rest.substr(2, 2)));
    return best;
}

}  // namespace

Spoken say_as(std::string_view written, const model::SayAs& rules)
{
    Spoken spoken;
    for (std::size_t at = 0; at < written.size();) {
        const Match match = begins_word(written, at) && is_letter(written, at) ? match_at(written, at, rules) : Match();
        if (match.length == 0) {
            spoken.text += written[at++];
            continue;
        }
        spoken.exchanges.push_back({{spoken.text.size(), match.said.size()}, {at, match.length}});
        spoken.text += match.said;
        at += match.length;
    }
    return spoken;
}

Place written_place(const Spoken& spoken, Place said)
{
    std::size_t said_end = 0, written_end = 0;
    for (const Exchange& exchange : spoken.exchanges) {
        if (said.offset < exchange.said.offset) break;
        if (said.offset < exchange.said.offset + exchange.said.length) return exchange.written;
        said_end = exchange.said.offset + exchange.said.length;
        written_end = exchange.written.offset + exchange.written.length;
    }
    return {written_end + (said.offset - said_end), said.length};
}

}  // namespace voice
