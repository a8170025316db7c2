#include "sync.h"

#include "delivery/status.h"
#include "platform/files.h"

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace waypostctl {

static constexpr model::Millis longest_rest = delivery::rest_after_time_out + 5'000;

/// Rounds until nothing is due; statements that only rest after a time-out or a crash are waited for.
static delivery::Outcome upload(store::Store& store, platform::Http& http, const Sync& sync)
{
    store.return_sending(delivery::rest_after_time_out);
    delivery::Memory memory;
    delivery::Outcome all;
    for (;;) {
        const auto outcome = delivery::run_round(store, http, sync.server, sync.luck, memory);
        all = {.end = outcome.end,
               .wait = outcome.wait,
               .taken = all.taken + outcome.taken,
               .refused = all.refused + outcome.refused,
               .requests = all.requests + outcome.requests};
        if (sync.told && memory.told.counter > 0) sync.told(memory.told);
        const model::Millis now = sync.luck.wall();
        const auto next = store.next_due(now);
        if (outcome.end != delivery::End::nothing_left || !next || *next - now > longest_rest) return all;
        sync.sleep(*next - now);
    }
}

static const char* word_of(delivery::End end)
{
    switch (end) {
    case delivery::End::nothing_left:
        return "done";
    case delivery::End::later:
        return "later";
    case delivery::End::paused:
        return "paused";
    default:
        return "stopped";
    }
}

int sync_now(store::Store& store, platform::Http& http, const Sync& sync, As as, std::ostream& out)
{
    const platform::Lock lock(sync.lock);
    delivery::Outcome outcome;
    if (lock.held()) outcome = upload(store, http, sync);

    const auto status = delivery::status_of(store);
    const std::int64_t left = status.waiting + status.sending;
    const std::string end = lock.held() ? word_of(outcome.end) : "another program is uploading";
    if (as == As::json) {
        const nlohmann::ordered_json all = {{"end", end},
                                            {"taken", outcome.taken},
                                            {"refused", outcome.refused},
                                            {"requests", outcome.requests},
                                            {"left", left},
                                            {"paused_because", status.paused_because}};
        out << all.dump(2) << '\n';
    } else {
        fmt::print(out, "{}: {} sent, {} refused, {} left\n", end, outcome.taken, outcome.refused, left);
        if (!status.paused_because.empty()) fmt::print(out, "paused: {}\n", status.paused_because);
    }
    return left == 0 ? 0 : 3;
}

}  // namespace waypostctl
