// Records by network and by stick, against a real record store: each stands there once.
#include "delivery/scripted.h"
#include "delivery/stored.h"
#include "support/office.h"
#include "support/program.h"
#include "waypostctl/bundles.h"
#include "xapi/cohort.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace fs = std::filesystem;
using sample::ByHandDevice;
using sample::whole_statement;
using store::OutboxCounts;
using support::everything_at;

namespace {

std::string queue(ByHandDevice& device, int n, bool valid = true)
{
    const auto statement = whole_statement(n, valid);
    device.store->record(sample::page_left(n), {&statement, 1});
    return statement.id;
}

delivery::Server server_at(const std::string& base) { return {.base = base, .key = "kiosk", .secret = "s3cret"}; }

// What the device's own uploader does when a network is there.
void upload(ByHandDevice& device, const std::string& base)
{
    platform::CurlHttp http({});
    delivery::Memory memory;
    auto server = server_at(base);
    server.device = device.device;
    delivery::run_round(*device.store, http, server,
                        {.wall = [] { return sample::noon; }, .chance = [] { return 0.5; }}, memory);
}

// The office, with a folder of its own.
struct Office {
    sample::Folder folder;
    waypostctl::Office office;
    model::Millis now = sample::noon;

    explicit Office(const ByHandDevice& device)
    {
        std::ofstream(folder / "office.key", std::ios::binary) << platform::file_of(sample::office_key());
        office = {.key = folder / "office.key", .devices = {device.key.public_key()}, .data = folder.path()};
    }
    int send(const fs::path& file, platform::Http& http, const std::string& base, const fs::path& receipt)
    {
        said.str("");
        const waypostctl::Sync sync{.lock = folder / "upload.lock",
                                    .server = server_at(base),
                                    .luck = {.wall = [this] { return now; }, .chance = [] { return 0.5; }},
                                    .sleep = [this](model::Millis time) { now += time; }};
        return waypostctl::send_bundle(office, file, receipt, http, sync, said);
    }
    int send(const fs::path& file, const std::string& base)
    {
        platform::CurlHttp http({});
        return send(file, http, base, fs::path(file).replace_extension(".receipt"));
    }
    std::ostringstream said;
};

// Whose statements there are, and how many: the name it says they are of, by registration.
using Owners = std::map<std::string, std::map<std::string, int>>;
void add(Owners& owners, const nlohmann::json& statement)
{
    ++owners[statement.at("context").at("registration")][statement.at("actor").at("account").at("name")];
}

fs::path receipt_beside(const fs::path& bundle) { return fs::path(bundle).replace_extension(".receipt"); }

}  // namespace

TEST_CASE("RS-20, X-40: sent by network, by stick, and both ways in either order, every record stands once")
{
    const support::Lrs lrs;
    support::Proxy proxy(lrs);
    for (const char* known : {R"({"known":false})", R"({"known":true})"}) {
        CAPTURE(known);
        ByHandDevice device;
        Office office(device);
        std::vector<std::string> ids;
        for (int i = 0; i < 4; ++i) ids.push_back(queue(device, i));
        proxy.set(known);
        upload(device, proxy.base());
        REQUIRE(device.store->outbox_counts().sent == 4);
        for (int i = 4; i < 9; ++i) ids.push_back(queue(device, i));

        const auto first = waypost::write_bundle(device.hand(), device.stick());
        REQUIRE(first.statements == 5);
        upload(device, proxy.base());  // a network after all
        for (int i = 9; i < 12; ++i) ids.push_back(queue(device, i));
        CHECK(office.send(first.file, proxy.base()) == 0);
        const auto second = waypost::write_bundle(device.hand(), device.stick());
        REQUIRE(second.statements == 3);
        CHECK(office.send(second.file, proxy.base()) == 0);
        upload(device, proxy.base());  // before the receipt of the second came back

        CHECK(waypost::take_receipt(device.hand(), receipt_beside(first.file)).trouble == "");
        CHECK(waypost::take_receipt(device.hand(), receipt_beside(second.file)).trouble == "");
        CHECK(device.store->outbox_counts() == OutboxCounts{.sent = 12});
        const auto stored = everything_at(lrs);
        for (const std::string& id : ids) CHECK(stored.at(id) == 1);
        for (const auto& [id, times] : stored) CHECK(times == 1);
    }
}

TEST_CASE("RS-20, RS-17: what the record store does not take stands in the receipt with its reason, and is kept")
{
    const support::Lrs lrs;
    ByHandDevice device;
    Office office(device);
    for (int i = 0; i < 20; ++i) queue(device, i);
    const std::string bad = queue(device, 20, false);
    const auto written = waypost::write_bundle(device.hand(), device.stick());

    CHECK(office.send(written.file, lrs.base()) == 0);
    const auto taken = waypost::take_receipt(device.hand(), receipt_beside(written.file));

    REQUIRE(taken.trouble == "");
    CHECK(device.store->outbox_counts() == OutboxCounts{.sent = 20, .refused = 1});
    REQUIRE(device.store->refused().size() == 1);
    CHECK(device.store->refused().front().id == bad);
    CHECK(device.store->refused().front().reason.starts_with("400 "));
}

TEST_CASE("RS-20: sending that broke off gives a receipt for what was decided, and the rest after another sending")
{
    const support::Lrs lrs;
    ByHandDevice device;
    Office office(device);
    for (int i = 0; i < 80; ++i) queue(device, i);
    const auto written = waypost::write_bundle(device.hand(), device.stick());
    platform::CurlHttp real({});
    int posts = 0;
    sample::Scripted breaks_off(
        [&](const platform::Request& request) { return ++posts > 1 ? sample::answer(503) : real.send(request); });

    CHECK(office.send(written.file, breaks_off, lrs.base(), device.stick() / "one.receipt") == 3);
    CHECK(office.said.str().find("send the bundle again") != std::string::npos);
    REQUIRE(waypost::take_receipt(device.hand(), device.stick() / "one.receipt").taken.sent == 50);
    CHECK(office.send(written.file, real, lrs.base(), device.stick() / "two.receipt") == 0);
    CHECK(waypost::take_receipt(device.hand(), device.stick() / "two.receipt").taken.sent == 30);

    CHECK(device.store->outbox_counts() == OutboxCounts{.sent = 80});
    const auto stored = everything_at(lrs);
    CHECK(stored.size() == 80);
    for (const auto& [id, times] : stored) CHECK(times == 1);
}

TEST_CASE("RS-20: a record store that takes nothing leaves no receipt, and everything waits on")
{
    ByHandDevice device(3);
    Office office(device);
    const auto written = waypost::write_bundle(device.hand(), device.stick());
    sample::Scripted away([](const platform::Request&) { return sample::answer(503); });

    CHECK(office.send(written.file, away, "https://lrs.example.org", receipt_beside(written.file)) == 3);

    CHECK_FALSE(fs::exists(receipt_beside(written.file)));
    CHECK(device.store->outbox_counts().waiting == 3);
}

TEST_CASE("RS-20: a bundle of a device the office does not know is not sent, and the office is told whose key it is")
{
    ByHandDevice device(1);
    Office office(device);
    office.office.devices = {platform::make_signing_key().public_key()};
    const auto written = waypost::write_bundle(device.hand(), device.stick());
    sample::Scripted lrs([](const platform::Request&) { return sample::answer(500); });

    CHECK(office.send(written.file, lrs, "https://lrs.example.org", "") == 1);

    CHECK(lrs.requests.empty());
    CHECK(office.said.str().find(platform::text_of(device.key.public_key())) != std::string::npos);
    std::ostringstream statements;
    CHECK(waypostctl::open_bundle(office.office, written.file, true, statements) == 0);
    CHECK(nlohmann::json::parse(statements.str()).size() == 1);
}

TEST_CASE(
    "RS-31: the head goes with every upload that the device's own uploader makes, and what was told is remembered")
{
    ByHandDevice device(2);
    delivery::Memory memory;
    auto server = server_at("https://lrs.example.org");
    server.device = device.device;
    sample::Scripted lrs([](const platform::Request& request) { return sample::took(sample::ids_in(request)); });
    const store::Head head = device.store->head();

    delivery::run_round(*device.store, lrs, server, {.wall = [] { return sample::noon; }, .chance = [] { return 0.5; }},
                        memory);

    const auto& headers = lrs.requests.front().headers;
    const auto at = std::ranges::find(headers, "X-Waypost-Head", [](const auto& header) { return header.first; });
    REQUIRE(at != headers.end());
    CHECK(at->second == device.device + " 2 " + head.link);
    CHECK(memory.told == head);
}

TEST_CASE("RS-31: two ledgers under one name are found at the office, for a bundle names every link since the receipt")
{
    ByHandDevice device(2);
    Office office(device);
    sample::Scripted lrs([](const platform::Request& request) { return sample::took(sample::ids_in(request)); });
    const auto copy = device.folder / "copy.db";
    const auto one = waypost::write_bundle(device.hand(), device.stick());
    REQUIRE(office.send(one.file, lrs, "https://lrs.example.org", "") == 0);
    CHECK(office.said.str().find("two ledgers") == std::string::npos);

    store::Store other(copy, sample::options());
    for (int i = 0; i < 5; ++i) {
        const auto statement = sample::said("another");
        other.record(sample::page_left(i), {&statement, 1});
    }
    const waypost::ByHand clone{.store = other,
                                .key = device.key,
                                .office = sample::office_key().public_key(),
                                .device = device.device,
                                .organisation = "",
                                .app = "test",
                                .now = [] { return sample::moment(); },
                                .new_id = platform::new_uuid};
    const auto two = waypost::write_bundle(clone, device.stick());
    CHECK(office.send(two.file, lrs, "https://lrs.example.org", "") == 0);

    CHECK(office.said.str().find("There are two ledgers under the name of this device: record 2") == 0);
}

TEST_CASE("R-05: 200 learners with five attempts each on one device: by stick and by network every record is its own")
{
    const support::Lrs lrs;
    ByHandDevice device;
    model::Course course = sample::course();
    course.modules[0].topics[0].items.resize(4);
    std::vector<sample::Journey> people;
    for (unsigned i = 0; i < 200; ++i) people.emplace_back(course, i, "CSE-" + std::to_string(i));
    Owners made;
    for (int attempt = 0; attempt < 5; ++attempt) {
        std::vector<store::Happening> day;  // one after the other, as they take the tablet from each other
        for (auto& person : people) {
            person.said.clear();
            person.test(attempt % 3);  // never enough to pass: each attempt has its own result
            for (auto& said : person.said) {
                said.fact.counter = 0;
                for (const auto& statement : said.statements) add(made, nlohmann::json::parse(statement.body));
                day.push_back({std::move(said.fact), std::move(said.statements)});
            }
        }
        device.store->record_all(day);
    }
    REQUIRE(made.size() == people.size());

    Owners by_stick, by_network;
    for (const auto& statement : sample::opened(waypost::write_bundle(device.hand(), device.stick()).file).statements)
        add(by_stick, nlohmann::json::parse(statement.body));
    upload(device, lrs.base());
    support::each_statement_at(lrs, "", [&](const nlohmann::json& statement) { add(by_network, statement); });

    CHECK(by_stick == made);
    CHECK(by_network == made);
    for (const auto& person : people) {
        const auto& owners = by_network[person.registration()];
        REQUIRE(owners.size() == 1);
        CHECK(owners.begin()->first == person.reference());
        CHECK(owners.begin()->second == 5 * 5);  // four answers and a result, five times
        CHECK(device.store->facts_of(person.reference()).size() == 5 * 6);
    }
}
