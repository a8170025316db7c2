// One round: send what is due, understand each answer, write down what it decided. Holds no transaction across a
// request and never looks at a clock of its own, so that tests can be hostile to it.
#pragma once

#include "delivery/memory.h"
#include "delivery/server.h"
#include "model/time.h"
#include "platform/http.h"
#include "store/store.h"

#include <functional>

namespace delivery {

/// Where the time and the dice come from.
struct Luck {
    std::function<model::Millis()> wall;
    std::function<double()> chance;  ///< 0 to 1, for the ±20 % of a back-off
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

inline constexpr model::Millis rest_after_time_out = 30'000;    ///< X-23
inline constexpr model::Millis pause_length = 6LL * 3'600'000;  ///< X-31

}  // namespace delivery
