#include "exposed/letters.h"

#include <algorithm>

namespace exposed {

std::vector<std::string_view> letters_of(std::string_view text)
{
    std::vector<std::string_view> letters;
    const auto goes_on = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U; };
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && goes_on(end)) ++end;
        letters.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return letters;
}

std::string joined(const std::vector<std::string_view>& letters, std::size_t begin, std::size_t end)
{
    std::string words;
    for (std::size_t i = begin; i < std::min(end, letters.size()); ++i) words += letters[i];
    return words;
}

int code_point(std::string_view letter)
{
    if (letter.empty()) return 0;
    const auto first = static_cast<unsigned char>(letter.front());
    if (first < 0x80) return first;
    int number = first & (first >= 0xf0 ? 0x07 : first >= 0xe0 ? 0x0f : 0x1f);
    for (const char c : letters_of(letter).front().substr(1))
        number = number * 64 + (static_cast<unsigned char>(c) & 0x3f);
    return number;
}

Piece piece_at(std::string_view text, int offset, Unit unit)
{
    const auto letters = letters_of(text);
    if (offset < 0 || static_cast<std::size_t>(offset) >= letters.size()) {
        const int end = offset < 0 ? 0 : static_cast<int>(letters.size());
        return {.words = "", .begin = end, .end = end};
    }
    const auto at = static_cast<std::size_t>(offset);
    const auto begins_word = [&](std::size_t i) { return letters[i] != " " && letters[i - 1] == " "; };
    std::size_t begin = unit == Unit::line ? 0 : at;
    std::size_t end = unit == Unit::line ? letters.size() : at + 1;
    if (unit == Unit::word) {
        while (begin > 0 && !begins_word(begin)) --begin;
        while (end < letters.size() && !begins_word(end)) ++end;
    }
    return {.words = joined(letters, begin, end), .begin = static_cast<int>(begin), .end = static_cast<int>(end)};
}

}  // namespace exposed
