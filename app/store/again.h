// RS-05: an error does not say whether the row is there. Close, reopen, look; then once more; then say so.
#pragma once

#include "store/sql.h"
#include "store/store.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace store {

inline Broken broken(const SQLite::Exception& why)
{
    const char* words =
        why.getErrorCode() == SQLITE_READONLY
            ? "These records can only be read: they were made by a newer Waypost, or the disk is write-protected."
            : why.what();
    return Broken(words, why.getExtendedErrorCode());
}

template <class Work>
auto Store::again(Work work)
{
    try {
        return work(db());
    } catch (const SQLite::Exception& why) {
        if (why.getErrorCode() == SQLITE_CONSTRAINT) throw Conflict(why.what());
        if (why.getErrorCode() == SQLITE_READONLY) throw broken(why);
        if (why.getErrorCode() == SQLITE_FULL && options_.when_full) options_.when_full();
    }
    db_.reset();
    try {
        return work(db());
    } catch (const SQLite::Exception& why) {
        throw broken(why);
    }
}

}  // namespace store
