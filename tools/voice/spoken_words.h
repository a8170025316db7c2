// Where the voice is, in letters from the start, as a word in bytes: the run between blanks without the punctuation
// around it. Parts of one word ("47" is said as two) are that word, told once.
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace spoken_words {

struct Place {
    std::uint32_t offset = 0, length = 0;  ///< bytes
    bool operator==(const Place&) const = default;
};

class Text {
public:
    Text() = default;
    explicit Text(const std::string& utf8);

    bool is_valid() const { return valid_; }  ///< it is UTF-8
    /// Nothing where no word is, or for the word that was told last or one before it.
    std::optional<Place> word_at_letter(int letter);

private:
    std::vector<Place> word_of_letter_;  // by letter: the word it stands in or before; length 0 behind the last
    std::int64_t told_ = -1;
    bool valid_ = true;
};

}  // namespace spoken_words
