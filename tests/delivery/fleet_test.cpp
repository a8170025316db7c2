// A whole authority's tablets on the day the network is back: each with its own records, store and uploader thread, all
// through one nginx that takes only so much, and goes down in the middle (issue: nothing lost, nothing doubled, no
// herd).
#include "delivery/nginx.h"
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "delivery/worker.h"
#include "platform/clock.h"
#include "platform/http_apart.h"
#include "platform/tls_server.h"
#include "support/faults.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <list>
#include <thread>

namespace {

double chance() { return static_cast<double>(platform::random_bytes(1).front()) / 255.0; }

// One tablet: a record for each of its learners waits.
class Tablet {
public:
    Tablet(int number, int learners, std::vector<std::string>& ids) : store_(folder_ / "waypost.db", sample::options())
    {
        std::vector<store::Happening> all;
        for (int i = 0; i < learners; ++i) {
            all.push_back({sample::page_left(i), {sample::whole_statement(number * learners + i)}});
            ids.push_back(all.back().statements[0].id);
        }
        store_.record_all(all);
    }
    void go_online(const delivery::Server& server, const std::string& authority)
    {
        auto http = std::make_unique<platform::HttpApart>(platform::HttpApart::Setup{
            .apart = {WAYPOST_BUILD "/waypost-send"}, .options = {.ca_file = authority}, .server = server.base});
        auto* const to_abort = http.get();
        worker_ = std::make_unique<delivery::Worker>(
            delivery::WorkerSetup{.file = store_.file(),
                                  .options = sample::options(),
                                  .lock = folder_ / "upload.lock",
                                  .server = server,
                                  .http = std::move(http),
                                  .abort_http = [to_abort] { to_abort->abort(); },
                                  .luck = {.wall = platform::wall_ms, .chance = chance},
                                  .changed = [] {},
                                  .log = [](const std::string&) {}});
    }
    store::OutboxCounts counts() { return store_.outbox_counts(); }

private:
    sample::Folder folder_;
    store::Store store_;
    std::unique_ptr<delivery::Worker> worker_;
};

int most_in_a_second(const std::map<int, support::Nginx::Second>& seconds)
{
    int most = 0;
    for (const auto& [at, second] : seconds) most = std::max(most, second.requests);
    return most;
}

void print(const std::map<int, support::Nginx::Second>& seconds, int devices)
{
    fmt::print("fleet of {}: requests in each second, of them refused with 429:", devices);
    for (const auto& [at, second] : seconds) fmt::print(" {}s {}/{}", at, second.requests, second.too_many);
    fmt::print("\n");
}

}  // namespace

TEST_CASE("X-30, RS-18: a fleet that comes online at once does not come back as a herd, and every record stands once")
{
    const int devices = sample::is_long() ? 500 : 16, learners = sample::is_long() ? 40 : 5;
    const support::Lrs lrs;
    const sample::Certificates made;
    support::Nginx nginx(lrs, {.certificate = made.issued("DNS:localhost", 2),
                               .per_second = devices / 4,
                               .at_once = devices / 8,
                               .retry_after_s = 1});
    std::vector<std::string> ids;
    std::list<Tablet> fleet;
    for (int i = 0; i < devices; ++i) fleet.emplace_back(i, learners, ids);

    // The network is there before the server is: all are refused in the same moment, and wait.
    for (Tablet& tablet : fleet)
        tablet.go_online({.base = nginx.base(), .key = "kiosk", .secret = "s3cret"}, made.authority());
    std::this_thread::sleep_for(std::chrono::seconds(1));
    nginx.start();
    const auto unsent = [&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));  // asking is work too, for every tablet
        long all = 0;
        for (Tablet& tablet : fleet) all += tablet.counts().unsent();
        return all;
    };
    CHECK(support::soon(std::chrono::seconds(60), [&] { return unsent() < devices * learners * 2 / 3; }));
    nginx.stop();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    nginx.start();
    CHECK(support::soon(std::chrono::minutes(sample::is_long() ? 15 : 2), [&] { return unsent() == 0; }));

    const auto seconds = nginx.by_second();
    print(seconds, devices);
    const auto stored = support::everything_at(lrs);
    const auto lost = std::ranges::count_if(ids, [&](const auto& id) { return !stored.contains(id); });
    const auto doubled = std::ranges::count_if(stored, [](const auto& one) { return one.second > 1; });
    sample::tell({fmt::format("fleet of {}, nginx refusing and restarting", devices), devices, lost, doubled, 0});
    CHECK(lost == 0);
    CHECK(doubled == 0);
    long refused = 0;
    for (Tablet& tablet : fleet) refused += tablet.counts().refused;
    CHECK(refused == 0);
    // Without jitter all of them would come back in one second.
    CHECK(most_in_a_second(seconds) < devices);
}
