// Where delivery stands, in stored facts only: what staff see never comes from what the program believes (R-19c, X-34).
#pragma once

#include "model/time.h"
#include "store/store.h"

#include <optional>
#include <string>

namespace delivery {

struct Status {
    std::int64_t waiting = 0, sending = 0, sent = 0, refused = 0, unconfirmed = 0;
    std::optional<model::Millis> oldest_waiting;  ///< when the oldest unsent statement happened
    std::optional<model::Millis> last_success;    ///< when the record store last took something
    std::string paused_because;                   ///< a key of the app's words ("delivery.bad_key"), "" if not paused
    bool operator==(const Status&) const = default;
};

Status status_of(store::Store&);

}  // namespace delivery
