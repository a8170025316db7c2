#include "voice/speech.h"

#include "voice/changes.h"
#include "voice/kept_back.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace voice {

namespace {

bool is_choice(const ui::Item& item) { return item.role == "choice" || item.role == "check"; }

/// A prose link's value tells the program where it leads ("word:child-in-need"), and nobody else.
bool is_address(const ui::Item& item)
{
    return item.role == "link" && item.value.find(':') != std::string::npos &&
           item.value.find(' ') == std::string::npos;
}

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> number_in(std::string_view text)
{
    int number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

void begin_next(std::string& text)
{
    if (text.empty()) return;
    constexpr std::string_view ends = ".,:;!?";
    text += ends.find(text.back()) == std::string_view::npos ? ", " : " ";
}

void end_with_colon(std::string& text)
{
    constexpr std::string_view ends = ".,:;!?";
    if (ends.find(text.back()) == std::string_view::npos) text += ':';
}

/// What comes next of an item is said in this language: with what came before it, or as a piece of its own.
Piece& piece_in(Speech& speech, const std::string& language, std::uint64_t item)
{
    if (speech.empty() || speech.back().language != language || !speech.back().recording.empty())
        speech.push_back({.text = {}, .language = language, .item = item, .from_page = {}});
    return speech.back();
}

/// Where the first word begins: marks left over between two languages are not said.
std::size_t first_word_in(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const bool typographic = text.substr(at).starts_with("\xe2\x80");
        const auto c = static_cast<unsigned char>(text[at]);
        if (!typographic && (c >= 0x80 || std::isalnum(c) != 0)) break;
        at += typographic ? 3 : 1;
    }
    return std::min(at, text.size());
}

}  // namespace

void append(Speech& speech, Speech more) { std::ranges::move(more, std::back_inserter(speech)); }

std::vector<platform::VoicePiece> pieces_of(const Speech& speech, const RecordingOf& recording_of)
{
    std::vector<platform::VoicePiece> pieces;
    for (const Piece& piece : speech) {
        pieces.push_back({piece.text, piece.language});
        if (recording_of && !piece.recording.empty()) pieces.back().recording = recording_of(piece.recording);
    }
    return pieces;
}

Highlight highlight_of(const Speech& speech, const platform::VoiceHeard& heard)
{
    if (!heard.speaking || heard.piece >= speech.size()) return {};
    const Piece& piece = speech[heard.piece];
    Highlight highlight{.item = piece.item};
    for (const FromPage& part : piece.from_page) {
        if (heard.length == 0 || heard.offset < part.begin || heard.offset >= part.begin + part.spoken.text.size())
            continue;
        highlight.is_value = part.is_value;
        highlight.word = written_place(part.spoken, {heard.offset - part.begin, heard.length});
        highlight.word.offset += part.stands_at;
    }
    return highlight;
}

Speech Speaking::words(std::string_view key, const model::Words::Values& values) const
{
    return {{.text = screen_.words(key, values), .language = screen_.words.language()}};
}

Speech Speaking::dots(int count) const
{
    std::string text;
    for (int i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + screen_.words("voice.dot");
    if (text.empty()) return {};
    return {{.text = text, .language = screen_.words.language()}};
}

Speech Speaking::typed(std::size_t item, std::string_view added) const
{
    if (keeps_back(item)) return words("voice.letter");
    const std::string& language = screen_.items[item].language;
    return {{.text = added == " " ? screen_.words("keys.space") : std::string(added),
             .language = language.empty() ? screen_.words.language() : language,
             .item = screen_.items[item].id}};
}

bool Speaking::keeps_back(std::size_t at) const
{
    const Privacy privacy = privacy_of(screen_.page, screen_.items, at, screen_.words);
    return !aloud_ && privacy != Privacy::open && privacy != Privacy::value;
}

bool Speaking::keeps_value_back(std::size_t at) const
{
    return !aloud_ && privacy_of(screen_.page, screen_.items, at, screen_.words) == Privacy::value;
}

std::string Speaking::kind(const ui::Item& item) const
{
    static const std::map<std::string, const char*, std::less<>> kinds{
        {"title", "voice.heading"}, {"heading", "voice.heading"}, {"button", "voice.button"},
        {"onward", "voice.button"}, {"tile", "voice.button"},     {"choice", "voice.choice"},
        {"check", "voice.box"},     {"field", "voice.field"},     {"link", "voice.link"},
        {"figure", "voice.figure"}};
    const auto found = kinds.find(item.role);
    return found == kinds.end() ? "" : screen_.words(found->second);
}

std::string Speaking::state(const ui::Item& item) const
{
    if (!item.enabled) return screen_.words("voice.not_yet");
    if (!item.checked) return {};
    return screen_.words(*item.checked ? "voice.chosen" : "voice.not_chosen");
}

/// "2 of 5", for choices that stand one after the other.
std::string Speaking::place_in_group(std::size_t at) const
{
    const auto& items = screen_.items;
    if (!is_choice(items[at])) return {};
    std::size_t first = at, end = at + 1;
    while (first > 0 && items[first - 1].role == items[at].role) --first;
    while (end < items.size() && items[end].role == items[at].role) ++end;
    if (end - first == 1) return {};
    return screen_.words("voice.of", {{"n", std::to_string(at - first + 1)}, {"all", std::to_string(end - first)}});
}

// What eyes see from where it stands: the head of its column, its number in the list, what the choices answer.
void Speaking::say_belonging(Speech& speech, const ui::Item& item, const ui::Item* said_before) const
{
    using Of = ui::Part::Of;
    const ui::Part& part = item.part;
    if (item.role != "text" && item.role != "button") return;
    const auto number = [](int n) { return std::to_string(n); };
    if (part.of == Of::table && part.row == 0 && part.column == 1)
        say(speech, item.id,
            screen_.words("voice.table", {{"columns", number(part.columns)}, {"rows", number(part.rows)}}));
    if (part.of == Of::list && part.row == 1)
        say(speech, item.id, screen_.words("voice.list", {{"n", number(part.rows)}}));
    if (part.of == Of::list && part.numbered) say(speech, item.id, number(part.row) + ".");

    const auto over = find(screen_.items, part.under);
    const bool is_known = said_before && (said_before->id == part.under || said_before->part.under == part.under);
    if (!over || is_known || keeps_back(*over)) return;
    Speech head;
    say_written(head, screen_.items[*over], false);
    for (const Piece& words : head) {
        Piece& piece = piece_in(speech, words.language, item.id);
        begin_next(piece.text);
        piece.text += words.text;
    }
    if (!head.empty()) end_with_colon(speech.back().text);
}

// The app's own words about an item.
void Speaking::say(Speech& speech, std::uint64_t item, std::string_view words) const
{
    if (words.empty()) return;
    Piece& piece = piece_in(speech, screen_.words.language(), item);
    begin_next(piece.text);
    piece.text += words;
}

// What stands on the page, each part of it in its language.
void Speaking::say_written(Speech& speech, const ui::Item& item, bool is_value) const
{
    static const model::SayAs as_written;
    const std::string& all = is_value ? item.value : item.label;
    const std::string& app = screen_.words.language();
    std::vector<ui::LanguageRun> runs = is_value ? item.value_runs : item.label_runs;
    const std::string& one = is_value || item.language.empty() ? app : item.language;
    if (runs.empty()) runs = {{.length = all.size(), .language = one}};
    std::size_t at = 0;
    for (const auto& [length, language] : runs) {
        const std::string_view run = std::string_view(all).substr(at, length);
        const std::size_t from = runs.size() > 1 ? first_word_in(run) : 0;
        if (from < run.size()) {
            Piece& piece = piece_in(speech, language, item.id);
            const auto rules = say_as_.find(language);
            begin_next(piece.text);
            piece.from_page.push_back(
                {.begin = piece.text.size(),
                 .is_value = is_value,
                 .stands_at = at + from,
                 .spoken = say_as(run.substr(from), rules == say_as_.end() ? as_written : rules->second)});
            piece.text += piece.from_page.back().spoken.text;
        }
        at += length;
    }
}

std::string Speaking::recording_of(const ui::Item& item) const
{
    if (!screen_.recordings || item.role != "text" || !item.label_runs.empty()) return {};
    const auto recording = screen_.recordings->find(item.label);
    return recording == screen_.recordings->end() ? "" : recording->second;
}

// What somebody recorded is a piece by itself: nothing else is in its file.
void Speaking::say_label(Speech& speech, const ui::Item& item) const
{
    const std::string recording = recording_of(item);
    if (recording.empty()) return say_written(speech, item, false);
    Speech alone;
    say_written(alone, item, false);
    alone.back().recording = recording;
    append(speech, std::move(alone));
}

void Speaking::say_value(Speech& speech, const ui::Item& item) const
{
    if (is_address(item)) return;
    if (item.role == "field" && item.value.empty()) return say(speech, item.id, screen_.words("voice.empty"));
    if (item.role != "progress") return say_written(speech, item, true);
    const std::size_t slash = item.value.find('/');
    if (slash != std::string::npos) {
        const std::string n = item.value.substr(0, slash), all = item.value.substr(slash + 1);
        if (!has_digit(item.label)) say(speech, item.id, screen_.words("voice.of", {{"n", n}, {"all", all}}));
    } else if (const auto typed = number_in(item.value)) {
        const Speech said = dots(*typed);
        say(speech, item.id, said.empty() ? screen_.words("voice.empty") : said.front().text);
    } else {
        say_written(speech, item, true);
    }
}

std::string Speaking::kept_back_words(std::size_t at) const
{
    switch (privacy_of(screen_.page, screen_.items, at, screen_.words)) {
    case Privacy::name:
        return screen_.words("voice.kept_name");
    case Privacy::score:
        return screen_.words("voice.kept_score");
    default:
        return screen_.words(screen_.items[at].role == "key" ? "voice.number_key" : "voice.kept_typed");
    }
}

Speech Speaking::item(std::size_t at, const ui::Item* said_before) const
{
    const ui::Item& item = screen_.items[at];
    Speech speech;
    if (item.label.empty() && item.value.empty()) return speech;
    if (keeps_back(at)) {
        say(speech, item.id, kept_back_words(at));
        if (item.role != "key") say(speech, item.id, kind(item));
        return speech;
    }
    say_belonging(speech, item, said_before);
    say_label(speech, item);
    say(speech, item.id, kind(item));
    say(speech, item.id, state(item));
    if (keeps_value_back(at))
        say(speech, item.id, screen_.words("voice.kept_score"));
    else
        say_value(speech, item);
    say(speech, item.id, place_in_group(at));
    return speech;
}

Speech Speaking::items(const std::vector<std::size_t>& which) const
{
    Speech speech;
    const ui::Item* said_before = nullptr;
    for (const std::size_t at : which) {
        append(speech, item(at, said_before));
        said_before = &screen_.items[at];
    }
    return speech;
}

Speech Speaking::page() const
{
    const auto& all = screen_.items;
    const auto is_page = [](const ui::Item& item) { return item.role != "button"; };
    const auto begin = static_cast<std::size_t>(std::ranges::find_if(all, is_page) - all.begin());
    const auto beneath = beneath_a_sheet(all);
    std::vector<std::size_t> order;
    bool keeps_some = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t at = (begin + i) % all.size();
        if (all[at].role == "key" || beneath[at]) continue;
        order.push_back(at);
        keeps_some = keeps_some || keeps_back(at) || keeps_value_back(at);
    }
    Speech speech = items(order);
    if (keeps_some) append(speech, words("voice.how_aloud"));
    return speech;
}

std::optional<std::size_t> item_at(const std::vector<ui::Item>& items, float x, float y)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].visible || !items[i].rect.contains(x, y)) continue;
        const bool is_control = items[i].checked || items[i].tappable() || !items[i].enabled;
        const bool whole_glass = items[i].rect.x <= 0 && items[i].rect.y <= 0;
        if (!found || (is_control && !whole_glass) || !items[*found].tappable()) found = i;
    }
    return found;
}

std::optional<std::size_t> find(const std::vector<ui::Item>& items, std::uint64_t id)
{
    const auto found = std::ranges::find(items, id, &ui::Item::id);
    if (id == 0 || found == items.end()) return {};
    return static_cast<std::size_t>(found - items.begin());
}

}  // namespace voice
