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
