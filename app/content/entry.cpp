#include "content/entry.h"

#include "content/letters.h"
#include "content/near.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace content {

Entry::Entry(const toml::table& table, std::string file, int lines_before, model::Problems& problems)
    : table_(&table), file_(std::move(file)), lines_before_(lines_before), problems_(&problems)
{}

Entry::Entry(const toml::table& table, const Entry& above, std::string_view key, const char* header)
    : table_(&table),
      path_(above.path_.empty() ? std::string(key) : fmt::format("{}.{}", above.path_, key)),
      header_(fmt::format(fmt::runtime(header), path_)),
      file_(above.file_),
      lines_before_(above.lines_before_),
      problems_(above.problems_)
{}

const toml::node* Entry::ask(std::string_view key, bool needed)
{
    asked_.emplace_back(key);
    const auto* node = table_->get(key);
    if (!node && needed) {
        missing_.emplace_back(key);
        sound_ = false;
    }
    return node;
}

std::string Entry::checked(std::string_view key, const toml::node& node)
{
    const auto* value = node.as_string();
    const int line = line_of(node.source());
    if (!value) {
        problem(line, fmt::format("“{0}” has to be words in quotes, such as {0} = \"…\".", key));
        return "";
    }
    const std::string& words = value->get();
    if (words.find_first_not_of(" \t\n") == std::string::npos)
        problem(line, fmt::format("“{}” is empty. Write something between the quotes.", key));
    else if (const auto letters = letters_in(words); letters > most_letters)
        problem(line,
                fmt::format("“{}” is {} letters long; {} is the most. Make it shorter.", key, letters, most_letters));
    else if (const auto bad = bad_letter_in(words))
        problem(line, fmt::format("in “{}”, {}.", key, bad->why));
    else
        return words;
    return "";
}

std::string Entry::words(std::string_view key)
{
    const auto* node = ask(key, true);
    return node ? checked(key, *node) : "";
}

std::string Entry::words_or_none(std::string_view key)
{
    const auto* node = ask(key, false);
    return node ? checked(key, *node) : "";
}

std::string Entry::id(std::string_view key, Letters letters)
{
    auto id = words(key);
    if (id.empty() || is_id(id, letters)) return id;
    problem(line(key), fmt::format("“{}” cannot be an id. Use {}.", id, rule_of(letters)));
    return "";
}

std::string Entry::date(std::string_view key)
{
    const auto* node = ask(key, true);
    if (!node) return "";
    const auto* text = node->as_string();
    if (text && is_date(text->get())) return text->get();
    problem(line(key), fmt::format("“{0}” has to be a date in quotes, year first, such as {0} = \"2026-11-23\".", key));
    return "";
}

std::string Entry::web_address(std::string_view key)
{
    auto address = words(key);
    if (address.empty() || is_web_address(address)) return address;
    problem(line(key), fmt::format("“{}” has to be a whole address that begins with https:// and has no blanks.", key));
    return "";
}

std::string Entry::one_of(std::string_view key, const std::vector<std::string>& choices)
{
    auto choice = words(key);
    if (choice.empty() || std::ranges::count(choices, choice) > 0) return choice;
    problem(line(key), fmt::format("“{}” cannot be “{}”. Choose one of {}.", key, choice, listed(choices)));
    return "";
}

int Entry::whole_number(std::string_view key, Range range, const toml::node& node)
{
    const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    if (value && *value >= range.least && *value <= range.most) return static_cast<int>(*value);
    problem(line(key), fmt::format("“{}” has to be a whole number from {} to {}.", key, range.least, range.most));
    return range.least;
}

int Entry::number(std::string_view key, Range range)
{
    const auto* node = ask(key, true);
    return node ? whole_number(key, range, *node) : range.least;
}

int Entry::number(std::string_view key, Range range, int when_left_out)
{
    const auto* node = ask(key, false);
    return node ? whole_number(key, range, *node) : when_left_out;
}

bool Entry::yes(std::string_view key)
{
    const auto* node = ask(key, false);
    if (!node) return false;
    if (const auto* value = node->as_boolean()) return value->get();
    problem(line(key), fmt::format("“{}” has to be true or false, without quotes.", key));
    return false;
}

std::vector<std::string> Entry::list(std::string_view key, bool needed)
{
    const auto* node = ask(key, needed);
    if (!node) return {};
    const auto* array = node->as_array();
    const bool all_words = array && std::ranges::all_of(*array, [](const auto& n) { return n.is_string(); });
    if (!all_words)
        problem(line(key),
                fmt::format("“{0}” has to be a list of words in quotes, such as {0} = [\"…\", \"…\"].", key));
    else if (array->empty() && needed)
        problem(line(key), fmt::format("“{}” is empty. Name at least one.", key));
    else {
        std::vector<std::string> all;
        for (const auto& one : *array) {
            auto words = checked(key, one);
            if (words.empty()) continue;
            if (std::ranges::count(all, words) > 0)
                problem(line_of(one.source()), fmt::format("“{}” names “{}” twice. Take one out.", key, words));
            else
                all.push_back(std::move(words));
        }
        return all;
    }
    return {};
}

std::vector<std::string> Entry::list(std::string_view key) { return list(key, true); }
std::vector<std::string> Entry::list_or_none(std::string_view key) { return list(key, false); }

std::vector<Entry> Entry::entries(std::string_view key)
{
    const auto* node = ask(key, false);
    if (!node) return {};
    const auto* array = node->as_array();
    if (!array || !std::ranges::all_of(*array, [](const auto& n) { return n.is_table(); })) {
        problem(line(key), fmt::format("“{0}” has to be written as tables, each under a line [[{0}]].", key));
        return {};
    }
    std::vector<Entry> all;
    for (const auto& one : *array) all.push_back(Entry(*one.as_table(), *this, key, "[[{}]]"));
    return all;
}

std::optional<Entry> Entry::entry(std::string_view key)
{
    const auto* node = ask(key, false);
    if (!node) return {};
    if (const auto* table = node->as_table()) return Entry(*table, *this, key, "[{}]");
    problem(line(key), fmt::format("“{0}” has to be a table, under a line [{0}].", key));
    return {};
}

void Entry::knows(const std::vector<std::string>& keys)
{
    for (const auto& key : keys)
        if (std::ranges::count(asked_, key) == 0) asked_.push_back(key);
}

void Entry::close()
{
    for (const auto& [key, node] : *table_) {
        const std::string written{key.str()};
        if (std::ranges::count(asked_, written) > 0) continue;
        auto meant = nearest(written, missing_);
        if (meant.empty()) {
            auto open = asked_;
            std::erase_if(open, [&](const auto& name) { return table_->contains(name); });
            meant = nearest(written, open);
            if (meant.empty()) meant = nearest(written, asked_);
        }
        if (meant.empty()) {
            problem(line_of(key.source()),
                    fmt::format("unknown key “{}”. The keys here are {}.", written, listed(asked_)));
        } else {
            std::erase(missing_, meant);  // one slip of the finger is one problem
            problem(line_of(key.source()), fmt::format("unknown key “{}”. Did you mean “{}”?", written, meant));
        }
    }
    for (const auto& key : missing_)
        problem(line(), header_.empty() ? fmt::format("“{}” is missing. Add it.", key)
                                        : fmt::format("this {} has no “{}”. Add it.", header_, key));
    missing_.clear();
}

int Entry::line() const { return line_of(table_->source()); }

int Entry::line(std::string_view key) const
{
    for (const auto& [name, node] : *table_)
        if (name.str() == key) return line_of(name.source());
    return line();
}

void Entry::problem(int line, std::string what)
{
    problems_->push_back({file_, line, std::move(what)});
    sound_ = false;
}

int Entry::line_of(const toml::source_region& source) const
{
    return lines_before_ + std::max(1, static_cast<int>(source.begin.line));
}

}  // namespace content
