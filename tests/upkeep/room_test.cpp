#include "upkeep/room.h"
#include "platform/files.h"
#include "store/sample_store.h"
#include "upkeep/copies.h"
#include "upkeep/small_disk.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace fs = std::filesystem;
using namespace upkeep;

TEST_CASE("RS-09: under 64 MB nothing is begun, under 256 MB the facilitator is told")
{
    CHECK(room_of(63 * megabyte) == Room::too_little);
    CHECK(room_of(64 * megabyte) == Room::low);
    CHECK(room_of(255 * megabyte) == Room::low);
    CHECK(room_of(256 * megabyte) == Room::enough);
    CHECK(room_of({}) == Room::enough);
}

TEST_CASE("RS-09: where room is short, old logs and old copies go, and the newest copy and the records stay")
{
    const sample::SmallDisk disk;
    if (!disk.is_there()) {
        fmt::print("SKIPPED: RS-09 on a full disk: it needs root, for a small disk of its own\n");
        return;
    }
    {
        store::Store store(disk.at() / "waypost.db", sample::options());
        for (int n = 1; n <= 3; ++n) {
            store.record(sample::page_left(n));
            make_copy(store, copies_folder(disk.at()), sample::noon + n);
        }
    }
    platform::write_whole(disk.at() / "waypost.log.1", "old lines\n");
    platform::write_whole(disk.at() / "waypost.log", "new lines\n");

    CHECK(room_in(disk.at()) == Room::too_little);
    make_room(disk.at());

    CHECK_FALSE(fs::exists(disk.at() / "waypost.log.1"));
    CHECK(fs::exists(disk.at() / "waypost.log"));
    REQUIRE(copies_in(copies_folder(disk.at())).size() == 1);
    CHECK(copies_in(copies_folder(disk.at())).front().counter == 3);
    CHECK(store::Store(disk.at() / "waypost.db", sample::options()).facts_of("learner-1").size() == 3);
}

TEST_CASE("RS-09, R-25, R-26: on a full disk the reserved room lets what is open be saved")
{
    const sample::SmallDisk disk;
    if (!disk.is_there()) {
        fmt::print("SKIPPED: RS-09 on a full disk: it needs root, for a small disk of its own\n");
        return;
    }
    auto options = sample::options();
    options.when_full = [&] { let_go_of_reserve(disk.at()); };
    store::Store store(disk.at() / "waypost.db", options);
    store.record(sample::page_left(0));
    platform::take_room(disk.at() / "reserve", reserve);
    disk.fill();
    const std::string long_words(60'000, 'w');

    store.record(sample::fact(model::PageLeft{.topic = "1.1", .section = long_words, .duration = 1}));

    CHECK(store.facts_of("learner-1").size() == 2);
    CHECK_FALSE(fs::exists(disk.at() / "reserve"));
    CHECK(store.full_check().empty());
    disk.fill();
    try {  // the control: with the reserve gone, a full disk is full, and says so
        store.record(sample::fact(model::PageLeft{.topic = "1.1", .section = long_words, .duration = 2}));
        FAIL("it was saved on a full disk");
    } catch (const store::Broken& broken) {
        CHECK(broken.is_full());
    }
    CHECK(store.facts_of("learner-1").size() == 2);
}

TEST_CASE("R-25: room is reserved where there is enough, really taken, and only once")
{
    const sample::Folder folder;
    if (room_in(folder.path()) != Room::enough) return;

    CHECK(hold_reserve(folder.path()));
    CHECK(fs::file_size(folder / "reserve") == reserve);
    CHECK(hold_reserve(folder.path()));
    let_go_of_reserve(folder.path());
    let_go_of_reserve(folder.path());
    CHECK_FALSE(fs::exists(folder / "reserve"));
}
