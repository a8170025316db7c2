#include "lint/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace lint {
namespace {

constexpr std::string_view opening[] = {"“", "‘", "\"", "'", "("};
constexpr std::string_view closing[] = {"”", "’", "\"", "'", ")"};
constexpr std::string_view short_forms[] = {"Mr", "Mrs", "Ms", "Dr", "St", "v", "vs", "cf", "No"};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_blank(char c) { return c == ' ' || c == '\n'; }

std::size_t leading(std::string_view words, const auto& marks)
{
    for (const std::string_view mark : marks)
        if (words.starts_with(mark)) return mark.size();
    return 0;
}

// Where the sentence that has its full stop at `stop` ends, or 0 when it goes on.
std::size_t end_after(std::string_view words, std::size_t begin, std::size_t stop)
{
    const auto before = words.substr(begin, stop - begin);
    const auto last = before.substr(std::min(before.find_last_of(" \n(") + 1, before.size()));
    if (words[stop] == '.' && std::ranges::count(short_forms, last) > 0) return 0;
    std::size_t end = stop + 1;
    while (const std::size_t mark = leading(words.substr(end), closing)) end += mark;
    if (end == words.size()) return end;
    if (!is_blank(words[end])) return 0;
    auto next = words.substr(end + 1);
    next.remove_prefix(leading(next, opening));
    if (next.empty()) return end;
    const bool begins_anew = std::isupper(static_cast<unsigned char>(next.front())) || is_digit(next.front());
    return begins_anew ? end : 0;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Silent at the end: "make", "makes", "jumped" (but not "wanted"); sounded: "table".
bool has_silent_end(std::string_view w)
{
    const auto before = [&](std::size_t n) { return w.size() > n ? w[w.size() - 1 - n] : ' '; };
    if (w.ends_with("le")) return is_vowel(before(2));
    if (w.ends_with("e")) return !is_vowel(before(1));
    if (w.ends_with("es"))
        return !is_vowel(before(2)) && std::string_view("szxh").find(before(2)) == std::string_view::npos &&
               before(2) != 'c' && before(2) != 'g' && !w.ends_with("les");
    if (w.ends_with("ed")) return before(2) != 't' && before(2) != 'd' && !is_vowel(before(2)) && !w.ends_with("led");
    return false;
}

}  // namespace

std::vector<Sentence> sentences_in(std::string_view words)
{
    std::vector<Sentence> sentences;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        while (begin < end && is_blank(words[begin])) ++begin;
        if (begin < end) sentences.push_back({begin, words.substr(begin, end - begin)});
        begin = end;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != '.' && words[i] != '?' && words[i] != '!') continue;
        if (const std::size_t end = end_after(words, begin, i)) {
            take(end);
            i = end - 1;
        }
    }
    take(words.size());
    return sentences;
}

std::vector<std::string_view> words_in(std::string_view sentence)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= sentence.size(); ++i) {
        if (i < sentence.size() && !is_blank(sentence[i])) continue;
        const auto word = sentence.substr(begin, i - begin);
        const bool says_something = std::ranges::any_of(
            word, [](char c) { return is_digit(c) || std::isalpha(static_cast<unsigned char>(c)); });
        if (says_something) words.push_back(word);
        begin = i + 1;
    }
    return words;
}

int syllables_in(std::string_view word)
{
    int digits = 0;
    std::string letters;
    for (const char c : word) {
        digits += is_digit(c) ? 1 : 0;
        if (is_letter(c) && (static_cast<unsigned char>(c) & 0x80U) == 0)
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (word.ends_with("’s") || word.ends_with("'s")) letters.pop_back();
    int groups = 0;
    bool in_vowels = false;
    for (const char c : letters) {
        const bool vowel = is_vowel(c);
        groups += vowel && !in_vowels ? 1 : 0;
        in_vowels = vowel;
    }
    if (groups > 1 && has_silent_end(letters)) --groups;
    return std::max(1, groups + digits);
}

void Effort::add(std::string_view sentence)
{
    const auto its_words = words_in(sentence);
    if (its_words.empty()) return;
    ++sentences;
    words += static_cast<int>(its_words.size());
    for (const auto word : its_words) syllables += syllables_in(word);
}

double Effort::reading_age() const
{
    if (words == 0) return 0;
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5;
}

}  // namespace lint
