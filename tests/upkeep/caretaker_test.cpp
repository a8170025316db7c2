#include "upkeep/caretaker.h"
#include "store/sample_store.h"
#include "support/program.h"
#include "support/sanitized.h"
#include "upkeep/copies.h"
#include "upkeep/damage.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <iostream>

namespace fs = std::filesystem;
using namespace upkeep;
using namespace std::chrono_literals;

namespace {

// A data folder with some records in it, and a caretaker whose clocks a test turns.
struct Cared {
    sample::Folder folder;
    std::atomic<model::Millis> wall = sample::noon, mono = 1'000'000;
    fs::path medium;

    Cared(int facts = 3)
    {
        store::Store store(file(), sample::options());
        for (int n = 1; n <= facts; ++n) store.record(sample::page_left(n));
    }
    fs::path file() const { return folder / "waypost.db"; }
    std::size_t copies() const { return copies_in(copies_folder(folder.path())).size(); }
    CaretakerSetup setup()
    {
        return {.data = folder.path(),
                .database = file(),
                .options = sample::options(),
                .medium = medium,
                .device = "device-1",
                .wall = [this] { return wall.load(); },
                .mono = [this] { return mono.load(); },
                .changed = [] {},
                .log = [](const std::string&) {}};
    }
    void record(int n) const { store::Store(file(), sample::options()).record(sample::page_left(n)); }
};

template <class Happened>
bool soon(Happened happened)
{
    return support::soon(10s, happened);
}

}  // namespace

TEST_CASE("RS-07: the file is checked at start, whole when that was not done for a week, and the time is kept")
{
    Cared cared;
    {
        Caretaker caretaker(cared.setup());
        CHECK(soon([&] { return caretaker.health().checked_at == sample::noon; }));
    }
    cared.wall += between_checks - 1;
    {
        Caretaker caretaker(cared.setup());
        CHECK(soon([&] { return caretaker.health().checked_at != 0; }));
        CHECK(caretaker.health().checked_at == sample::noon);
        cared.wall += 1;
        caretaker.sitting_ended();
        CHECK(soon([&] { return caretaker.health().checked_at == cared.wall; }));
        CHECK_FALSE(caretaker.health().damaged);
    }
    CHECK_FALSE(fs::exists(damage_mark(cared.folder.path())));
}

TEST_CASE("RS-06, RS-07: damage is found at start, told, and marked for the next start; the file stays as it is")
{
    Cared cared(300);
    sample::spoil_page(cared.file(), 5);
    const std::string before = support::text_of(cared.file());

    Caretaker caretaker(cared.setup());

    CHECK(soon([&] { return caretaker.health().damaged; }));
    CHECK(fs::exists(damage_mark(cared.folder.path())));
    caretaker.copy_now();
    std::this_thread::sleep_for(50ms);
    CHECK(cared.copies() == 0);
    CHECK(support::text_of(cared.file()) == before);
}

TEST_CASE("RS-08: a copy is made when a sitting ends, and the next not before ten minutes have gone")
{
    Cared cared;
    Caretaker caretaker(cared.setup());
    CHECK(soon([&] { return cared.copies() == 1; }));  // what was there at the start had no copy yet

    cared.record(10);
    caretaker.sitting_ended();
    std::this_thread::sleep_for(50ms);
    CHECK(cared.copies() == 1);
    cared.mono += between_copies;
    cared.record(11);
    caretaker.sitting_ended();
    CHECK(soon([&] { return cared.copies() == 2; }));
    CHECK(copies_in(copies_folder(cared.folder.path())).front().counter == 5);
    CHECK(soon([&] { return caretaker.health().copies == 2; }));
}

TEST_CASE("RS-08: the facilitator's copy is made at once, also on the second medium, and a medium that is away is told")
{
    Cared cared;
    cared.medium = cared.folder / "medium";
    Caretaker caretaker(cared.setup());
    using Second = model::Health::Second;
    CHECK(soon([&] { return caretaker.health().second == Second::not_there; }));

    fs::create_directory(cared.medium);
    cared.record(10);
    caretaker.copy_now();

    // The medium of this test lies on the same disk, and that is told, too: it is no second one.
    CHECK(soon([&] { return caretaker.health().second == Second::same_disk; }));
    CHECK(copies_in(folder_on(cared.medium, "device-1")).size() == 1);
    CHECK(cared.copies() == 2);
}

TEST_CASE("RS-38: the device's key is in no copy")
{
    Cared cared;
    Caretaker caretaker(cared.setup());
    REQUIRE(soon([&] { return cared.copies() == 1; }));

    const std::string key(32, '\7');  // as the sample's
    CHECK(support::text_of(copies_in(copies_folder(cared.folder.path())).front().file).find(key) == std::string::npos);
}

TEST_CASE("RS-07: the check at start takes less than 300 ms for 50 MB")
{
    if (support::is_sanitized) {
        std::cout << "SKIPPED: the time of the check at start: a sanitizer slows it down" << std::endl;
        return;
    }
    const sample::Folder folder;
    store::Store store(folder / "waypost.db", sample::options());
    std::vector<store::Happening> many;
    while (fs::file_size(folder / "waypost.db") < 50'000'000) {
        many.clear();
        for (int n = 0; n < 2'000; ++n)
            many.push_back({sample::page_left(n), {sample::statement(",\"x\":\"" + std::string(1'500, 'y') + "\"")}});
        store.record_all(many);
    }

    // The processor's time, so that whatever else runs beside the test does not count.
    double quickest_ms = 1e9;
    for (int i = 0; i < 5; ++i) {
        const std::clock_t start = std::clock();
        CHECK(store.quick_check().empty());
        quickest_ms = std::min(quickest_ms, 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    fmt::print("the check at start of {} MB: {:.0f} ms\n", fs::file_size(folder / "waypost.db") / 1'000'000,
               quickest_ms);
    CHECK(quickest_ms < 300);
}
