#include "content/runs.h"

#include <algorithm>
#include <cctype>

namespace content {
namespace {

std::string trimmed(std::string_view words)
{
    const auto first = words.find_first_not_of(" \n");
    if (first == std::string_view::npos) return "";
    return std::string(words.substr(first, words.find_last_not_of(" \n") - first + 1));
}

}  // namespace

void add_words(model::Spans& spans, std::string_view words, bool bold, const std::string& link)
{
    if (spans.empty() || spans.back().bold != bold || spans.back().link != link) spans.push_back({"", bold, link});
    spans.back().words += words;
}

model::Spans tidy(model::Spans spans)
{
    for (auto& span : spans) std::ranges::replace(span.words, '\n', ' ');
    if (!spans.empty()) {
        auto& first = spans.front().words;
        first.erase(0, std::min(first.find_first_not_of(' '), first.size()));
        auto& last = spans.back().words;
        last.erase(last.find_last_not_of(' ') + 1);
    }
    std::erase_if(spans, [](const model::Span& span) { return span.words.empty(); });
    return spans;
}

static bool ends_a_sentence(std::string_view words)
{
    while (words.ends_with(' ')) words.remove_suffix(1);
    for (const std::string_view quote : {"”", "’"})
        if (words.ends_with(quote)) words.remove_suffix(quote.size());
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
}

static bool begins_a_sentence(std::string_view words)
{
    if (words.empty()) return true;
    if (!words.starts_with(' ') || words.size() < 2) return false;
    const auto first = static_cast<unsigned char>(words[1]);
    return std::isupper(first) != 0 || std::isdigit(first) != 0 || words.substr(1).starts_with("“");
}

/// A list follows, and what stands behind the colon would be read as its first line.
static bool leads_to_a_list(std::string_view words)
{
    while (words.ends_with(' ')) words.remove_suffix(1);
    return words.ends_with(':');
}

model::Spans with_sources_apart(model::Spans spans)
{
    std::string before;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const bool last = i + 1 == spans.size();
        const bool between = i > 0 && spans[i - 1].link.empty() && spans[i].link.starts_with("source:") &&
                             (ends_a_sentence(before) || (last && leads_to_a_list(before))) &&
                             !ends_a_sentence(spans[i].words) && begins_a_sentence(last ? "" : spans[i + 1].words);
        before += spans[i].words;
        if (!between) continue;
        spans[i - 1].words += '(';
        if (last)
            spans.push_back({")", false, ""});
        else
            spans[i + 1].words.insert(0, ")");
    }
    return spans;
}

model::Spans take_first_line(model::Spans& spans)
{
    model::Spans line;
    while (!spans.empty()) {
        auto& span = spans.front();
        const auto end = span.words.find('\n');
        line.push_back({span.words.substr(0, end), span.bold, span.link});
        if (end != std::string::npos) {
            span.words.erase(0, end + 1);
            break;
        }
        spans.erase(spans.begin());
    }
    return tidy(std::move(line));
}

std::pair<std::string, std::optional<std::string>> title_and_id(std::string_view heading)
{
    const auto open = heading.rfind("{#");
    if (open == std::string_view::npos || !heading.ends_with('}')) return {trimmed(heading), std::nullopt};
    return {trimmed(heading.substr(0, open)), std::string(heading.substr(open + 2, heading.size() - open - 3))};
}

std::optional<std::pair<std::string, std::string>> kind_and_title(std::string_view first_line)
{
    const auto close = first_line.find(']');
    if (!first_line.starts_with("[!") || close == std::string_view::npos) return {};
    return std::pair{std::string(first_line.substr(2, close - 2)), trimmed(first_line.substr(close + 1))};
}

bool is_plain(const model::Spans& spans)
{
    return std::ranges::all_of(spans, [](const model::Span& span) { return !span.bold && span.link.empty(); });
}

}  // namespace content
