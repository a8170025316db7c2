// One round: send what is due, understand each answer, write down what it decided. Holds no transaction across a
// request and never looks at a clock of its own, so that tests can be hostile to it.
#pragma once

#include "delivery/server.h"
#include "model/time.h"
#include "platform/http.h"
#include "store/store.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace delivery {

/// Where the time and the dice come from.
struct Luck {
    std::function<model::Millis()> wall;
    std::function<double()> chance;  ///< 0 to 1, for the ±20 % of a back-off
};

/// What is remembered from round to round, in memory only: forgetting it costs requests, never a statement.
struct Memory {
    int failures = 0;            ///< rounds in a row that ended with "later"
    std::set<std::string> ends;  ///< ids a batch must end with: where a batch that was not accepted is cut (X-28)
    struct Trouble {
        int times = 0;
        std::int64_t taken_before = 0;
    };
    std::map<std::string, Trouble> got_500;  ///< by the first id of a batch (X-30)
    std::int64_t taken = 0;                  ///< statements the server took since the start
    std::string version;  ///< what it turned out to speak, where that is not what settings say (X-20)
};

enum class End {
    nothing_left,  ///< nothing is due any more
    later,         ///< the server or the network is not able: `wait`, then the next round
    paused,        ///< stopped until somebody changes something, or `wait` is over
    stopped        ///< the program wants to end
};

struct Outcome {
    End end = End::nothing_left;
    model::Millis wait = 0;
    int taken = 0;  ///< statements sent or unconfirmed in this round
    int refused = 0;
    int requests = 0;
};

/// Throws store::Broken when the file cannot be written; then nothing was lost but the time.
Outcome run_round(
    store::Store&, platform::Http&, const Server&, const Luck&, Memory&,
    const std::function<bool()>& stop = [] { return false; });

/// RS-18: 5 s doubling to 15 min, ±20 % by chance; `failures` from 1.
model::Millis back_off(int failures, double chance);

inline constexpr model::Millis rest_after_time_out = 30'000;    ///< X-23
inline constexpr model::Millis pause_length = 6LL * 3'600'000;  ///< X-31

}  // namespace delivery
