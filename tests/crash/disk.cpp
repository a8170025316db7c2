#include "crash/disk.h"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string_view>

namespace fs = std::filesystem;

namespace crash {

namespace {

constexpr int sector = 512;
Disk* disk = nullptr;

std::string bytes_of(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool lasts(Fault fault) { return fault == Fault::errors || fault == Fault::disk_full || fault == Fault::power_cut; }

// --- memory: SQLite's own allocator, one call of which may find nothing

sqlite3_mem_methods real_memory{};
int allocations = 0, allocation_to_fail = 0;
bool allocation_failed = false;

bool is_out_of_memory()
{
    if (++allocations != allocation_to_fail) return false;
    return allocation_failed = true;
}

void* allocate(int size) { return is_out_of_memory() ? nullptr : real_memory.xMalloc(size); }
void* reallocate(void* memory, int size) { return is_out_of_memory() ? nullptr : real_memory.xRealloc(memory, size); }

// Once for the program: it can only be done while SQLite is at rest.
void watch_memory()
{
    if (real_memory.xMalloc) return;
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory);
    sqlite3_mem_methods watched = real_memory;
    watched.xMalloc = allocate;
    watched.xRealloc = reallocate;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &watched) != SQLITE_OK)
        throw std::logic_error("SQLite's memory cannot be watched while it is in use");
    sqlite3_initialize();
}

}  // namespace

const char* name_of(Fault fault)
{
    constexpr std::array names = {"error",     "errors that stay", "short read", "torn write",
                                  "disk full", "failed sync",      "power cut",  "no memory"};
    return names.at(static_cast<std::size_t>(fault));
}

// --- what SQLite calls

struct Open : sqlite3_file {
    std::string* path;
    sqlite3_file* real;
};

struct Calls {
    static Open& of(sqlite3_file* file) { return *static_cast<Open*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return of(file).real; }

    static int close(sqlite3_file* file)
    {
        delete of(file).path;
        return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 at)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        const int answer = real(file)->pMethods->xRead(real(file), to, amount, at);
        if (answer != SQLITE_OK || !disk->strikes(Fault::short_read)) return answer;
        std::fill_n(static_cast<char*>(to) + amount / 2, amount - amount / 2, '\0');
        return SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut, Fault::disk_full}))
            return error;
        const bool torn = disk->strikes(Fault::torn_write);
        const int written = torn ? amount / 2 : amount;
        if (of(file).path)
            disk->file(of(file).path->c_str())
                .since.push_back({Disk::Change::What::write,
                                  at,
                                  {static_cast<const char*>(from), static_cast<std::size_t>(written)}});
        const int answer = real(file)->pMethods->xWrite(real(file), from, written, at);
        return torn ? SQLITE_IOERR_WRITE : answer;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        if (of(file).path) disk->file(of(file).path->c_str()).since.push_back({Disk::Change::What::truncate, size, ""});
        return real(file)->pMethods->xTruncate(real(file), size);
    }

    // The system's own sync is not called: what is on the disk for certain is ours to say, and the sweep is quick.
    static int sync(sqlite3_file* file, int)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        const bool failed = disk->strikes(Fault::failed_sync);
        if (!of(file).path || disk->lies_) return SQLITE_OK;
        Disk::File& synced = disk->file(of(file).path->c_str());
        if (!failed) disk->keep(synced, [] { return true; });
        synced.since.clear();
        if (!failed) return SQLITE_OK;
        return SQLITE_IOERR_FSYNC;
    }

    static int size(sqlite3_file* file, sqlite3_int64* size)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        return real(file)->pMethods->xFileSize(real(file), size);
    }

    static int lock(sqlite3_file* file, int level)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        return real(file)->pMethods->xLock(real(file), level);
    }

    static int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
    static int is_reserved(sqlite3_file* file, int* out)
    {
        return real(file)->pMethods->xCheckReservedLock(real(file), out);
    }
    static int control(sqlite3_file* file, int op, void* value)
    {
        return real(file)->pMethods->xFileControl(real(file), op, value);
    }
    static int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
    static int nature(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

    static int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out)
    {
        static constexpr sqlite3_io_methods methods{.iVersion = 1,
                                                    .xClose = close,
                                                    .xRead = read,
                                                    .xWrite = write,
                                                    .xTruncate = truncate,
                                                    .xSync = sync,
                                                    .xFileSize = size,
                                                    .xLock = lock,
                                                    .xUnlock = unlock,
                                                    .xCheckReservedLock = is_reserved,
                                                    .xFileControl = control,
                                                    .xSectorSize = sector_size,
                                                    .xDeviceCharacteristics = nature};
        file->pMethods = nullptr;
        if (disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return SQLITE_CANTOPEN;
        Open& opened = of(file);
        opened.real = reinterpret_cast<sqlite3_file*>(&opened + 1);
        if (path) disk->file(path);
        const int answer = disk->real_->xOpen(disk->real_, path, opened.real, flags, out);
        if (answer != SQLITE_OK) return answer;
        opened.path = path ? new std::string(path) : nullptr;
        opened.pMethods = &methods;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs*, const char* path, int sync_folder)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        Disk::File& removed = disk->file(path);
        if (sync_folder && !disk->lies_)
            removed = {};
        else
            removed.since.push_back({Disk::Change::What::remove, 0, ""});
        return disk->real_->xDelete(disk->real_, path, sync_folder);
    }

    static int access(sqlite3_vfs*, const char* path, int flags, int* out)
    {
        if (const int error = disk->fails({Fault::error, Fault::errors, Fault::power_cut})) return error;
        return disk->real_->xAccess(disk->real_, path, flags, out);
    }
};

// --- the disk

Disk::Disk()
{
    assert(!disk && "one disk at a time");
    watch_memory();
    disk = this;
    real_ = sqlite3_vfs_find(nullptr);
    vfs_ = *real_;
    vfs_.zName = "waypost-faults";
    vfs_.pNext = nullptr;
    vfs_.szOsFile = static_cast<int>(sizeof(Open)) + real_->szOsFile;
    vfs_.xOpen = Calls::open;
    vfs_.xDelete = Calls::remove;
    vfs_.xAccess = Calls::access;
    sqlite3_vfs_register(&vfs_, 1);
}

Disk::~Disk()
{
    heal();
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
    disk = nullptr;
}

void Disk::strike(Fault fault, int at)
{
    heal();
    fault_ = fault;
    at_ = at;
    if (fault == Fault::no_memory) allocation_to_fail = at;
}

void Disk::heal()
{
    at_ = 0;
    struck_ = false;
    chances_.fill(0);
    allocations = allocation_to_fail = 0;
    allocation_failed = false;
}

int Disk::chances(Fault fault) const
{
    return fault == Fault::no_memory ? allocations : chances_.at(static_cast<std::size_t>(fault));
}

bool Disk::has_struck() const { return struck_ || allocation_failed; }

bool Disk::strikes(Fault fault)
{
    const int now = ++chances_.at(static_cast<std::size_t>(fault));
    if (at_ == 0 || fault != fault_) return false;
    const bool hit = now == at_ || (lasts(fault) && now > at_);
    struck_ |= hit;
    return hit;
}

int Disk::fails(std::initializer_list<Fault> of)
{
    int error = SQLITE_OK;
    for (const Fault fault : of)
        if (strikes(fault)) error = fault == Fault::disk_full ? SQLITE_FULL : SQLITE_IOERR;
    return error;
}

Disk::File& Disk::file(const char* path)
{
    const auto [at, is_new] = files_.try_emplace(path);
    if (is_new && fs::exists(path)) at->second = {.exists = true, .kept = bytes_of(path), .since = {}};
    return at->second;
}

void Disk::keep(File& file, const std::function<bool()>& stays)
{
    if (!file.since.empty() && !file.exists) file.exists = stays();
    const auto put = [&](std::size_t at, std::string_view bytes) {
        if (file.kept.size() < at + bytes.size()) file.kept.resize(at + bytes.size());
        std::ranges::copy(bytes, file.kept.begin() + static_cast<std::ptrdiff_t>(at));
    };
    for (const Change& change : file.since) {
        const auto at = static_cast<std::size_t>(change.at);
        if (change.what == Change::What::remove) {
            if (stays()) file.exists = false, file.kept.clear();
        } else if (change.what == Change::What::truncate) {
            if (stays()) file.kept.resize(at);
        } else {
            for (std::size_t from = 0; from < change.bytes.size(); from += sector)
                if (stays()) put(at + from, std::string_view(change.bytes).substr(from, sector));
        }
    }
}

void Disk::power_back(Left left, std::uint64_t seed)
{
    heal();
    std::mt19937_64 dice(seed);
    const auto stays = [&] { return left == Left::everything || (left == Left::some && dice() % 2 == 0); };
    for (auto& [path, file] : files_) {
        keep(file, stays);
        if (file.exists)
            std::ofstream(path, std::ios::binary | std::ios::trunc) << file.kept;
        else
            fs::remove(path);
    }
    files_.clear();
}

}  // namespace crash
