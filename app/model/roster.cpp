#include "model/roster.h"

#include <algorithm>
#include <map>

namespace model {

namespace {

// A UTF-8 character from the front of `text`, whole.
std::string first_character(const std::string& text)
{
    std::size_t length = text.empty() ? 0 : 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
    return text.substr(0, length);
}

std::vector<std::string> parts_of(const std::string& name)
{
    std::vector<std::string> parts(1);
    for (const char c : name) {
        if (c != ' ')
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

// ASCII letters in capitals; others as they are. Enough to sort and group English and Welsh names.
std::string capital(std::string text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string letter_of(const Tile& tile) { return capital(first_character(tile.name)); }

}  // namespace

std::string first_name(const std::string& name)
{
    const auto parts = parts_of(name);
    return parts.empty() ? "" : parts.front();
}

std::string tile_name(const std::string& name)
{
    const auto parts = parts_of(name);
    if (parts.size() < 2) return name;
    return parts.front() + " " + capital(first_character(parts.back())) + ".";
}

std::string initials_of(const std::string& name)
{
    const auto parts = parts_of(name);
    if (parts.empty()) return "";
    const std::string first = capital(first_character(parts.front()));
    return parts.size() < 2 ? first : first + capital(first_character(parts.back()));
}

std::vector<Tile> tiles_of(std::vector<Learner> learners)
{
    std::ranges::sort(learners, {}, [](const Learner& l) { return std::pair(l.enrolled_at, l.id); });
    std::vector<Tile> tiles;
    std::map<std::string, int> namesakes;
    for (const Learner& learner : learners) ++namesakes[tile_name(learner.name)];
    std::map<std::string, int> so_far;
    for (const Learner& learner : learners) {
        std::string name = tile_name(learner.name);
        if (namesakes[name] > 1) name += " (" + std::to_string(++so_far[name]) + ")";
        tiles.push_back({.learner = learner.id, .initials = initials_of(learner.name), .name = name});
    }
    std::ranges::stable_sort(tiles, {}, [](const Tile& t) { return capital(t.name); });
    return tiles;
}

std::vector<LetterGroup> letter_groups(const std::vector<Tile>& tiles)
{
    std::vector<LetterGroup> by_letter;
    for (const Tile& tile : tiles) {
        if (by_letter.empty() || by_letter.back().letters != letter_of(tile))
            by_letter.push_back({.letters = letter_of(tile), .tiles = {}});
        by_letter.back().tiles.push_back(tile);
    }
    if (tiles.size() <= tiles_a_page) return {{.letters = "", .tiles = tiles}};

    std::vector<LetterGroup> groups;
    std::string from;
    for (const LetterGroup& letter : by_letter) {
        const bool fits = !groups.empty() && groups.back().tiles.size() + letter.tiles.size() <= tiles_a_page;
        if (!fits) {
            groups.emplace_back();
            from = letter.letters;
        }
        LetterGroup& group = groups.back();
        group.letters = from == letter.letters ? from : from + "–" + letter.letters;
        group.tiles.insert(group.tiles.end(), letter.tiles.begin(), letter.tiles.end());
    }
    return groups;
}

}  // namespace model
