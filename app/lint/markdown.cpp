#include "lint/markdown.h"

#include <algorithm>
#include <cctype>

namespace lint {
namespace {

std::string_view trimmed(std::string_view line)
{
    const auto from = line.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return line.substr(from, line.find_last_not_of(" \t") + 1 - from);
}

// "- " or "12. " before a line of a list.
std::size_t bullet(std::string_view line)
{
    if (line.starts_with("- ")) return 2;
    std::size_t digits = 0;
    while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits]))) ++digits;
    return digits > 0 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

class Reader {
public:
    explicit Reader(Markdown& into) : into_(into) {}

    void line(std::string_view raw, int number)
    {
        std::string_view words = trimmed(raw);
        const bool quoted = words.starts_with('>');
        if (quoted) words = trimmed(words.substr(1));
        if (quoted != quoted_) end();
        quoted_ = quoted;
        if (words.empty() || words.starts_with("![](") || words.starts_with("| ---")) return end();
        if (words.starts_with("#")) return heading(words, number);
        if (words.starts_with("[!"))
            return alone(words.substr(std::min(words.find(']'), words.size() - 1) + 1), number);
        if (words.starts_with('|')) return row(words, number);
        const std::size_t marks = bullet(words);
        if (marks > 0 || !open_) begin(number, false);
        into_.pieces.back().words +=
            (into_.pieces.back().words.empty() ? "" : "\n") + without_marks(words.substr(marks));
    }

private:
    void begin(int number, bool label)
    {
        into_.pieces.push_back({.words = "", .section = section_, .line = number, .is_label = label});
        open_ = true;
    }
    void end() { open_ = false; }
    void alone(std::string_view words, int number)
    {
        if (trimmed(words).empty()) return end();
        begin(number, true);
        into_.pieces.back().words = without_marks(trimmed(words));
        end();
    }
    void heading(std::string_view words, int number)
    {
        words = trimmed(words.substr(std::min(words.find_first_not_of('#'), words.size())));
        const auto id = words.find("{#");
        if (id != std::string_view::npos) {
            section_ = words.substr(id + 2, words.find('}', id) - id - 2);
            words = trimmed(words.substr(0, id));
        }
        alone(words, number);
    }
    // Each cell is a label of its own: what it says does not go on in the next.
    void row(std::string_view words, int number)
    {
        words.remove_prefix(1);
        while (!words.empty()) {
            const auto cell = words.substr(0, words.find('|'));
            alone(cell, number);
            words.remove_prefix(std::min(words.size(), cell.size() + 1));
        }
    }

    Markdown& into_;
    std::string section_;
    bool open_ = false;
    bool quoted_ = false;
};

}  // namespace

std::string without_marks(std::string_view line)
{
    std::string words;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.substr(i).starts_with("**")) {
            ++i;
        } else if (line.substr(i).starts_with("](")) {
            i = std::min(line.find(')', i), line.size());
        } else if (line[i] != '[') {
            words += line[i];
        }
    }
    return words;
}

Markdown read_markdown(std::string_view text)
{
    Markdown markdown;
    Reader reader(markdown);
    bool in_front = text.starts_with("+++\n");
    for (int number = 1; !text.empty(); ++number) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (in_front && number > 1 && line == "+++")
            in_front = false;
        else if (in_front)
            markdown.front += number > 1 ? std::string(line) + "\n" : "";
        else
            reader.line(line, number);
    }
    return markdown;
}

}  // namespace lint
