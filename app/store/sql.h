// Short hands for SQL with values bound to its question marks, so that it can stand where it is used. For store's own
// .cpp files.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <SQLiteCpp/VariadicBind.h>

#include <optional>
#include <string>
#include <vector>

namespace store {

using Row = SQLite::Statement;

/// Gives a statement back as it was when this ends, however it ends: one that is not at its beginning holds the file.
class AtBeginning {
public:
    explicit AtBeginning(Row& row) : row_(row) {}
    ~AtBeginning() { row_.tryReset(); }
    AtBeginning(const AtBeginning&) = delete;
    AtBeginning& operator=(const AtBeginning&) = delete;

private:
    Row& row_;
};

/// Runs it to its end.
template <class... Values>
void run(Row& row, const Values&... values)
{
    const AtBeginning again(row);
    SQLite::bind(row, values...);
    while (row.executeStep()) {
    }
}

/// Every row, each through `read`.
template <class Read, class... Values>
auto all(Row& row, Read read, const Values&... values)
{
    const AtBeginning again(row);
    SQLite::bind(row, values...);
    std::vector<decltype(read(row))> found;
    while (row.executeStep()) found.push_back(read(row));
    return found;
}

/// The first row, if there is one.
template <class Read, class... Values>
auto one(Row& row, Read read, const Values&... values)
{
    const AtBeginning again(row);
    SQLite::bind(row, values...);
    std::optional<decltype(read(row))> found;
    if (row.executeStep()) found = read(row);
    return found;
}

// The same for what is not run often enough to be kept. `run` returns how many rows it changed.

template <class... Values>
int run(SQLite::Database& db, const char* sql, const Values&... values)
{
    Row row(db, sql);
    run(row, values...);
    return db.getChanges();
}

template <class Read, class... Values>
auto all(SQLite::Database& db, Read read, const char* sql, const Values&... values)
{
    Row row(db, sql);
    return all(row, read, values...);
}

template <class Read, class... Values>
auto one(SQLite::Database& db, Read read, const char* sql, const Values&... values)
{
    Row row(db, sql);
    return one(row, read, values...);
}

/// For queries of one number or one text.
inline std::int64_t number(const Row& row) { return row.getColumn(0).getInt64(); }
inline std::string text(const Row& row) { return row.getColumn(0).getString(); }

class Whole : public SQLite::Transaction {
public:
    explicit Whole(SQLite::Database& db) : Transaction(db, SQLite::TransactionBehavior::IMMEDIATE) {}
};

}  // namespace store
