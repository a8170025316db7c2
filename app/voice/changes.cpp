#include "voice/changes.h"

#include <algorithm>
#include <charconv>

namespace voice {

namespace {

int count_in(const std::string& value)
{
    int count = 0;
    std::from_chars(value.data(), value.data() + value.size(), count);
    return count;
}

bool is_pin(const ui::Item& item)
{
    return item.role == "progress" && item.value.find_first_not_of("0123456789") == std::string::npos;
}

Speech said_of_typing(std::size_t at, const std::string& before, const Screen& screen, const Speaking& speaking)
{
    const ui::Item& item = screen.items[at];
    if (is_pin(item)) {
        const int more = count_in(item.value) - count_in(before);
        return more > 0 ? speaking.dots(more) : speaking.words("voice.taken_away");
    }
    if (item.value.size() > before.size() && item.value.starts_with(before))
        return speaking.typed(at, std::string_view(item.value).substr(before.size()));
    if (item.value.size() < before.size()) return speaking.words("voice.taken_away");
    return speaking.item(at);
}

bool is_worth_saying(const ui::Item& now, const ui::Item* before)
{
    if (!before || now.value != before->value) return true;
    return now.checked != before->checked && (now.checked.value_or(false) || now.role == "check");
}

}  // namespace

// A sheet takes the `enabled` of all that lies under it, also of words; by those it is known.
std::vector<bool> beneath_a_sheet(const std::vector<ui::Item>& items)
{
    static constexpr std::string_view words[] = {"title", "heading", "text", "status", "progress", "figure"};
    const bool has_sheet = std::ranges::any_of(items, [](const ui::Item& item) {
        return !item.enabled && std::ranges::find(words, item.role) != std::end(words);
    });
    std::vector<bool> beneath;
    for (const ui::Item& item : items) beneath.push_back(has_sheet && !item.enabled && !item.visible);
    return beneath;
}

std::vector<std::uint64_t> changed(const std::vector<ui::Item>& before, const std::vector<ui::Item>& now)
{
    std::vector<std::uint64_t> chosen, others;
    const auto beneath = beneath_a_sheet(now);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (beneath[i] || now[i].role == "key" || now[i].label.empty()) continue;
        const auto then = find(before, now[i].id);
        const ui::Item* old = then ? &before[*then] : nullptr;
        if (!is_worth_saying(now[i], old)) continue;
        const bool was_chosen = old && now[i].checked != old->checked;
        (was_chosen ? chosen : others).push_back(now[i].id);
    }
    chosen.insert(chosen.end(), others.begin(), others.end());
    return chosen;
}

Speech said_of(const std::vector<std::uint64_t>& ids, const std::vector<ui::Item>& before, const Screen& screen,
               const Speaking& speaking)
{
    Speech speech;
    for (const std::uint64_t id : ids) {
        const auto at = find(screen.items, id);
        if (!at) continue;
        const ui::Item& item = screen.items[*at];
        const auto then = find(before, id);
        const bool typed = item.role == "field" || is_pin(item);
        append(speech, typed && then ? said_of_typing(*at, before[*then].value, screen, speaking) : speaking.item(*at));
    }
    return speech;
}

}  // namespace voice
