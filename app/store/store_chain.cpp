// The chain, walked: was anything changed, removed, swapped or put in an answer's place since it was written (RS-31)?
#include "platform/secret.h"
#include "store/fact_json.h"
#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace store {

namespace {

// What damage took from the ledger: true of it until a fact further on vouches for it (RS-06).
class Gaps {
public:
    /// `follows`: the row's link follows from the one before it.
    void add(const LedgerRow& row, bool follows)
    {
        if (row.kind == lost_kind) {
            if (!in_gap_) gaps_.push_back({.from = row.counter, .to = row.counter, .next = ""});
            gaps_.back().to = row.counter;
            in_gap_ = true;
            ++lost_;
            return;
        }
        if (in_gap_ && !follows) gaps_.back().next = platform::hex(row.body_hash);
        in_gap_ = false;
        if (row.kind == "mended" && row.body) name(std::get<model::Mended>(body_of(row.kind, *row.body)));
    }
    bool in_gap() const { return in_gap_; }
    std::int64_t lost() const { return lost_; }
    std::optional<std::int64_t> unnamed() const
    {
        return gaps_.empty() ? std::nullopt : std::optional(gaps_.front().from);
    }

private:
    void name(const model::Mended& mended)
    {
        std::erase_if(gaps_, [&](const auto& gap) { return std::ranges::count(mended.gaps, gap) > 0; });
    }

    std::vector<model::Mended::Gap> gaps_;
    bool in_gap_ = false;
    std::int64_t lost_ = 0;
};

// What was sealed, until a fact further on tells of it: nobody else could have put something in an answer's place.
class Untold {
public:
    void add(const LedgerRow& row)
    {
        if (row.kind == lost_kind) hashes_.clear();  // perhaps the fact that told of them
        if (row.sealed) hashes_.emplace(row.counter, hash_of_answer(*row.sealed));
        if (row.kind != "sealed" || !row.body) return;
        const auto told = std::get<model::Sealed>(body_of(row.kind, *row.body));
        for (const auto& answer : told.answers)
            if (const auto at = hashes_.find(answer.counter); at != hashes_.end() && at->second == answer.hash)
                hashes_.erase(at);
    }
    std::optional<std::int64_t> first() const
    {
        return hashes_.empty() ? std::nullopt : std::optional(hashes_.begin()->first);
    }

private:
    std::map<std::int64_t, std::string> hashes_;
};

}  // namespace

static std::string wrong_with(const LedgerRow& row, std::int64_t expected, bool follows, bool after_gap)
{
    if (row.counter != expected) return fmt::format("a row is missing: {} came instead of {}", row.counter, expected);
    if (row.body && hash_of_row(row) != row.body_hash) return "the row was changed";
    const auto named = row.body ? answer_named_in(*row.body) : std::nullopt;
    const int kept = (row.answer ? 1 : 0) + (row.sealed ? 1 : 0);
    if (kept != (named ? 1 : 0)) return "what was answered is gone, or there twice";
    if (row.answer && hash_of_answer(*row.answer) != *named) return "what was answered was changed";
    // Behind rows that damage took the link cannot be followed; the fact that tells of the damage vouches for it.
    if (!follows && !after_gap) return "the row does not follow from the one before it";
    return "";
}

ChainReport Store::verify_chain()
{
    ChainReport report;
    Hash previous{};
    Gaps gaps;
    Untold sealed;
    each_row([&](const LedgerRow& row) {
        const bool follows = row.link == link_after(previous, row.counter, row.body_hash, *options_.chain_key);
        report.what = wrong_with(row, report.rows + 1, follows, gaps.in_gap() && row.kind != lost_kind);
        if (!report.what.empty()) report.broken_at = row.counter;
        if (report.what.empty()) ++report.rows;
        gaps.add(row, follows);
        sealed.add(row);
        previous = row.link;
        return report.what.empty();
    });
    if (report.is_whole() && next_counter() != report.rows + 1) {
        report.broken_at = report.rows + 1;
        report.what = "rows at the end are missing";
    }
    if (const auto unnamed = gaps.unnamed(); unnamed && report.is_whole()) {
        report.broken_at = *unnamed;
        report.what = "the row is lost, and no fact tells of it";
    }
    if (const auto untold = sealed.first(); untold && report.is_whole()) {
        report.broken_at = *untold;
        report.what = "what was sealed of the row was changed";
    }
    report.lost = gaps.lost();
    report.head = chain_head();
    return report;
}

}  // namespace store
