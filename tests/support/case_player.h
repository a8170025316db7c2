// Plays a case on a desk: step by step, as the authors would answer or otherwise.
#pragma once

#include "support/desk.h"

namespace sample {

/// A case of the course opened, past its notice, at the first step of where it was left.
void open_case(Desk&, const std::string& id);

/// Answers what is shown of the present step (a document, a group, the whole step), as the authors do, or not.
void answer_part(Desk&, bool rightly);

/// Onward to the next document, group or step, past what is left of this one.
void next_part(Desk&);

/// From the step shown to the first page of the reasoning.
void play_stage(Desk&, bool rightly = true);

/// Through all pages of the reasoning, to the next stage or the end.
void read_reasons(Desk&);

}  // namespace sample
