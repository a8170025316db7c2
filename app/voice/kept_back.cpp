#include "voice/kept_back.h"

#include <algorithm>

namespace voice {

namespace {

constexpr std::string_view greetings[] = {"home.hello",   "home.welcome",      "pin.hello",        "pin.not_me",
                                          "along.person", "along.help_person", "person.sure.title"};
constexpr std::string_view score_pages[] = {"result", "attempts", "check-done", "practice-done"};
constexpr std::string_view outcomes[] = {"home.test.passed", "home.test.not_passed", "home.final.passed",
                                         "home.final.not_passed"};

std::string_view first_part(std::string_view page) { return page.substr(0, page.find('/')); }

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// `label` is what `key` says with some name in it.
bool greets(std::string_view label, std::string_view key, const model::Words& words)
{
    if (!words.has(key)) return false;
    const std::string& pattern = words.all().find(key)->second;
    const std::size_t name = pattern.find("{name}");
    if (name == std::string::npos) return false;
    const std::string_view before = std::string_view(pattern).substr(0, name);
    const std::string_view after = std::string_view(pattern).substr(name + std::string_view("{name}").size());
    return label.size() > before.size() + after.size() && label.starts_with(before) && label.ends_with(after);
}

bool names_somebody(std::string_view page, const std::vector<ui::Item>& items, std::size_t at,
                    const model::Words& words)
{
    const ui::Item& item = items[at];
    if (item.role == "tile") return true;
    if (page == "learners") return item.value == words("learners.open");
    if (page == "person" && (item.role == "title" || has_digit(item.label))) return true;
    if (page == "receipt" && has_digit(item.label)) return true;
    if (page == "facilitator" && at > 0 && items[at - 1].label == words("records.signed_in"))
        return item.label != words("records.nobody");
    return std::ranges::any_of(greetings, [&](std::string_view key) { return greets(item.label, key, words); });
}

}  // namespace

Privacy privacy_of(std::string_view whole_page, const std::vector<ui::Item>& items, std::size_t at,
                   const model::Words& words)
{
    const ui::Item& item = items[at];
    const std::string_view page = first_part(whole_page);
    const bool pin_dots = std::ranges::any_of(
        items, [&](const ui::Item& i) { return i.role == "progress" && i.label == words("pin.dots"); });
    if (pin_dots && item.role == "key" && has_digit(item.label)) return Privacy::typed;
    if (page == "enrol" && item.role == "field") return Privacy::typed;
    if (names_somebody(page, items, at, words)) return Privacy::name;
    const bool on_score_page = std::ranges::find(score_pages, page) != std::end(score_pages);
    const bool is_title = item.role == "title" && (page == "result" || page == "attempts");
    if (on_score_page && (is_title || has_digit(item.label) || has_digit(item.value))) return Privacy::score;
    const auto says = [&](std::string_view key) { return item.label == words(key); };
    if (page == "home" && std::ranges::any_of(outcomes, says)) return Privacy::score;
    const auto begins = [&](std::string_view key) { return item.value.starts_with(words(key)); };
    if (page == "module" && std::ranges::any_of(outcomes, begins)) return Privacy::value;
    return Privacy::open;
}

}  // namespace voice
