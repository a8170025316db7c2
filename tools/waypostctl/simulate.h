// Whole learner journeys through App itself, without a window: real facts, for tests of scale and of delivery.
#pragma once

#include "device.h"

#include <cstdint>
#include <iosfwd>

namespace waypostctl {

/// Each learner signs in as somebody new, reads every finished lesson, answers every check and takes a module's test,
/// some of them knowing more than others. Returns 0 when all came to their end. The same seed on an empty device gives
/// the same answers.
int simulate(Device&, int learners, std::uint64_t seed, std::ostream& out);

}  // namespace waypostctl
