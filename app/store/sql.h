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

/// Runs it to its end; returns how many rows it changed.
template <class... Values>
int run(SQLite::Database& db, const char* sql, const Values&... values)
{
    Row row(db, sql);
    SQLite::bind(row, values...);
    while (row.executeStep()) {
    }
    return db.getChanges();
}

/// Read once, run for many: a statement is not parsed anew for each row.
class Each {
public:
    Each(SQLite::Database& db, const char* sql) : row_(db, sql) {}

    template <class... Values>
    void run(const Values&... values)
    {
        SQLite::bind(row_, values...);
        row_.exec();
        row_.reset();
    }

private:
    Row row_;
};

/// Every row, each through `read`.
template <class Read, class... Values>
auto all(SQLite::Database& db, Read read, const char* sql, const Values&... values)
{
    Row row(db, sql);
    SQLite::bind(row, values...);
    std::vector<decltype(read(row))> found;
    while (row.executeStep()) found.push_back(read(row));
    return found;
}

/// The first row, if there is one.
template <class Read, class... Values>
auto one(SQLite::Database& db, Read read, const char* sql, const Values&... values)
{
    Row row(db, sql);
    SQLite::bind(row, values...);
    std::optional<decltype(read(row))> found;
    if (row.executeStep()) found = read(row);
    return found;
}

/// For queries of one number or one text.
inline std::int64_t number(const Row& row) { return row.getColumn(0).getInt64(); }
inline std::string text(const Row& row) { return row.getColumn(0).getString(); }

class Whole : public SQLite::Transaction {
public:
    explicit Whole(SQLite::Database& db) : Transaction(db, SQLite::TransactionBehavior::IMMEDIATE) {}
};

}  // namespace store
