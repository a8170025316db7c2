// Which answers nobody needs on the device any more, so that they can go where only the office reads them (RS-27). A
// pure function of one learner's facts.
#pragma once

#include "model/fact.h"

#include <cstdint>
#include <vector>

namespace assess {

/// Counters of the facts whose answers are over, in their order. Still needed are the answers of
/// - a test that is not handed in, or whose answers the facilitator holds back: nobody has looked at them yet;
/// - the latest attempt at a test that was not passed: it is looked at again before the next;
/// - a stage of a case that is not done.
/// Of a check, of practice and of everything else the marks alone are shown again. `facts`: in counter order.
/// `released`: the counter of the last AnswersReleased, 0 for none.
std::vector<std::int64_t> answers_over(const std::vector<model::Fact>& facts, std::int64_t released);

}  // namespace assess
