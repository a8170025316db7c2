// A second copy of the file, by SQLite's own backup: never of the live file's bytes (RS-08).
#include "platform/files.h"
#include "store/again.h"
#include "store/store.h"

#include <SQLiteCpp/Backup.h>

namespace store {

namespace fs = std::filesystem;

static void copy_pages(SQLite::Database& from, const fs::path& to)
{
    SQLite::Database target(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
    // It is synced once as a whole, after the pages of the live file have been let go.
    run(target, "PRAGMA journal_mode = OFF");
    run(target, "PRAGMA synchronous = OFF");
    if (SQLite::Backup(target, from).executeStep(-1) != SQLITE_DONE)
        throw Broken("the records were in use for too long to be copied", SQLITE_BUSY);
    if (const auto found = one(target, text, "PRAGMA quick_check(1)"); found != "ok")
        throw Broken("the copy is damaged: " + found.value_or("it cannot be read"), SQLITE_CORRUPT);
}

void Store::copy_to(const fs::path& to)
{
    again([&](SQLite::Database& db) {
        fs::remove(to);
        copy_pages(db, to);
    });
    platform::keep_bytes(to);
}

}  // namespace store
