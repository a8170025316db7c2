// All runs of words in a block of a lesson, whatever it is built of.
#pragma once

#include "model/document.h"

namespace lint {

model::Spans spans_of(const model::Block&);

}  // namespace lint
