#include "content/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace content {
namespace {

// How many letters must be changed, put in or taken out; two exchanged neighbours count as one.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& names)
{
    constexpr std::size_t longest = 80;  // longer ones are no slips of the finger, and would take long to compare
    if (written.size() > longest) return "";
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, written.size() / 3) + 1;
    for (const auto& name : names) {
        if (name.size() > longest) continue;
        if (const auto d = distance(written, name); d < best_distance) {
            best = name;
            best_distance = d;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& names)
{
    const auto near = nearest(written, names);
    return near.empty() ? "" : fmt::format(" Did you mean “{}”?", near);
}

std::string listed(const std::vector<std::string>& names)
{
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) all += i + 1 == names.size() ? " and " : ", ";
        all += "“" + names[i] + "”";
    }
    return all;
}

}  // namespace content
