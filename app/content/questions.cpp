#include "content/questions.h"

#include "content/entry.h"
#include "content/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace content {
namespace {

using model::ItemKind;

const std::vector<std::string> kinds = {"single", "multiple",   "ordering", "matching",
                                        "scale",  "true-false", "facts",    "shift"};

ItemKind kind_of(const std::string& name)
{
    const auto at = std::ranges::find(kinds, name) - kinds.begin();
    return at < std::ssize(kinds) ? static_cast<ItemKind>(at) : ItemKind::single;
}

// The five steps of a judgement shift, always these and in this order; their words, unless the author gives others.
const std::vector<std::pair<std::string, std::string>> shift_steps = {{"much-less", "Much less concerned"},
                                                                      {"less", "Less concerned"},
                                                                      {"same", "As concerned as before"},
                                                                      {"more", "More concerned"},
                                                                      {"much-more", "Much more concerned"}};

std::vector<model::Target> read_targets(Entry& item, bool& sound)
{
    std::vector<model::Target> targets;
    for (auto& entry : item.entries("target")) {
        model::Target target{entry.id("id", Letters::small), entry.words("words")};
        const bool twice = std::ranges::any_of(targets, [&](const auto& other) { return other.id == target.id; });
        if (twice && !target.id.empty())
            entry.problem(entry.line("id"),
                          fmt::format("two targets of this question have the id “{}”. Give one another.", target.id));
        entry.close();
        sound = sound && entry.sound();
        targets.push_back(std::move(target));
    }
    return targets;
}

void check_target(Entry& entry, const model::Option& option, const std::vector<model::Target>& targets)
{
    std::vector<std::string> ids;
    ids.reserve(targets.size());
    for (const auto& target : targets) ids.push_back(target.id);
    if (option.target.empty() || std::ranges::count(ids, option.target) > 0) return;
    entry.problem(entry.line("target"),
                  fmt::format("this question has no target “{}”.{} Name one of its [[item.target]] ids.", option.target,
                              did_you_mean(option.target, ids)));
}

std::string words_of_step(Entry& entry, const std::string& id)
{
    const auto own = entry.words_or_none("words");
    if (!own.empty()) return own;
    const auto step = std::ranges::find(shift_steps, id, &std::pair<std::string, std::string>::first);
    return step == shift_steps.end() ? "" : step->second;
}

// Options or becauses: both are answers to pick from, each with its reason.
std::vector<model::Option> read_options(Entry& item, const char* table, ItemKind kind,
                                        const std::vector<model::Target>& targets, bool& sound)
{
    const bool placed = kind == ItemKind::ordering || kind == ItemKind::matching;
    std::vector<model::Option> options;
    for (auto& entry : item.entries(table)) {
        model::Option option;
        option.id = entry.id("id", Letters::small);
        option.words = kind == ItemKind::shift ? words_of_step(entry, option.id) : entry.words("words");
        option.reason = entry.words("reason");
        option.reason_not_chosen = entry.words_or_none("reason_not_chosen");
        if (!placed)
            option.right = entry.yes("right");
        else if (entry.has("right") && entry.yes("right"))
            entry.problem(entry.line("right"), "ordering and matching questions have no “right”. Take it out.");
        if (kind == ItemKind::matching) {
            option.target = entry.words("target");
            check_target(entry, option, targets);
        }
        const bool twice = std::ranges::any_of(options, [&](const auto& other) { return other.id == option.id; });
        if (twice && !option.id.empty())
            entry.problem(entry.line("id"),
                          fmt::format("two options of this question have the id “{}”. Give one another.", option.id));
        entry.close();
        sound = sound && entry.sound();
        options.push_back(std::move(option));
    }
    return options;
}

std::ptrdiff_t how_many_right(const std::vector<model::Option>& options)
{
    return std::ranges::count_if(options, [](const auto& option) { return option.right; });
}

std::string wrong_with_true_false(const model::Item& item)
{
    const auto& options = item.options;
    if (options.size() != 2 || options[0].id != "true" || options[1].id != "false")
        return "a true-false question has exactly two [[item.option]], with the ids “true” and “false” in this order.";
    if (how_many_right(options) != 1)
        return "a true-false question has exactly one option with right = true: “true” or “false”.";
    if (item.because.size() < 3 || item.because.size() > 4)
        return fmt::format("a true-false question has three or four [[item.because]]; this one has {}.",
                           item.because.size());
    if (how_many_right(item.because) != 1)
        return fmt::format("exactly one [[item.because]] has right = true; this question has {}.",
                           how_many_right(item.because));
    for (const auto& because : item.because)
        if (because.id == "true" || because.id == "false")
            return fmt::format("an [[item.because]] cannot have the id “{}”. Give it another.", because.id);
    return "";
}

std::string wrong_with_shift(const std::vector<model::Option>& options)
{
    const bool all_steps = std::ranges::equal(
        options, shift_steps, [](const auto& option, const auto& step) { return option.id == step.first; });
    if (!all_steps)
        return "a shift question has exactly five [[item.option]], with the ids “much-less”, “less”, “same”, “more” "
               "and “much-more” in this order.";
    const auto first = std::ranges::find(options, true, &model::Option::right);
    const auto right = how_many_right(options);
    const bool neighbours = right == 2 && (first + 1)->right;
    if (right != 1 && !neighbours)
        return "a shift question has one step with right = true, or two that stand side by side.";
    return "";
}

// What the kind asks of the options together.
std::string wrong_with(const model::Item& item)
{
    const auto right = how_many_right(item.options);
    const auto all = std::ssize(item.options);
    switch (item.kind) {
    case ItemKind::true_false:
        return wrong_with_true_false(item);
    case ItemKind::shift:
        return wrong_with_shift(item.options);
    case ItemKind::scale:
        if (all < 3 || all > 7) return fmt::format("a scale has three to seven steps; this one has {}.", all);
        if (right != 1) return fmt::format("a scale has exactly one step with right = true; this one has {}.", right);
        return "";
    case ItemKind::facts:
        if (all < 3) return "a passage needs at least three [[item.option]], one for each sentence. Add more.";
        if (right == 0 || right == all)
            return "a facts question needs at least one sentence that is right and one that is not.";
        return "";
    default:
        break;
    }
    if (item.kind == ItemKind::ordering && all < 3)
        return "an ordering question needs at least three options. Add more.";
    if (all < 2) return "a question needs at least two [[item.option]]. Add more.";
    if (item.kind == ItemKind::single && right != 1)
        return fmt::format("a single question has exactly one option with right = true; this one has {}.", right);
    if (item.kind == ItemKind::multiple && (right == 0 || right == all))
        return "a multiple question needs at least one option that is right and one that is not.";
    if (item.kind == ItemKind::matching && item.targets.size() < 2)
        return "a matching question needs at least two [[item.target]]. Add more.";
    return "";
}

void check_id(Entry& entry, const model::Item& item, ItemIds& ids)
{
    if (item.id.empty()) return;
    const auto prefix = item.topic + "-";
    const int line = entry.line("id");
    if (!item.id.starts_with(prefix) || item.id.size() == prefix.size())
        entry.problem(line,
                      fmt::format("the id “{}” has to begin with its topic, such as “{}some-name”.", item.id, prefix));
    else if (!is_id(item.id.substr(prefix.size()), Letters::small))
        entry.problem(
            line, fmt::format("“{}” cannot be an id. After “{}” use {}.", item.id, prefix, rule_of(Letters::small)));
    const auto [first, is_new] = ids.try_emplace(item.id, fmt::format("{}:{}", entry.file(), line));
    if (!is_new)
        entry.problem(line, fmt::format("the id “{}” is used already, in {}. Give this question another.", item.id,
                                        first->second));
}

std::optional<model::Item> read_item(Entry& entry, const std::string& topic, ItemIds& ids, References& references)
{
    model::Item item;
    item.topic = topic;
    item.id = entry.id("id", Letters::small_dotted);
    check_id(entry, item, ids);
    item.version = entry.number("version", {1, 10'000});
    const auto kind = entry.one_of("kind", kinds);
    item.kind = kind_of(kind);
    item.stem = entry.words("stem");
    item.objective = entry.words("objective");
    item.difficulty = entry.number("difficulty", {1, 3});
    item.critical = entry.yes("critical");
    item.section = entry.words("section");
    item.sources = entry.list("sources");
    item.hint = entry.words_or_none("hint");

    bool parts_sound = true;
    if (item.kind == ItemKind::matching) item.targets = read_targets(entry, parts_sound);
    if (item.kind == ItemKind::shift) {
        item.before = entry.words("before");
        item.news = entry.words("news");
    }
    item.options = read_options(entry, "option", item.kind, item.targets, parts_sound);
    if (item.kind == ItemKind::true_false)
        item.because = read_options(entry, "because", item.kind, item.targets, parts_sound);
    entry.close();
    if (item.critical && model::is_judgement(item.kind))
        entry.problem(
            entry.line("critical"),
            "a shift question is never in a test, so it cannot be a must-know question. Take “critical” out.");
    if (!kind.empty() && parts_sound)
        if (auto wrong = wrong_with(item); !wrong.empty()) entry.problem(entry.line(), std::move(wrong));
    if (!entry.sound() || !parts_sound) return {};

    const auto refer = [&](std::string to, std::string_view key) {
        references.push_back({std::move(to), entry.file(), entry.line(key), topic});
    };
    refer("objective:" + item.objective, "objective");
    refer("page:" + topic + "#" + item.section, "section");
    for (const auto& source : item.sources) refer("source:" + source, "sources");
    return item;
}

}  // namespace

QuestionFile read_questions(const Files& files, const std::string& topic, ItemIds& ids, model::Problems& problems)
{
    QuestionFile file;
    const auto name = "questions/" + topic + ".toml";
    const auto before = problems.size();
    const auto table = read_toml(files, name, problems);
    if (!table) return file;
    Entry top(*table, name, 0, problems);
    for (auto& entry : top.entries("item"))
        if (auto item = read_item(entry, topic, ids, file.references)) file.items.push_back(std::move(*item));
    top.close();
    file.sound = problems.size() == before;
    return file;
}

}  // namespace content
