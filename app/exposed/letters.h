// The bus counts text in letters, and asks for the letter, the word or the line at a place. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace exposed {

/// The code points of a UTF-8 text, as parts of it.
std::vector<std::string_view> letters_of(std::string_view text);

/// Those from `begin` to before `end`; both are brought inside.
std::string joined(const std::vector<std::string_view>& letters, std::size_t begin, std::size_t end);

/// The number of the first letter; 0 for none.
int code_point(std::string_view letter);

enum class Unit { letter, word, line };

struct Piece {
    std::string words;
    int begin = 0, end = 0;  ///< in letters
    bool operator==(const Piece&) const = default;
};

/// The unit that holds the letter at `offset`; a word has the spaces after it. At the end, and outside, it is empty.
Piece piece_at(std::string_view text, int offset, Unit);

}  // namespace exposed
