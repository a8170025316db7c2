#include "assess/analysis.h"

#include "model/progress.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace assess {

using model::Certainty;

namespace {

struct First {
    model::Response response;
    bool right = false;
    Certainty certainty = Certainty::unsaid;
    bool is_order = false;
    bool sealed = false;
};
using Firsts = std::map<std::string, First>;

// The first response of one learner to each question, wherever it was asked.
Firsts firsts_of(const std::vector<model::Fact>& facts)
{
    Firsts firsts;
    model::Progress progress;
    for (const model::Fact& fact : facts) {
        progress.add(fact);
        if (const auto* f = std::get_if<model::Answered>(&fact.body))
            firsts.try_emplace(f->item, First{f->response, f->mark.right, f->certainty, false, fact.sealed});
        if (const auto* f = std::get_if<model::Practised>(&fact.body))
            firsts.try_emplace(f->item, First{f->response, f->mark.right, f->certainty, false, fact.sealed});
        const auto* handed_in = std::get_if<model::TestHandedIn>(&fact.body);
        if (!handed_in) continue;
        for (const model::Attempt& attempt : progress.attempts) {
            if (attempt.paper.attempt_id != handed_in->result.attempt_id) continue;
            for (std::size_t i = 0; i < attempt.paper.items.size() && i < handed_in->result.marks.size(); ++i) {
                const model::Item& item = attempt.paper.items[i];
                const auto answer = attempt.answers.find(item.id);
                const auto sure = attempt.sure.find(item.id);
                firsts.try_emplace(item.id, First{answer == attempt.answers.end() ? model::Response{} : answer->second,
                                                  handed_in->result.marks[i].right,
                                                  sure == attempt.sure.end() ? Certainty::unsaid : sure->second,
                                                  item.kind == model::ItemKind::ordering,
                                                  attempt.sealed && attempt.time_on.contains(item.id)});
            }
        }
    }
    return firsts;
}

// One paper's part in an item's discrimination: was the item right, and how many of the others were.
struct Pair {
    double item, rest;
};

std::optional<double> correlation(const std::vector<Pair>& pairs)
{
    if (static_cast<int>(pairs.size()) < least_attempts) return {};
    const auto n = static_cast<double>(pairs.size());
    double mean_item = 0, mean_rest = 0;
    for (const Pair& pair : pairs) mean_item += pair.item / n, mean_rest += pair.rest / n;
    double together = 0, item = 0, rest = 0;
    for (const Pair& pair : pairs) {
        const double a = pair.item - mean_item, b = pair.rest - mean_rest;
        together += a * b;
        item += a * a;
        rest += b * b;
    }
    constexpr double nothing = 1e-12;
    if (item < nothing || rest < nothing) return {};
    return together / std::sqrt(item * rest);
}

// The rest is a share of the rest, because papers may differ in length.
void add_first_attempts(const std::vector<model::Fact>& facts, std::map<std::string, std::vector<Pair>>& pairs)
{
    std::set<std::string> met;  // modules
    const model::Progress progress = model::progress_of(facts);
    for (const model::Attempt& attempt : progress.attempts) {
        if (!attempt.result || !met.insert(attempt.paper.module_id).second) continue;
        const auto& marks = attempt.result->marks;
        const auto others = static_cast<double>(std::max<std::size_t>(1, marks.size() - 1));
        for (std::size_t i = 0; i < attempt.paper.items.size() && i < marks.size(); ++i) {
            const int right = marks[i].right ? 1 : 0;
            pairs[attempt.paper.items[i].id].push_back(
                {static_cast<double>(right), (attempt.result->right - right) / others});
        }
    }
}

void count(ItemFigures& figures, const First& first)
{
    ++figures.answers;
    figures.facility += first.right;  // a count, until all are in
    figures.sure += first.certainty != Certainty::unsaid;
    figures.certain_and_wrong += first.certainty == Certainty::certain && !first.right;
    figures.sealed += first.sealed;
    figures.left_out += !first.sealed && first.response.empty();
    for (std::size_t i = 0; i < first.response.size(); ++i)
        ++figures.picks[first.response[i] + (first.is_order ? "[.]" + std::to_string(i + 1) : "")];
}

}  // namespace

std::vector<ItemFigures> analyse(const std::vector<std::vector<model::Fact>>& learners)
{
    std::map<std::string, ItemFigures> by_item;
    std::map<std::string, std::vector<Pair>> pairs;
    for (const auto& facts : learners) {
        for (const auto& [item, first] : firsts_of(facts)) count(by_item[item], first);
        add_first_attempts(facts, pairs);
    }
    std::vector<ItemFigures> all;
    for (auto& [item, figures] : by_item) {
        figures.item = item;
        figures.facility /= figures.answers;
        figures.first_attempts = static_cast<int>(pairs[item].size());
        figures.discrimination = correlation(pairs[item]);
        all.push_back(std::move(figures));
    }
    return all;
}

}  // namespace assess
