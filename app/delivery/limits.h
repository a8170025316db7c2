// How much a record store takes at once: X-22, halved after each 413 and remembered by the server's address.
#pragma once

#include "delivery/server.h"
#include "store/store.h"

namespace delivery {

struct Limits {
    int statements = 50;
    std::size_t bytes = std::size_t{512} * 1024;
};

Limits limits_of(store::Store&, const Server&);

/// Halves them, keeps them, and returns what they are now.
Limits halve_limits(store::Store&, const Server&, const Limits&);

}  // namespace delivery
