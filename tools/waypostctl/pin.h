// waypostctl pin: a new facilitator PIN, by whoever looks after the device (RS-32).
#pragma once

#include "store/store.h"

#include <functional>
#include <istream>
#include <ostream>
#include <string>

namespace waypostctl {

/// Reads the PIN twice, a line each, and keeps its hash; never shows it. 0, or 1 and what is wrong with it.
int new_facilitator_pin(store::Store&, const std::function<std::string(const std::string&)>& hash, std::istream& in,
                        std::ostream& out);

/// What is typed is not shown while this lives, where there is a terminal.
class Unseen {
public:
    Unseen();
    ~Unseen();
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    bool hidden_ = false;
};

}  // namespace waypostctl
