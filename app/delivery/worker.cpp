#include "delivery/worker.h"

#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace delivery {

using model::Millis;

static constexpr Millis look_again = 5'000;     // while another program uploads
static constexpr Millis after_broken = 60'000;  // while the file cannot be written
static constexpr Millis for_ever = 24LL * 3'600'000;

Worker::Worker(WorkerSetup setup) : setup_(std::move(setup)), thread_([this] { run(); }) {}

Worker::~Worker()
{
    {
        const std::lock_guard hold(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (setup_.abort_http) setup_.abort_http();
    thread_.join();
}

void Worker::nudge()
{
    {
        const std::lock_guard hold(mutex_);
        nudged_ = true;
    }
    wake_.notify_all();
}

void Worker::try_now()
{
    {
        const std::lock_guard hold(mutex_);
        try_now_ = true;
    }
    wake_.notify_all();
}

/// Until the time is over, or somebody says so. A nudge ends only a rest, never a back-off or a pause.
void Worker::rest(Millis time, bool nudge_ends_it)
{
    std::unique_lock hold(mutex_);
    wake_.wait_for(hold, std::chrono::milliseconds(std::clamp<Millis>(time, 0, for_ever)),
                   [&] { return stop_ || try_now_ || (nudge_ends_it && nudged_); });
    if (try_now_) memory_.failures = 0;
    nudged_ = try_now_ = false;
}

void Worker::log(const std::string& words) const
{
    if (setup_.log) setup_.log(words);
}

void Worker::round(store::Store& store)
{
    const Outcome outcome =
        run_round(store, *setup_.http, setup_.server, setup_.luck, memory_, [this] { return stop_.load(); });
    if (outcome.requests > 0) {
        log(fmt::format("delivery: {} taken, {} refused, {} requests", outcome.taken, outcome.refused,
                        outcome.requests));
        if (setup_.changed) setup_.changed();
    }
    if (setup_.told && memory_.told.counter > told_) setup_.told(memory_.told);
    told_ = memory_.told.counter;
    if (outcome.end == End::stopped) return;
    if (outcome.end != End::nothing_left) return rest(outcome.wait, false);
    const Millis now = setup_.luck.wall();
    rest(store.next_due(now).value_or(now + for_ever) - now, true);
}

void Worker::run()
{
    while (!stop_) {
        try {
            const platform::Lock lock(setup_.lock);
            if (!lock.held()) {
                rest(look_again, false);
                continue;
            }
            store::Store store(setup_.file, setup_.options);
            store.return_sending(rest_after_time_out);
            while (!stop_) round(store);
        } catch (const std::exception& broken) {  // Broken, FileBroken, no memory: this round is over, the next may do
            log(fmt::format("delivery: {}", broken.what()));
            rest(after_broken, false);
        }
    }
}

}  // namespace delivery
