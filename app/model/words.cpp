#include "model/words.h"

#include <algorithm>

namespace model {

std::string Words::say(std::string_view key, const Values& values) const
{
    const auto entry = by_key_.find(key);
    if (entry == by_key_.end()) return "[" + std::string(key) + "]";

    // One pass from left to right: a value that itself holds "{...}" (a name may) is never looked at again.
    const std::string& pattern = entry->second;
    std::string said;
    for (std::size_t from = 0; from < pattern.size();) {
        const std::size_t open = pattern.find('{', from);
        const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) return said + pattern.substr(from);
        said += pattern.substr(from, open - from);
        const auto name = std::string_view(pattern).substr(open + 1, close - open - 1);
        const auto value = std::ranges::find_if(values, [&](const auto& v) { return v.first == name; });
        said += value == values.end() ? pattern.substr(open, close - open + 1) : value->second;
        from = close + 1;
    }
    return said;
}

std::string Words::count(std::string_view key, int n, Values values) const
{
    values.emplace_back("n", std::to_string(n));
    return say(std::string(key) + (n == 1 ? ".one" : ".many"), values);
}

std::string code_of(Language language) { return languages.at(static_cast<std::size_t>(language)); }

}  // namespace model
