// What is not said through a loudspeaker in a shared room until somebody asks for it (KA-23): names, and how somebody
// did. Which words those are follows from the page and the app's own words.
#pragma once

#include "model/words.h"
#include "ui/item.h"

#include <string_view>
#include <vector>

namespace voice {

enum class Privacy {
    open,
    name,   ///< it names somebody, or their reference
    score,  ///< it tells how somebody did
    value,  ///< what it holds tells how somebody did; its label does not
    typed,  ///< it holds what somebody types about themselves, or a key of a PIN
};

/// `page` as model::name_of tells it: "result/…".
Privacy privacy_of(std::string_view page, const std::vector<ui::Item>&, std::size_t item, const model::Words&);

}  // namespace voice
