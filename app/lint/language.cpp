#include "lint/language.h"

#include "content/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace lint {
namespace {

bool is_word_letter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Small letters, every blank a ' ': so that offsets stay what they were.
std::string flattened(std::string_view words)
{
    std::string flat(words);
    for (char& c : flat) c = c == '\n' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return flat;
}

// Whether `phrase` stands at `at`, as whole words. The bytes of ’ ” and – end a word; those of é do not.
bool stands_at(std::string_view flat, std::size_t at, std::string_view phrase)
{
    const bool open_end = phrase.ends_with('*');
    if (open_end) phrase.remove_suffix(1);
    if (!flat.substr(at).starts_with(phrase)) return false;
    const auto rest = flat.substr(at + phrase.size());
    const bool mark_follows = rest.starts_with("\xe2\x80");
    const bool ends = open_end || rest.empty() || mark_follows || !is_word_letter(rest.front());
    const auto before = flat.substr(0, at);
    const bool mark_before = before.size() >= 3 && before.substr(before.size() - 3).starts_with("\xe2\x80");
    return ends && (before.empty() || mark_before || !is_word_letter(before.back()));
}

std::optional<std::size_t> place_of(std::string_view flat, std::string_view phrase, std::size_t from)
{
    const auto stem = phrase.substr(0, phrase.find('*'));
    for (auto at = flat.find(stem, from); at != std::string_view::npos; at = flat.find(stem, at + 1))
        if (stands_at(flat, at, phrase)) return at;
    return {};
}

// Between “ and ”, on any line of the paragraph.
bool is_quoted(std::string_view words, std::size_t at)
{
    const auto open = words.rfind("“", at);
    if (open == std::string_view::npos) return false;
    const auto close = words.find("”", open);
    return close != std::string_view::npos && close > at;
}

bool is_in_allowed(std::string_view flat, std::size_t at, const RuledOut& rule)
{
    return std::ranges::any_of(rule.allowed, [&](const std::string& phrase) {
        const std::string wanted = flattened(phrase);
        const auto from = at < wanted.size() ? 0 : at - wanted.size();
        for (auto there = flat.find(wanted, from); there != std::string_view::npos && there <= at;
             there = flat.find(wanted, there + 1))
            if (at < there + wanted.size()) return true;
        return false;
    });
}

void check(const Said& said, const RuledOut& rule, model::Problems& problems)
{
    if (!said.topic.empty() && std::ranges::count(rule.topics, said.topic) > 0) return;
    const std::string flat = flattened(said.words);
    for (const std::string& phrase : rule.words) {
        for (auto at = place_of(flat, phrase, 0); at; at = place_of(flat, phrase, *at + 1)) {
            if (is_quoted(said.words, *at) || is_in_allowed(flat, *at, rule)) continue;
            const Spot spot = said.spot(*at);
            const auto written = said.words.substr(*at, phrase.size() - (phrase.ends_with('*') ? 1 : 0));
            problems.push_back({spot.file, spot.line,
                                fmt::format("the language guide rules out “{}”. Write: {}.", written, rule.instead)});
        }
    }
}

}  // namespace

std::vector<RuledOut> read_language(const std::filesystem::path& folder, model::Problems& problems)
{
    const std::string file = "language.toml";
    std::vector<RuledOut> rules;
    if (!std::filesystem::exists(folder / file)) return rules;
    const auto table = content::read_toml(folder, file, problems);
    if (!table) return rules;
    content::Entry top(*table, file, 0, problems);
    for (auto& entry : top.entries("ruled_out")) {
        RuledOut rule{.words = entry.list("words"),
                      .instead = entry.words("instead"),
                      .allowed = entry.list_or_none("allowed"),
                      .topics = entry.list_or_none("topics")};
        for (std::string& phrase : rule.words) phrase = flattened(phrase);
        entry.close();
        if (entry.sound()) rules.push_back(std::move(rule));
    }
    top.close();
    return rules;
}

model::Problems check_language(const Source& source, const std::vector<RuledOut>& rules)
{
    model::Problems problems;
    for (const Said& said : source.said) {
        if (said.may_be_bad || !said.is_english()) continue;
        for (const RuledOut& rule : rules) check(said, rule, problems);
    }
    return problems;
}

}  // namespace lint
