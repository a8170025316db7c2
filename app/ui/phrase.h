// Words with the language of each part of them, so that a voice says them as they are meant (KA-26).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ui {

/// A part of some words that is not the app's own.
struct Stretch {
    std::size_t from = 0, length = 0;  ///< bytes
    std::string language;              ///< "cy"; "" is the course's
};

/// Words for the glass. Given as a string they are the app's own, in the language it shows.
struct Phrase {
    Phrase() = default;
    Phrase(std::string all) : words(std::move(all)) {}
    Phrase(std::string_view all) : words(all) {}
    Phrase(const char* all) : words(all) {}
    /// All of it in one language, "" for the course's.
    Phrase(std::string all, std::string language);

    bool empty() const { return words.empty(); }
    operator std::string_view() const { return words; }
    Phrase& operator+=(const Phrase&);

    std::string words;
    std::vector<Stretch> stretches;  ///< in order, none over another
};
Phrase operator+(Phrase, const Phrase&);

/// Words that the course wrote, or whoever set up the tablet's contacts.
Phrase of_course(std::string_view words);
/// A sentence of the app's in which words of the course stand.
Phrase quoting(std::string sentence, std::string_view words);

/// A run of words in one language.
struct LanguageRun {
    std::size_t length = 0;  ///< bytes
    std::string language;    ///< "en", "cy"
    bool operator==(const LanguageRun&) const = default;
};
/// The languages of a phrase from its beginning to its end; none for no words.
std::vector<LanguageRun> runs_of(const Phrase&, const std::string& app, const std::string& course);

}  // namespace ui
