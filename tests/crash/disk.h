// A disk that goes wrong when told to, under the real SQLite and the real store (RS-40): a VFS over the system's own.
//
// It remembers what each file held when it was last synced, and every change since. So it can do what a power cut does:
// of what was not synced, each sector is there or is not.
#pragma once

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crash {

enum class Fault {
    error,        ///< one call fails
    errors,       ///< this call and all after it fail
    short_read,   ///< one read brings only the first half
    torn_write,   ///< one write writes only the first half, and fails
    disk_full,    ///< this write and all after it find no room
    failed_sync,  ///< one sync fails, and what it should have kept is never kept, although it can still be read
    power_cut,    ///< nothing from this call on reaches the disk
    no_memory,    ///< one allocation fails
};
inline constexpr std::array faults = {Fault::error,     Fault::errors,      Fault::short_read, Fault::torn_write,
                                      Fault::disk_full, Fault::failed_sync, Fault::power_cut,  Fault::no_memory};
const char* name_of(Fault);

/// Of what was not synced when the power went: all of it is lost, all is there, or each sector as the dice fall.
enum class Left { nothing, everything, some };

class Disk {
public:
    /// From now on SQLite's own disk, for every file opened after this. Only one at a time.
    Disk();
    /// The system's disk again. Every connection must be closed.
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// The `at`-th call from now on that this fault can strike, counted from 1.
    void strike(Fault, int at);
    bool has_struck() const;
    /// Calls since the last `strike` or `heal` that the fault could have struck.
    int chances(Fault) const;
    void heal();

    /// A sync says it was done and was not: the control that shows that a sweep notices (RS-41).
    void lie_about_syncs() { lies_ = true; }

    /// The power comes back: the files are as they were found. Every connection must be closed.
    void power_back(Left, std::uint64_t seed);

private:
    friend struct Calls;
    struct Change {
        enum class What { write, truncate, remove } what;
        std::int64_t at = 0;
        std::string bytes;
    };
    struct File {
        bool exists = false;  ///< for certain: its name is on the disk
        std::string kept;     ///< what is on the disk for certain
        std::vector<Change> since;
    };

    bool strikes(Fault);                      ///< counts a chance; true: this is the call
    int fails(std::initializer_list<Fault>);  ///< the error of the first that strikes, or SQLITE_OK
    File& file(const char* path);
    /// Puts the changes since the last sync on the disk: those, sector by sector, for which `stays` says so.
    static void keep(File&, const std::function<bool()>& stays);

    sqlite3_vfs vfs_{};
    sqlite3_vfs* real_ = nullptr;
    std::map<std::string, File> files_;
    Fault fault_ = Fault::error;
    int at_ = 0;  ///< 0: nothing is to go wrong
    std::array<int, faults.size()> chances_{};
    bool struck_ = false;
    bool lies_ = false;
};

}  // namespace crash
