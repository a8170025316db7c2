#include "search/snippet.h"

#include "search/words.h"

#include <algorithm>
#include <vector>

namespace search {

namespace {

using Tokens = std::vector<Token>;

bool stands_at(const Tokens& tokens, std::size_t at, const Phrase& phrase)
{
    if (at + phrase.words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const bool may_go_on = phrase.begins && i + 1 == phrase.words.size();
        const std::string& word = tokens[at + i].word;
        if (may_go_on ? !word.starts_with(phrase.words[i]) : word != phrase.words[i]) return false;
    }
    return true;
}

// For each token the number of the term that it stands for, from 1; 0: it was not looked for.
std::vector<std::size_t> looked_for(const Tokens& tokens, const Query& query)
{
    std::vector<std::size_t> marks(tokens.size());
    for (std::size_t t = 0; t < query.terms.size(); ++t)
        for (const Phrase& phrase : query.terms[t])
            for (std::size_t at = 0; at < tokens.size(); ++at)
                if (stands_at(tokens, at, phrase))
                    std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(at), phrase.words.size(), t + 1);
    return marks;
}

// Where to begin, so that as many different terms as can be are in sight, a few words after the beginning.
std::size_t best_from(const std::vector<std::size_t>& marks, std::size_t terms, std::size_t words)
{
    std::size_t best = 0, most = 0;
    for (std::size_t from = 0; from < marks.size(); ++from) {
        if (from > 0 && marks[from] == 0) continue;  // it begins with a word that was looked for, or with the text
        std::vector<bool> seen(terms + 1);
        std::size_t different = 0;
        for (std::size_t at = from; at < std::min(marks.size(), from + words * 3 / 4); ++at) {
            if (marks[at] == 0 || seen[marks[at]]) continue;
            seen[marks[at]] = true;
            ++different;
        }
        if (different > most) best = from, most = different;
    }
    return best;
}

}  // namespace

model::Spans snippet_of(const std::string& text, const Query& query, std::size_t words)
{
    const Tokens tokens = tokens_of(text);
    if (tokens.empty()) return {};
    const auto marks = looked_for(tokens, query);
    const std::size_t lead = words / 4;
    std::size_t first = best_from(marks, query.terms.size(), words);
    first = first > lead ? first - lead : 0;
    if (tokens.size() < words + 3) first = 0;
    const bool to_the_end = first + words + 2 >= tokens.size();  // a word or two more, rather than a gap
    const std::size_t last = to_the_end ? tokens.size() : first + words;

    model::Spans spans;
    const auto say = [&](std::string said, bool bold) {
        if (said.empty()) return;
        if (!spans.empty() && spans.back().bold == bold)
            spans.back().words += said;
        else
            spans.push_back({.words = std::move(said), .bold = bold, .link = ""});
    };
    if (first > 0) say("… ", false);
    std::size_t from = first == 0 ? 0 : tokens[first].from;
    for (std::size_t at = first; at < last; ++at) {
        const bool bold = marks[at] > 0;
        const bool with_one_before = bold && at > first && marks[at - 1] == marks[at];
        say(text.substr(from, tokens[at].from - from), with_one_before);
        say(text.substr(tokens[at].from, tokens[at].to - tokens[at].from), bold);
        from = tokens[at].to;
    }
    say(to_the_end ? text.substr(from) : " …", false);
    return spans;
}

}  // namespace search
