#include "search/query.h"

#include "search/words.h"

#include <algorithm>
#include <set>

namespace search {

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text)
{
    Words words;
    for (const Token& token : tokens_of(text)) words.push_back(token.word);
    return words;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "47", "45a"
bool is_number(const std::string& word) { return is_digit(word.front()); }

bool is_section(const std::string& word)
{
    static const std::set<std::string, std::less<>> names = {"s", "ss", "sec", "sect", "section", "sections"};
    return names.contains(word);
}

// "s47"
bool is_section_with_number(const std::string& word)
{
    return word.size() > 1 && word[0] == 's' && std::ranges::all_of(word.substr(1), is_digit);
}

void add(Term& term, Phrase phrase)
{
    if (!phrase.words.empty() && std::ranges::count(term, phrase.words, &Phrase::words) == 0)
        term.push_back(std::move(phrase));
}

Term section(const std::string& number, bool begins)
{
    return {{{"section", number}, begins}, {{"s", number}, begins}, {{"s" + number}, begins}};
}

bool stands_at(const Words& words, std::size_t at, const Words& wanted)
{
    return at + wanted.size() <= words.size() &&
           std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

// The longest of the course's "also" words that begin at this word: how many words, and what else to look for.
std::size_t also_at(const Words& words, std::size_t at, const model::SearchWords& course, Term& term)
{
    std::size_t longest = 0;
    for (const auto& also : course.also)
        for (const std::string& said : also.words) {
            const Words wanted = words_of(said);
            if (wanted.empty() || wanted.size() < longest || !stands_at(words, at, wanted)) continue;
            if (wanted.size() > longest) term.clear();
            longest = wanted.size();
            for (const std::string& other : also.search) add(term, {words_of(other), false});
        }
    return longest;
}

std::string cut_to(std::string_view text, std::size_t letters)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80 && letters-- == 0) break;
    return std::string(text.substr(0, at));
}

std::string root_of(const std::string& word)
{
    for (const std::string_view ending : {"ings", "ing", "ies", "ed", "es", "s"})
        if (word.size() >= ending.size() + 4 && word.ends_with(ending))
            return word.substr(0, word.size() - ending.size());
    return word;
}

std::string joined(const Query& query, const char* between)
{
    std::string match;
    for (const Term& term : query.terms) {
        match += match.empty() ? "(" : between;
        for (std::size_t i = 0; i < term.size(); ++i) {
            match += i == 0 ? "" : " OR ";
            match += '"';
            for (std::size_t k = 0; k < term[i].words.size(); ++k) match += (k == 0 ? "" : " ") + term[i].words[k];
            match += term[i].begins ? "\" *" : "\"";
        }
    }
    return match.empty() ? match : match + ")";
}

}  // namespace

Query query_of(std::string_view text, const model::SearchWords& course)
{
    Words words = words_of(cut_to(text, longest_text));
    if (words.size() > most_words) words.resize(most_words);
    // "how do I report": only if there is nothing else are the small words worth looking for. A last lone letter is the
    // beginning of anything.
    const auto is_small = [&](const std::string& word) { return std::ranges::count(course.small, word) > 0; };
    if (!std::ranges::all_of(words, is_small)) {
        const std::string last = words.back();
        if (words.size() > 1 && last.size() == 1 && !is_digit(last[0])) words.pop_back();
        if (!std::ranges::all_of(words, is_small)) std::erase_if(words, is_small);
    }

    Query query;
    for (std::size_t at = 0; at < words.size();) {
        const auto is_last = [&](std::size_t count) { return at + count == words.size(); };
        const std::string& word = words[at];
        const bool with_number = is_section(word) && at + 1 < words.size() && is_number(words[at + 1]);
        Term also;
        std::size_t count = also_at(words, at, course, also);
        Term term;
        if (with_number && count <= 2) {
            count = 2;
            term = section(words[at + 1], is_last(2));
        } else if (is_section_with_number(word) && count <= 1) {
            count = 1;
            term = section(word.substr(1), is_last(1));
        } else {
            count = std::max<std::size_t>(count, 1);
            const auto from = words.begin() + static_cast<std::ptrdiff_t>(at);
            const bool lone_letter = words.size() > 1 && word.size() == 1 && !is_digit(word[0]);
            add(term, {Words(from, from + static_cast<std::ptrdiff_t>(count)), is_last(count) && !lone_letter});
        }
        for (Phrase& phrase : also) add(term, std::move(phrase));
        query.terms.push_back(std::move(term));
        at += count;
    }
    query.titles_only = words.size() == 1 && words[0].size() < 3 && query.terms[0].size() == 1;
    return query;
}

Query with_other_endings(Query query)
{
    for (Term& term : query.terms)
        for (Phrase& phrase : term) {
            phrase.begins = true;
            phrase.words.back() = root_of(phrase.words.back());
        }
    return query;
}

std::string match_all(const Query& query) { return joined(query, ") AND ("); }
std::string match_any(const Query& query) { return joined(query, ") OR ("); }

}  // namespace search
