#include "assess/paper.h"

#include "assess/shuffle.h"

#include <algorithm>
#include <array>
#include <map>
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

std::vector<const model::Item*> bank_of(const model::Module& module, std::mt19937_64& random)
{
    std::vector<const model::Item*> bank;
    for (const model::Topic* topic : model::finished_topics(module))
        for (const model::Item& item : topic->items)
            if (!model::is_judgement(item.kind)) bank.push_back(&item);
    shuffle(bank, random);
    return bank;
}

// How many questions of each difficulty a paper of this size holds: the shares, rounded down, and what is left over by
// the largest rests.
std::array<std::size_t, 3> quotas(const std::array<int, 3>& share, std::size_t size)
{
    std::array<std::size_t, 3> quota{}, rest{};
    std::size_t given = 0;
    for (std::size_t d = 0; d < 3; ++d) {
        const std::size_t hundredths = size * static_cast<std::size_t>(share[d]);
        quota[d] = hundredths / 100;
        rest[d] = hundredths % 100;
        given += quota[d];
    }
    for (; given < size; ++given) {
        const auto largest = static_cast<std::size_t>(std::ranges::max_element(rest) - rest.begin());
        ++quota[largest];
        rest[largest] = 0;
    }
    return quota;
}

// Takes from the bank in turn by objective, so that no objective fills the paper while another still has questions.
class Blueprint {
public:
    Blueprint(std::vector<const model::Item*> bank, const model::TestRule& rule)
        : bank_(std::move(bank)), size_(static_cast<std::size_t>(rule.questions))
    {
        if (std::ranges::any_of(rule.share, [](int share) { return share > 0; })) quota_ = quotas(rule.share, size_);
    }

    /// Whether the paper still wants a question of this difficulty.
    bool wants(const model::Item& item) const
    {
        if (!quota_) return true;
        const auto of_it = std::ranges::count(taken, item.difficulty, [](const auto* i) { return i->difficulty; });
        return static_cast<std::size_t>(of_it) < quota_->at(static_cast<std::size_t>(item.difficulty - 1));
    }

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
    std::optional<std::array<std::size_t, 3>> quota_;
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
    Blueprint blueprint(bank_of(module, random), module.test);
    const auto is_new = [&](const model::Item& item) { return !draw.seen.contains(item.id); };
    const auto any = [](const model::Item&) { return true; };
    const auto critical = static_cast<std::size_t>(module.test.critical);

    const auto wanted = [&](const model::Item& item) { return blueprint.wants(item); };

    blueprint.take_critical(critical, is_new);
    blueprint.take_critical(critical, any);
    // New before balanced: a question seen before comes back only once the bank is used up.
    blueprint.take_in_turn([&](const model::Item& item) { return is_new(item) && wanted(item); });
    blueprint.take_in_turn(is_new);
    blueprint.take_in_turn(wanted);
    blueprint.take_in_turn(any);
    shuffle(blueprint.taken, random);

    model::Paper paper{.attempt_id = draw.attempt_id,
                       .module_id = module.id,
                       .number = draw.number,
                       .seed = draw.seed,
                       .pass_percent = module.test.pass_percent,
                       .course_version = course.version,
                       .holds_answers = module.test.release == model::Release::by_facilitator};
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
