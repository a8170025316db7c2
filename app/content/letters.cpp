#include "content/letters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace content {
namespace {

struct Range {
    char32_t first, last;
};

// The letters that Inter, Vollkorn, Andika and OpenDyslexic all have (fc-query of Debian 12's packages).
constexpr auto drawable = std::to_array<Range>({
    {0x20, 0x7e},     {0xa0, 0xac},     {0xae, 0x107},    {0x10a, 0x113},   {0x116, 0x11b},   {0x11e, 0x123},
    {0x126, 0x12b},   {0x12e, 0x133},   {0x136, 0x137},   {0x139, 0x148},   {0x14a, 0x14d},   {0x150, 0x15b},
    {0x15e, 0x16b},   {0x16e, 0x17e},   {0x192, 0x192},   {0x1fe, 0x1ff},   {0x218, 0x21b},   {0x1e80, 0x1e85},
    {0x1ea0, 0x1ef9}, {0x2013, 0x2014}, {0x2018, 0x201a}, {0x201c, 0x201e}, {0x2020, 0x2022}, {0x2026, 0x2026},
    {0x2030, 0x2030}, {0x2039, 0x203a}, {0x2044, 0x2044}, {0x20ac, 0x20ac}, {0x2122, 0x2122}, {0x2212, 0x2212},
    {0x221e, 0x221e}, {0x2248, 0x2248}, {0x2260, 0x2260}, {0x2264, 0x2265},
});

// Written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin.
constexpr auto right_to_left =
    std::to_array<Range>({{0x590, 0x8ff}, {0xfb1d, 0xfdff}, {0xfe70, 0xfefc}, {0x10800, 0x10fff}, {0x1e800, 0x1efff}});

// Letters that are joined or change places when drawn: Indic scripts, Thai to Burmese, Khmer, Mongolian.
constexpr auto shaped = std::to_array<Range>({{0x900, 0x109f}, {0x1780, 0x18af}, {0x1900, 0x1cff}, {0xa800, 0xabff}});

constexpr auto combining = std::to_array<Range>({{0x300, 0x36f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}});

constexpr auto hidden = std::to_array<Range>({
    {0xad, 0xad},
    {0x61c, 0x61c},
    {0x180e, 0x180e},
    {0x200b, 0x200f},
    {0x2028, 0x202e},
    {0x2060, 0x206f},
    {0xfeff, 0xfeff},
});

bool is_in(const auto& ranges, char32_t letter)
{
    return std::ranges::any_of(ranges, [&](const Range& r) { return letter >= r.first && letter <= r.last; });
}

struct Letter {
    char32_t value = 0;
    std::size_t bytes = 0;  // 0: not UTF-8
};

Letter letter_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + bytes > text.size()) return {};
    char32_t value = lead & (0x7fU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0U) != 0x80) return {};
        value = value << 6U | (byte(i) & 0x3fU);
    }
    const bool too_long = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
    const bool surrogate = value >= 0xd800 && value <= 0xdfff;
    if (too_long || surrogate || value > 0x10ffff) return {};
    return {value, bytes};
}

// Most of a course is written with these.
std::size_t plain_until(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] >= ' ' && text[at] <= '~') ++at;
    return at;
}

std::string why_not(char32_t letter, std::string_view drawn)
{
    if (letter == '\n') return "the words go over more than one line. Write them in one line";
    if (letter == '\t') return "there is a tab. Use blanks";
    if (letter < 0x20 || (letter >= 0x7f && letter < 0xa0))
        return fmt::format("there is a control character (U+{:04X}). Take it out", std::uint32_t{letter});
    if (is_in(hidden, letter))
        return fmt::format("there is a hidden character (U+{:04X}) that cannot be seen when reading. Take it out",
                           std::uint32_t{letter});
    if (is_in(right_to_left, letter))
        return fmt::format(
            "“{}” is written from right to left, which this app cannot draw yet (KA-28). Use another script", drawn);
    if (is_in(shaped, letter))
        return fmt::format(
            "“{}” needs letters to be joined or moved, which this app cannot draw yet (KA-28). "
            "Use another script",
            drawn);
    if (is_in(combining, letter))
        return "an accent stands apart from its letter. Type the letter and its accent as one, like é or ŵ";
    return fmt::format("not every typeface of the app has “{}” (U+{:04X}). Write it in words", drawn,
                       std::uint32_t{letter});
}

}  // namespace

std::optional<std::size_t> not_utf8_at(std::string_view text)
{
    for (std::size_t at = plain_until(text, 0); at < text.size(); at = plain_until(text, at)) {
        const auto [value, bytes] = letter_at(text, at);
        if (bytes == 0) return at;
        at += bytes;
    }
    return {};
}

std::size_t letters_in(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
}

std::optional<BadLetter> bad_letter_in(std::string_view utf8)
{
    for (std::size_t at = plain_until(utf8, 0); at < utf8.size(); at = plain_until(utf8, at)) {
        const auto [value, bytes] = letter_at(utf8, at);
        if (bytes == 0) return BadLetter{at, "this is not UTF-8 text. Save the file as UTF-8"};
        if (!is_in(drawable, value)) return BadLetter{at, why_not(value, utf8.substr(at, bytes))};
        at += bytes;
    }
    return {};
}

}  // namespace content
