// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/voice/spoken_words.h"

#include <algorithm>
#include <string_view>

namespace spoken_words {

namespace {

/// Bytes of the letter that begins at `at`; 0 when none does.
std::size_t letter_length(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xc2 && first < 0xe0 ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || at + length > text.size()) return 0;
    const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
    return std::ranges::all_of(text.substr(at + 1, length - 1), is_tail) ? length : 0;
}

bool is_around_words(std::string_view letter)
{
    constexpr std::string_view marks = ".,;:!?()[]\"'";
    constexpr std::string_view general = "\xe2\x80";  // U+2000 to U+203F: dashes, quotation marks, dots
    return letter.size() == 1 ? marks.find(letter) != std::string_view::npos : letter.starts_with(general);
}

}  // namespace

Text::Text(const std::string& utf8)
{
    struct Letter {
        std::size_t at, length;
    };
    std::vector<Letter> letters;
    for (std::size_t at = 0; at < utf8.size(); at += letters.back().length) {
        letters.push_back({at, letter_length(utf8, at)});
        if (letters.back().length == 0) {
            valid_ = false;
            return;
        }
    }
    const std::string_view text = utf8;
    const auto words_of = [&](const Letter& l) { return text.substr(l.at, l.length); };
    const auto is_blank = [&](const Letter& l) { return words_of(l) == " " || words_of(l) == "\xc2\xa0"; };
    word_of_letter_.resize(letters.size());
    for (std::size_t from = 0; from < letters.size();) {
        std::size_t begin = from;
        while (begin < letters.size() && is_blank(letters[begin])) ++begin;
        std::size_t end = begin;
        while (end < letters.size() && !is_blank(letters[end])) ++end;
        std::size_t first = begin, last = end;
        while (first < last && is_around_words(words_of(letters[first]))) ++first;
        while (last > first && is_around_words(words_of(letters[last - 1]))) --last;
        if (first < last) {
            const std::size_t offset = letters[first].at, after = letters[last - 1].at + letters[last - 1].length;
            const Place place{static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(after - offset)};
            std::fill(word_of_letter_.begin() + static_cast<std::ptrdiff_t>(from),
                      word_of_letter_.begin() + static_cast<std::ptrdiff_t>(end), place);
        }
        from = end;
    }
}

std::optional<Place> Text::word_at_letter(int letter)
{
    if (letter < 0 || static_cast<std::size_t>(letter) >= word_of_letter_.size()) return {};
    const Place place = word_of_letter_[static_cast<std::size_t>(letter)];
    if (place.length == 0 || place.offset <= told_) return {};
    told_ = place.offset;
    return place;
}

}  // namespace spoken_words
