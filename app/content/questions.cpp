#include "content/questions.h"

#include "content/entry.h"
#include "content/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace content {
namespace {

const std::vector<std::string> kinds = {"single", "multiple", "ordering", "matching"};

model::ItemKind kind_of(const std::string& name)
{
    const auto at = std::ranges::find(kinds, name) - kinds.begin();
    return at < 4 ? static_cast<model::ItemKind>(at) : model::ItemKind::single;
}

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

std::vector<model::Option> read_options(Entry& item, model::ItemKind kind, const std::vector<model::Target>& targets,
                                        bool& sound)
{
    const bool picks = kind == model::ItemKind::single || kind == model::ItemKind::multiple;
    std::vector<model::Option> options;
    for (auto& entry : item.entries("option")) {
        model::Option option;
        option.id = entry.id("id", Letters::small);
        option.words = entry.words("words");
        option.reason = entry.words("reason");
        if (picks)
            option.right = entry.yes("right");
        else if (entry.has("right") && entry.yes("right"))
            entry.problem(entry.line("right"), "only single and multiple questions have “right”. Take it out.");
        if (kind == model::ItemKind::matching) {
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

// What the kind asks of the options together.
std::string wrong_with(model::ItemKind kind, const std::vector<model::Option>& options, std::size_t targets)
{
    const auto right = std::ranges::count_if(options, [](const auto& option) { return option.right; });
    const auto all = static_cast<std::ptrdiff_t>(options.size());
    if (kind == model::ItemKind::ordering && all < 3)
        return "an ordering question needs at least three options. Add more.";
    if (all < 2) return "a question needs at least two [[item.option]]. Add more.";
    if (kind == model::ItemKind::single && right != 1)
        return fmt::format("a single question has exactly one option with right = true; this one has {}.", right);
    if (kind == model::ItemKind::multiple && (right == 0 || right == all))
        return "a multiple question needs at least one option that is right and one that is not.";
    if (kind == model::ItemKind::matching && targets < 2)
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

    bool parts_sound = true;
    if (item.kind == model::ItemKind::matching) item.targets = read_targets(entry, parts_sound);
    item.options = read_options(entry, item.kind, item.targets, parts_sound);
    entry.close();
    if (!kind.empty() && parts_sound)
        if (auto wrong = wrong_with(item.kind, item.options, item.targets.size()); !wrong.empty())
            entry.problem(entry.line(), std::move(wrong));
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

QuestionFile read_questions(const std::filesystem::path& folder, const std::string& topic, ItemIds& ids,
                            model::Problems& problems)
{
    QuestionFile file;
    const auto name = "questions/" + topic + ".toml";
    const auto before = problems.size();
    const auto table = read_toml(folder, name, problems);
    if (!table) return file;
    Entry top(*table, name, 0, problems);
    for (auto& entry : top.entries("item"))
        if (auto item = read_item(entry, topic, ids, file.references)) file.items.push_back(std::move(*item));
    top.close();
    file.sound = problems.size() == before;
    return file;
}

}  // namespace content
