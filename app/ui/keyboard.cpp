// The keyboard on the glass (KA-35): letters in the order of a keyboard where ten keys fit, else in that of the
// alphabet.
#include "ui/impl.h"

#include <algorithm>
#include <cmath>

namespace ui {

void Ui::Impl::key_face(const Rect& rect, const Touch& touch, std::string_view shown, std::optional<Icon> with,
                        bool quiet, bool on)
{
    Look look = resting();
    const bool grows = !quiet;
    if (quiet) look.ground = colours->quiet;
    if (on) look = {colours->tint, colours->accent, colours->ink, px(space::chosen)};
    if (touch.pressed) look = {colours->tint, colours->ink, colours->ink, px(space::thick)};
    draw_box(rect, look, px(corner::button));
    const bool letter = count_chars(shown) == 1;
    put_words_in_box(rect, shown, with, look.ink, letter ? Style::key : Style::label);
    if (!grows || !touch.pressed) return;
    on_top.emplace_back([this, rect, letters = std::string(shown)] {
        const float w = std::max(rect.w, px(96)), h = px(104);
        const float x = std::clamp(rect.x + (rect.w - w) / 2, px(4), width - w - px(4));
        const Rect bubble{std::round(x), rect.y - h - px(6), w, h};
        clip = {0, 0, width, height};
        draw_box(bubble, {colours->sheet, colours->ink, colours->ink, px(space::thick)}, px(corner::answer));
        draw_line(letters, Style::reference, colours->ink, bubble.x + bubble.w / 2, bubble.y + bubble.h / 2,
                  Align::middle);
    });
}

bool Ui::Impl::press_key(const Rect& rect, std::string_view label, std::optional<Icon> with, bool quiet, bool on,
                         Own own)
{
    const std::optional<bool> checked = on ? std::optional(true) : std::nullopt;
    const Touch touch =
        control(rect, {.role = "key", .label = label, .checked = checked, .group = group::keys, .own = own});
    if (!drawing()) return false;
    key_face(rect, touch, label, with, quiet, on);
    return touch.acted;
}

namespace {

enum class Does { type, undo, space, change };  // `change`: what the keys are, and not what is typed

struct Key {
    std::string label;
    float weight = 1;
    Does does = Does::type;
    std::optional<Icon> icon;
    Own own = Own::none;
};
using Row = std::vector<Key>;

Row letters_of(std::string_view letters)
{
    Row row;
    for (std::size_t at = 0; at < letters.size();) {
        const std::size_t from = at;
        next_char(letters, at);
        row.push_back({.label = std::string(letters.substr(from, at - from)), .icon = {}});
    }
    return row;
}

// Upper case of the letters on these keys.
std::string upper(const std::string& letter)
{
    static constexpr std::pair<std::string_view, std::string_view> welsh[] = {
        {"â", "Â"}, {"ê", "Ê"}, {"î", "Î"}, {"ô", "Ô"}, {"û", "Û"}, {"ŵ", "Ŵ"}, {"ŷ", "Ŷ"}};
    for (const auto& [low, high] : welsh)
        if (letter == low) return std::string(high);
    const bool small = letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z';
    return small ? std::string(1, static_cast<char>(letter[0] - 'a' + 'A')) : letter;
}

struct Board {
    bool qwerty, accents, digits, icons;
    bool welsh;  ///< letters with a circumflex have a row of their own
    std::string undo, space, abc, letters, keyboard;
};

constexpr std::string_view circumflexes = "âêîôûŵŷ";

std::vector<Row> rows_of(const Board& board)
{
    const Key shift{"Aa", 1.5F, Does::change, board.icons ? std::optional(Icon::shift) : std::nullopt, Own::shift};
    const Key undo{board.undo, 1.5F, Does::undo, board.icons ? std::optional(Icon::undo) : std::nullopt};
    const Key accents{board.accents ? board.letters : "âŵ", 1.25F, Does::change, {}, Own::accents};
    const Key digits{board.digits ? board.letters : "123", 1.25F, Does::change, {}, Own::digits};
    const Key space{board.space, 4, Does::space, {}};
    std::vector<Row> rows;
    if (board.welsh) rows.push_back(letters_of(circumflexes));
    if (board.qwerty) {
        rows.push_back(letters_of(board.digits ? "1234567890" : board.accents ? circumflexes : "qwertyuiop"));
        rows.push_back(letters_of("asdfghjkl"));
        Row third = letters_of("zxcvbnm");
        third.insert(third.begin(), shift);
        third.push_back(undo);
        rows.push_back(third);
        Row last = {digits};
        if (!board.welsh) last.insert(last.begin(), accents);
        for (const Key& key : letters_of("’-")) last.push_back(key);
        last.push_back(space);
        last.push_back({board.abc, 2, Does::change, {}, Own::order});
        rows.push_back(last);
        return rows;
    }
    rows.push_back(letters_of(board.digits ? "1234567" : board.accents ? circumflexes : "abcdefg"));
    rows.push_back(letters_of(board.digits ? "890" : "hijklmn"));
    rows.push_back(letters_of("opqrstu"));
    rows.push_back(letters_of("vwxyz’-"));
    rows.push_back({shift, digits, space, undo});
    if (!board.welsh) rows.back().insert(rows.back().begin() + 1, accents);
    if (!board.keyboard.empty()) rows.back().push_back({board.keyboard, 2, Does::change, {}, Own::order});
    return rows;
}

}  // namespace

static std::optional<Ui::Typed> result(const Ui::Typed& typed)
{
    return typed.text.empty() && !typed.undo && !typed.enter ? std::nullopt : std::optional(typed);
}

std::optional<Ui::Typed> Ui::listen() { return impl_->drawing() ? result(impl_->typed) : std::nullopt; }

bool Ui::has_own_keys() const { return impl_->keys.hidden; }

std::optional<Ui::Typed> Ui::keyboard()
{
    auto& i = *impl_;
    auto& state = i.keys;
    const Typed physical = i.typed;
    if (state.hidden) return listen();

    const float w = i.flow.w, between = i.px(space::between_controls);
    const bool room_for_ten = (w - 9 * between) / 10 >= i.px(touch::key_h) - 1;
    const bool qwerty = room_for_ten && !state.abc;
    const bool welsh = i.words && i.words->language() == "cy" && !few_lines();
    const Board board{.qwerty = qwerty,
                      .accents = state.accents && !welsh,
                      .digits = state.digits,
                      .icons = !i.very_large(),
                      .welsh = welsh,
                      .undo = i.say("keys.undo", "Undo"),
                      .space = i.say("keys.space", "Space"),
                      .abc = i.say("keys.abc_order", "abc order"),
                      .letters = "abc",
                      .keyboard = room_for_ten ? i.say("keys.keyboard_order", "qwerty order") : ""};
    const auto rows = rows_of(board);
    const bool tall = !qwerty && i.region.h > 900 * i.scale;
    const float h = i.px(tall ? 86 : touch::key_h);
    const Rect rect = i.place(Kind::control, w, static_cast<float>(rows.size()) * (h + between) - between);
    if (!i.drawing()) return {};

    Typed typed = physical;
    float y = rect.y;
    for (const Row& row : rows) {
        // Letters are all of one width; a row of special keys shares what is left, no narrower than its words.
        const float letter_w = qwerty ? (w - 9 * between) / 10 : (w - 6 * between) / 7;
        float weights = 0, fixed_w = between * static_cast<float>(row.size() - 1);
        const auto least = [&](const Key& key) {
            if (key.does == Does::type) return letter_w;
            return i.font(Style::label).width(key.label) + (key.icon ? i.icon_em(IconSize::button) + i.px(12) : 0) +
                   i.px(30);
        };
        for (const Key& key : row) {
            fixed_w += least(key);
            weights += key.does == Does::type ? 0 : key.weight;
        }
        const float spare = std::max(0.0F, w - fixed_w);
        float x = rect.x + (weights > 0 || !qwerty ? 0 : std::round(spare / 2));
        for (const Key& key : row) {
            const float extra = key.does == Does::type || weights <= 0 ? 0 : spare * key.weight / weights;
            const float left = std::round(x), right = std::min(std::round(x + least(key) + extra), rect.x + w);
            const bool letter = key.does == Does::type;
            const std::string label = letter && state.shift ? upper(key.label) : key.label;
            const bool on = (key.own == Own::shift && state.shift) || (key.own == Own::accents && state.accents) ||
                            (key.own == Own::digits && state.digits);
            const bool hit = i.press_key({left, y, right - left, h}, label, key.icon, !letter, on, key.own);
            x += least(key) + extra + between;
            if (!hit) continue;
            switch (key.does) {
            case Does::type:
                typed.text += label;
                if (!state.shift_chosen) state.shift = false;
                break;
            case Does::undo:
                typed.undo = true;
                break;
            case Does::space:
                typed.text += " ";
                break;
            case Does::change:
                break;
            }
        }
        y += h + between;
    }
    if (!typed.text.empty() || typed.undo) i.scrolled_by_hand = false;
    return result(typed);
}

}  // namespace ui
