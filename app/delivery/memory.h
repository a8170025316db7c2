// What delivery remembers from round to round, in memory only: forgetting it costs requests, never a statement. Where
// batches are cut is here; what a cut is an answer to is in round.cpp.
#pragma once

#include "model/time.h"
#include "store/ledger.h"
#include "store/outbox.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace delivery {

using Batch = std::vector<store::Queued>;  ///< oldest first, never empty once it is sent

/// A statement that takes back another. It always travels alone.
bool is_voiding(const store::Queued&);

struct Memory {
    int failures = 0;        ///< rounds in a row that ended with "later"
    std::int64_t taken = 0;  ///< statements the server took since the start
    store::Head told;        ///< the head that went with the last batch the server took
    std::string version;     ///< what it turned out to speak, where that is not what settings say (X-20)

    /// The first part of what is due, up to where it was cut or a voiding one stands.
    Batch up_to_a_cut(Batch due) const;
    void cut_in_two(const Batch&);

    /// What became of it is decided: no batch need end there any more.
    void settled(const std::string& id) { ends_.erase(id); }

    /// Counts a 500 for a batch. `often`: so many times that it must be sent in another way, or later.
    struct Failed {
        int times = 0;
        bool often = false;
        bool others_pass = false;  ///< the server has taken others since the first
    };
    Failed failed(const Batch&);
    /// As cut_in_two; the halves have failed as often as the whole.
    void cut_failed(const Batch&);

private:
    struct Trouble {
        int times = 0;
        std::int64_t taken_before = 0;
    };
    std::set<std::string> ends_;              // ids a batch must end with
    std::map<std::string, Trouble> got_500_;  // by the first id of a batch
};

/// RS-18: 5 s doubling to 15 min, ±20 % by chance (0 to 1); `failures` from 1.
model::Millis back_off(int failures, double chance);

}  // namespace delivery
