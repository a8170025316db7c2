// What an answer of a record store means: as one decision, without any doing. Pure.
#pragma once

#include "model/time.h"
#include "platform/http.h"

#include <optional>
#include <set>
#include <span>
#include <string>

namespace delivery {

enum class Fate {
    taken,    ///< `listed` are sent; ids left out are to be fetched and compared (X-24, X-25)
    compare,  ///< 409: fetch and compare each (X-26)
    split,    ///< something in the batch is not acceptable: halves; a single one is refused (X-28)
    later,    ///< the same bytes later (X-30)
    pause     ///< nothing will get better by itself: stop and tell staff (X-31)
};

struct Verdict {
    Fate fate = Fate::later;
    std::set<std::string> listed = {};              ///< taken: in the spelling of our ids
    std::optional<model::Millis> retry_after = {};  ///< later: what the server asked for, at most an hour
    bool too_big = false;                           ///< split: halve the limits of this server (413)
    bool timed_out = false;                         ///< later: the server may still be at work (X-23)
    bool own_fault = false;                         ///< later: a 500, which one statement of the batch may cause
    std::string because = {};                       ///< pause: a key of the app's words
};

/// `wall` is only for a Retry-After that names a date. `voiding`: the batch is one voiding statement.
Verdict fate_of(const platform::Reply&, std::span<const std::string> ids, model::Millis wall, bool voiding = false);

/// What a server's answer to "GET one statement" means.
enum class Shown { found, absent, forbidden, later, pause };
Shown shown_by(const platform::Reply&);

/// Whether an answer to the probe of X-29 speaks for a working record store.
enum class Probe { well, later, pause };
Probe probe_of(const platform::Reply&);

/// The reasons of a pause: keys of the app's words, for staff.
namespace because {
inline constexpr const char* key_refused = "delivery.key_refused";                ///< 401, 403
inline constexpr const char* wrong_address = "delivery.wrong_address";            ///< 3xx, 404, 405 and other 4xx, 501
inline constexpr const char* not_a_record_store = "delivery.not_a_record_store";  ///< a 200 that is no answer of one
inline constexpr const char* not_secure = "delivery.not_secure";                  ///< TLS
inline constexpr const char* check_the_date = "delivery.check_the_date";          ///< TLS, for its dates only (RS-15)
inline constexpr const char* refuses_everything = "delivery.refuses_everything";  ///< X-29
}  // namespace because

}  // namespace delivery
