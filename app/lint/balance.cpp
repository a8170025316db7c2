#include "lint/balance.h"

#include "content/letters.h"
#include "lint/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lint {
namespace {

using model::Item;
using model::ItemKind;

// A reader sees that one line is longer when it is so by a tenth.
bool key_is_longest(const Item& item)
{
    std::size_t key = 0, other = 0;
    for (const model::Option& option : item.options)
        (option.right ? key : other) = std::max(option.right ? key : other, content::letters_in(option.words));
    return key * 10 > other * 11;
}

std::size_t place_of_key(const Item& item)
{
    return static_cast<std::size_t>(std::ranges::find(item.options, true, &model::Option::right) -
                                    item.options.begin());
}

std::vector<const Item*> items_of(const model::Module& module, ItemKind kind)
{
    std::vector<const Item*> items;
    for (const model::Topic* topic : model::finished_topics(module))
        for (const Item& item : topic->items)
            if (item.kind == kind) items.push_back(&item);
    return items;
}

void check_longest(const model::Module& module, const std::vector<const Item*>& items, const Source& source,
                   model::Problems& problems)
{
    const auto longest =
        static_cast<int>(std::ranges::count_if(items, [](const Item* item) { return key_is_longest(*item); }));
    const int all = static_cast<int>(items.size());
    if (all < fewest_to_judge || longest * 100 <= all * most_longest_percent) return;
    const Spot spot = source.spot("module/" + module.id);
    problems.push_back({spot.file, spot.line,
                        fmt::format("in {} of the {} single questions of module {} the right answer is the longest. "
                                    "Shorten it, or lengthen another, in {} of them.",
                                    longest, all, module.id, longest - all * most_longest_percent / 100)});
    for (const Item* item : items) {
        if (!key_is_longest(*item)) continue;
        const Spot at = source.spot("item/" + item->id);
        problems.push_back({at.file, at.line, "here the right answer is the longest, as too often in this module.",
                            model::Severity::advice});
    }
}

void check_places(const model::Module& module, const std::vector<const Item*>& items, const Source& source,
                  model::Problems& problems)
{
    std::array<int, 12> keys{};
    int all = 0;
    for (const Item* item : items) {
        if (item->options.size() < 4) continue;
        ++all;
        ++keys[std::min(place_of_key(*item), keys.size() - 1)];
    }
    if (all < fewest_to_judge) return;
    for (std::size_t place = 0; place < keys.size(); ++place) {
        if (keys[place] * 100 <= all * most_same_place_percent) continue;
        const Spot spot = source.spot("module/" + module.id);
        problems.push_back({spot.file, spot.line,
                            fmt::format("in {} of the {} single questions of module {} with four options or more the "
                                        "right one is number {}. Move some.",
                                        keys[place], all, module.id, place + 1),
                            model::Severity::advice});
    }
}

void check_truths(const model::Module& module, const Source& source, model::Problems& problems)
{
    const auto items = items_of(module, ItemKind::true_false);
    const int all = static_cast<int>(items.size());
    const int truths =
        static_cast<int>(std::ranges::count_if(items, [](const Item* item) { return place_of_key(*item) == 0; }));
    const int more = std::max(truths, all - truths);
    if (all < fewest_to_judge || more * 100 <= all * most_one_truth_percent) return;
    const Spot spot = source.spot("module/" + module.id);
    problems.push_back({spot.file, spot.line,
                        fmt::format("{} of the {} true-false questions of module {} are {}. Turn some round.", more,
                                    all, module.id, more == truths ? "true" : "false"),
                        model::Severity::advice});
}

std::string folded(std::string_view words)
{
    std::string same;
    for (const char c : words)
        if (c != ' ' && c != '.') same += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return same;
}

constexpr std::size_t fewest_words = 3;

void check_reasons_of(const std::string& name, const char* kind, const std::vector<model::Option>& options,
                      bool may_repeat, const Source& source, model::Problems& problems)
{
    for (std::size_t i = 0; i < options.size(); ++i) {
        const model::Option& option = options[i];
        const Spot spot = source.spot(name + "/" + kind + "/" + option.id, "reason");
        const auto problem = [&](std::string what) { problems.push_back({spot.file, spot.line, std::move(what)}); };
        if (words_in(option.reason).size() < fewest_words)
            problem(fmt::format("the reason “{}” says too little. Say why, in a whole sentence.", option.reason));
        else if (folded(option.reason) == folded(option.words))
            problem("the reason only says the option again. Say why it is right, or why not.");
        for (std::size_t k = 0; k < i && !may_repeat; ++k)
            if (folded(options[k].reason) == folded(option.reason))
                problem(
                    fmt::format("this is the reason of “{}” too. Say what holds of this option alone.", options[k].id));
    }
}

}  // namespace

model::Problems check_balance(const model::Course& course, const Source& source)
{
    model::Problems problems;
    for (const model::Module& module : course.modules) {
        const auto singles = items_of(module, ItemKind::single);
        check_longest(module, singles, source, problems);
        check_places(module, singles, source, problems);
        check_truths(module, source, problems);
    }
    return problems;
}

model::Problems check_reasons(const model::Course& course, const Source& source)
{
    model::Problems problems;
    for (const model::Module& module : course.modules)
        for (const model::Topic& topic : module.topics)
            for (const Item& item : topic.items) {
                // On a scale of concern two wrong steps may be wrong for one and the same reason.
                const bool may_repeat = item.kind == ItemKind::shift || item.kind == ItemKind::scale;
                check_reasons_of("item/" + item.id, "option", item.options, may_repeat, source, problems);
                check_reasons_of("item/" + item.id, "because", item.because, may_repeat, source, problems);
            }
    return problems;
}

}  // namespace lint
