#include "platform/ids.h"

#include "platform/clock.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <regex>
#include <set>
#include <thread>
#include <vector>

using namespace platform;

static std::int64_t time_in(const std::string& id)
{
    return std::stoll(id.substr(0, 8) + id.substr(9, 4), nullptr, 16);
}

TEST_CASE("X-02: an id is a version 7 UUID in lower case that begins with the time")
{
    Uuids uuids;

    const auto id = uuids.next(1'795'521'600'000);
    CHECK(std::regex_match(id, std::regex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
    CHECK(time_in(id) == 1'795'521'600'000);
}

TEST_CASE("X-02: each id is greater than the one before, within a millisecond and when the clock goes back")
{
    Uuids uuids;
    std::string last = uuids.next(5'000'000);
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t clock = i % 3 == 0 ? 5'000'000 : i % 3 == 1 ? 1 : -7;
        auto next = uuids.next(clock);
        REQUIRE(next > last);
        last = std::move(next);
    }
    CHECK(time_in(last) == 5'000'000);
    CHECK(uuids.next(5'000'001) > last);
}

TEST_CASE("two makers of ids never make the same one")
{
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) ids.insert(Uuids().next(5'000'000));

    CHECK(ids.size() == 1000);
}

TEST_CASE("ids made by several threads are all different, and each thread's own rise")
{
    std::vector<std::vector<std::string>> made(4);
    std::vector<std::thread> threads;
    for (auto& mine : made)
        threads.emplace_back([&mine] {
            for (int i = 0; i < 2000; ++i) mine.push_back(new_uuid());
        });
    for (auto& thread : threads) thread.join();

    std::set<std::string> all;
    for (const auto& mine : made) {
        CHECK(std::is_sorted(mine.begin(), mine.end()));
        all.insert(mine.begin(), mine.end());
    }
    CHECK(all.size() == 8000);
}

TEST_CASE("RS-14: the monotonic clock only grows, and the boot has a name that stays")
{
    const auto before = mono_ms();
    std::this_thread::sleep_for(std::chrono::milliseconds(15));

    CHECK(mono_ms() - before >= 14);
    CHECK(boot_id().size() == 36);
    CHECK(boot_id() == boot_id());
    CHECK(wall_ms() > 1'700'000'000'000);
}
