// Text as a search sees it: words without accents, capitals and points, each with the place it came from. What is
// looked for and what is looked in pass through here, so that they always meet. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace search {

struct Token {
    std::string word;      ///< a-z, 0-9 and letters of other scripts; never empty
    std::size_t from = 0;  ///< bytes of the text
    std::size_t to = 0;
    bool operator==(const Token&) const = default;
};

/// "The child’s N.R.M. referral, s.47" → the child nrm referral s 47. Bytes that are not UTF-8 part words.
std::vector<Token> tokens_of(std::string_view text);

/// The same as one line.
std::string plain_words(std::string_view text);

}  // namespace search
