#include "assess/marking.h"

#include <algorithm>

namespace assess {

using model::ItemKind;

static int parts_right(const model::Item& item, const model::Response& response)
{
    const model::Response key = model::key_of(item);
    if (item.kind == ItemKind::true_false)
        return static_cast<int>(
            std::ranges::count_if(key, [&](const auto& part) { return std::ranges::count(response, part) == 1; }));
    if (item.kind == ItemKind::ordering) {
        int right = 0;
        for (std::size_t i = 0; i < std::min(key.size(), response.size()); ++i) right += key[i] == response[i];
        return right;
    }
    if (item.kind == ItemKind::matching)
        return static_cast<int>(
            std::ranges::count_if(key, [&](const auto& pair) { return std::ranges::count(response, pair) == 1; }));
    // Each option is a small yes-or-no question, so choosing everything does not look like knowing.
    return static_cast<int>(std::ranges::count_if(
        item.options, [&](const model::Option& o) { return o.right == (std::ranges::count(response, o.id) == 1); }));
}

model::Mark mark(const model::Item& item, const model::Response& response)
{
    const bool in_order = item.kind == ItemKind::ordering;
    const bool right = std::ranges::any_of(model::right_answers(item), [&](const model::Response& key) {
        return in_order ? response == key : std::ranges::is_permutation(response, key);
    });
    if (item.kind == ItemKind::true_false) return {.right = right, .points = parts_right(item, response), .of = 2};
    if (model::is_one_of(item.kind)) return {.right = right, .points = right ? 1 : 0, .of = 1};
    return {.right = right, .points = parts_right(item, response), .of = static_cast<int>(item.options.size())};
}

int needed(int asked, int pass_percent) { return std::max(1, (asked * pass_percent + 99) / 100); }

model::Result result_of(const model::Paper& paper, const model::Answers& answers)
{
    model::Result result{.attempt_id = paper.attempt_id, .module_id = paper.module_id, .number = paper.number};
    result.asked = static_cast<int>(paper.items.size());
    result.needed = needed(result.asked, paper.pass_percent);
    for (const model::Item& item : paper.items) {
        const auto answer = answers.find(item.id);
        const model::Mark marked = mark(item, answer == answers.end() ? model::Response{} : answer->second);
        result.right += marked.right;
        if (item.critical && !marked.right) result.critical_all_right = false;
        result.marks.push_back(marked);
    }
    result.passed = result.right >= result.needed && result.critical_all_right;
    return result;
}

}  // namespace assess
