// Which letters may stand in a course. Only those that every typeface of the app has are let through, so that nothing
// is ever drawn as a box (KA-28), and nothing hidden can change how a line reads (RS-34).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace content {

/// Where `text` stops being UTF-8, or nothing when all of it is.
std::optional<std::size_t> not_utf8_at(std::string_view text);

/// How many letters (code points) there are.
std::size_t letters_in(std::string_view utf8);

/// The first letter that may not stand in words to be shown.
struct BadLetter {
    std::size_t at = 0;  ///< its offset
    std::string why;     ///< what is wrong with it, and what to do
};
std::optional<BadLetter> bad_letter_in(std::string_view utf8);

}  // namespace content
