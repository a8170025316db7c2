#include "delivery/scripted.h"

#include "delivery/fate.h"
#include "delivery/status.h"

#include <doctest/doctest.h>

using namespace delivery;
using platform::Reply;
using platform::Request;
using sample::answer;
using sample::Outbox;
using sample::Scripted;
using store::OutboxCounts;
using store::State;

/// Takes everything, as a record store does.
static Reply takes_all(const Request& request)
{
    return request.method == "POST" ? sample::took(sample::ids_in(request)) : answer(404);
}

TEST_CASE("X-22: oldest first, by 50, and an empty outbox sends nothing")
{
    Outbox outbox(120);
    Scripted lrs(takes_all);
    CHECK(outbox.round(lrs).end == End::nothing_left);

    CHECK(lrs.posts() == 3);
    CHECK(sample::ids_in(lrs.requests[0]).front() == outbox.ids[0]);
    CHECK(sample::ids_in(lrs.requests[2]).back() == outbox.ids[119]);
    CHECK(outbox.counts().sent == 120);
    outbox.round(lrs);
    CHECK(lrs.requests.size() == 3);
}

TEST_CASE("X-01: the bytes in the request are the bytes in the outbox, at every try")
{
    Outbox outbox(2);
    int tries = 0;
    Scripted lrs([&](const Request& request) { return ++tries < 3 ? answer(503) : takes_all(request); });
    outbox.rounds(lrs);

    REQUIRE(lrs.posts() == 3);
    for (const Request& request : lrs.requests)
        CHECK(request.body == "[" + outbox.body(0) + "," + outbox.body(1) + "]");
}

TEST_CASE(
    "X-43: portal, redirect, 400 to everything, 401: nothing leaves waiting, nothing is refused, staff are told why")
{
    const std::vector<std::pair<Reply, const char*>> servers = {{answer(200, "<html>"), because::not_a_record_store},
                                                                {answer(302), because::wrong_address},
                                                                {answer(400, "no"), because::refuses_everything},
                                                                {answer(401), because::key_refused},
                                                                {answer(403), because::key_refused},
                                                                {answer(501), because::wrong_address}};
    for (const auto& [reply, why] : servers) {
        CAPTURE(reply.status);
        Outbox outbox(120);
        Scripted lrs([&](const Request&) { return reply; });
        const auto outcome = outbox.round(lrs);

        CHECK(outcome.end == End::paused);
        CHECK(outcome.wait == pause_length);
        CHECK(outbox.counts() == OutboxCounts{.waiting = 120});
        CHECK(outbox.store.queued(outbox.ids[0])->tries <= 6);
        CHECK(status_of(outbox.store).paused_because == why);

        Scripted well(takes_all);
        outbox.round(well);
        CHECK(outbox.counts().sent == 120);
        CHECK(status_of(outbox.store).paused_because.empty());
    }
}

TEST_CASE(
    "X-29: a server that answers 400 to everything leaves 10,000 waiting statements waiting, even if it can be read")
{
    for (const int read : {400, 200, 403}) {
        Outbox outbox(10'000);
        Scripted lrs([&](const Request& request) { return answer(request.method == "GET" ? read : 400); });
        for (int rounds = 0; rounds < 3; ++rounds) CHECK(outbox.round(lrs).end == End::paused);

        CHECK(outbox.counts() == OutboxCounts{.waiting = 10'000});
    }
}

TEST_CASE("X-28: a batch with bad statements is cut until only those are refused, with their reason")
{
    Outbox outbox(50);
    const std::set<std::string> bad = {outbox.ids[0], outbox.ids[17], outbox.ids[49]};
    Scripted lrs([&](const Request& request) {
        if (request.method == "GET") return answer(200, R"({"statements":[]})");
        for (const auto& id : sample::ids_in(request))
            if (bad.contains(id)) return answer(400, "bad verb");
        return takes_all(request);
    });
    outbox.round(lrs);

    CHECK(outbox.counts() == OutboxCounts{.sent = 47, .refused = 3});
    CHECK(outbox.store.refused().at(1).reason == "400 bad verb");
    CHECK(lrs.posts() < 40);
}

TEST_CASE("X-29: more bad ones at the head than a round may refuse hold nothing up for ever")
{
    Outbox outbox(20);
    Scripted lrs([&](const Request& request) {
        if (request.method == "GET") return answer(200, R"({"statements":[]})");
        for (const auto& id : sample::ids_in(request))
            if (std::ranges::find(outbox.ids, id) - outbox.ids.begin() < 8) return answer(400);
        return takes_all(request);
    });
    outbox.rounds(lrs, 10);

    CHECK(outbox.counts() == OutboxCounts{.sent = 12, .refused = 8});
}

TEST_CASE("X-22: 413 halves what this server gets, and that is remembered")
{
    Outbox outbox(100);
    const auto small_server = [](const Request& request) {
        return request.method == "POST" && sample::ids_in(request).size() > 10 ? answer(413) : takes_all(request);
    };
    Scripted first(small_server);
    outbox.round(first);
    CHECK(outbox.counts().sent == 100);

    outbox.memory = {};
    for (int i = 0; i < 12; ++i) {
        const auto more = sample::statement();
        outbox.store.record(sample::page_left(i), {&more, 1});
    }
    Scripted second(small_server);
    outbox.round(second);
    CHECK(sample::ids_in(second.requests[0]).size() <= 10);
}

TEST_CASE("X-24, X-25: ids left out of a 200, and all of a 204, are looked for and compared")
{
    for (const auto& short_answer : {answer(200, "[]"), answer(204)}) {
        Outbox outbox(4);
        Scripted lrs([&](const Request& request) {
            if (request.method == "POST") return short_answer;
            if (request.url.find(outbox.ids[0]) != std::string::npos) return answer(200, outbox.body(0));
            if (request.url.find(outbox.ids[1]) != std::string::npos)
                return answer(200, R"({"id":"x","different":true})");
            if (request.url.find(outbox.ids[2]) != std::string::npos) return answer(404);
            return answer(403);
        });
        outbox.round(lrs);

        CHECK(outbox.state(0) == State::sent);
        CHECK(outbox.state(1) == State::refused);
        CHECK(outbox.state(2) == State::waiting);
        CHECK(outbox.state(3) == State::unconfirmed);
    }
}

TEST_CASE("X-26, R-15: after 409 the equal are sent, the absent go again without them, the different are refused")
{
    Outbox outbox(10);
    Scripted lrs([&](const Request& request) {
        const auto holds = [&](int i) {
            return request.url.find(outbox.ids.at(static_cast<std::size_t>(i))) != std::string::npos;
        };
        if (request.method == "GET") {
            if (holds(3)) return answer(200, R"({"statements":[)" + outbox.body(3) + "]}");
            if (holds(5)) return answer(200, R"({"id":"x"})");
            return answer(404);
        }
        for (const auto& id : sample::ids_in(request))
            if (id == outbox.ids[3] || id == outbox.ids[5]) return answer(409);
        return takes_all(request);
    });
    outbox.round(lrs);

    CHECK(outbox.counts() == OutboxCounts{.sent = 9, .refused = 1});
    CHECK(outbox.state(5) == State::refused);
    CHECK(lrs.posts() == 2);
}

TEST_CASE("X-27: a statement that was voided there counts as sent")
{
    Outbox outbox(1);
    Scripted lrs([&](const Request& request) {
        if (request.method == "POST") return answer(409);
        return request.url.find("voidedStatementId") != std::string::npos ? answer(200, outbox.body(0)) : answer(404);
    });
    outbox.round(lrs);

    CHECK(outbox.state(0) == State::sent);
}

TEST_CASE("X-27: known and not to be seen, three rounds running, is unconfirmed; one of many is found by halves first")
{
    Outbox outbox(8);
    Scripted lrs([&](const Request& request) {
        if (request.method == "GET") return answer(404);
        for (const auto& id : sample::ids_in(request))
            if (id == outbox.ids[6]) return answer(409);
        return takes_all(request);
    });
    outbox.round(lrs);
    CHECK(outbox.counts() == OutboxCounts{.waiting = 1, .sent = 7});
    outbox.rounds(lrs, 5);

    CHECK(outbox.counts() == OutboxCounts{.sent = 7, .unconfirmed = 1});
}

TEST_CASE("X-30: later means the same bytes later, after a wait that doubles, and success resets it")
{
    Outbox outbox(1);
    int answers = 0;
    Scripted lrs([&](const Request& request) { return ++answers <= 3 ? answer(503) : takes_all(request); });
    for (const model::Millis wait : {5'000, 10'000, 20'000}) CHECK(outbox.round(lrs).wait == wait);
    CHECK(outbox.round(lrs).end == End::nothing_left);
    CHECK(outbox.memory.failures == 0);
    CHECK(outbox.counts().sent == 1);
}

TEST_CASE("X-30: a statement that always gets 500 does not hold up the others, and is never refused")
{
    Outbox outbox(60);
    Scripted lrs([&](const Request& request) {
        for (const auto& id : sample::ids_in(request))
            if (id == outbox.ids[2]) return answer(500);
        return takes_all(request);
    });
    outbox.rounds(lrs, 40);

    CHECK(outbox.counts() == OutboxCounts{.waiting = 1, .sent = 59});
    CHECK(outbox.state(2) == State::waiting);
}

TEST_CASE("X-23: after a time-out the same statements rest 30 s, whatever staff press; others may go")
{
    Outbox outbox(1);
    Scripted hangs([](const Request&) { return Reply{.trouble = Reply::Trouble::timed_out, .words = ""}; });
    Scripted well(takes_all);
    outbox.round(hangs);
    outbox.now += 29'999;
    outbox.round(well);
    CHECK(well.posts() == 0);

    outbox.now += 1;
    outbox.round(well);
    CHECK(outbox.counts().sent == 1);
}

TEST_CASE("RS-16: what was on its way when the program was told to end stays `sending`")
{
    Outbox outbox(3);
    Scripted aborted([](const Request&) { return Reply{.trouble = Reply::Trouble::aborted, .words = ""}; });

    CHECK(outbox.round(aborted).end == End::stopped);
    CHECK(outbox.counts().sending == 3);
}

TEST_CASE("X-22: while one batch is under way the next is marked; it goes out at once, each statement in one request")
{
    Outbox outbox(160);
    std::vector<OutboxCounts> at_each;
    Scripted lrs([&](const Request& request) {
        at_each.push_back(outbox.counts());
        return takes_all(request);
    });
    CHECK(outbox.round(lrs).end == delivery::End::nothing_left);

    const std::vector<OutboxCounts> marked_ahead = {{.waiting = 60, .sending = 100},
                                                    {.waiting = 10, .sending = 100, .sent = 50},
                                                    {.sending = 60, .sent = 100},
                                                    {.sending = 10, .sent = 150}};
    CHECK(at_each == marked_ahead);
    CHECK(outbox.counts() == OutboxCounts{.sent = 160});
}

TEST_CASE("X-31: a batch that was marked, and did not go out because the one before was not taken, was never tried")
{
    Outbox outbox(80);
    Scripted lrs([](const Request&) { return answer(401); });
    CHECK(outbox.round(lrs).end == delivery::End::paused);

    CHECK(lrs.posts() == 1);
    CHECK(outbox.counts() == OutboxCounts{.waiting = 80});
    for (const int one : {0, 49, 50, 79}) CHECK(outbox.store.queued(outbox.ids.at(one))->tries == 0);
}

TEST_CASE("RS-16: told to end, it takes back what was marked and writes down what was taken")
{
    Outbox outbox(160);
    Scripted lrs(takes_all);
    const auto after_two = [&] { return lrs.posts() == 2; };
    const auto outcome = delivery::run_round(outbox.store, lrs, outbox.server,
                                             {.wall = [] { return sample::noon; }, .chance = [] { return 0.5; }},
                                             outbox.memory, after_two);

    CHECK(outcome.end == delivery::End::stopped);
    CHECK(outbox.counts() == OutboxCounts{.waiting = 60, .sent = 100});
}

TEST_CASE("X-20: a server that speaks only 2.0.0 is spoken to in 2.0.0")
{
    Outbox outbox(3);
    Scripted lrs([](const Request& request) {
        if (request.url.ends_with("/about")) return answer(200, R"({"version":["2.0.0"]})");
        return request.headers.at(0).second == "2.0.0" ? takes_all(request) : answer(400);
    });
    outbox.round(lrs);

    CHECK(outbox.counts().sent == 3);
}

TEST_CASE("X-14, X-31: a voiding statement goes alone, and a key that may not void costs nothing else")
{
    Outbox outbox(2);
    const auto voiding = sample::statement(R"(,"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"})");
    outbox.store.record(sample::page_left(9), {&voiding, 1});
    const auto after = sample::statement();
    outbox.store.record(sample::page_left(10), {&after, 1});
    Scripted lrs([&](const Request& request) {
        const auto ids = sample::ids_in(request);
        if (ids.front() != voiding.id) return takes_all(request);
        CHECK(ids.size() == 1);
        return answer(403);
    });
    outbox.round(lrs);

    CHECK(outbox.counts() == OutboxCounts{.sent = 3, .refused = 1});
}

TEST_CASE("R-19c: what staff are told is what is stored, in every state")
{
    Outbox outbox(5);
    outbox.store.mark_sending(outbox.store.due(sample::noon, 5, 1 << 19), sample::noon);
    outbox.store.settle(std::vector<store::Settled>{{.id = outbox.ids[0], .state = State::sent},
                                                    {.id = outbox.ids[1], .state = State::refused},
                                                    {.id = outbox.ids[2], .state = State::unconfirmed},
                                                    {.id = outbox.ids[3]}},
                        sample::noon + 7);

    CHECK(status_of(outbox.store) == Status{.waiting = 1,
                                            .sending = 1,
                                            .sent = 1,
                                            .refused = 1,
                                            .unconfirmed = 1,
                                            .oldest_waiting = sample::noon,
                                            .last_success = sample::noon + 7,
                                            .paused_because = ""});
}
