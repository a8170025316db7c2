#include "upkeep/copies.h"
#include "crash/child.h"
#include "platform/files.h"
#include "store/sample_store.h"
#include "support/long.h"
#include "upkeep/damage.h"

#include <doctest/doctest.h>

#include <unistd.h>
#include <fstream>
#include <random>

namespace fs = std::filesystem;
using namespace upkeep;

namespace {

std::int64_t facts_in(const fs::path& copy)
{
    store::Store store(copy, sample::options());
    CHECK(store.full_check().empty());
    CHECK(store.verify_chain().is_whole());
    return store.next_counter() - 1;
}

}  // namespace

TEST_CASE("RS-08: a copy is whole, holds every record, and only the last three are kept")
{
    const sample::Folder folder;
    store::Store store(folder / "waypost.db", sample::options());
    for (int n = 1; n <= 5; ++n) {
        store.record(sample::page_left(n));
        make_copy(store, folder / "copies", sample::noon + n);
    }

    const auto copies = copies_in(folder / "copies");
    REQUIRE(copies.size() == 3);
    CHECK(copies[0].counter == 5);
    CHECK(copies[2].counter == 3);
    CHECK(copies[0].at == sample::noon + 5);
    for (const Copy& copy : copies) CHECK(facts_in(copy.file) == copy.counter);
}

TEST_CASE("RS-14: which copy is the newest is told by its records, not by the clock")
{
    const sample::Folder folder;
    store::Store store(folder / "waypost.db", sample::options());
    store.record(sample::page_left(1));
    make_copy(store, folder / "copies", sample::noon);
    store.record(sample::page_left(2));
    make_copy(store, folder / "copies", 0);

    CHECK(copies_in(folder / "copies").front().counter == 2);
}

TEST_CASE("RS-08: nobody else reads a copy, and what is no copy is not taken for one")
{
    const sample::Folder folder;
    store::Store store(folder / "waypost.db", sample::options());
    const Copy copy = make_copy(store, folder / "copies", sample::noon);
    for (const char* name : {"records-x-1.db", "records-1.db", "records-0000000001-1.db.new", "notes.txt"})
        std::ofstream(folder / "copies" / name) << "x";

    using fs::perms;
    CHECK(fs::status(copy.file).permissions() == (perms::owner_read | perms::owner_write));
    CHECK(fs::status(folder / "copies").permissions() == perms::owner_all);
    CHECK(copies_in(folder / "copies").size() == 1);
}

TEST_CASE("RS-08: a damaged file is not copied over good copies")
{
    const sample::Folder folder;
    {
        store::Store store(folder / "waypost.db", sample::options());
        for (int n = 1; n <= 300; ++n) store.record(sample::page_left(n));
        make_copy(store, folder / "copies", sample::noon);
    }
    sample::spoil_pages(folder / "waypost.db", 10);
    store::Store store(folder / "waypost.db", sample::options());

    CHECK_THROWS_AS(make_copy(store, folder / "copies", sample::noon + 1), store::Broken);

    REQUIRE(copies_in(folder / "copies").size() == 1);
    CHECK(facts_in(copies_in(folder / "copies").front().file) == 300);
    CHECK(std::distance(fs::directory_iterator(folder / "copies"), {}) == 1);
}

TEST_CASE("RS-08: the copy on another medium is the same, in a folder of this device's own")
{
    const sample::Folder folder;
    store::Store store(folder / "waypost.db", sample::options());
    store.record(sample::page_left(1));
    const Copy copy = make_copy(store, folder / "copies", sample::noon);
    fs::create_directory(folder / "medium");

    copy_again(copy, folder_on(folder / "medium", "device-1"));

    const auto there = copies_in(folder / "medium/waypost-device-1");
    REQUIRE(there.size() == 1);
    CHECK(facts_in(there.front().file) == 1);
}

TEST_CASE("RS-08: killed at any moment of copying, the copies that were there are whole")
{
    const sample::Folder folder;
    {
        store::Store store(folder / "waypost.db", sample::options());
        for (int n = 1; n <= 400; ++n) store.record(sample::page_left(n));
    }
    const int rounds = sample::is_long() ? 200 : 15;
    std::mt19937 dice(4);
    for (int round = 0; round < rounds; ++round) {
        crash::Child child([&](const crash::Child::Say& say) {
            store::Store store(folder / "waypost.db", sample::options());
            for (int n = 0;; ++n) {
                store.record(sample::page_left(n));
                make_copy(store, folder / "copies", sample::noon + n);
                say("copied");
            }
        });
        REQUIRE(child.line() == "copied");
        usleep(static_cast<useconds_t>(dice() % 20'000));
        child.end();

        const auto copies = copies_in(folder / "copies");
        REQUIRE_FALSE(copies.empty());
        CHECK(facts_in(copies.front().file) == copies.front().counter);
    }
}
