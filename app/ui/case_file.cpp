// The file of a case: prose, messages, a chronology or a map of people, with passages that can be touched and marked.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::string_view scheme = "passage:";
constexpr std::string_view no_break = "\u00a0";

std::string passage_of(const model::Span& span)
{
    return span.link.starts_with(scheme) ? span.link.substr(scheme.size()) : "";
}

/// Where the glyphs of some runs stand in one line.
struct Piece {
    std::size_t line;
    float from, to;
};

std::vector<Piece> pieces_of(const LaidOut& laid, std::size_t first_run, std::size_t last_run)
{
    std::vector<Piece> pieces;
    for (std::size_t k = 0; k < laid.lines.size(); ++k) {
        float from = -1, to = 0;
        for (std::size_t g = laid.lines[k].begin; g < laid.lines[k].end; ++g) {
            const Glyph& glyph = laid.glyphs[g];
            if (glyph.run < first_run || glyph.run > last_run) continue;
            if (from < 0) from = glyph.x;
            to = glyph.x + glyph.advance;
        }
        if (from >= 0) pieces.push_back({k, from, to});
    }
    return pieces;
}

}  // namespace

void Ui::Impl::passage_line(Underline line, float x, float y, float w)
{
    const float thin = std::max(1.0F, px(1)), solid = px(3), thick = px(6);
    switch (line) {
    case Underline::thick:
        return shapes.fill({x, y - px(1), w, thick}, colours->ink);
    case Underline::solid:
        return shapes.fill({x, y, w, solid}, colours->accent);
    case Underline::dotted:
        return shapes.dots(x, y, w, colours->accent, solid, solid);
    case Underline::twofold:
        shapes.fill({x, y - px(1), w, px(2)}, colours->accent);
        return shapes.fill({x, y + px(3), w, px(2)}, colours->accent);
    case Underline::thin:
        return shapes.fill({x, y, w, thin}, colours->edge);
    case Underline::dashes:
        for (float at = 0; at < w; at += px(16))
            shapes.fill({x + at, y, std::min(px(10), w - at), solid}, colours->accent);
    }
}

void Ui::Impl::passages(const model::Spans& spans, const CaseText& of, float indent, float w,
                        std::optional<std::string>& touched)
{
    struct Marked {
        std::string id;
        std::string words;
        std::size_t run;  // of its words; its chip is the next three runs
        const PassageMark* mark = nullptr;
    };
    std::vector<std::string> pieces_of_text;
    std::vector<Marked> all;
    Text text;
    const auto add = [&](std::string more, const Font& face, Colour colour) {
        pieces_of_text.push_back(std::move(more));
        text.fonts.push_back(&face);
        text.colours.push_back(colour);
    };
    const float space = font(Style::small).advance(0xa0);
    std::string room_for_icon;
    for (float room = 0; room < icon_em(IconSize::small) + px(8); room += space) room_for_icon += no_break;
    for (const model::Span& span : spans) {
        const std::string id = passage_of(span);
        const bool word_link = id.empty() && !span.link.empty();
        add(span.words, font(span.bold || word_link ? Style::strong : Style::body), colours->ink);
        if (id.empty()) continue;
        const auto mark = of.marks.find(id);
        all.push_back({id, span.words, pieces_of_text.size() - 1, mark == of.marks.end() ? nullptr : &mark->second});
        if (mark == of.marks.end()) continue;
        // The chip cannot be parted from the last word marked; its icon is drawn over room kept for it.
        add(std::string(no_break), font(Style::body), colours->ink);
        add(room_for_icon, font(Style::small), 0);
        std::string chip;
        for (const char c : mark->second.words) chip += c == ' ' ? std::string(no_break) : std::string(1, c);
        add(chip + std::string(no_break), font(Style::small), colours->accent);
    }
    std::vector<std::string_view> runs(pieces_of_text.begin(), pieces_of_text.end());
    Spacing spacing;
    if (reading.more_space) spacing = {std::round(em() * 0.12F), std::round(em() * 0.16F)};
    text.laid = lay_out(
        runs, w - indent, [&](std::size_t run, char32_t c) { return text.fonts[run]->advance(c); }, spacing);
    const Font& body = font(Style::body);
    text.line = std::round(body.line * 1.12F);
    text.baseline = body.baseline() + std::floor((text.line - body.line) / 2);
    const Rect rect = place(Kind::prose, w, text.height());
    if (!drawing()) return;
    note("text", model::plain(spans), rect);

    const float x = rect.x + indent;
    const auto top_of = [&](std::size_t line) { return rect.y + static_cast<float>(line) * text.line; };
    for (const Marked& one : all) {
        const bool here = of.active == one.id;
        std::string said = one.mark ? one.mark->words : "";
        if (here) said += (said.empty() ? "" : ". ") + of.active_words;
        Id id = 0;
        const auto pieces = pieces_of(text.laid, one.run, one.run);
        for (const Piece& piece : pieces) {
            const float top = top_of(piece.line);
            const Rect place_of{std::round(x + piece.from), top, piece.to - piece.from, text.line};
            const float more = std::max(0.0F, px(touch::control) - text.line) / 2;
            const Rect reach{place_of.x, place_of.y - more, place_of.w, place_of.h + 2 * more};
            Touch touch;
            if (id == 0) {
                // `link`: words in a text, which may stand closer than other controls.
                touch = control(place_of, {.role = "link",
                                           .label = one.words,
                                           .value = said,
                                           .checked = one.mark != nullptr,
                                           .group = group::chips});
                id = touch.id;
                spots.back().seen = overlap(reach, clip);
            } else {
                Spot more_of_it = *std::ranges::find(spots, id, &Spot::id);
                more_of_it.rect = place_of;
                more_of_it.seen = overlap(reach, clip);
                spots.push_back(more_of_it);
                touch = {.id = id, .pressed = pointer.pressed() == id, .focused = focus.on(id)};
                if (touch.focused) focus_ring(place_of, px(corner::chip));
            }
            if (touch.acted) touched = one.id;
            if (here && of.follow && in_body && followed != page_id + one.id) {
                followed = page_id + one.id;
                const float below =
                    place_of.y + static_cast<float>(pieces.size()) * text.line - (clip.y + clip.h - px(space::huge));
                const float above = clip.y + text.line - place_of.y;
                if (below > 0 || above > 0) {
                    scroll().by(below > 0 ? below : -above);
                    again = true;
                }
            }
            if (!is_whole(place_of)) continue;
            const Rect around{place_of.x - px(6), top + px(1), place_of.w + px(12), text.line - px(2)};
            if (here)
                shapes.box(around, colours->tint, colours->ink, px(space::chosen), px(corner::chip));
            else if (touch.pressed)
                shapes.fill(around, colours->tint, px(6));
            else if (!one.mark)
                shapes.box({place_of.x - px(1), top + px(3), place_of.w + px(2), text.line - px(6)}, colours->quiet,
                           colours->edge, px(1), px(6));  // its edges tell where one ends and the next begins
        }
        if (!one.mark) continue;
        for (const Piece& chip : pieces_of(text.laid, one.run + 2, one.run + 3)) {
            const Font& small = font(Style::small);
            const float middle = top_of(chip.line) + text.baseline - body.capital() / 2;
            const float h = std::min(text.line - px(2), std::round(small.em * 1.5F));
            const Rect box{std::round(x + chip.from), std::round(middle - h / 2), chip.to - chip.from, h};
            if (!is_whole({box.x, top_of(chip.line), box.w, text.line})) continue;
            shapes.fill(box, colours->tint, px(7));
            if (high_contrast()) shapes.edge(box, colours->edge, px(2), px(7));
            icon(one.mark->icon, IconSize::small, box.x + px(4) + icon_em(IconSize::small) / 2, middle,
                 colours->accent);
        }
    }
    draw(text, x, rect.y);
    for (const Marked& one : all) {
        if (!one.mark || of.active == one.id) continue;
        for (const Piece& piece : pieces_of(text.laid, one.run, one.run)) {
            const float y = top_of(piece.line) + text.baseline + px(6);
            if (is_whole({x, top_of(piece.line), w, text.line}))
                passage_line(one.mark->line, std::round(x + piece.from), y, piece.to - piece.from);
        }
    }
}

// One line of messages, of a chronology, or of the people around a child: who or when, and below it what.
void Ui::Impl::case_line(const model::Spans& item, const CaseText& of, bool last, std::optional<std::string>& touched)
{
    using Kind_ = model::DocumentKind;
    const model::Spans head(item.begin(), item.begin() + 1);
    model::Spans rest(item.begin() + 1, item.end());
    if (!rest.empty()) rest.front().words.erase(0, rest.front().words.find_first_not_of(" :"));
    const float left = of.kind == Kind_::messages ? 0 : px(36), pad = of.kind == Kind_::timeline ? 0 : px(10);
    const float w = flow.w, inner = w - left - 2 * pad;
    const auto draw_it = [&] {
        say_block(Kind::none, "text", model::plain(head), Style::label, colours->ink, flow.w);
        flow.last = Kind::none;
        if (!rest.empty()) passages(rest, of, 0, flow.w, touched);
    };
    const Extent extent = measure(inner, draw_it);
    const Rect rect = place(Kind::block, w, extent.h + 2 * pad + px(of.kind == Kind_::timeline ? 4 : 0));
    flow.last = Kind::control;
    if (!drawing()) return;
    const Rect box{rect.x + left, rect.y, w - left, rect.h};
    if (of.kind != Kind_::timeline && in_sight(box)) {
        const bool by_child =
            of.kind == Kind_::messages && !of.child.empty() && head.front().words.starts_with(of.child);
        shapes.box(box, by_child ? colours->tint : colours->page, high_contrast() ? colours->edge : colours->hair,
                   px(2), px(corner::answer));
    }
    if (of.kind != Kind_::messages && in_sight({rect.x, rect.y, w, rect.h + px(space::m)})) {
        const float trunk = rect.x + px(12), middle = rect.y + pad + font(Style::label).line / 2, thick = px(3);
        const float foot = last ? middle : rect.y + rect.h + px(space::m);
        shapes.fill({trunk - std::floor(thick / 2), rect.y - px(space::m), thick, foot - rect.y + px(space::m)},
                    colours->edge);
        if (of.kind == Kind_::people)
            shapes.fill({trunk, middle - std::floor(thick / 2), left - px(12), thick}, colours->edge);
        shapes.disc(trunk, middle, px(8), colours->accent);
    }
    inside({rect.x + left + pad, rect.y + pad, inner, extent.h}, draw_it);
}

std::optional<std::string> Ui::case_text(const CaseText& of)
{
    auto& i = *impl_;
    const Impl::InLanguage of_the_course(i, "");
    std::optional<std::string> touched;
    if (of.kind == model::DocumentKind::people && !of.child.empty()) {
        const Rect box = i.place(Kind::block, std::min(i.flow.w, i.font(Style::strong).width(of.child) + i.px(48)),
                                 i.font(Style::strong).line + i.px(space::l));
        i.flow.last = Kind::control;
        if (i.in_sight(box)) {
            i.shapes.box(box, i.colours->tint, i.colours->accent, i.px(space::thick), i.px(corner::answer));
            i.draw_line(of.child, Style::strong, i.colours->ink, box.x + i.px(24), box.y + box.h / 2);
        }
        if (i.drawing()) i.note("text", of.child, box);
    }
    for (const model::Block& block : *of.blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block))
            i.passages(paragraph->spans, of, 0, i.flow.w, touched);
        const auto* list = std::get_if<model::List>(&block);
        if (!list) continue;
        for (const model::Spans& item : list->items) {
            if (of.kind == model::DocumentKind::text)
                i.passages(item, of, i.px(24), i.flow.w, touched);
            else
                i.case_line(item, of, &item == &list->items.back(), touched);
        }
    }
    return touched;
}

}  // namespace ui
