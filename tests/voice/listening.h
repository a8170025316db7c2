// A page made of items, the app's real words, and somebody who listens.
#pragma once

#include "content/said.h"
#include "content/words.h"
#include "voice/reader.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace voice_test {

using platform::Event;
using platform::Key;
using voice::Command;
using voice::Reply;
using Kind = Event::Kind;

inline const std::filesystem::path words_folder = std::filesystem::path(WAYPOST_SOURCE) / "content/words";

inline const model::Words& english()
{
    static const model::Words words = content::load_words(words_folder / "en.toml").words;
    return words;
}
inline const model::Words& welsh()
{
    static const model::Words words = content::load_words(words_folder / "cy.toml").words;
    return words;
}
inline const voice::SayAsIn& say_as()
{
    static const voice::SayAsIn in{{"en", content::load_say_as(words_folder / "said-en.toml").say_as}};
    return in;
}

/// What is said, a line for each thing.
inline std::string text_of(const voice::Speech& speech)
{
    std::string text;
    for (const voice::Piece& piece : speech) text += (text.empty() ? "" : "\n") + piece.text;
    return text;
}

/// One below the other, 100 pixels high, 1000 wide, with a gap of 20; ids from 1.
inline std::vector<ui::Item> page_of(std::vector<ui::Item> items)
{
    float y = 20;
    for (std::size_t i = 0; i < items.size(); ++i, y += 120) {
        items[i].id = i + 1;
        items[i].rect = {20, y, 1000, 100};
        if (items[i].language.empty()) items[i].language = "en";
    }
    return items;
}

struct Listening {
    explicit Listening(std::vector<ui::Item> with_items, std::string named = "lesson/1.6/duties")
        : reader({.say_as = say_as()}), items(page_of(std::move(with_items))), page(std::move(named))
    {
        note(reader.shown(screen()));
    }

    voice::Screen screen() const { return {.page = page, .items = items, .words = *words, .scanning = scanning}; }
    Reply note(Reply reply)
    {
        if (reply.say) said = text_of(*reply.say);
        last_say = reply.say.has_value();
        return reply;
    }
    Reply feed(Event event)
    {
        event.at = now;
        return note(reader.take(event, screen()));
    }
    Reply key(Key key) { return feed({.kind = Kind::key, .key = key, .text = {}}); }
    Reply at(Kind kind, std::size_t item)
    {
        const ui::Rect r = items.at(item).rect;
        return feed({.kind = kind, .x = r.x + r.w / 2, .y = r.y + r.h / 2, .text = {}});
    }
    Reply tap(std::size_t item)
    {
        at(Kind::press, item);
        return at(Kind::release, item);
    }
    Reply shown() { return note(reader.shown(screen())); }
    void turn_on()
    {
        key(Key::f4);
        shown();
    }
    /// Of what is being said last, the word at `offset` of its piece is heard; or its end.
    Reply heard(std::size_t piece, std::size_t offset, std::size_t length)
    {
        return note(reader.heard({.speech = 1, .speaking = true, .piece = piece, .offset = offset, .length = length},
                                 screen()));
    }
    Reply heard_the_end() { return note(reader.heard({.speech = 1, .speaking = false}, screen())); }

    voice::Reader reader;
    std::vector<ui::Item> items;
    std::string page;
    const model::Words* words = &english();
    bool scanning = false;
    std::string said;
    bool last_say = false;
    std::int64_t now = 1'000;
};

inline std::vector<ui::Item> a_question()
{
    return {{.role = "button", .label = "Help"},
            {.role = "title", .label = "Who is told first?"},
            {.role = "choice", .label = "My supervising social worker.", .checked = false},
            {.role = "choice", .label = "The LADO", .checked = false},
            {.role = "onward", .label = "Check my answer", .value = "Choose one first.", .enabled = false}};
}

}  // namespace voice_test
