// Delivery to a real record store where the program that speaks to it is killed in the middle.
#include "delivery/lrs.h"
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "platform/http_apart.h"
#include "support/program.h"

#include <doctest/doctest.h>

#include <csignal>
#include <future>

using namespace delivery;
using namespace std::chrono_literals;
using sample::Outbox;
using sample::whole_statement;
using store::OutboxCounts;
using support::everything_at;

namespace {

platform::HttpApart::Setup apart(const Outbox& outbox)
{
    return {.apart = {WAYPOST_BUILD "/waypost-send"}, .options = {}, .server = outbox.server.base};
}

void queue(Outbox& outbox, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto statement = whole_statement(i);
        outbox.ids.push_back(statement.id);
        outbox.store.record(sample::page_left(i), {&statement, 1});
    }
}

}  // namespace

TEST_CASE("a cohort of statements goes through the program that sends, each once (RS-30)")
{
    const support::Lrs lrs;
    Outbox outbox(0);
    outbox.server.base = lrs.base();
    queue(outbox, 120);
    platform::HttpApart http(apart(outbox));

    CHECK(outbox.round(http).end == End::nothing_left);

    CHECK(outbox.counts() == OutboxCounts{.sent = 120});
    const auto stored = everything_at(lrs);
    for (const auto& id : outbox.ids) CHECK(stored.at(id) == 1);
}

TEST_CASE(
    "the program that sends is killed in a request, before the server had it or after: sent once in the end (RS-30)")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    for (const char* mode : {"hang", "headers-only"}) {  // before it is stored; after, while the answer is on its way
        CAPTURE(mode);
        Outbox outbox(0);
        outbox.server.base = proxy.base();
        platform::HttpApart http(apart(outbox));
        queue(outbox, 1);
        REQUIRE(outbox.round(http).end == End::nothing_left);  // it runs
        const pid_t process = http.process();
        proxy.set(std::string(R"({"mode":")") + mode + R"(","times":1})");
        queue(outbox, 3);

        auto round = std::async(std::launch::async, [&] { return outbox.round(http); });
        REQUIRE(support::soon(20s, [&] {
            return nlohmann::json::parse(proxy.counts()).at("posts").get<int>() > 0 &&
                   (mode == std::string("hang") || everything_at(lrs).contains(outbox.ids.back()));
        }));
        ::kill(process, SIGKILL);

        CHECK(round.get().end == End::later);
        CHECK(outbox.counts() == OutboxCounts{.waiting = 3, .sent = 1});
        CHECK(outbox.store.next_due(outbox.now) == outbox.now + rest_after_time_out);  // the server may still be at it
        outbox.rounds(http, 10);
        CHECK(outbox.counts() == OutboxCounts{.sent = 4});
        const auto stored = everything_at(lrs);
        for (const auto& id : outbox.ids) CHECK(stored.at(id) == 1);
    }
    CHECK(nlohmann::json::parse(proxy.counts()).at("overlaps") == 0);
}
