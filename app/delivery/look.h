// Fetch and compare: what a record store shows of a statement it calls known.
#pragma once

#include "delivery/server.h"
#include "platform/http.h"
#include "store/outbox.h"

#include <functional>

namespace delivery {

enum class Seen {
    same,       ///< it is there and means the same, or is there and was voided
    other,      ///< something else is there under this id
    absent,     ///< not there, or not to be seen yet
    forbidden,  ///< this key may not look
    not_now,    ///< no answer, or a busy server
    no_answer   ///< an answer, but not of a record store
};

struct Sight {
    Seen seen = Seen::not_now;
    platform::Reply reply = {};  ///< the last one, for what it says of waiting
};

using Ask = std::function<platform::Reply(const platform::Request&)>;

Sight look_at(const store::Queued&, const Server&, const Ask&);

}  // namespace delivery
