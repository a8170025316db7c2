// What somebody typed, as a question to the index. Nothing typed can break it: only words of tokens_of get through,
// each in quotes. Pure.
#pragma once

#include "model/course.h"

#include <string>
#include <string_view>
#include <vector>

namespace search {

/// More than this is not looked for (RS-34): characters of the text, words of it.
inline constexpr std::size_t longest_text = 80;
inline constexpr std::size_t most_words = 12;

/// Words that follow one another. `begins`: the last of them may be only the beginning of a word.
struct Phrase {
    std::vector<std::string> words;
    bool begins = false;
    bool operator==(const Phrase&) const = default;
};

/// Any of these phrases will do.
using Term = std::vector<Phrase>;

struct Query {
    std::vector<Term> terms;
    bool titles_only = false;  ///< a letter or two: too little to look for in all the text
    bool empty() const { return terms.empty(); }
};

/// Every typed word, the last one perhaps not typed to its end, with what the course calls it. Sections of acts are
/// found however they are written: "s.47", "s47", "section 47".
Query query_of(std::string_view text, const model::SearchWords&);

/// The same, less strict: each word may end otherwise ("reporting" finds "reports").
Query with_other_endings(Query);

/// For FTS5: all the terms, or any of them.
std::string match_all(const Query&);
std::string match_any(const Query&);

}  // namespace search
