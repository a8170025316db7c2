// `waypostctl sync`: upload what is due now, once, and say how it went.
#pragma once

#include "delivery/round.h"
#include "status.h"

#include <filesystem>
#include <ostream>

namespace waypostctl {

struct Sync {
    std::filesystem::path lock;  ///< the uploader's lock: another program that uploads is waited for, not raced (X-45)
    delivery::Server server;
    delivery::Luck luck;
    std::function<void(model::Millis)> sleep;
    std::function<void(const store::Head&)> told = {};  ///< the record store was told this head of the ledger
};

/// 0: nothing is left unsent. 3: something is, and the next try may do better.
int sync_now(store::Store&, platform::Http&, const Sync&, As, std::ostream&);

}  // namespace waypostctl
