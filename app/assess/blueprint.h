// What a paper is made of while it is being drawn: how many questions of each difficulty, and for the final assessment
// of each module or objective, and which questions were taken so far.
#pragma once

#include "model/course.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace assess {

/// `size` shared out by per cents that make 100 together: rounded down, what is left over by the largest rests.
std::vector<std::size_t> shared_out(std::size_t size, const std::vector<int>& percents);

class Blueprint {
public:
    using Wanted = std::function<bool(const model::Item&)>;

    /// `bank` in the order in which its questions may be taken.
    Blueprint(const model::Course&, const model::TestRule&, std::vector<const model::Item*> bank);

    /// Whether the paper still has room for a question of this difficulty, of this module or objective, and for a
    /// must-know question if it is one.
    bool has_room_for(const model::Item&) const;

    void take_critical(const Wanted&);     ///< up to as many as the rule asks, with those taken before
    void take_one_of_each(const Wanted&);  ///< of each objective that has none yet
    void take_in_turn(const Wanted&);      ///< the rest, always of the objective that has the fewest so far

    std::size_t missed() const;  ///< how many questions stand in another part than their quotas want; 0: it is kept

    const std::vector<const model::Item*>& taken() const { return taken_; }

private:
    struct Quota {
        std::function<std::string(const model::Item&)> part_of;
        std::map<std::string, std::size_t> room;  ///< by part: how many more
    };

    std::size_t critical_taken() const;
    bool take_first_of(const std::string& objective, const Wanted&);
    bool take(const model::Item*);
    std::vector<std::string> fewest_first() const;

    std::vector<const model::Item*> bank_;
    std::vector<const model::Item*> taken_;
    std::size_t size_;
    std::size_t critical_;
    std::vector<Quota> quotas_;
};

}  // namespace assess
