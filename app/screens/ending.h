// What a check, a round of practice and a test share at their end.
#pragma once

#include "screens/pages.h"

#include <vector>

namespace screens {

/// How sure somebody was, and how often right: bars with their numbers.
void draw_sure(Ui&, const Words&, const model::Calibration&);

/// The pages worth reading again, each to be touched. Nothing where there are none.
void draw_worth_reading(Ui&, const Words&, const std::vector<model::ReadAgain>&, Intent&);

}  // namespace screens
