#include "store/salvage.h"

#include "store/again.h"
#include "store/fact_json.h"
#include "store/ledger_sql.h"

#include <algorithm>
#include <memory>

namespace store {

namespace fs = std::filesystem;

namespace {

// The tables besides the ledger: their columns by name, as a table is known by these and not by how many there are.
struct Table {
    const char* select;  // begins with the rowid
    const char* insert;
};
constexpr Table setting_table = {"SELECT rowid, name, value FROM setting WHERE rowid >= ? ORDER BY rowid",
                                 "INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)"};
constexpr Table learner_table = {R"sql(
        SELECT rowid, id, name, reference, registration, reading, enrolled_at, sealed
        FROM learner WHERE rowid >= ? ORDER BY rowid
    )sql",
                                 R"sql(
        INSERT OR IGNORE INTO learner (id, name, reference, registration, reading, enrolled_at, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?)
    )sql"};
constexpr Table pin_table = {"SELECT rowid, who, hash, failures, failed_at FROM pin WHERE rowid >= ? ORDER BY rowid",
                             "INSERT OR IGNORE INTO pin (who, hash, failures, failed_at) VALUES (?, ?, ?, ?)"};
constexpr Table outbox_table = {R"sql(
        SELECT place, place, id, counter, body, state, tries, vanished, turn, not_before, reason, changed_at, once
        FROM outbox WHERE place >= ? ORDER BY place
    )sql",
                                R"sql(
        INSERT OR IGNORE INTO outbox
            (place, id, counter, body, state, tries, vanished, turn, not_before, reason, changed_at, once)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql"};
constexpr const char* counters = "SELECT counter FROM ledger WHERE counter >= ? ORDER BY counter";
constexpr const char* outbox_counters = "SELECT place, counter FROM outbox WHERE place >= ? ORDER BY place";

// Every row that can be read; false when some could not. A page that makes no sense hides the rows on it: the search
// goes on behind them, one number after the other.
template <class Read>
bool each_readable(SQLite::Database& db, const char* select, Read read)
{
    constexpr int most_unreadable = 200'000;
    try {
        Row row(db, select);
        bool every_row = true;
        std::int64_t next = 0;
        for (int unreadable = 0; unreadable < most_unreadable; ++unreadable, ++next) {
            row.tryReset();
            row.bind(1, next);
            int result = row.tryExecuteStep();
            for (; result == SQLITE_ROW; result = row.tryExecuteStep()) {
                next = row.getColumn(0).getInt64() + 1;
                unreadable = 0;
                read(row);
            }
            if (result == SQLITE_DONE) return every_row;
            every_row = false;
        }
    } catch (const SQLite::Exception&) {  // the table itself is not there
    }
    return false;
}

void bind_as_it_is(Row& to, int at, const SQLite::Column& value)
{
    if (value.isInteger()) to.bind(at, value.getInt64());
    if (value.isText()) to.bind(at, value.getString());
    if (value.isBlob()) to.bind(at, value.getBlob(), value.getBytes());
}

/// False when not every row could be read.
bool copy_rows(SQLite::Database& from, SQLite::Database& to, const Table& table)
{
    Row insert(to, table.insert);
    return each_readable(from, table.select, [&](const Row& row) {
        insert.tryReset();
        insert.clearBindings();
        for (int column = 1; column < row.getColumnCount(); ++column)
            bind_as_it_is(insert, column, row.getColumn(column));
        insert.tryExecuteStep();  // a row that the table refuses is none
    });
}

class Source {
public:
    explicit Source(const fs::path& file) : db_(file.string(), SQLite::OPEN_READONLY)
    {
        sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    }
    SQLite::Database& db() { return db_; }

    struct Found {
        LedgerRow row;
        std::string once;
    };
    std::optional<Found> fact(std::int64_t counter)
    {
        try {
            if (!by_counter_) by_counter_.emplace(db_, "SELECT " LEDGER_COLUMNS ", once FROM ledger WHERE counter = ?");
            by_counter_->tryReset();
            by_counter_->bind(1, counter);
            if (by_counter_->tryExecuteStep() != SQLITE_ROW) return {};
            return Found{ledger_row(*by_counter_), by_counter_->getColumn(ledger_columns).getString()};
        } catch (const SQLite::Exception&) {
            return {};
        }
    }
    std::int64_t last_counter()
    {
        std::int64_t last = 0;
        each_readable(db_, counters, [&](const Row& row) { last = std::max(last, row.getColumn(0).getInt64()); });
        each_readable(db_, outbox_counters,
                      [&](const Row& row) { last = std::max(last, row.getColumn(1).getInt64()); });
        return last;
    }

private:
    SQLite::Database db_;
    std::optional<Row> by_counter_;
};

using Sources = std::vector<std::unique_ptr<Source>>;

Sources opened(std::span<const fs::path> files)
{
    Sources sources;
    for (const fs::path& file : files) {
        try {
            sources.push_back(std::make_unique<Source>(file));
        } catch (const SQLite::Exception&) {  // not even to be opened: the others may do
        }
    }
    return sources;
}

std::optional<Source::Found> good_row(const Sources& sources, std::int64_t counter, const Hash& previous,
                                      bool after_gap, const platform::SecretKey& key)
{
    for (const auto& source : sources) {
        auto found = source->fact(counter);
        if (!found || (found->row.body && hash_of_row(found->row) != found->row.body_hash)) continue;
        if (found->row.answer && answer_named_in(found->row.body.value_or("")) != hash_of_answer(*found->row.answer))
            continue;
        if (after_gap || found->row.link == link_after(previous, counter, found->row.body_hash, key)) return found;
    }
    return {};
}

void copy_ledger(const Sources& sources, Connection& to, const platform::SecretKey& key, model::Mended& mended)
{
    std::int64_t last = 0;
    for (const auto& source : sources) last = std::max(last, source->last_counter());
    Hash previous{};
    bool in_gap = false;
    for (std::int64_t counter = 1; counter <= last; ++counter) {
        const auto found = good_row(sources, counter, previous, in_gap, key);
        const LedgerRow row = found ? found->row : lost_row(counter, previous, key);
        write_row(to, row, found ? found->once : "");
        const bool is_lost = row.kind == lost_kind;
        if (is_lost && !in_gap) mended.gaps.push_back({.from = counter, .to = counter, .next = ""});
        if (is_lost) mended.gaps.back().to = counter;
        const bool follows = row.link == link_after(previous, counter, row.body_hash, key);
        if (!is_lost && in_gap && !follows) mended.gaps.back().next = platform::hex(row.body_hash);
        mended.kept += is_lost ? 0 : 1;
        in_gap = is_lost;
        previous = row.link;
    }
}

void copy_tables(const Sources& sources, SQLite::Database& to)
{
    for (const Table& table : {setting_table, learner_table, pin_table, outbox_table})
        for (const auto& source : sources)
            if (copy_rows(source->db(), to, table)) break;
    run(to, R"sql(
        INSERT INTO setting (name, value)
        SELECT ?, '1' WHERE NOT EXISTS (SELECT 1 FROM pin WHERE who = ?)
    )sql",
        facilitator_lost, facilitator);
}

// A learner whose row is lost is known from the fact of enrolling: by their reference, until somebody writes their
// name.
void find_learners(Store& store)
{
    std::vector<model::Learner> known;
    store.each_row([&](const LedgerRow& row) {
        if (row.kind != "enrolled" || !row.body) return true;
        const auto enrolled = std::get<model::Enrolled>(body_of(row.kind, *row.body));
        known.push_back({.id = row.learner,
                         .name = enrolled.reference,
                         .reference = enrolled.reference,
                         .registration = enrolled.registration,
                         .enrolled_at = row.at.wall});
        return true;
    });
    for (const model::Learner& learner : known)
        if (!store.learner(learner.id) && !store.learner_with_reference(learner.reference))
            store.enrol(learner, "", {});
}

}  // namespace

model::Mended salvage(std::span<const fs::path> files, const fs::path& fresh, const Options& options, model::Fact fact)
{
    auto& mended = std::get<model::Mended>(fact.body);
    Store store(fresh, options);
    try {
        const Sources sources = opened(files);
        Connection to(fresh.string(), SQLite::OPEN_READWRITE, options.busy_ms);
        run(to, "PRAGMA foreign_keys = ON");
        run(to, "PRAGMA synchronous = EXTRA");
        Whole whole(to);
        copy_ledger(sources, to, *options.chain_key, mended);
        copy_tables(sources, to);
        whole.commit();
    } catch (const SQLite::Exception& why) {
        throw broken(why);
    }
    find_learners(store);
    store.record(fact);
    if (const auto wrong = store.full_check(); !wrong.empty()) throw Broken("the mended file: " + wrong.front());
    return mended;
}

}  // namespace store
