// Words, sentences and syllables, as a reader counts them. English; a plain counter, good to a syllable in twenty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lint {

struct Sentence {
    std::size_t at = 0;  ///< its offset in the words it was taken from
    std::string_view words;
};

/// Ends at . ? or ! before a blank and a capital, a digit or a quotation mark, and where the words end. “Mr” and the
/// like end nothing.
std::vector<Sentence> sentences_in(std::string_view words);

/// "co-operate", "child’s", "1,000" and "s.51" are one word each; a dash alone is none.
std::vector<std::string_view> words_in(std::string_view sentence);

/// At least 1. Digits are read as one syllable each.
int syllables_in(std::string_view word);

/// What a text asks of its reader, summed over its sentences.
struct Effort {
    int sentences = 0, words = 0, syllables = 0;
    void add(std::string_view sentence);
    /// Flesch–Kincaid grade plus five: the age at which a pupil in school reads this with ease. 0 for no words.
    double reading_age() const;
};

}  // namespace lint
