// The ledger: appending facts and reading them. Its chain is walked in store_chain.cpp.
#include "platform/secret.h"
#include "store/again.h"
#include "store/fact_json.h"
#include "store/ledger_sql.h"
#include "store/once.h"
#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>

namespace store {

// --- rows

static std::string new_salt()
{
    const auto bytes = platform::random_bytes(16);
    return {bytes.begin(), bytes.end()};
}

static Hash hash_from(const SQLite::Column& column)
{
    Hash hash{};
    const auto* bytes = static_cast<const unsigned char*>(column.getBlob());
    std::copy_n(bytes, std::min<std::size_t>(hash.size(), static_cast<std::size_t>(column.getBytes())), hash.begin());
    return hash;
}

LedgerRow ledger_row(const Row& row)
{
    const auto optional = [&](int column) {
        const auto value = row.getColumn(column);
        return value.isNull() ? std::nullopt : std::optional(value.getString());
    };
    return {.counter = row.getColumn(0).getInt64(),
            .id = row.getColumn(1).getString(),
            .learner = row.getColumn(2).getString(),
            .sitting = row.getColumn(3).getString(),
            .kind = row.getColumn(4).getString(),
            .at = {.wall = row.getColumn(7).getInt64(),
                   .mono = row.getColumn(6).getInt64(),
                   .boot = row.getColumn(5).getString(),
                   .trusted = row.getColumn(8).getInt() != 0},
            .body = optional(9),
            .salt = optional(10),
            .body_hash = hash_from(row.getColumn(11)),
            .link = hash_from(row.getColumn(12)),
            .answer = optional(13),
            .sealed = optional(14)};
}

static model::Fact fact_of(const LedgerRow& row)
{
    return {.id = row.id,
            .learner = row.learner,
            .sitting = row.sitting,
            .at = row.at,
            .body = body_of(row.kind, *row.body, row.answer),
            .counter = row.counter,
            .sealed = row.sealed.has_value()};
}

LedgerRow lost_row(std::int64_t counter, const Hash& previous, const platform::SecretKey& key)
{
    LedgerRow row{.counter = counter, .id = "lost-" + std::to_string(counter), .kind = lost_kind};
    row.at.trusted = false;
    row.link = link_after(previous, counter, row.body_hash, key);
    return row;
}

// --- writing

/// The statements of one fact stand in the outbox from 64 times its counter on.
static constexpr std::int64_t most_of_one_fact = 64;

static std::int64_t counter_to_come(Connection& db)
{
    return one(db.kept("SELECT seq FROM sqlite_sequence WHERE name = 'ledger'"), number).value_or(0) + 1;
}

std::int64_t Store::next_counter()
{
    return again([](Connection& db) { return counter_to_come(db); });
}

static void queue(Connection& db, const model::Statement& statement, std::int64_t counter, int number,
                  model::Millis now)
{
    const std::string once = once_of(statement);
    run(db.kept(R"sql(
        INSERT INTO outbox (place, id, counter, body, changed_at, once)
        VALUES (?, ?, ?, ?, ?, NULLIF(?, ''))
    )sql"),
        most_of_one_fact * counter + number, statement.id, counter, statement.body, now, once);
}

void write_row(Connection& db, const LedgerRow& row, const std::string& once)
{
    Row& insert = db.kept(R"sql(
        INSERT INTO ledger (counter, id, learner, sitting, kind, boot, mono, wall, trusted, body, salt, body_hash, link,
                            answer, sealed, once)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, ''))
    )sql");
    const AtBeginning again(insert);
    SQLite::bind(insert, row.counter, row.id, row.learner, row.sitting, row.kind, row.at.boot, row.at.mono, row.at.wall,
                 row.at.trusted ? 1 : 0);
    if (row.body) insert.bind(10, *row.body);
    if (row.salt) insert.bind(11, row.salt->data(), static_cast<int>(row.salt->size()));
    insert.bind(12, row.body_hash.data(), static_cast<int>(row.body_hash.size()));
    insert.bind(13, row.link.data(), static_cast<int>(row.link.size()));
    if (row.answer) insert.bind(14, *row.answer);
    if (row.sealed) insert.bind(15, row.sealed->data(), static_cast<int>(row.sealed->size()));
    insert.bind(16, once);
    insert.exec();
}

std::int64_t Store::append(const Happening& happening)
{
    const model::Fact& fact = happening.fact;
    const std::int64_t counter = counter_to_come(*db_);
    if (fact.counter != 0 && fact.counter != counter)
        throw Conflict(fmt::format("the next counter is {}, not {}", counter, fact.counter));

    const auto link = [](const Row& row) { return hash_from(row.getColumn(0)); };
    const auto previous = one(db_->kept("SELECT link FROM ledger ORDER BY counter DESC LIMIT 1"), link);
    Parts parts = parts_of(fact.body, new_salt());
    LedgerRow row{.counter = counter,
                  .id = fact.id,
                  .learner = fact.learner,
                  .sitting = fact.sitting,
                  .kind = model::kind_of(fact.body),
                  .at = fact.at,
                  .body = std::move(parts.body),
                  .salt = new_salt(),
                  .answer = std::move(parts.answer)};
    row.body_hash = hash_of_row(row);
    row.link = link_after(previous.value_or(Hash{}), counter, row.body_hash, *options_.chain_key);
    write_row(*db_, row, once_of(fact));

    for (int number = 0; const auto& statement : happening.statements)
        queue(*db_, statement, counter, number++, fact.at.wall);
    return counter;
}

std::optional<std::int64_t> Store::already_kept(const Happening& happening)
{
    const model::Fact& fact = happening.fact;
    const auto kept = one(db_->kept("SELECT " LEDGER_COLUMNS " FROM ledger WHERE id = ?"), ledger_row, fact.id);
    if (!kept) return std::nullopt;
    const auto statement = [](const Row& row) {
        return model::Statement{.id = row.getColumn(0).getString(), .body = row.getColumn(1).getString()};
    };
    const auto queued = all(*db_, statement, "SELECT id, body FROM outbox WHERE place BETWEEN ? AND ? ORDER BY place",
                            most_of_one_fact * kept->counter, most_of_one_fact * kept->counter + most_of_one_fact - 1);
    const bool same = kept->kind == model::kind_of(fact.body) && kept->learner == fact.learner &&
                      kept->sitting == fact.sitting && kept->at == fact.at &&
                      (!kept->body || kept->sealed || fact_of(*kept).body == fact.body) &&
                      queued == happening.statements;
    if (!same) throw Conflict("a fact with this id is known and says something else");
    return kept->counter;
}

std::int64_t Store::keep(std::span<const Happening> happenings)
{
    std::int64_t counter = 0;
    bool was_there = false;
    for (const Happening& happening : happenings) {
        const auto known = already_kept(happening);
        was_there |= known.has_value();
        counter = known ? *known : append(happening);
    }
    // A row that is there was perhaps left by a commit whose last sync failed: it can be read, and a power cut takes it
    // away again. This write has syncs of its own, and the row is certain once they succeeded (RS-05).
    if (was_there) run(*db_, "INSERT OR REPLACE INTO setting VALUES ('kept_again', ?)", std::to_string(counter));
    return counter;
}

std::int64_t Store::record_all(std::span<const Happening> happenings)
{
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        const std::int64_t counter = keep(happenings);
        whole.commit();
        return counter;
    });
}

std::int64_t Store::record(const model::Fact& fact, std::span<const model::Statement> statements)
{
    const Happening happening{.fact = fact, .statements = {statements.begin(), statements.end()}};
    return record_all({&happening, 1});
}

// --- reading

std::vector<model::Fact> Store::facts_of(const std::string& learner)
{
    return again([&](SQLite::Database& db) {
        return all(
            db, [](const Row& row) { return fact_of(ledger_row(row)); },
            "SELECT " LEDGER_COLUMNS " FROM ledger WHERE learner = ? AND body IS NOT NULL ORDER BY counter", learner);
    });
}

void Store::each_row(const std::function<bool(const LedgerRow&)>& look)
{
    again([&](SQLite::Database& db) {
        Row row(db, "SELECT " LEDGER_COLUMNS " FROM ledger ORDER BY counter");
        while (row.executeStep() && look(ledger_row(row))) {
        }
    });
}

std::string Store::chain_head()
{
    return again([](SQLite::Database& db) {
        const auto link = [](const Row& row) { return hash_from(row.getColumn(0)); };
        return platform::hex(one(db, link, "SELECT link FROM ledger ORDER BY counter DESC LIMIT 1").value_or(Hash{}));
    });
}

static OpenSitting open_sitting(const Row& row)
{
    const auto moment = [&](int first) {
        return model::Moment{.wall = row.getColumn(first).getInt64(),
                             .mono = row.getColumn(first + 1).getInt64(),
                             .boot = row.getColumn(first + 2).getString(),
                             .trusted = row.getColumn(first + 3).getInt() != 0};
    };
    return {.learner = row.getColumn(0).getString(),
            .sitting = row.getColumn(1).getString(),
            .began = moment(2),
            .last = moment(6),
            .last_timestamp = row.getColumn(10).getInt64()};
}

std::vector<OpenSitting> Store::open_sittings()
{
    return again([](SQLite::Database& db) {
        return all(db, open_sitting, R"sql(
            SELECT began.learner, began.sitting, began.wall, began.mono, began.boot, began.trusted,
                   last.wall, last.mono, last.boot, last.trusted,
                   (SELECT COALESCE(MAX(CAST(ROUND((julianday(json_extract(o.body, '$.timestamp')) - 2440587.5) * 86400000.0) AS INTEGER)), 0)
                    FROM ledger l JOIN outbox o ON o.place BETWEEN 64 * l.counter AND 64 * l.counter + 63
                    WHERE l.learner = open.learner AND l.counter >= open.counter AND l.sitting = open.sitting
                      AND o.body <> '')
            FROM open_sitting open
            JOIN ledger began ON began.counter = open.counter
            JOIN ledger last ON last.counter = (SELECT MAX(l.counter) FROM ledger l
                WHERE l.learner = open.learner AND l.counter >= open.counter AND l.sitting = open.sitting)
            ORDER BY open.counter
        )sql");
    });
}

model::Millis Store::newest_wall()
{
    return again([](SQLite::Database& db) {
        return one(db, number, R"sql(
            SELECT COALESCE(MAX(wall), 0)
            FROM (SELECT wall FROM ledger WHERE trusted = 1 ORDER BY counter DESC LIMIT 1000)
        )sql")
            .value_or(0);
    });
}

}  // namespace store
