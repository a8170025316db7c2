#include "content/said.h"

#include "content/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace content {

namespace {

using Pairs = std::map<std::string, std::string, std::less<>>;

struct Rule {
    const char* table;
    Pairs model::SayAs::*pairs;
    bool (*holds)(std::string_view written);
    const char* told;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

bool is_word(std::string_view written) { return !written.empty() && is_letter(written.front()); }

bool is_before_number(std::string_view written) { return is_word(written) && !is_digit(written.back()); }

bool is_century(std::string_view written) { return written.size() == 2 && std::ranges::all_of(written, is_digit); }

constexpr Rule rules[] = {
    {"words", &model::SayAs::words, is_word, "it has to begin with a letter or a digit"},
    {"before_numbers", &model::SayAs::before_numbers, is_before_number,
     "what stands before a number begins with a letter and ends in no digit"},
    {"years", &model::SayAs::years, is_century, "a year begins with two digits, such as 19"},
};

}  // namespace

LoadedSayAs load_say_as(const std::filesystem::path& file)
{
    LoadedSayAs loaded;
    const auto name = file.filename().string();
    const auto table = read_toml(file.parent_path(), name, loaded.problems);
    if (!table) return loaded;
    Entry top(*table, name, 0, loaded.problems);
    for (const Rule& rule : rules) {
        auto entry = top.entry(rule.table);
        if (!entry) continue;
        for (const auto& [key, node] : entry->table()) {
            const std::string written{key.str()};
            if (!rule.holds(written))
                entry->problem(entry->line(written), fmt::format("“{}” cannot be here: {}.", written, rule.told));
            else if (auto said = entry->words(written); !said.empty())
                (loaded.say_as.*rule.pairs).emplace(written, std::move(said));
        }
    }
    top.close();
    std::ranges::stable_sort(loaded.problems, {}, &model::Problem::line);
    return loaded;
}

}  // namespace content
