// Against a real record store, not ours, through a proxy that behaves badly.
#include "delivery/lrs.h"

#include "delivery/equal.h"
#include "delivery/request.h"
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "delivery/worker.h"
#include "xapi/cohort.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

using namespace delivery;
using sample::Outbox;
using sample::whole_statement;
using store::OutboxCounts;
using support::everything_at;

/// Queues what a cohort did, statement by statement.
static void queue_cohort(Outbox& outbox, int learners)
{
    static const auto course = sample::course();
    std::vector<store::Happening> all;
    for (int i = 0; i < learners; ++i) {
        sample::Journey journey(course, static_cast<unsigned>(i));
        journey.sitting(i % 3 == 0);
        journey.jump(-400LL * 86'400'000, false);
        journey.sitting(false);
        for (auto& said : journey.said)
            for (auto& statement : said.statements) {
                outbox.ids.push_back(statement.id);
                all.push_back({sample::fact(model::Progressed{}), {statement}});
            }
    }
    outbox.store.record_all(all);
}

static void queue(Outbox& outbox, const model::Statement& statement)
{
    outbox.ids.push_back(statement.id);
    outbox.store.record(sample::page_left(1), {&statement, 1});
}

TEST_CASE("X-40: a cohort's statements are accepted in batches, and what the record store shows equals what was sent")
{
    const support::Lrs lrs;
    Outbox outbox(0);
    outbox.server.base = lrs.base();
    queue_cohort(outbox, 5);
    platform::CurlHttp http({});

    CHECK(outbox.round(http).end == End::nothing_left);

    CHECK(outbox.counts().sent == static_cast<std::int64_t>(outbox.ids.size()));
    for (std::size_t i = 0; i < outbox.ids.size(); ++i) {
        const auto shown = http.send(get_of(outbox.server, "statementId=" + outbox.ids[i]));
        CHECK(likeness(outbox.body(static_cast<int>(i)), shown.body) == Likeness::equal);
    }
}

TEST_CASE(
    "X-41: 500 statements, 3 invalid, 1 in conflict, through a bad network: 496 stored once, 4 refused, few requests")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    for (const bool known : {false, true}) {
        for (const bool faults : {false, true}) {
            CAPTURE(known);
            CAPTURE(faults);
            Outbox outbox(0);
            outbox.server.base = proxy.base();
            platform::CurlHttp http({});
            for (int i = 0; i < 500; ++i) queue(outbox, whole_statement(i, i != 20 && i != 123 && i != 444));
            proxy.set("{}");
            std::vector<store::Queued> other = {{.id = outbox.ids[300], .body = outbox.body(300)}};
            other[0].body.replace(other[0].body.find("experienced\""), 11, "initialized");
            REQUIRE(http.send(post_of(outbox.server, other)).status == 200);

            proxy.set(std::string(R"({"known":)") + (known ? "true" : "false") +
                      (faults ? R"(,"rates":{"503":0.15,"drop":0.10,"lost-ack":0.20},"seed":41})" : "}"));
            const int rounds = outbox.rounds(http, 300);

            const auto counts = nlohmann::json::parse(proxy.counts());
            MESSAGE(std::string(known ? "409 for known, " : ""), std::string(faults ? "with" : "without"),
                    " faults: ", counts.at("posts").get<int>(), " POSTs, ", rounds, " rounds");
            CHECK(outbox.counts() == OutboxCounts{.sent = 496, .refused = 4});
            CHECK(counts.at("posts").get<int>() <= 150);
            CHECK(counts.at("overlaps") == 0);
            const auto stored = everything_at(lrs);
            for (const auto& id : outbox.ids)
                if (outbox.store.queued(id)->state == store::State::sent) CHECK(stored.at(id) == 1);
            for (const auto& [id, times] : stored) CHECK(times == 1);
        }
    }
}

TEST_CASE("X-43: the proxy's bad answers one by one: each ends with everything stored once")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    for (const char* mode : {"drop", "lost-ack", "half", "portal", "redirect", "short-list", "no-content", "409-known",
                             "400-all", "401", "413", "429+2", "503+7", "500"}) {
        CAPTURE(mode);
        Outbox outbox(0);
        outbox.server.base = proxy.base();
        for (int i = 0; i < 20; ++i) queue(outbox, whole_statement(i));
        platform::CurlHttp http({});
        proxy.set(std::string(R"({"mode":")") + mode + R"(","times":1})");
        outbox.rounds(http, 20);

        CHECK(outbox.counts() == OutboxCounts{.sent = 20});
    }
}

TEST_CASE("X-23: a server that hangs costs a time-out and a rest, and nothing is stored twice")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    Outbox outbox(0);
    outbox.server.base = proxy.base();
    queue(outbox, whole_statement(1));
    platform::CurlHttp http({.total_ms = 300});
    proxy.set(R"({"mode":"hang","times":1})");

    CHECK(outbox.round(http).end == End::later);
    CHECK(outbox.store.next_due(outbox.now) == sample::noon + rest_after_time_out);
    outbox.rounds(http, 5);
    CHECK(outbox.counts().sent == 1);
}

TEST_CASE("X-44: with a key that may only write, a lost answer where any known id is 409 ends as unconfirmed")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    Outbox outbox(0);
    outbox.server = {.base = proxy.base(), .key = "writeonly", .secret = "s3cret"};
    for (int i = 0; i < 10; ++i) queue(outbox, whole_statement(i));
    platform::CurlHttp http({});
    proxy.set(R"({"mode":"lost-ack","times":1,"known":true})");
    outbox.round(http);
    for (int i = 0; i < 5; ++i) queue(outbox, whole_statement(i));
    outbox.rounds(http, 20);

    CHECK(outbox.counts() == OutboxCounts{.sent = 5, .unconfirmed = 10});
    CHECK(everything_at(lrs).size() == 15);
}

static WorkerSetup setup_for(const Outbox& outbox)
{
    auto http = std::make_unique<platform::CurlHttp>(platform::CurlHttp::Options{});
    auto* raw = http.get();
    return {.file = outbox.store.file(),
            .options = sample::options(),
            .lock = outbox.folder / "upload.lock",
            .server = outbox.server,
            .http = std::move(http),
            .abort_http = [raw] { raw->abort(); },
            .luck = {.wall = [] { return sample::noon; }, .chance = [] { return 0.5; }},
            .changed = {},
            .log = {}};
}

static bool soon(const std::function<bool()>& happens)
{
    for (int i = 0; i < 200; ++i) {
        if (happens()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    return false;
}

TEST_CASE("the worker sends what waits at its start and after a nudge, and says that something changed")
{
    const support::Lrs lrs;
    Outbox outbox(0);
    outbox.server.base = lrs.base();
    queue(outbox, whole_statement(1));
    std::atomic<int> changes = 0;
    auto setup = setup_for(outbox);
    setup.changed = [&] { ++changes; };
    Worker worker(std::move(setup));
    CHECK(soon([&] { return outbox.counts().sent == 1 && changes == 1; }));

    queue(outbox, whole_statement(2));
    worker.nudge();

    CHECK(soon([&] { return outbox.counts().sent == 2 && changes == 2; }));
}

TEST_CASE("X-21: ending the program aborts a hanging request at once, and its statements are not lost")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    proxy.set(R"({"mode":"hang","times":-1})");
    Outbox outbox(0);
    outbox.server.base = proxy.base();
    queue(outbox, whole_statement(1));
    auto worker = std::make_unique<Worker>(setup_for(outbox));
    REQUIRE(soon([&] { return outbox.counts().sending == 1; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));

    const auto began = std::chrono::steady_clock::now();
    worker.reset();

    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(1));
    outbox.store.return_sending(rest_after_time_out);
    CHECK(outbox.counts().waiting == 1);
}

TEST_CASE("X-45: two copies that upload never have one id on its way twice")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    proxy.set("{}");
    Outbox outbox(0);
    outbox.server.base = proxy.base();
    for (int i = 0; i < 200; ++i) queue(outbox, whole_statement(i));
    {
        Worker one(setup_for(outbox)), two(setup_for(outbox));
        one.try_now();
        two.try_now();
        CHECK(soon([&] { return outbox.counts().sent == 200; }));
    }
    const auto counts = nlohmann::json::parse(proxy.counts());
    CHECK(counts.at("overlaps") == 0);
    CHECK(counts.at("posts") == 4);
}
