// One function per page: page in, pixels out, intent back. No state, no clock, no store, no coordinates: a screen says
// what, `ui` says where. Which words are said is content/words/<language>.toml's to say.
#pragma once

#include "model/intent.h"
#include "model/listening.h"
#include "model/page.h"
#include "model/words.h"
#include "ui/ui.h"

namespace screens {

/// Draws the page inside its frame and tells what was touched. Between ui.begin() and ui.end().
model::Intent draw(ui::Ui&, const model::Words& say, const model::Page&, const model::Listening& = {});

}  // namespace screens
