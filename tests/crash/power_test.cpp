// RS-41: the power goes while somebody learns. A real ext4 in a file, cut off by the file system's own shutdown,
// mounted again as after a power cut; then the store is compared with what the screen had said.
#include "crash/child.h"
#include "crash/loop_disk.h"
#include "crash/person.h"
#include "support/basics.h"
#include "support/desk.h"
#include "support/faults.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <unistd.h>

#include <functional>
#include <optional>
#include <random>

namespace fs = std::filesystem;
using namespace crash;
using sample::Desk;

namespace {

struct Cut {
    int after_lines = 1;
    bool stopped_first = false;  ///< else it works on for a tenth of a second before the power goes
};

// Reads what the child says up to the cut; all of that was shown as saved.
std::vector<std::string> told_before(Child& child, const LoopDisk& disk, const Cut& cut)
{
    std::vector<std::string> told;
    while (static_cast<int>(told.size()) < cut.after_lines) {
        auto line = child.line();
        if (!line) break;
        told.push_back(*line);
    }
    if (cut.stopped_first)
        child.stop();
    else
        usleep(100'000);
    disk.cut();
    child.end();
    while (auto line = child.line()) told.push_back(*line);
    return told;
}

// The control: rows one by one with the settings that SQLite has of itself.
void insert_rows(const fs::path& file, const std::function<void(std::string)>& say)
{
    sqlite3* db = nullptr;
    if (sqlite3_open(file.c_str(), &db) != SQLITE_OK) return;
    sqlite3_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; CREATE TABLE row (n)", nullptr, nullptr,
                 nullptr);
    for (int n = 1; n <= 40; ++n)
        if (sqlite3_exec(db, fmt::format("INSERT INTO row VALUES ({})", n).c_str(), nullptr, nullptr, nullptr) ==
            SQLITE_OK)
            say(std::to_string(n));
}

std::set<std::string> rows_in(const fs::path& file)
{
    std::set<std::string> rows;
    sqlite3* db = nullptr;
    sqlite3_open(file.c_str(), &db);
    sqlite3_exec(
        db, "SELECT n FROM row",
        [](void* to, int, char** values, char**) {
            static_cast<std::set<std::string>*>(to)->insert(values[0]);
            return 0;
        },
        &rows, nullptr);
    sqlite3_close(db);
    return rows;
}

int rounds_of(int short_form, int long_form) { return sample::is_long() ? long_form : short_form; }

}  // namespace

TEST_CASE("RS-41: the power goes, the disk is what it is, and everything the screen said is saved is there, once")
{
    const LoopDisk disk;
    if (!disk.is_there()) {
        fmt::print("SKIPPED: RS-41 power cuts: they need root, a loop device and ext4\n");
        return;
    }
    const int rounds = rounds_of(6, 200);
    std::mt19937 dice(41);
    int shown = 0, lost = 0, doubled = 0, corrupt = 0;
    for (int round = 0; round < rounds; ++round) {
        const fs::path folder = disk.at() / std::to_string(round);
        fs::create_directory(folder);
        sync();
        const Cut cut{.after_lines = 1 + static_cast<int>(dice() % 24), .stopped_first = round % 2 == 0};
        Child child([&](const auto& say) { learn(folder, say); });
        const auto told = told_before(child, disk, cut);
        disk.power_back();

        Desk desk(folder);
        crash::give_office(desk);
        desk.switch_on();
        corrupt += !desk.store().full_check().empty() || !desk.store().verify_chain().is_whole();
        const Records kept = kept_in(desk.store());
        shown += static_cast<int>(told.size());
        for (const std::string& record : told) {
            lost += !kept.contains(record);
            if (!kept.contains(record)) MESSAGE("LOST in round " << round << ": " << record);
        }
        for (const std::string& record : std::set(kept.begin(), kept.end())) doubled += kept.count(record) > 1;
        desk.switch_off();
        fs::remove_all(folder);
    }
    fmt::print("power cuts: {} rounds, {} records shown as saved\n", rounds, shown);
    sample::tell({"power cut on ext4 (RS-41)", rounds, lost, doubled, corrupt});
    CHECK(shown > rounds);
    CHECK(lost == 0);
    CHECK(doubled == 0);
    CHECK(corrupt == 0);
}

TEST_CASE("the control of RS-41: the same power cuts take rows from SQLite's own settings")
{
    const LoopDisk disk;
    if (!disk.is_there()) {
        fmt::print("SKIPPED: the control of RS-41: it needs root, a loop device and ext4\n");
        return;
    }
    const int rounds = rounds_of(4, 15);
    int lost = 0;
    for (int round = 0; round < rounds; ++round) {
        const fs::path file = disk.at() / fmt::format("control-{}", round);
        Child child([&](const auto& say) { insert_rows(file, say); });
        const auto told = told_before(child, disk, {.after_lines = 5 + 3 * round, .stopped_first = true});
        disk.power_back();
        const auto rows = rows_in(file);
        for (const std::string& row : told) lost += !rows.contains(row);
    }
    fmt::print("power cuts, control with SQLite's own settings: {} rounds, {} rows lost\n", rounds, lost);
    CHECK(lost > 0);
}
