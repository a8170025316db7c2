#include "search/words.h"

#include <cstdint>
#include <utility>

namespace search {

namespace {

struct Letter {
    char32_t value = 0;
    std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return {};
    char32_t value = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {};
        value = value << 6U | (byte(i) & 0x3FU);
    }
    return {value, bytes};
}

// The letter below the accent, in small; "" for what is no letter.
std::string folded(std::string_view written, char32_t c)
{
    // À to ÿ, then Ā to ſ; a point where there is no letter.
    static constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty";
    static constexpr std::string_view extended =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuu"
        "uuuu"
        "uuwwyyyzzzzzzs";
    static_assert(latin.size() == 64 && extended.size() == 128);
    const auto one = [](char letter) { return letter == '.' ? std::string() : std::string(1, letter); };
    if (c < 0x80) {
        if (c >= 'A' && c <= 'Z') return one(static_cast<char>(c - 'A' + 'a'));
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? one(static_cast<char>(c)) : std::string();
    }
    if (c >= 0xC0 && c <= 0xFF) return one(latin[c - 0xC0]);
    if (c >= 0x100 && c <= 0x17F) return one(extended[c - 0x100]);
    if (c >= 0x1E80 && c <= 0x1E85) return "w";
    if (c == 0x1EF2 || c == 0x1EF3) return "y";
    const bool sign = c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c >= 0xE000;
    return sign ? std::string() : std::string(written);
}

bool is_one_letter(const Token& token) { return token.word.size() == 1 && token.word[0] >= 'a'; }

// "N.R.M." is one word, and the s of “child’s” is none.
std::vector<Token> joined(std::string_view text, const std::vector<Token>& parts)
{
    std::vector<Token> all;
    bool by_points = false;  // the last of `all` is letters with points
    for (const Token& part : parts) {
        const std::string_view between = all.empty() ? "" : text.substr(all.back().to, part.from - all.back().to);
        const bool one_letter = is_one_letter(part);
        if (one_letter && (between == "'" || between == "’")) continue;
        if (one_letter && between == "." && (by_points || is_one_letter(all.back()))) {
            all.back().word += part.word;
            all.back().to = part.to;
            by_points = true;
            continue;
        }
        all.push_back(part);
        by_points = false;
    }
    return all;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> parts;
    Token now;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        const std::string fold = folded(text.substr(at, letter.bytes), letter.value);
        if (fold.empty() && !now.word.empty()) parts.push_back(std::exchange(now, {}));
        if (!fold.empty()) {
            if (now.word.empty()) now.from = at;
            now.word += fold;
            now.to = at + letter.bytes;
        }
        at += letter.bytes;
    }
    if (!now.word.empty()) parts.push_back(now);
    return joined(text, parts);
}

std::string plain_words(std::string_view text)
{
    std::string line;
    for (const Token& token : tokens_of(text)) line += (line.empty() ? "" : " ") + token.word;
    return line;
}

}  // namespace search
