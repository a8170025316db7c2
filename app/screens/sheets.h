// Sheets from below that more than one page opens.
#pragma once

#include "screens/pages.h"

namespace screens {

/// What a word means. `back` is the words key of the way back to the page.
Intent draw_word(Ui&, const Words&, const model::Word&, const char* back);
Intent draw_source(Ui&, const Words&, const model::Source&);

}  // namespace screens
