// Whole learner journeys through App itself, without a window: real facts, for tests of scale and of delivery.
#pragma once

#include "device.h"

#include <cstdint>
#include <iosfwd>

namespace waypostctl {

enum class HowFar { first_test, whole_course };

/// Each learner signs in as somebody new, works one case if the course has any, reads every finished lesson, answers
/// every check, and takes every test until it is passed, to the end of the course; or only to the first module's test.
/// Some know more than others; who does not pass knows more the next time. Returns 0 when all came to their end. The
/// same seed on an empty device gives the same answers.
int simulate(Device&, int learners, std::uint64_t seed, HowFar, std::ostream& out);

}  // namespace waypostctl
