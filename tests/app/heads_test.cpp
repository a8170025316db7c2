// An older database under the same name, another one, and a copied folder: noticed at the next start (RS-31).
#include "heads.h"

#include "device.h"
#include "platform/files.h"
#include "support/office.h"
#include "support/program.h"
#include "waypostctl/status.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

// A tablet that can be switched on: a data folder opened as the kiosk does.
struct Tablet {
    sample::Folder folder;
    fs::path data = folder / "data";

    Device on() const { return Device({.data = data, .config = {}, .content = {}}); }
    std::vector<model::ForkSeen> forks(const fs::path& at) const
    {
        Device device({.data = at, .config = {}, .content = {}});
        std::vector<model::ForkSeen> found;
        for (const model::Fact& fact : device.store().facts_of(""))
            if (const auto* fork = std::get_if<model::ForkSeen>(&fact.body)) found.push_back(*fork);
        return found;
    }
    std::vector<model::ForkSeen> forks() const { return forks(data); }
};

void keep(Device& device, int n) { device.store().record(sample::page_left(n)); }

}  // namespace

TEST_CASE("RS-31: a database set back to before what was told is noticed at the next start, once, and stays in use")
{
    const Tablet tablet;
    {
        auto device = tablet.on();
        keep(device, 1);
    }
    fs::copy_file(tablet.data / "waypost.db", tablet.folder / "old.db");
    store::Head told;
    {
        auto device = tablet.on();
        keep(device, 2);
        told = device.store().head();
        device.head_was_told(told);
    }
    REQUIRE(tablet.forks().empty());
    fs::copy_file(tablet.folder / "old.db", tablet.data / "waypost.db", fs::copy_options::overwrite_existing);

    for (int start = 0; start < 2; ++start) {
        const auto forks = tablet.forks();
        REQUIRE(forks.size() == 1);
        CHECK(forks[0] == model::ForkSeen{.how = "older", .counter = told.counter, .told = told.link, .found = ""});
    }
    auto device = tablet.on();
    CHECK(device.store().verify_chain().is_whole());
    keep(device, 3);
    std::ostringstream said;
    waypostctl::print_status(device.store(), waypostctl::As::text, said);
    CHECK(said.str().find("fork          seen") != std::string::npos);
}

TEST_CASE("RS-31: a database that went another way since is noticed, and both links are kept")
{
    const Tablet tablet;
    {
        auto device = tablet.on();
        keep(device, 1);
    }
    fs::copy_file(tablet.data / "waypost.db", tablet.folder / "old.db");
    store::Head told, other;
    {
        auto device = tablet.on();
        keep(device, 2);
        told = device.store().head();
        device.head_was_told(told);
    }
    fs::copy_file(tablet.folder / "old.db", tablet.data / "waypost.db", fs::copy_options::overwrite_existing);
    {
        store::Store store(tablet.data / "waypost.db", {.chain_key = std::make_shared<const platform::SecretKey>(
                                                            platform::load_or_make_key(tablet.data / "device.key"))});
        store.record(sample::page_left(22));
        other = store.head();
    }

    const auto forks = tablet.forks();

    REQUIRE(forks.size() == 1);
    CHECK(forks[0] == model::ForkSeen{.how = "other", .counter = told.counter, .told = told.link, .found = other.link});
}

TEST_CASE("RS-31: a copied data folder knows that it is a copy, and the folder it came from does not mind")
{
    const Tablet tablet;
    {
        auto device = tablet.on();
        keep(device, 1);
        device.head_was_told(device.store().head());
    }
    fs::copy(tablet.data, tablet.folder / "copy", fs::copy_options::recursive);

    const auto forks = tablet.forks(tablet.folder / "copy");

    REQUIRE(forks.size() == 1);
    CHECK(forks[0].how == "copied");
    CHECK(tablet.forks(tablet.folder / "copy").size() == 1);
    CHECK(tablet.forks().empty());
}

TEST_CASE("RS-31: the highest head told is kept, and a head.seen that is damaged or missing stops nothing")
{
    const Tablet tablet;
    {
        auto device = tablet.on();
        keep(device, 1);
        keep(device, 2);
        device.head_was_told(device.store().head());
        const auto kept = support::text_of(tablet.data / "head.seen");
        device.head_was_told({.counter = 1, .link = *device.store().link_at(1)});
        CHECK(support::text_of(tablet.data / "head.seen") == kept);
    }
    for (const char* damaged : {"", "waypost head 1\n", "waypost head 1\n2 short", "waypost head 1\nx y z\n"}) {
        std::ofstream(tablet.data / "head.seen", std::ios::binary) << damaged;
        CHECK(tablet.forks().empty());
    }
    fs::remove(tablet.data / "head.seen");
    CHECK(tablet.forks().empty());
}

TEST_CASE("RS-31: a receipt that names a head this device does not have shows that the whole folder was set back")
{
    sample::ByHandDevice device(2);
    auto receipt = sample::receipt_for(sample::opened(waypost::write_bundle(device.hand(), device.stick()).file));
    receipt.head = {.counter = 40, .link = std::string(64, 'e')};
    const auto file = device.stick() / "a.receipt";
    std::ofstream(file, std::ios::binary) << bundle::signed_text(receipt, sample::office_key());

    REQUIRE(waypost::take_receipt(device.hand(), file).trouble == "");

    const auto fork = std::get<model::ForkSeen>(device.store->facts_of("").back().body);
    CHECK(fork.how == "older");
    CHECK(fork.counter == 40);
    CHECK(device.store->outbox_counts().sent == 2);
}
