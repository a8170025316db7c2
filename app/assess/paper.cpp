#include "assess/paper.h"

#include "assess/blueprint.h"
#include "assess/shuffle.h"

#include <algorithm>
#include <optional>
#include <random>

namespace assess {

namespace {

std::vector<std::string> ids_shuffled(const auto& things, std::mt19937_64& random)
{
    std::vector<std::string> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    shuffle(ids, random);
    return ids;
}

std::vector<const model::Item*> bank_of(const model::Test& test)
{
    std::vector<const model::Item*> bank;
    for (const model::Topic* topic : test.topics)
        for (const model::Item& item : topic->items)
            if (!model::is_judgement(item.kind)) bank.push_back(&item);
    return bank;
}

// New before balanced: a question seen before comes back only once the bank is used up.
void fill(Blueprint& blueprint, const model::Test& test, const std::set<std::string>& seen)
{
    const auto any = [](const model::Item&) { return true; };
    const auto is_new = [&](const model::Item& item) { return !seen.contains(item.id); };
    const auto fits = [&](const model::Item& item) { return blueprint.has_room_for(item); };
    const auto is_new_and_fits = [&](const model::Item& item) { return is_new(item) && fits(item); };

    blueprint.take_critical(is_new_and_fits);
    blueprint.take_critical(is_new);
    blueprint.take_critical(any);
    blueprint.take_one_of_each(is_new_and_fits);
    blueprint.take_one_of_each(is_new);
    // The final assessment leaves out no objective, also when it has no new question on it any more.
    if (test.is_final()) blueprint.take_one_of_each(any);
    blueprint.take_in_turn(is_new_and_fits);
    blueprint.take_in_turn(is_new);
    blueprint.take_in_turn(fits);
    blueprint.take_in_turn(any);
}

}  // namespace

std::uint64_t seed_of(std::string_view words)
{
    std::uint64_t seed = 1469598103934665603ULL;  // FNV-1a
    for (const unsigned char c : words) seed = (seed ^ c) * 1099511628211ULL;
    return seed;
}

std::set<std::string> seen_items(const model::Progress& progress, const std::string& test_id)
{
    std::set<std::string> seen;
    for (const model::Attempt& attempt : progress.attempts)
        if (attempt.paper.module_id == test_id)
            for (const model::Item& item : attempt.paper.items) seen.insert(item.id);
    return seen;
}

int paper_size(const model::Test& test)
{
    return std::min(test.rule->questions, static_cast<int>(bank_of(test).size()));
}

model::Paper draw_paper(const model::Course& course, const model::Test& test, const Draw& draw)
{
    std::mt19937_64 random(draw.seed);
    auto bank = bank_of(test);
    // Taken one by one, the last questions may find no room that fits in both shares; another order mostly does.
    constexpr int orders = 20;
    std::optional<Blueprint> best;
    for (int order = 0; order < orders && (!best || best->missed() > 0); ++order) {
        shuffle(bank, random);
        Blueprint blueprint(course, *test.rule, bank);
        fill(blueprint, test, draw.seen);
        if (!best || blueprint.missed() < best->missed()) best = std::move(blueprint);
    }
    auto taken = best->taken();
    shuffle(taken, random);

    model::Paper paper{.attempt_id = draw.attempt_id,
                       .module_id = test.id,
                       .number = draw.number,
                       .seed = draw.seed,
                       .pass_percent = test.rule->pass_percent,
                       .course_version = course.version,
                       .holds_answers = test.rule->release == model::Release::by_facilitator};
    for (const model::Item* item : taken) {
        paper.items.push_back(*item);
        paper.shown.push_back(shuffled(*item, random()));
    }
    return paper;
}

Check draw_check(const model::Topic& topic, int questions, int answered, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<const model::Item*> bank;
    for (const model::Item& item : topic.items) bank.push_back(&item);
    shuffle(bank, random);

    Check check;
    if (bank.empty()) return check;
    const auto size = std::min(static_cast<std::size_t>(questions), bank.size());
    const auto round = static_cast<std::size_t>(answered) / size;
    check.next = static_cast<int>(static_cast<std::size_t>(answered) % size);
    for (std::size_t i = 0; i < size; ++i) {
        const model::Item& item = *bank[(round * size + i) % bank.size()];
        check.items.push_back(item);
        check.shown.push_back(shuffled(item, seed ^ seed_of(item.id) ^ round));
    }
    return check;
}

model::Shown shuffled(const model::Item& item, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    model::Shown shown{.options = ids_shuffled(item.options, random), .targets = ids_shuffled(item.targets, random)};
    if (model::keeps_order(item.kind)) {
        shown.options.clear();
        for (const model::Option& option : item.options) shown.options.push_back(option.id);
        shown.targets = ids_shuffled(item.because, random);
    }
    const bool gives_it_away = item.kind == model::ItemKind::ordering && shown.options == model::key_of(item);
    if (gives_it_away) std::ranges::rotate(shown.options, shown.options.begin() + 1);
    return shown;
}

}  // namespace assess
