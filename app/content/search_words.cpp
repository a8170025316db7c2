#include "content/search_words.h"

#include "content/entry.h"

namespace content {

model::SearchWords read_search_words(const Files& files, model::Problems& problems)
{
    const std::string file = "search.toml";
    model::SearchWords words;
    if (!files.has(file)) return words;
    const auto table = read_toml(files, file, problems);
    if (!table) return words;
    Entry top(*table, file, 0, problems);
    words.small = top.list_or_none("small");
    for (auto& same : top.entries("same")) {  // each of them finds the others
        const auto all = same.list("words");
        if (all.size() == 1)
            same.problem(same.line("words"), "“words” names only one. Name at least two that mean the same.");
        same.close();
        if (same.sound()) words.also.push_back({.words = all, .search = all});
    }
    for (auto& also : top.entries("also")) {
        model::SearchWords::Also one{.words = also.list("words"), .search = also.list("search")};
        also.close();
        if (also.sound()) words.also.push_back(std::move(one));
    }
    top.close();
    return words;
}

}  // namespace content
