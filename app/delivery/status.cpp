#include "delivery/status.h"

#include <charconv>

namespace delivery {

static std::optional<model::Millis> millis_from(const std::optional<std::string>& text)
{
    model::Millis value = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

Status status_of(store::Store& store)
{
    const auto counts = store.outbox_counts();
    return {.waiting = counts.waiting,
            .sending = counts.sending,
            .sent = counts.sent,
            .refused = counts.refused,
            .unconfirmed = counts.unconfirmed,
            .oldest_waiting = store.oldest_waiting(),
            .last_success = millis_from(store.setting(store::last_success)),
            .paused_because = store.setting(store::paused_because).value_or("")};
}

}  // namespace delivery
