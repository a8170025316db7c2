// Words into lines. Pure: it knows neither fonts nor pixels, only how far each character moves the pen.
//
// Lines break at spaces and after hyphens and dashes; inside a word only when the word alone is wider than the column.
// No character is ever lost: every one but the spaces and line ends at a break belongs to exactly one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// How far `c`, set in the style of run number `run`, moves the pen, in pixels.
using Advance = std::function<float(std::size_t run, char32_t c)>;

/// "More space" (KA-06), in pixels.
struct Spacing {
    float letter = 0, word = 0;
};

struct Glyph {
    char32_t c = 0;
    std::uint32_t run = 0;
    float x = 0;  ///< from the left of its line
    float advance = 0;
};

struct Line {
    std::size_t begin = 0, end = 0;  ///< glyphs [begin, end)
    float width = 0;
};

struct LaidOut {
    std::vector<Glyph> glyphs;
    std::vector<Line> lines;
    float width = 0;  ///< of the widest line
};

LaidOut lay_out(const std::vector<std::string_view>& runs, float width, const Advance&, Spacing = {});

/// The words that were wider than the column, so that a line had to end inside them.
std::vector<std::string> broken_words(const LaidOut&);

/// The next code point of UTF-8 text; moves `at` on. U+FFFD for bytes that are none.
char32_t next_char(std::string_view text, std::size_t& at);
std::size_t count_chars(std::string_view text);

}  // namespace ui
