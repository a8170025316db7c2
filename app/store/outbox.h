// What waits to be sent, as values. The states are those of RS-16, and "unconfirmed" from X-27.
#pragma once

#include "model/time.h"

#include <cstdint>
#include <string>

namespace store {

enum class State {
    waiting,
    sending,     ///< in a request that has no answer yet, or in the one that goes next
    sent,        ///< the record store has it
    refused,     ///< it will never be taken: kept, shown to staff, never dropped
    unconfirmed  ///< the record store says it has it, but would not let us look
};
const char* word_of(State);
State state_of(const std::string& word);

/// A statement in the outbox. `body` is what was frozen with the fact: the same bytes for ever.
struct Queued {
    std::string id;
    std::string body;
    std::int64_t counter = 0;  ///< of its fact
    int sequence = 0;          ///< among the statements of that fact
    State state = State::waiting;
    int tries = 0;
    int vanished = 0;  ///< rounds running in which the server said "known" and could not show it (X-27)
};

/// What an answer decided for one statement.
struct Settled {
    std::string id;
    State state = State::waiting;
    std::string reason = {};       ///< refused: status and the server's words, for staff
    model::Millis not_before = 0;  ///< waiting: not again before then
    bool to_the_end = false;       ///< waiting: behind everything else (X-30)
    bool uncounted = false;        ///< waiting: this try does not count (X-31)
    bool vanished = false;         ///< waiting: the server called it known and could not show it
};

struct OutboxCounts {
    std::int64_t waiting = 0, sending = 0, sent = 0, refused = 0, unconfirmed = 0;
    std::int64_t unsent() const { return waiting + sending; }
    bool operator==(const OutboxCounts&) const = default;
};

/// Settings of the outbox: when the record store last took something, and why sending is paused.
inline constexpr const char* last_success = "outbox.last_success";
inline constexpr const char* paused_because = "outbox.paused_because";
inline constexpr const char* paused_until = "outbox.paused_until";

struct RefusedStatement {
    std::string id;
    std::int64_t counter = 0;
    std::string reason;
    model::Millis since = 0;
};

}  // namespace store
