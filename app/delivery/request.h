// The requests delivery makes, in the words of the xAPI. Pure.
#pragma once

#include "delivery/server.h"
#include "platform/http.h"
#include "store/ledger.h"
#include "store/outbox.h"

#include <span>
#include <string>

namespace delivery {

/// POST {base}/statements with the frozen bytes of the batch, joined and never re-written. With the head of the
/// ledger as "X-Waypost-Head: DEVICE COUNTER LINK" where the server knows a device: record stores pass it over, and a
/// proxy's log keeps it (RS-31).
platform::Request post_of(const Server&, std::span<const store::Queued>, const store::Head& = {});

/// GET {base}/statements?{query}
platform::Request get_of(const Server&, const std::string& query);

/// GET {base}/about, which names the versions a server speaks.
platform::Request about_of(const Server&);

/// The version to speak, given what a server says of itself: 1.0.3 where it can, else 2.0.0; "" if it says neither.
std::string version_in(const platform::Reply& about);

/// What staff and `waypostctl` may see of a refusal: the status, and at most 2 KiB of the answer as plain text (X-28,
///
std::string refusal_of(const platform::Reply&);

}  // namespace delivery
