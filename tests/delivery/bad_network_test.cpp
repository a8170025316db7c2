// RS-19: a real record store, behind a network that loses, breaks and holds up what is sent.
#include "delivery/lrs.h"
#include "delivery/own_network.h"
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "delivery/worker.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>

using namespace delivery;
using sample::Outbox;
using sample::whole_statement;
using store::OutboxCounts;
using support::OwnNetwork;

namespace {

void queue(Outbox& outbox, int statements)
{
    for (int i = 0; i < statements; ++i) {
        const auto statement = whole_statement(i);
        outbox.ids.push_back(statement.id);
        outbox.store.record(sample::page_left(i), {&statement, 1});
    }
}

void skip(const char* what) { fmt::print("SKIPPED: RS-19, {}: it needs root, for a network of its own\n", what); }

void check_each_is_stored_once(Outbox& outbox, const support::Lrs& lrs)
{
    CHECK(outbox.counts() == OutboxCounts{.sent = static_cast<std::int64_t>(outbox.ids.size())});
    const auto stored = support::everything_at(lrs);
    for (const std::string& id : outbox.ids) CHECK(stored.at(id) == 1);
    CHECK(stored.size() == outbox.ids.size());
}

// A tablet does not wait as long as this test would have to.
platform::CurlHttp::Options impatient() { return {.connect_ms = 2'500, .total_ms = 5'000}; }

}  // namespace

TEST_CASE("RS-19: where half of all packets get lost, every record arrives in the end, and once")
{
    const bool was_run = support::in_own_network([](OwnNetwork& network) {
        const support::Lrs lrs;
        Outbox outbox(0);
        outbox.server.base = lrs.base();
        queue(outbox, sample::is_long() ? 1'000 : 60);
        network.lose(5);
        platform::CurlHttp http(impatient());
        const int rounds = outbox.rounds(http, 200);
        network.mend();
        MESSAGE("half of all packets lost: ", rounds, " rounds");
        check_each_is_stored_once(outbox, lrs);
    });
    if (!was_run) skip("packets that get lost");
}

TEST_CASE("RS-19: where connections are reset in the middle of what is sent, every record arrives in the end, and once")
{
    const bool was_run = support::in_own_network([](OwnNetwork& network) {
        const support::Lrs lrs;
        Outbox outbox(0);
        outbox.server.base = lrs.base();
        queue(outbox, 300);
        network.reset(lrs.port(), 5);
        platform::CurlHttp http(impatient());
        const int rounds = outbox.rounds(http, 200);
        network.mend();
        CHECK(rounds > 1);
        check_each_is_stored_once(outbox, lrs);
    });
    if (!was_run) skip("connections that are reset");
}

TEST_CASE("RS-19: while the link is down everything waits; when it is up again everything goes")
{
    const bool was_run = support::in_own_network([](OwnNetwork& network) {
        const support::Lrs lrs;
        Outbox outbox(0);
        outbox.server.base = lrs.base();
        queue(outbox, 60);
        platform::CurlHttp http(impatient());
        network.link(OwnNetwork::Link::down);
        for (int i = 0; i < 5; ++i) CHECK(outbox.rounds(http, 1) == 1);
        CHECK(outbox.counts() == OutboxCounts{.waiting = 60});
        network.link(OwnNetwork::Link::up);
        outbox.rounds(http, 20);
        check_each_is_stored_once(outbox, lrs);
    });
    if (!was_run) skip("a link that is down");
}

TEST_CASE(
    "RS-19, R-14: a reply that stops after its head, or comes byte by byte, is given up in time and asked for again")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    for (const char* mode : {"headers-only", "trickle"}) {
        CAPTURE(mode);
        Outbox outbox(0);
        outbox.server.base = proxy.base();
        queue(outbox, 60);
        proxy.set(std::string(R"({"mode":")") + mode + R"(","times":1})");
        platform::CurlHttp http({.total_ms = 1'500});
        CHECK(outbox.round(http).end == End::later);
        CHECK(outbox.counts().sent == 0);
        outbox.rounds(http, 20);
        CHECK(outbox.counts() == OutboxCounts{.sent = 60});
    }
}

TEST_CASE(
    "RS-19, R-14: while a request hangs, what learners do is kept as ever, and it is sent when the request has ended")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    proxy.set(R"({"mode":"hang","times":-1})");
    Outbox outbox(0);
    outbox.server.base = proxy.base();
    queue(outbox, 1);
    auto http = std::make_unique<platform::CurlHttp>(platform::CurlHttp::Options{});
    auto* raw = http.get();
    std::atomic<model::Millis> now = sample::noon;
    Worker worker({.file = outbox.store.file(),
                   .options = sample::options(),
                   .lock = outbox.folder / "upload.lock",
                   .server = outbox.server,
                   .http = std::move(http),
                   .abort_http = [raw] { raw->abort(); },
                   .luck = {.wall = [&] { return now.load(); }, .chance = [] { return 0.5; }},
                   .changed = {},
                   .log = {}});
    REQUIRE(support::soon(std::chrono::seconds(60), [&] { return outbox.counts().sending == 1; }));

    queue(outbox, 40);

    CHECK(outbox.counts().sent == 0);  // it hangs still; what comes next may be marked already
    CHECK(outbox.counts().unsent() == 41);
    proxy.set("{}");
    CHECK(support::soon(std::chrono::seconds(60), [&] {
        now += 60'000;  // what hung rests for half a minute once it has ended (X-23)
        worker.try_now();
        return outbox.counts().sent == 41;
    }));
}
