// The outbox: what is due, what is on its way, what became of it.
#include "store/again.h"
#include "store/store.h"

#include <algorithm>

namespace store {

/// A `not_before` further ahead than anything we ever ask for: the clock was set back, and nothing may wait for years.
static constexpr model::Millis longest_wait = 3'600'000 + 60'000;

#define OUTBOX_COLUMNS "id, body, counter, place % 64, state, tries, vanished"

static Queued queued_from(const Row& row)
{
    return {.id = row.getColumn(0).getString(),
            .body = row.getColumn(1).getString(),
            .counter = row.getColumn(2).getInt64(),
            .sequence = row.getColumn(3).getInt(),
            .state = state_of(row.getColumn(4).getString()),
            .tries = row.getColumn(5).getInt(),
            .vanished = row.getColumn(6).getInt()};
}

std::vector<Queued> Store::due(model::Millis now, int max_statements, std::size_t max_bytes)
{
    auto batch = again([&](SQLite::Database& db) {
        return all(db, queued_from, R"sql(
            SELECT )sql" OUTBOX_COLUMNS R"sql(
            FROM outbox
            WHERE state = 'waiting' AND (not_before <= ? OR not_before > ?)
            ORDER BY turn, place
            LIMIT ?
        )sql",
                   now, now + longest_wait, max_statements);
    });
    std::size_t bytes = 2;  // the brackets
    std::size_t fits = 0;
    while (fits < batch.size() && bytes + batch[fits].body.size() + 1 <= max_bytes)
        bytes += batch[fits++].body.size() + 1;
    if (batch.size() > std::max<std::size_t>(fits, 1)) batch.resize(std::max<std::size_t>(fits, 1));
    return batch;
}

void Store::mark_sending(std::span<const Queued> batch, model::Millis now)
{
    again([&](SQLite::Database& db) {
        Whole whole(db);
        for (const Queued& queued : batch)
            run(db,
                "UPDATE outbox SET state = 'sending', tries = tries + 1, changed_at = ? WHERE id = ? AND state = "
                "'waiting'",
                now, queued.id);
        whole.commit();
    });
}

static void settle_one(SQLite::Database& db, const Settled& settled, model::Millis now)
{
    run(db, R"sql(
        UPDATE outbox
        SET state = ?, reason = ?, not_before = ?, changed_at = ?,
            tries = MAX(0, tries - ?),
            vanished = CASE ? WHEN 1 THEN vanished + 1 ELSE 0 END,
            turn = CASE ? WHEN 1 THEN (SELECT MAX(turn) + 1 FROM outbox WHERE state IN ('waiting', 'sending')) ELSE turn END
        WHERE id = ? AND state IN ('waiting', 'sending')
    )sql",
        word_of(settled.state), settled.reason, settled.not_before, now, settled.uncounted ? 1 : 0,
        settled.vanished ? 1 : 0, settled.to_the_end ? 1 : 0, settled.id);
}

void Store::settle(std::span<const Settled> settled, model::Millis now)
{
    again([&](SQLite::Database& db) {
        Whole whole(db);
        bool taken = false;
        for (const Settled& one_of_them : settled) {
            settle_one(db, one_of_them, now);
            taken = taken || one_of_them.state == State::sent || one_of_them.state == State::unconfirmed;
        }
        if (taken)
            run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", last_success, std::to_string(now));
        whole.commit();
    });
}

void Store::return_sending(model::Millis rest)
{
    again([&](SQLite::Database& db) {
        run(db, "UPDATE outbox SET state = 'waiting', not_before = changed_at + ? WHERE state = 'sending'", rest);
    });
}

OutboxCounts Store::outbox_counts()
{
    struct Count {
        State state;
        std::int64_t n;
    };
    const auto counted = again([](SQLite::Database& db) {
        return all(
            db,
            [](const Row& row) {
                return Count{state_of(row.getColumn(0).getString()), row.getColumn(1).getInt64()};
            },
            "SELECT state, COUNT(*) FROM outbox GROUP BY state");
    });
    OutboxCounts counts;
    for (const auto& [state, n] : counted) {
        if (state == State::waiting) counts.waiting = n;
        if (state == State::sending) counts.sending = n;
        if (state == State::sent) counts.sent = n;
        if (state == State::refused) counts.refused = n;
        if (state == State::unconfirmed) counts.unconfirmed = n;
    }
    return counts;
}

std::optional<model::Millis> Store::oldest_waiting()
{
    return again([](SQLite::Database& db) {
        return one(db, number, R"sql(
            SELECT wall FROM ledger
            WHERE counter = (SELECT MIN(place) / 64 FROM outbox WHERE state IN ('waiting', 'sending'))
        )sql");
    });
}

std::optional<model::Millis> Store::next_due(model::Millis now)
{
    const auto soonest = again([&](SQLite::Database& db) {
        return one(db, number, R"sql(
            SELECT CASE WHEN not_before > ? THEN 0 ELSE not_before END AS soonest
            FROM outbox
            WHERE state = 'waiting'
            ORDER BY soonest
            LIMIT 1
        )sql",
                   now + longest_wait);
    });
    return soonest ? std::optional(std::max(now, *soonest)) : std::nullopt;
}

std::vector<RefusedStatement> Store::refused()
{
    const auto refused_from = [](const Row& row) {
        return RefusedStatement{.id = row.getColumn(0).getString(),
                                .counter = row.getColumn(1).getInt64(),
                                .reason = row.getColumn(2).getString(),
                                .since = row.getColumn(3).getInt64()};
    };
    return again([&](SQLite::Database& db) {
        return all(db, refused_from,
                   "SELECT id, counter, reason, changed_at FROM outbox WHERE state = 'refused' ORDER BY place");
    });
}

std::optional<Queued> Store::queued(const std::string& statement_id)
{
    return again([&](SQLite::Database& db) {
        return one(db, queued_from, "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE id = ?", statement_id);
    });
}

}  // namespace store
