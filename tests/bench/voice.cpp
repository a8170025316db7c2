// How long words take from being asked for to being heard, on SDL's disk device, which plays as fast as a real one
// (KA-25).
#include "platform/voice.h"

#include "bench/bench.h"
#include "support/basics.h"

#include <condition_variable>
#include <cstdlib>
#include <stdexcept>

namespace bench {

void voice(Table& table)
{
    constexpr int times = 40;
    const sample::Folder folder;
    ::setenv("SDL_AUDIODRIVER", "disk", 1);
    ::setenv("SDL_DISKAUDIOFILE", (folder / "heard").c_str(), 1);
    std::mutex mutex;
    std::condition_variable changed;
    platform::Voice voice({.program = WAYPOST_BUILD "/waypost-voice", .changed = [&] { changed.notify_all(); }});

    const auto until_heard = [&] {
        const auto begun = Clock::now();
        const auto speech = voice.say({{"A child in need of help.", "en"}}, 165);
        std::unique_lock hold(mutex);
        const bool heard = changed.wait_for(hold, std::chrono::seconds(20),
                                            [&] { return voice.heard().speech == speech && voice.heard().length > 0; });
        if (!heard) throw std::runtime_error("nothing is heard");
        return ms_since(begun);
    };
    const double first = until_heard();
    std::vector<double> next;
    for (int i = 0; i < times; ++i) next.push_back(until_heard());
    const std::string how = std::to_string(times) + " times, each in the middle of the one before";
    table.add({"voice: first words, program started for them", first, "ms", {}, "once"});
    table.add({"voice: asked to first word heard p50", quantile(next, 0.5), "ms", 100, how});
    table.add({"voice: asked to first word heard p99", quantile(next, 0.99), "ms", {}, how});
}

}  // namespace bench
