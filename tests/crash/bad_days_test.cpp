// RS-42: days on which the disk is full, stands still or goes read-only while somebody learns. What the screen said is
// saved stays saved; what cannot be saved is said; and afterwards the same person goes on.
#include "crash/loop_disk.h"
#include "crash/person.h"
#include "patiently.h"
#include "support/faults.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <thread>

namespace fs = std::filesystem;
using namespace crash;
using sample::Desk;

namespace {

constexpr const char* skipped = "SKIPPED: RS-42 {}: it needs root, a loop device and ext4\n";

/// What is missing of all that was said to be saved, and what is there twice.
void compare(const char* day, Desk& desk, const std::set<std::string>& told)
{
    const Records kept = kept_in(desk.store());
    long lost = 0, doubled = 0;
    for (const std::string& record : told) lost += !kept.contains(record);
    for (const std::string& record : std::set(kept.begin(), kept.end())) doubled += kept.count(record) > 1;
    const bool corrupt = !desk.store().full_check().empty() || !desk.store().verify_chain().is_whole();
    sample::tell({day, 1, lost, doubled, corrupt ? 1 : 0});
    CHECK(lost == 0);
    CHECK(doubled == 0);
    CHECK_FALSE(corrupt);
}

void learn_for_a_while(Desk& desk, Person& person)
{
    desk.switch_on();
    for (int touches = 0; touches < 60; ++touches) REQUIRE(person.touch(desk));
}

void go_on_to_the_end(Desk& desk, Person& person)
{
    person.starts_again();
    while (person.touch(desk)) {
    }
    CHECK(person.has_finished());
}

}  // namespace

TEST_CASE("RS-42: the disk is full in the middle: the screen says so, and goes on in the same page when there is room")
{
    const LoopDisk disk;
    if (!disk.is_there()) {
        fmt::print(skipped, "full disk");
        return;
    }
    Desk desk(disk.at());
    crash::give_office(desk);
    Person person([] { return false; });
    learn_for_a_while(desk, person);

    disk.fill();
    while (person.touch(desk)) {
    }
    CHECK(person.has_given_up());
    CHECK(person.refusals_in_all() > 0);
    disk.free_up();
    go_on_to_the_end(desk, person);

    compare("full ext4 (RS-42)", desk, person.told());
    desk.switch_off();
}

TEST_CASE("RS-42: the disk goes read-only in the middle: the screen says so; after a restart the person goes on")
{
    const LoopDisk disk;
    if (!disk.is_there()) {
        fmt::print(skipped, "read-only disk");
        return;
    }
    Desk desk(disk.at());
    crash::give_office(desk);
    Person person([] { return false; });
    learn_for_a_while(desk, person);

    REQUIRE(disk.goes_read_only());
    while (person.touch(desk)) {
    }
    CHECK(person.has_given_up());
    desk.switch_off();
    disk.power_back();
    desk.switch_on();
    go_on_to_the_end(desk, person);

    compare("ext4 gone read-only (RS-42)", desk, person.told());
    desk.switch_off();
}

TEST_CASE("RS-42, RS-03: the disk stands still: the page says it is saving, and all is saved when the disk goes on")
{
    const LoopDisk disk;
    if (!disk.is_there()) {
        fmt::print(skipped, "disk that stands still");
        return;
    }
    Desk desk(disk.at());
    crash::give_office(desk);
    Person person([] { return false; });
    learn_for_a_while(desk, person);
    int said = 0;
    desk.patiently = [&](const char*, const Work& work) { patiently(work, [&] { ++said; }); };

    for (int round = 0; round < 3; ++round) {
        REQUIRE(disk.freeze());
        std::thread later([&] {
            std::this_thread::sleep_for(sample::is_long() ? std::chrono::seconds(30) : std::chrono::seconds(1));
            disk.thaw();
        });
        for (const int before = said; said == before;) REQUIRE(person.touch(desk));
        later.join();
    }
    CHECK(said >= 3);
    CHECK(person.refusals_in_all() == 0);
    go_on_to_the_end(desk, person);

    compare("ext4 that stands still (RS-42)", desk, person.told());
    desk.switch_off();
}
