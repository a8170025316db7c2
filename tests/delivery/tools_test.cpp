// What staff and scripts read through waypostctl: records, status, sync.
#include "delivery/scripted.h"
#include "platform/files.h"
#include "waypostctl/items.h"
#include "waypostctl/records.h"
#include "waypostctl/status.h"
#include "waypostctl/sync.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace waypostctl;
using sample::answer;
using sample::Outbox;
using sample::Scripted;

static Sync sync_for(Outbox& outbox)
{
    return {.lock = outbox.folder / "upload.lock",
            .server = outbox.server,
            .luck = {.wall = [&] { return outbox.now; }, .chance = [] { return 0.5; }},
            .sleep = [&](model::Millis time) { outbox.now += time; }};
}

TEST_CASE("sync: 0 when nothing is left unsent, 3 when some is")
{
    Outbox outbox(60);
    Scripted away([](const platform::Request&) { return answer(503); });
    Scripted lrs([](const platform::Request& request) { return sample::took(sample::ids_in(request)); });
    std::ostringstream said;

    CHECK(sync_now(outbox.store, away, sync_for(outbox), As::json, said) == 3);
    CHECK(nlohmann::json::parse(said.str()).at("left") == 60);
    said.str("");
    CHECK(sync_now(outbox.store, lrs, sync_for(outbox), As::json, said) == 0);
    CHECK(nlohmann::json::parse(said.str()).at("taken") == 60);
}

TEST_CASE("X-23: sync waits for what rests after a crash, and then sends it")
{
    Outbox outbox(2);
    outbox.store.mark_sending(outbox.store.due(outbox.now, 2, 1 << 19), outbox.now);
    Scripted lrs([](const platform::Request& request) { return sample::took(sample::ids_in(request)); });
    std::ostringstream said;

    CHECK(sync_now(outbox.store, lrs, sync_for(outbox), As::text, said) == 0);
    CHECK(outbox.now == sample::noon + delivery::rest_after_time_out);
}

TEST_CASE("X-45: sync sends nothing while another program uploads, and says so")
{
    Outbox outbox(2);
    const platform::Lock held(outbox.folder / "upload.lock");
    Scripted lrs([](const platform::Request&) { return answer(500); });
    std::ostringstream said;

    CHECK(sync_now(outbox.store, lrs, sync_for(outbox), As::text, said) == 3);
    CHECK(lrs.requests.empty());
    CHECK(said.str().find("another program is uploading") == 0);
}

TEST_CASE("status: the same facts as JSON and as text")
{
    Outbox outbox(3);
    outbox.store.settle(
        std::vector<store::Settled>{{.id = outbox.ids[0], .state = store::State::refused, .reason = "400 bad"}},
        sample::noon);
    std::ostringstream json_text, text;

    CHECK(print_status(outbox.store, As::json, json_text));
    CHECK(print_status(outbox.store, As::text, text));

    const auto json = nlohmann::json::parse(json_text.str());
    CHECK(json.at("outbox").at("waiting") == 2);
    CHECK(json.at("outbox").at("refused") == 1);
    CHECK(json.at("refusals").at(0).at("reason") == "400 bad");
    CHECK(json.at("oldest_unsent") == "2026-11-24T12:00:00.000Z");
    CHECK(json.at("chain").at("head") == outbox.store.chain_head());
    CHECK(json.at("store").at("healthy") == true);
    CHECK(text.str().find("waiting       2\n") == 0);
}

TEST_CASE("records: every row is listed and exported, and the export holds what a verifier needs")
{
    Outbox outbox(3);
    std::ostringstream list, csv, json_text, verdict;
    list_records(outbox.store, list);
    export_csv(outbox.store, csv);
    const auto key = platform::make_signing_key();
    export_json(outbox.store, {.device = "device-1", .app = "test", .key = key, .made = outbox.now}, json_text);

    const auto json = nlohmann::json::parse(json_text.str());
    const auto& rows = json.at("rows");
    REQUIRE(rows.size() == 3);
    CHECK(rows.at(0).at("kind") == "page_left");
    CHECK(rows.at(2).at("link") == outbox.store.chain_head());
    CHECK(rows.at(0).at("body").at("topic") == "1.1");
    CHECK(json.at("head").at("counter") == 3);
    CHECK(json.at("head").at("link") == outbox.store.chain_head());
    CHECK(json.at("key") == platform::text_of(key.public_key()));
    const std::string lines = csv.str();
    CHECK(std::ranges::count(lines, '\n') == 4);
    const std::string listed = list.str();
    CHECK(std::ranges::count(listed, '\n') == 3);
    CHECK(verify_records(outbox.store, verdict));
    CHECK(verdict.str().find("3 records, the chain is whole") == 0);
}

TEST_CASE("items: figures of every question as JSON and as text, without a name; discrimination waits for twenty")
{
    Outbox outbox(0);
    std::ostringstream nobody, text, json_text;
    print_items(outbox.store, As::text, nobody);
    CHECK(nobody.str().find("Nobody has answered") == 0);

    outbox.store.enrol({.id = "l", .name = "Ada Lovelace", .reference = "r", .registration = "reg"}, "hash", {});
    model::Fact fact{.id = "019a9f5e-7b3c-7d21-9c4a-00000000aaaa", .learner = "l", .sitting = "s"};
    fact.body = model::Answered{.topic = "1.1",
                                .item = "1.1-q",
                                .response = {"a"},
                                .mark = {.right = false},
                                .certainty = model::Certainty::certain};
    outbox.store.record(fact);
    print_items(outbox.store, As::json, json_text);
    print_items(outbox.store, As::text, text);

    const auto item = nlohmann::json::parse(json_text.str()).at("items").at(0);
    CHECK(item.at("item") == "1.1-q");
    CHECK(item.at("facility") == 0.0);
    CHECK(item.at("certain_and_wrong") == 1);
    CHECK(item.at("discrimination").is_null());
    CHECK(item.at("picks").at("a") == 1);
    CHECK(text.str().find("0 of 20") != std::string::npos);
    CHECK(text.str().find("Ada") == std::string::npos);
}
