#include "assess/practice.h"

#include "assess/shuffle.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace assess {

using model::Item;
using model::Recall;

namespace {

// How recently each question was answered: its place among the recalls, from 1; not there means never.
std::map<std::string, std::size_t> answered_at(const std::vector<Recall>& recalls)
{
    std::map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < recalls.size(); ++i) at[recalls[i].item] = i + 1;
    return at;
}

std::size_t place_in(const std::map<std::string, std::size_t>& at, const std::string& item)
{
    const auto found = at.find(item);
    return found == at.end() ? 0 : found->second;
}

}  // namespace

std::vector<const Item*> open_to_practice(const model::Course& course, const model::Progress& progress)
{
    std::vector<const Item*> items;
    for (const model::Module& module : course.modules)
        for (const model::Topic* topic : model::finished_topics(module))
            if (progress.pages_read.contains(topic->id))
                for (const Item& item : topic->items) items.push_back(&item);
    return items;
}

std::vector<const Item*> due_again(const model::Course& course, const model::Progress& progress,
                                   const model::Moment& now, const std::string& sitting)
{
    std::vector<const Item*> items;
    for (const Due& due : due_items(progress.recalls, now, sitting)) {
        const Item* item = model::item_of(course, due.item);
        const model::Topic* topic = item ? model::topic_of(course, item->topic) : nullptr;
        if (topic && topic->finished) items.push_back(item);
    }
    return items;
}

std::vector<const Item*> to_learn(const model::Course& course, const model::Progress& progress, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    auto items = open_to_practice(course, progress);
    shuffle(items, random);
    const auto at = answered_at(progress.recalls);
    std::ranges::stable_sort(items, {}, [&](const Item* item) { return place_in(at, item->id); });
    if (items.size() > round_size) items.resize(round_size);
    return items;
}

const Item* another_on(const model::Course& course, const Item& missed, const std::vector<Recall>& recalls,
                       const std::set<std::string>& taken)
{
    const auto at = answered_at(recalls);
    const Item* best = nullptr;
    const auto rank = [&](const Item* item) {
        return std::tuple(item->topic != missed.topic || item->section != missed.section, item->topic != missed.topic,
                          place_in(at, item->id));
    };
    for (const model::Module& module : course.modules)
        for (const model::Topic* topic : model::finished_topics(module))
            for (const Item& item : topic->items) {
                const bool fits =
                    item.objective == missed.objective && item.id != missed.id && !taken.contains(item.id);
                if (fits && (!best || rank(&item) < rank(best))) best = &item;
            }
    return best;
}

std::vector<const Item*> others_on_missed(const model::Course& course, const model::Attempt& attempt,
                                          const std::vector<Recall>& recalls)
{
    std::vector<const Item*> others;
    if (!attempt.result) return others;
    std::set<std::string> taken;  // nothing that was on the paper itself
    for (const Item& item : attempt.paper.items) taken.insert(item.id);
    for (std::size_t i = 0; i < attempt.paper.items.size(); ++i) {
        if (attempt.result->marks[i].right) continue;
        const Item* other = another_on(course, attempt.paper.items[i], recalls, taken);
        if (!other) continue;
        taken.insert(other->id);
        others.push_back(other);
    }
    return others;
}

}  // namespace assess
