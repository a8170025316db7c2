#include "ui/text.h"

#include <algorithm>
#include <optional>

namespace ui {

char32_t next_char(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    char32_t c = first & (0x3fU >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (byte(at) & 0xc0) != 0x80) return 0xfffd;
        c = c << 6 | (byte(at++) & 0x3fU);
    }
    return more == 0 ? 0xfffd : c;
}

std::size_t count_chars(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_char(text, at);
    return count;
}

static std::vector<Glyph> glyphs_of(const std::vector<std::string_view>& runs, const Advance& advance, Spacing spacing)
{
    std::vector<Glyph> glyphs;
    for (std::size_t run = 0; run < runs.size(); ++run)
        for (std::size_t at = 0; at < runs[run].size();) {
            Glyph glyph{.c = next_char(runs[run], at), .run = static_cast<std::uint32_t>(run)};
            if (glyph.c != '\n') glyph.advance = advance(run, glyph.c) + spacing.letter;
            if (glyph.c == ' ' || glyph.c == 0xa0) glyph.advance += spacing.word;
            glyphs.push_back(glyph);
        }
    return glyphs;
}

// Whether a line may end after glyph `i`, a hyphen or dash between two words.
static bool breaks_after(const std::vector<Glyph>& glyphs, std::size_t i)
{
    const char32_t c = glyphs[i].c;
    const bool dash = c == '-' || c == 0x2013 || c == 0x2014 || c == '/';
    if (!dash || i == 0 || i + 1 == glyphs.size()) return false;
    const auto blank = [](char32_t other) { return other == ' ' || other == 0xa0 || other == '\n'; };
    const auto digit = [](char32_t other) { return other >= '0' && other <= '9'; };
    return !blank(glyphs[i - 1].c) && !blank(glyphs[i + 1].c) && !digit(glyphs[i + 1].c);
}

static Line line_of(std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end)
{
    while (end > begin && glyphs[end - 1].c == ' ') --end;
    Line line{.begin = begin, .end = end};
    for (std::size_t i = begin; i < end; ++i) {
        glyphs[i].x = line.width;
        line.width += glyphs[i].advance;
    }
    return line;
}

LaidOut lay_out(const std::vector<std::string_view>& runs, float width, const Advance& advance, Spacing spacing)
{
    LaidOut laid{.glyphs = glyphs_of(runs, advance, spacing)};
    auto& glyphs = laid.glyphs;
    struct Break {
        std::size_t end, next;
    };
    std::size_t begin = 0;
    float x = 0;
    std::optional<Break> last;
    const auto end_line = [&](Break at) {
        laid.lines.push_back(line_of(glyphs, begin, at.end));
        begin = at.next;
        x = 0;
        last.reset();
    };
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const Glyph& glyph = glyphs[i];
        if (glyph.c == '\n') {
            end_line({i, i + 1});
            continue;
        }
        if (glyph.c == ' ') last = Break{i, i + 1};
        if (glyph.c != ' ' && x + glyph.advance > width && i > begin) {
            end_line(last.value_or(Break{i, i}));
            i = begin - 1;  // look again from the start of the new line
            continue;
        }
        x += glyph.advance;
        if (breaks_after(glyphs, i)) last = Break{i + 1, i + 1};
    }
    if (begin < glyphs.size() || laid.lines.empty()) end_line({glyphs.size(), glyphs.size()});
    for (const Line& line : laid.lines) laid.width = std::max(laid.width, line.width);
    return laid;
}

static void append_utf8(std::string& to, char32_t c)
{
    const auto byte = [&](char32_t bits) { to += static_cast<char>(bits); };
    const auto more = [&](int shift) { byte(0x80U | (c >> static_cast<unsigned>(shift) & 0x3fU)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) return byte(0xc0U | c >> 6U), more(0);
    if (c < 0x10000) return byte(0xe0U | c >> 12U), more(6), more(0);
    byte(0xf0U | c >> 18U), more(12), more(6), more(0);
}

std::vector<std::string> broken_words(const LaidOut& laid)
{
    const auto& glyphs = laid.glyphs;
    const auto apart = [](char32_t c) { return c == ' ' || c == 0xa0 || c == '\n'; };
    std::vector<std::string> words;
    std::size_t told_to = 0;  // a word over three lines is one word
    for (std::size_t k = 0; k + 1 < laid.lines.size(); ++k) {
        const std::size_t at = laid.lines[k].end;
        const bool inside = at > 0 && at == laid.lines[k + 1].begin && at < glyphs.size() && !apart(glyphs[at - 1].c) &&
                            !apart(glyphs[at].c) && !breaks_after(glyphs, at - 1);
        if (!inside || at < told_to) continue;
        std::size_t first = at, last = at;
        while (first > 0 && !apart(glyphs[first - 1].c)) --first;
        while (last < glyphs.size() && !apart(glyphs[last].c)) ++last;
        std::string word;
        for (std::size_t i = first; i < last; ++i) append_utf8(word, glyphs[i].c);
        words.push_back(std::move(word));
        told_to = last;
    }
    return words;
}

}  // namespace ui
