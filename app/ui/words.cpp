// Titles, text and the other words of a page.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

Text Ui::Impl::lay(const std::vector<Run>& runs, float w)
{
    Text text;
    std::vector<std::string_view> words_of_runs;
    for (const Run& run : runs) {
        words_of_runs.push_back(run.words);
        text.fonts.push_back(&font(run.style));
        text.colours.push_back(run.colour);
    }
    if (text.fonts.empty()) return text;
    Spacing spacing;
    if (reading.more_space) {
        const float size = text.fonts.front()->em;
        spacing = {std::round(size * 0.12F), std::round(size * 0.16F)};
    }
    const auto advance = [&](std::size_t run, char32_t c) { return text.fonts[run]->advance(c); };
    text.laid = lay_out(words_of_runs, w, advance, spacing);
    text.line = text.fonts.front()->line;
    text.baseline = text.fonts.front()->baseline();
    return text;
}

void Ui::Impl::heed(const Text& text)
{
    if (!drawing()) return;
    for (std::string& word : ui::broken_words(text.laid))
        if (std::ranges::count(broken, word) == 0) broken.push_back(std::move(word));
}

void Ui::Impl::draw(const Text& text, float x, float y, Align align, float w)
{
    heed(text);
    for (const Line& line : text.laid.lines) {
        const float spare = w - line.width;
        const float left = align == Align::left ? x : align == Align::right ? x + spare : x + std::round(spare / 2);
        if (is_whole({left, y, line.width, text.line}))
            shapes.glyphs(text.laid, line, text.fonts, text.colours, std::round(left), std::round(y) + text.baseline);
        y += text.line;
    }
}

void Ui::Impl::draw_heard(const Text& text, float x, float y, Align align, float w)
{
    const Item& item = items.back();
    if (spoken.item == 0 || spoken.item != item.id) return draw(text, x, y, align, w);
    const std::string_view label = item.label;
    const std::size_t begin = count_chars(label.substr(0, std::min(spoken.from, label.size())));
    const std::size_t end = begin + count_chars(label.substr(std::min(spoken.from, label.size()), spoken.length));
    const std::vector<Colour> on_chip(text.colours.size(), colours->on_accent);
    const auto left_of = [&](const Line& line) {
        const float spare = align == Align::left ? 0 : w - line.width;
        return std::round(x + (align == Align::middle ? std::round(spare / 2) : spare));
    };
    float top = std::round(y);
    for (const Line& line : text.laid.lines) {
        if (is_whole({left_of(line), top, line.width, text.line}))
            shapes.fill({left_of(line), top + px(3), line.width, text.line - px(6)}, colours->tint);
        top += text.line;
    }
    draw(text, x, y, align, w);
    top = std::round(y);
    for (const Line& line : text.laid.lines) {
        const std::size_t from = std::max(begin, line.begin), to = std::min(end, line.end);
        if (from < to && is_whole({left_of(line), top, line.width, text.line})) {
            const Glyph &first = text.laid.glyphs[from], &last = text.laid.glyphs[to - 1];
            const Rect word{left_of(line) + first.x, top + px(2), last.x + last.advance - first.x, text.line - px(4)};
            shapes.fill(shrunk(word, -px(3)), colours->accent, px(corner::chip) / 2);
            shapes.glyphs(text.laid, {.begin = from, .end = to}, text.fonts, on_chip, left_of(line),
                          top + text.baseline);
        }
        top += text.line;
    }
}

void Ui::Impl::draw_line(std::string_view line_words, Style style, Colour colour, float x, float centre_y, Align align)
{
    const Text text = lay(line_words, style, colour, 1e6F);
    const float left = align == Align::left ? x : align == Align::right ? x - text.laid.width : x - text.laid.width / 2;
    const float baseline = std::round(centre_y + font(style).capital() / 2);
    if (is_whole({left, baseline - text.line, text.laid.width, text.line * 1.4F}))
        for (const Line& line : text.laid.lines)
            shapes.glyphs(text.laid, line, text.fonts, text.colours, std::round(left), baseline);
}

Rect Ui::Impl::say_block(Kind kind, std::string_view role, const Phrase& block_words, Style style, Colour colour,
                         float most)
{
    const bool beside_corner = corner_w > 0 && flow.y < corner_foot;
    const float w = std::min(flow.w - (beside_corner ? corner_w : 0), most);
    const Text text = lay(block_words, style, colour, w);
    const bool whole_width = !flow.row && !flow.centred;
    const Rect rect = place(kind, whole_width ? w : text.laid.width, text.height());
    if (!drawing()) return rect;
    note(role, block_words, rect);
    draw_heard(text, rect.x, rect.y, flow.centred ? Align::middle : Align::left, rect.w);
    return rect;
}

void Ui::title(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::title, "title", words, Style::title, i.colours->ink, i.flow.w);
}

// A page whose news lies out of sight, below a long story, is first shown from there on.
void Ui::Impl::begin_at(const Rect& rect)
{
    const float below = rect.y + rect.h + px(space::xl) - (clip.y + clip.h);
    if (!in_body || followed == page_id) return;
    followed = page_id;
    if (below <= 0) return;
    scroll().by(rect.y - clip.y - px(space::xl));
    again = true;
}

void Ui::verdict(Icon icon, std::string_view words, Verdict verdict)
{
    auto& i = *impl_;
    const Colour colour = verdict == Verdict::right ? i.colours->right : i.colours->wrong;
    // Below a question's own words it is the second thing on the page, not the first.
    const bool below_stem = i.flow.last == Kind::stem;
    const IconSize size = below_stem ? IconSize::answer : IconSize::big;
    const float icon_em = i.icon_em(size), indent = icon_em + i.px(18);
    const Text text = i.lay(words, below_stem ? Style::heading : Style::title, i.colours->ink, i.flow.w - indent);
    const float h = std::max(text.height(), icon_em);
    const Rect rect =
        i.place(below_stem ? Kind::block : Kind::title, i.flow.centred ? text.laid.width + indent : i.flow.w, h);
    if (!i.drawing()) return;
    if (below_stem) i.begin_at(rect);
    i.icon(icon, size, rect.x + icon_em / 2, rect.y + std::max(text.line, icon_em) / 2, colour);
    i.draw(text, rect.x + indent, rect.y + std::round((h - text.height()) / 2));
    i.note("title", words, rect);
}

void Ui::heading(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::heading, "heading", words, Style::heading, i.colours->ink, i.flow.w);
}

void Ui::stem(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::stem, "title", words, Style::stem, i.colours->ink, i.flow.w);
}

void Ui::text(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::para, "text", words, Style::body, i.colours->ink, i.column_width());
}

void Ui::strong(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::strong, "text", words, Style::strong, i.colours->ink, i.column_width());
}

void Ui::label(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::crumb, "text", words, Style::label, i.colours->ink, i.flow.w);  // close to what it stands over
}

void Ui::soft(const Phrase& words)
{
    auto& i = *impl_;
    i.say_block(Kind::small, "text", words, Style::small, i.colours->soft, i.column_width());
}

void Ui::crumb(const Phrase& words)
{
    auto& i = *impl_;
    if (i.very_large()) return;
    i.say_block(Kind::crumb, "text", words, Style::small, i.colours->soft, i.flow.w);
}

void Ui::status(Icon icon, const Phrase& words)
{
    auto& i = *impl_;
    const float icon_em = i.icon_em(IconSize::small), indent = icon_em + i.px(space::s);
    const Text text = i.lay(words, Style::small, i.colours->soft, i.flow.w - indent);
    const Rect rect = i.place(Kind::status, text.laid.width + indent, text.height());
    if (!i.drawing()) return;
    i.icon(icon, IconSize::small, rect.x + icon_em / 2, rect.y + text.line / 2, i.colours->soft);
    i.draw(text, rect.x + indent, rect.y);
    i.note("status", words, rect);
}

void Ui::reference(std::string_view words)
{
    auto& i = *impl_;
    i.say_block(Kind::para, "text", words, Style::reference, i.colours->ink, i.flow.w);
}

void Ui::wordmark(std::string_view words)
{
    auto& i = *impl_;
    const float least = std::round(i.height * 0.26F);
    if (i.drawing() && i.flow.y < least) i.flow.y = least;
    const bool fits = i.font(Style::wordmark).face && i.font(Style::wordmark).width(words) <= i.flow.w;
    const Style style = fits ? Style::wordmark : Style::title;
    // Set without kerning by the fonts, so the widest gaps are closed here.
    Text text = i.lay(words, style, i.colours->ink, i.flow.w);
    float closer = 0;
    for (std::size_t k = 1; k < text.laid.glyphs.size() && text.laid.lines.size() == 1; ++k) {
        const char32_t a = text.laid.glyphs[k - 1].c, b = text.laid.glyphs[k].c;
        if (a == 'W' && b == 'a') closer += 0.085F;
        if ((a == 'a' && b == 'y') || (a == 'y' && b == 'p')) closer += 0.025F;
        text.laid.glyphs[k].x -= closer * i.font(style).em;
    }
    const Rect rect = i.place(Kind::title, i.flow.w, text.height());
    if (!i.drawing()) return;
    i.draw(text, rect.x, rect.y);
    i.note("title", words, rect);
}

}  // namespace ui
