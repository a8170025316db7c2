// Records on a stick to the office, and its receipt back: whole or not at all, and nothing sent by writing alone.
#include "by_hand.h"

#include "support/office.h"
#include "support/program.h"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <fstream>

namespace fs = std::filesystem;
using sample::ByHandDevice;
using sample::opened;
using sample::receipt_for;
using store::State;
using waypost::take_receipt;
using waypost::write_bundle;

namespace {

fs::path lay_receipt(const ByHandDevice& device, const bundle::Receipt& receipt,
                     const platform::SigningKey& office = sample::office_key())
{
    const auto file = device.stick() / (receipt.id + ".receipt");
    std::ofstream(file, std::ios::binary) << bundle::signed_text(receipt, office);
    return file;
}

bool holds(const bundle::Bundle& bundle, const std::string& id)
{
    return std::ranges::find(bundle.statements, id, &model::Statement::id) != bundle.statements.end();
}

int exports_noted(const ByHandDevice& device)
{
    return static_cast<int>(std::ranges::count_if(device.store->facts_of(""), [](const model::Fact& fact) {
        return std::holds_alternative<model::Exported>(fact.body);
    }));
}

int files_on(const fs::path& folder)
{
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("RS-20: what waits is written for the office, and goes on waiting; the writing is noted")
{
    const ByHandDevice device(3);

    const auto written = write_bundle(device.hand(), device.stick());

    REQUIRE(written.trouble == "");
    CHECK(written.statements == 3);
    const auto bundle = opened(written.file);
    CHECK(bundle.device == device.device);
    CHECK(bundle.statements.size() == 3);
    CHECK(bundle.head.counter == 3);
    CHECK(bundle.rows.size() == 3);
    CHECK(device.store->outbox_counts() == store::OutboxCounts{.waiting = 3});
    CHECK(exports_noted(device) == 1);
    CHECK(files_on(device.stick()) == 1);
    struct stat state = {};
    REQUIRE(::stat(waypost::signing_key_file(device.folder.path()).c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0600);
}

TEST_CASE("RS-20: the receipt makes sent what it names, keeps what was refused with its reason, and nothing else")
{
    const ByHandDevice device(3);
    const auto later = [&] {
        const auto written = write_bundle(device.hand(), device.stick());
        return opened(written.file);
    }();
    const std::string after = device.keep(4);
    auto receipt = receipt_for(later);
    const std::string refused = receipt.sent.back();
    receipt.sent.pop_back();
    receipt.refused.push_back({.id = refused, .reason = "400 no such verb"});
    receipt.sent.push_back(platform::new_uuid());  // of nobody here

    const auto taken = take_receipt(device.hand(), lay_receipt(device, receipt));

    REQUIRE(taken.trouble == "");
    CHECK(taken.taken.sent == 2);
    CHECK(taken.taken.refused == 1);
    CHECK(device.store->outbox_counts() == store::OutboxCounts{.waiting = 1, .sent = 2, .refused = 1});
    CHECK(device.state(after) == State::waiting);
    CHECK(device.store->refused().front().reason == "400 no such verb");
    CHECK(device.store->verify_chain().is_whole());
}

TEST_CASE("R-19e: what is kept while a bundle is written waits on, and is in the next one")
{
    const ByHandDevice device(2);
    std::string meanwhile;
    const auto first = write_bundle(device.hand(), device.stick(), [&] {
        if (meanwhile.empty()) meanwhile = device.keep(9);
    });
    REQUIRE(first.trouble == "");
    REQUIRE_FALSE(holds(opened(first.file), meanwhile));
    REQUIRE(take_receipt(device.hand(), lay_receipt(device, receipt_for(opened(first.file)))).trouble == "");
    CHECK(device.state(meanwhile) == State::waiting);

    const auto second = opened(write_bundle(device.hand(), device.stick()).file);

    CHECK(second.statements.size() == 1);
    CHECK(holds(second, meanwhile));
}

TEST_CASE("RS-20: killed between any two steps, the stick has a whole bundle or none, and everything still waits")
{
    constexpr int steps = 6;
    const auto office = sample::office_key().public_key();  // made here, not in a child: it is made once in a process
    for (int last = 1; last <= steps + 1; ++last) {
        ByHandDevice device(2);
        device.store.reset();  // no fork with the database open (RS-12)
        const pid_t child = ::fork();
        if (child == 0) {
            store::Store store(device.folder / "waypost.db", sample::options());
            auto hand = waypost::ByHand{.store = store,
                                        .key = device.key,
                                        .office = office,
                                        .device = device.device,
                                        .organisation = "https://training.example.org",
                                        .app = "test",
                                        .now = [] { return sample::moment(); },
                                        .new_id = platform::new_uuid};
            int step = 0;
            write_bundle(hand, device.stick(), [&] {
                if (++step == last) ::_exit(7);
            });
            ::_exit(step == steps ? 0 : 1);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(WEXITSTATUS(status) == (last <= steps ? 7 : 0));
        store::Store store(device.folder / "waypost.db", sample::options());
        CHECK(store.outbox_counts().waiting == 2);
        for (const fs::path& file : device.bundles()) CHECK(opened(file).statements.size() == 2);
        CHECK(device.bundles().size() == (last < 5 ? 0 : 1));
    }
}

TEST_CASE("RS-20: a stick that is gone, full or read-only is said so, and leaves nothing behind")
{
    const ByHandDevice device(2);
    CHECK(write_bundle(device.hand(), device.folder / "not-there").trouble == "stick.trouble.gone");
    CHECK(write_bundle(device.hand(), "/sys/kernel").trouble == "stick.trouble.read_only");

    const rlimit small{.rlim_cur = 1'000, .rlim_max = RLIM_INFINITY};
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto on_full = platform::write_on_stick(device.stick() / "a.bundle", std::string(5'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);

    CHECK(on_full.trouble == platform::StickTrouble::full);
    CHECK(files_on(device.stick()) == 0);
    CHECK(exports_noted(device) == 0);
}

TEST_CASE("RS-20: what was read back is compared, so that a stick that lies is found out")
{
    const ByHandDevice device(1);
    int step = 0;
    const auto written = write_bundle(device.hand(), device.stick(), [&] {
        // After the sync, before it is read again: as a worn-out stick would.
        if (++step == 3)
            for (const auto& entry : fs::directory_iterator(device.stick()))
                std::ofstream(entry.path(), std::ios::binary | std::ios::in).put('!');
    });

    CHECK(written.trouble == "stick.trouble.broken");
    CHECK(files_on(device.stick()) == 0);
    CHECK(exports_noted(device) == 0);
}

TEST_CASE("RS-20: without an office nothing is written, for nothing leaves unsealed")
{
    const ByHandDevice device(1);
    auto hand = device.hand();
    hand.office.reset();

    CHECK(write_bundle(hand, device.stick()).trouble == "stick.no_office.title");
    CHECK(files_on(device.stick()) == 0);
}

TEST_CASE("RS-20: a receipt of another device, another office, altered or taken before changes nothing, and says why")
{
    const ByHandDevice device(2);
    const auto receipt = receipt_for(opened(write_bundle(device.hand(), device.stick()).file));
    const auto trouble = [&](const fs::path& file) { return take_receipt(device.hand(), file).trouble; };

    auto others = receipt;
    others.device = platform::new_uuid();
    CHECK(trouble(lay_receipt(device, others)) == "stick.receipt.for_another");
    CHECK(trouble(lay_receipt(device, receipt, platform::make_signing_key())) == "stick.receipt.unknown_key");
    const auto file = lay_receipt(device, receipt);
    std::string text = support::text_of(file);
    text[text.find("sent") + 10] ^= 1;
    std::ofstream(device.stick() / "altered.receipt", std::ios::binary) << text;
    CHECK(trouble(device.stick() / "altered.receipt") == "stick.receipt.altered");
    std::ofstream(device.stick() / "photo.receipt", std::ios::binary) << "a photograph";
    CHECK(trouble(device.stick() / "photo.receipt") == "stick.receipt.not_one");
    CHECK(trouble(device.stick() / "away.receipt") == "stick.receipt.unreadable");
    CHECK(device.store->outbox_counts().waiting == 2);

    CHECK(trouble(file) == "");
    const auto kept = device.store->head();
    CHECK(trouble(file) == "stick.receipt.already");
    CHECK(device.store->head() == kept);
}

TEST_CASE("R-16: what the record store refused by network and took by hand is sent")
{
    const ByHandDevice device(1);
    const auto bundle = opened(write_bundle(device.hand(), device.stick()).file);
    const std::string id = bundle.statements.front().id;
    device.store->settle(std::vector<store::Settled>{{.id = id, .state = State::refused, .reason = "403"}},
                         sample::noon);

    REQUIRE(take_receipt(device.hand(), lay_receipt(device, receipt_for(bundle))).trouble == "");

    CHECK(device.state(id) == State::sent);
}

TEST_CASE("RS-16: a receipt taken while the same statement is on its way by network: sent, whichever ends first")
{
    const ByHandDevice device(1);
    const auto bundle = opened(write_bundle(device.hand(), device.stick()).file);
    const auto due = device.store->due(sample::noon, 10, 1 << 19);
    device.store->mark_sending(due, sample::noon);
    REQUIRE(take_receipt(device.hand(), lay_receipt(device, receipt_for(bundle))).trouble == "");

    device.store->settle(std::vector<store::Settled>{{.id = due.front().id, .state = State::waiting}}, sample::noon);

    CHECK(device.store->outbox_counts() == store::OutboxCounts{.sent = 1});
}

TEST_CASE("RS-31: after a receipt the next bundle's chain goes on where the office's ends, and fits it")
{
    const ByHandDevice device(3);
    const auto first = opened(write_bundle(device.hand(), device.stick()).file);
    REQUIRE(take_receipt(device.hand(), lay_receipt(device, receipt_for(first))).trouble == "");
    device.keep(7);

    const auto second = opened(write_bundle(device.hand(), device.stick()).file);

    CHECK(second.before == first.head);
    CHECK(second.rows.front().counter == first.head.counter + 1);
    CHECK(second.head.counter == device.store->head().counter - 1);  // the note that it was written comes after it
}

TEST_CASE("RS-20: receipts on sticks are offered with what they say, or why they cannot be taken in")
{
    const ByHandDevice device(2);
    const auto receipt = receipt_for(opened(write_bundle(device.hand(), device.stick()).file));
    lay_receipt(device, receipt);
    std::ofstream(device.stick() / "photo.receipt", std::ios::binary) << "a photograph";

    auto offers = waypost::receipt_offers(device.hand(), device.stick());
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].records == 2);
    CHECK(offers[0].made == sample::noon);
    CHECK(offers[0].refused == "");
    CHECK(offers[1].refused == "stick.receipt.not_one");

    REQUIRE(take_receipt(device.hand(), offers[0].path).trouble == "");
    offers = waypost::receipt_offers(device.hand(), device.stick());
    CHECK(offers[0].refused == "stick.receipt.already");
}

TEST_CASE("RS-20: only where another disk is mounted is a stick; a folder that waits for one is none")
{
    const fs::path here = fs::temp_directory_path();
    struct stat own = {}, other = {};
    REQUIRE(::stat(here.c_str(), &own) == 0);
    std::string elsewhere;
    for (const char* place : {"/dev/shm", "/var/tmp", "/proc"})
        if (::stat(place, &other) == 0 && other.st_dev != own.st_dev) elsewhere = place;
    REQUIRE_FALSE(elsewhere.empty());
    const sample::Folder media;
    fs::create_directories(media / "user/EMPTY");
    fs::create_directory_symlink(elsewhere, media / "user/KINGSTON");
    fs::create_directory_symlink(elsewhere, media / "CAMERA");

    const auto sticks = platform::sticks_in(media.path());

    REQUIRE(sticks.size() == 2);
    CHECK(sticks[0].name == "CAMERA");
    CHECK(sticks[1].folder == media / "user/KINGSTON");
    CHECK(platform::sticks_in(media / "not-there").empty());
}

TEST_CASE("R-24: records are not kept on what can be pulled out: a stick, a part of one, or encryption over one")
{
    const sample::Folder data, sys;
    struct stat on = {};
    REQUIRE(::stat(data.path().c_str(), &on) == 0);
    const std::string number = std::to_string(major(on.st_dev)) + ":" + std::to_string(minor(on.st_dev));
    const fs::path stick = sys / "devices/usb/sdb", fixed = sys / "devices/nvme0n1", locked = sys / "devices/dm-0";
    fs::create_directories(stick / "sdb1");
    fs::create_directories(fixed);
    fs::create_directories(locked / "slaves");
    fs::create_directories(sys / "dev/block");
    std::ofstream(stick / "removable") << "1\n";
    std::ofstream(stick / "sdb1/partition") << "1\n";
    std::ofstream(fixed / "removable") << "0\n";
    std::ofstream(locked / "removable") << "0\n";
    const auto lies_on = [&](const fs::path& disk) {
        fs::remove(sys / "dev/block" / number);
        fs::create_directory_symlink(disk, sys / "dev/block" / number);
        return platform::can_be_pulled_out(data.path(), sys.path());
    };

    CHECK_FALSE(platform::can_be_pulled_out(data.path(), sys.path()));  // a disk that nothing is known of
    CHECK_FALSE(lies_on(fixed));
    CHECK(lies_on(stick));
    CHECK(lies_on(stick / "sdb1"));
    CHECK_FALSE(lies_on(locked));
    fs::create_directory_symlink(stick / "sdb1", locked / "slaves/sdb1");
    CHECK(lies_on(locked));
    CHECK(platform::can_be_pulled_out(data / "not/there/yet", sys.path()));
}

TEST_CASE(
    "R-20: with a clock decades off a bundle is written all the same, says how far it is trusted, and is receipted")
{
    for (const model::Millis wall : {0LL, 4'070'908'800'000LL}) {  // 1970, 2099
        CAPTURE(wall);
        const ByHandDevice device(2);
        auto hand = device.hand();
        hand.now = [&] { return model::Moment{.wall = wall, .mono = 5'000, .boot = "boot-1", .trusted = false}; };

        const auto written = write_bundle(hand, device.stick());

        REQUIRE(written.trouble == "");
        const auto bundle = opened(written.file);
        CHECK(bundle.made == hand.now());
        CHECK(take_receipt(hand, lay_receipt(device, receipt_for(bundle))).trouble == "");
        CHECK(device.store->outbox_counts() == store::OutboxCounts{.sent = 2});
    }
}
