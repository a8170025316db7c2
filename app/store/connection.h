// A connection to the file of records, and the statements of it that are run for every fact: parsed once.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>

namespace store {

class Connection : public SQLite::Database {
public:
    using Database::Database;

    /// The statement, ready to be run: nothing is bound to it, and it is at its beginning. `sql` is a literal, known by
    /// its address. What it returns is run to its end by run, all and one of sql.h, which give it back as it was.
    SQLite::Statement& kept(const char* sql)
    {
        SQLite::Statement& statement = kept_.try_emplace(sql, *this, sql).first->second;
        statement.clearBindings();
        return statement;
    }

private:
    std::map<const char*, SQLite::Statement> kept_;  // let go of before the connection
};

}  // namespace store
