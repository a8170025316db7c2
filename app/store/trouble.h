// How the store says no.
#pragma once

#include <stdexcept>
#include <string>

namespace store {

/// The world is broken: disk full, file damaged, locked for too long, made by a newer program. Nothing was changed.
class Broken : public std::runtime_error {
public:
    explicit Broken(const std::string& words, int sqlite_code = 0) : std::runtime_error(words), code_(sqlite_code) {}
    int sqlite_code() const { return code_; }  ///< extended result code, 0 when it was not SQLite that complained
    bool is_full() const { return (code_ & 0xFF) == 13; }  ///< SQLITE_FULL
    /// The file itself is wrong: a page that makes no sense, or it is no database. It may be seen on a healthy file,
    /// too: only a whole check of the reopened file counts (RS-06).
    bool is_damage() const
    {
        constexpr int corrupt = 11, not_a_database = 26;  // SQLITE_CORRUPT, SQLITE_NOTADB
        return (code_ & 0xFF) == corrupt || (code_ & 0xFF) == not_a_database;
    }

private:
    int code_;
};

/// Our own mistake, stopped by the store: something that can happen only once was to happen again, or a known id was to
/// mean something else. Nothing was changed.
class Conflict : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

}  // namespace store
