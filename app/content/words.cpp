#include "content/words.h"

#include "content/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace content {
namespace {

using ByKey = std::map<std::string, std::string, std::less<>>;

bool is_key(std::string_view key)
{
    return !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool braces_match(std::string_view words)
{
    bool open = false;
    for (const char c : words) {
        if (c != '{' && c != '}') continue;
        if (open == (c == '{')) return false;
        open = !open;
    }
    return !open;
}

// NOLINTNEXTLINE(misc-no-recursion): tables in tables are two deep, and toml++ limits how deep a file can go
void take(Entry entry, const std::string& prefix, ByKey& by_key)
{
    for (const auto& [name, node] : entry.table()) {
        const std::string key{name.str()};
        const int line = entry.line(key);
        if (!is_key(key)) {
            entry.problem(line, fmt::format("“{}” cannot be a key. Use only a-z, 0-9 and _.", key));
        } else if (node.is_table()) {
            if (auto inner = entry.entry(key)) take(*inner, prefix + key + ".", by_key);
        } else if (auto words = entry.words(key); !words.empty()) {
            if (!braces_match(words))
                entry.problem(
                    line,
                    fmt::format("the {{ }} in “{}” do not match. Write a name between them, as in {{name}}.", key));
            by_key.emplace(prefix + key, std::move(words));
        }
    }
    if (entry.has("one") != entry.has("many"))
        entry.problem(entry.line(), fmt::format("“{}” needs both “one” and “many”. Add the other.",
                                                prefix.substr(0, prefix.size() - (prefix.empty() ? 0 : 1))));
}

}  // namespace

LoadedWords load_words(const std::filesystem::path& file)
{
    LoadedWords loaded;
    ByKey by_key;
    const auto name = file.filename().string();
    if (const auto table = read_toml(file.parent_path(), name, loaded.problems))
        take(Entry(*table, name, 0, loaded.problems), "", by_key);
    std::ranges::stable_sort(loaded.problems, {}, &model::Problem::line);
    loaded.words = model::Words(file.stem().string(), std::move(by_key));
    return loaded;
}

}  // namespace content
