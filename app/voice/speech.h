// What is said of a page: its items in reading order, each as its words, what it is, and how it stands ("Next,
// button"). Made from the item list alone, never from pixels (KA-17).
#pragma once

#include "model/said.h"
#include "model/words.h"
#include "platform/voice_speech.h"
#include "ui/item.h"
#include "voice/say_as.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voice {

/// How a language is said, by "en", "cy"; one that is not there is said as it is written.
using SayAsIn = std::map<std::string, model::SayAs, std::less<>>;

/// A page as it stands on the glass. It must outlive the call it is given to, and no more.
struct Screen {
    std::string_view page;  ///< model::name_of: "lesson/1.6/two-duties"
    const std::vector<ui::Item>& items;
    const model::Words& words;                      ///< of the app, in the language it shows
    bool scanning = false;                          ///< keys are switches, and what is offered has the focus (KA-16)
    const model::Recordings* recordings = nullptr;  ///< of the course on the page, if it has any
};

/// Words that stand on the page, said from `begin` on.
struct FromPage {
    std::size_t begin = 0;
    bool is_value = false;      ///< the item's value; else its label
    std::size_t stands_at = 0;  ///< where in it they begin
    Spoken spoken;
};

/// One thing, in one language.
struct Piece {
    std::string text;
    std::string language;
    std::uint64_t item = 0;  ///< 0: words about the page
    std::vector<FromPage> from_page;
    std::string recording;  ///< the course's file in which somebody says `text`, or ""
};
using Speech = std::vector<Piece>;

/// Gives what is in a recording of the course when the voice comes to it.
using RecordingOf = std::function<platform::VoiceRecording(const std::string& file)>;

/// Without `recording_of` all is said by the voice.
std::vector<platform::VoicePiece> pieces_of(const Speech&, const RecordingOf& recording_of = {});

/// What is being heard, on the page.
struct Highlight {
    std::uint64_t item = 0;  ///< 0: nothing
    bool is_value = false;   ///< `word` is in the item's value; else in its label
    Place word;              ///< length 0: no word of the page
    bool operator==(const Highlight&) const = default;
};
Highlight highlight_of(const Speech&, const platform::VoiceHeard&);

class Speaking {
public:
    /// `aloud`: names and scores too (KA-23).
    Speaking(const Screen& screen, const SayAsIn& say_as, bool aloud) : screen_(screen), say_as_(say_as), aloud_(aloud)
    {}

    Speech words(std::string_view key, const model::Words::Values& = {}) const;  ///< the app's own
    /// `said_before`: what was said just before it, if anything was; what both stand under is not said again.
    Speech item(std::size_t, const ui::Item* said_before = nullptr) const;
    /// The page itself first, then the controls that stand before it on every page; without the keys of a keyboard.
    Speech page() const;
    /// Some of its items, in order.
    Speech items(const std::vector<std::size_t>&) const;
    /// As many times "dot" (KA-23).
    Speech dots(int) const;
    /// What was typed into an item that holds what somebody types.
    Speech typed(std::size_t item, std::string_view added) const;

private:
    bool keeps_back(std::size_t) const;
    bool keeps_value_back(std::size_t) const;
    std::string kind(const ui::Item&) const;
    std::string recording_of(const ui::Item&) const;
    std::string state(const ui::Item&) const;
    std::string place_in_group(std::size_t) const;
    void say_belonging(Speech&, const ui::Item&, const ui::Item* said_before) const;
    void say(Speech&, std::uint64_t item, std::string_view words) const;
    void say_label(Speech&, const ui::Item&) const;
    void say_value(Speech&, const ui::Item&) const;
    void say_written(Speech&, const ui::Item&, bool is_value) const;
    std::string kept_back_words(std::size_t) const;

    const Screen& screen_;
    const SayAsIn& say_as_;
    bool aloud_;
};

void append(Speech&, Speech more);

/// A page has something to hear at that point; nothing where it has none. A control goes before the words on it.
std::optional<std::size_t> item_at(const std::vector<ui::Item>&, float x, float y);
std::optional<std::size_t> find(const std::vector<ui::Item>&, std::uint64_t id);

}  // namespace voice
