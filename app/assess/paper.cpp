#include "assess/paper.h"

#include <algorithm>
#include <map>
#include <random>

namespace assess {

namespace {

// Our own shuffle: what std::shuffle does with a generator differs between libraries, and a draw must not.
template <class Things>
void shuffle(Things& things, std::mt19937_64& random)
{
    for (std::size_t left = things.size(); left > 1; --left) std::swap(things[left - 1], things[random() % left]);
}

std::vector<std::string> ids_shuffled(const auto& things, std::mt19937_64& random)
{
    std::vector<std::string> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    shuffle(ids, random);
    return ids;
}

std::vector<const model::Item*> bank_of(const model::Module& module, std::mt19937_64& random)
{
    std::vector<const model::Item*> bank;
    for (const model::Topic* topic : model::finished_topics(module))
        for (const model::Item& item : topic->items) bank.push_back(&item);
    shuffle(bank, random);
    return bank;
}

// Takes from the bank in turn by objective, so that no objective fills the paper while another still has questions.
class Blueprint {
public:
    Blueprint(std::vector<const model::Item*> bank, std::size_t size) : bank_(std::move(bank)), size_(size) {}

    void take_critical(std::size_t at_most, const auto& wanted)
    {
        for (const model::Item* item : bank_)
            if (critical_ < at_most && item->critical && wanted(*item)) critical_ += take(item);
    }

    void take_in_turn(const auto& wanted)
    {
        for (bool took = true; took;) {
            took = false;
            for (const std::string& objective : fewest_first()) {
                const auto next = std::ranges::find_if(
                    bank_, [&](const auto* i) { return i->objective == objective && !is_taken(i) && wanted(*i); });
                if (next == bank_.end()) continue;
                took = take(*next);
                break;
            }
        }
    }

    std::vector<const model::Item*> taken;

private:
    bool is_taken(const model::Item* item) const { return std::ranges::count(taken, item) > 0; }

    bool take(const model::Item* item)
    {
        if (taken.size() >= size_ || is_taken(item)) return false;
        taken.push_back(item);
        return true;
    }

    std::vector<std::string> fewest_first() const
    {
        std::map<std::string, int> count;
        for (const auto* item : bank_) count.try_emplace(item->objective, 0);
        for (const auto* item : taken) ++count[item->objective];
        std::vector<std::string> objectives;
        for (const auto& [objective, _] : count) objectives.push_back(objective);
        std::ranges::stable_sort(objectives, {}, [&](const std::string& o) { return count[o]; });
        return objectives;
    }

    std::vector<const model::Item*> bank_;
    std::size_t size_;
    std::size_t critical_ = 0;
};

}  // namespace

std::uint64_t seed_of(std::string_view words)
{
    std::uint64_t seed = 1469598103934665603ULL;  // FNV-1a
    for (const unsigned char c : words) seed = (seed ^ c) * 1099511628211ULL;
    return seed;
}

std::set<std::string> seen_items(const model::Progress& progress, const std::string& module_id)
{
    std::set<std::string> seen;
    for (const model::Attempt& attempt : progress.attempts)
        if (attempt.paper.module_id == module_id)
            for (const model::Item& item : attempt.paper.items) seen.insert(item.id);
    return seen;
}

model::Paper draw_paper(const model::Course& course, const model::Module& module, const Draw& draw)
{
    std::mt19937_64 random(draw.seed);
    Blueprint blueprint(bank_of(module, random), static_cast<std::size_t>(module.test.questions));
    const auto is_new = [&](const model::Item& item) { return !draw.seen.contains(item.id); };
    const auto any = [](const model::Item&) { return true; };
    const auto critical = static_cast<std::size_t>(module.test.critical);

    blueprint.take_critical(critical, is_new);
    blueprint.take_critical(critical, any);
    blueprint.take_in_turn(is_new);
    blueprint.take_in_turn(any);
    shuffle(blueprint.taken, random);

    model::Paper paper{.attempt_id = draw.attempt_id,
                       .module_id = module.id,
                       .number = draw.number,
                       .seed = draw.seed,
                       .pass_percent = module.test.pass_percent,
                       .course_version = course.version};
    for (const model::Item* item : blueprint.taken) {
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
    const bool gives_it_away = item.kind == model::ItemKind::ordering && shown.options == model::key_of(item);
    if (gives_it_away) std::ranges::rotate(shown.options, shown.options.begin() + 1);
    return shown;
}

}  // namespace assess
