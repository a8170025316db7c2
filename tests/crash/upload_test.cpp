// X-42: kill -9 while records are on their way through a bad network, and again, until all have arrived.
#include "crash/child.h"
#include "delivery/lrs.h"
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "support/faults.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <random>
#include <thread>

using namespace delivery;
using sample::Outbox;

namespace {

constexpr model::Millis day = 86'400'000;
// One in so many is none the record store takes. Five of them and nothing else would look like a record store that
// takes nothing, and stop the uploads until there is something new (X-29).
constexpr int one_in = 125;

// What the uploader does from its start: in a process of its own, with a store and a connection of its own.
void upload(const std::filesystem::path& file, const Server& server, model::Millis now)
{
    store::Store store(file, sample::options());
    platform::CurlHttp http({});
    Memory memory;
    store.return_sending(rest_after_time_out);
    while (store.outbox_counts().unsent() > 0) {
        const auto outcome =
            run_round(store, http, server, {.wall = [&] { return now; }, .chance = [] { return 0.5; }}, memory);
        now = std::max(now + outcome.wait, store.next_due(now + outcome.wait).value_or(0));
    }
}

}  // namespace

TEST_CASE("X-42: killed at any moment of an upload, and started again, it ends with every record stored once")
{
    const bool all = sample::is_long();
    const int rounds = all ? 100 : 2;
    const int statements = all ? 500 : 100;
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    std::mt19937 dice(42);
    int kills = 0, doubled = 0, lost = 0, refused_wrongly = 0;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        Outbox outbox(0);
        outbox.server.base = proxy.base();
        const std::string registration = platform::new_uuid();
        std::vector<store::Happening> happened;
        for (int n = 0; n < statements; ++n) {
            const bool valid = n % one_in != 20;
            happened.push_back({sample::page_left(n), {sample::whole_statement(n, valid, registration)}});
            outbox.ids.push_back(happened.back().statements[0].id);
        }
        outbox.store.record_all(happened);
        proxy.set(fmt::format(R"({{"known":{},"rates":{{"503":0.15,"drop":0.10,"lost-ack":0.20}},"seed":{}}})",
                              round % 2 == 0, round + 1));

        for (int starts = 0; outbox.counts().unsent() > 0; ++starts) {
            REQUIRE(starts < 200);
            outbox.now += day;
            crash::Child uploader([&](const auto&) { upload(outbox.store.file(), outbox.server, outbox.now); });
            const auto until =
                std::chrono::steady_clock::now() + std::chrono::milliseconds(20 + dice() % (starts < 8 ? 400 : 20'000));
            while (!uploader.has_ended() && std::chrono::steady_clock::now() < until)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            kills += !uploader.has_ended();
            uploader.end();
            std::this_thread::sleep_for(std::chrono::milliseconds(100));  // the server finishes what it was sent
        }

        const auto stored = support::everything_at(lrs, registration);
        for (int n = 0; n < statements; ++n) {
            const auto at = stored.find(outbox.ids.at(static_cast<std::size_t>(n)));
            const bool valid = n % one_in != 20;
            lost += valid && at == stored.end();
            doubled += at != stored.end() && at->second > 1;
            refused_wrongly += valid && outbox.state(n) == store::State::refused;
        }
        CHECK(outbox.counts().refused == (statements + one_in - 21) / one_in);
    }
    fmt::print("uploads killed: {} rounds of {} statements, {} kills, {} refused wrongly\n", rounds, statements, kills,
               refused_wrongly);
    sample::tell({"uploader killed (X-42)", rounds, lost, doubled, 0});
    CHECK(kills > rounds);
    CHECK(lost == 0);
    CHECK(doubled == 0);
    CHECK(refused_wrongly == 0);
}
