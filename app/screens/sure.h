// How sure somebody was, and how often right: bars with their numbers, on the practice page and on a result.
#pragma once

#include "screens/pages.h"

namespace screens {

void draw_sure(Ui&, const Words&, const model::Calibration&);

}  // namespace screens
