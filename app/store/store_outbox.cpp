// The outbox: what is due, what is on its way, what became of it.
#include "store/again.h"
#include "store/store.h"

#include <algorithm>
#include <limits>

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

static void mark(Connection& db, std::span<const Queued> batch, model::Millis now)
{
    Row& one_of_them = db.kept(R"sql(
        UPDATE outbox SET state = 'sending', tries = tries + 1, changed_at = ? WHERE id = ? AND state = 'waiting'
    )sql");
    for (const Queued& queued : batch) run(one_of_them, now, queued.id);
}

void Store::mark_sending(std::span<const Queued> batch, model::Millis now)
{
    again([&](Connection& db) {
        Whole whole(db);
        mark(db, batch, now);
        whole.commit();
    });
}

void Store::take_back(std::span<const Queued> batch)
{
    again([&](Connection& db) {
        Whole whole(db);
        Row& one_of_them =
            db.kept("UPDATE outbox SET state = 'waiting', tries = tries - 1 WHERE id = ? AND state = 'sending'");
        for (const Queued& queued : batch) run(one_of_them, queued.id);
        whole.commit();
    });
}

void Store::settle(std::span<const Settled> settled, model::Millis now, std::span<const Queued> next)
{
    again([&](Connection& db) {
        Whole whole(db);
        Row& one_of_them = db.kept(R"sql(
            UPDATE outbox
            SET state = ?, reason = ?, not_before = ?, changed_at = ?,
                tries = MAX(0, tries - ?),
                vanished = CASE ? WHEN 1 THEN vanished + 1 ELSE 0 END,
                turn = CASE ? WHEN 1 THEN (SELECT MAX(turn) + 1 FROM outbox WHERE state IN ('waiting', 'sending'))
                            ELSE turn END
            WHERE id = ? AND state IN ('waiting', 'sending')
        )sql");
        bool taken = false;
        for (const Settled& one : settled) {
            run(one_of_them, word_of(one.state), one.reason, one.not_before, now, one.uncounted ? 1 : 0,
                one.vanished ? 1 : 0, one.to_the_end ? 1 : 0, one.id);
            taken = taken || one.state == State::sent || one.state == State::unconfirmed;
        }
        if (taken)
            run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", last_success, std::to_string(now));
        mark(db, next, now);
        whole.commit();
    });
}

void Store::return_sending(model::Millis rest)
{
    again([&](SQLite::Database& db) {
        run(db, "UPDATE outbox SET state = 'waiting', not_before = changed_at + ? WHERE state = 'sending'", rest);
    });
}

/// How many are in this state, of which no more than `most` are looked at.
static std::int64_t up_to(SQLite::Database& db, std::int64_t most, State state)
{
    return one(db, number, "SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE state = ? LIMIT ?)", word_of(state), most)
        .value_or(0);
}

/// All together are soon counted, those in one state are not. On a device after years nearly all are sent, or, where no
/// network ever came, nearly all wait: whichever is little is counted, and the other is what is left.
static OutboxCounts counted(SQLite::Database& db)
{
    const SQLite::Transaction as_of_now(db);
    constexpr auto all_of_them = std::numeric_limits<std::int64_t>::max();
    OutboxCounts counts{.sending = up_to(db, all_of_them, State::sending),
                        .refused = up_to(db, all_of_them, State::refused),
                        .unconfirmed = up_to(db, all_of_them, State::unconfirmed)};
    const std::int64_t left = one(db, number, "SELECT COUNT(*) FROM outbox").value_or(0) - counts.sending -
                              counts.refused - counts.unconfirmed;
    for (std::int64_t most = 1'000;; most *= 10) {
        counts.waiting = up_to(db, most, State::waiting);
        counts.sent = left - counts.waiting;
        if (counts.waiting < most) return counts;
        counts.sent = up_to(db, most, State::sent);
        counts.waiting = left - counts.sent;
        if (counts.sent < most) return counts;
    }
}

OutboxCounts Store::outbox_counts()
{
    return again([this](SQLite::Database& db) {
        const auto others = one(db, number, "PRAGMA data_version").value_or(0);
        if (!counted_->counts || counted_->others != others) *counted_ = {.others = others, .counts = counted(db)};
        return *counted_->counts;
    });
}

bool Store::is_all_sent()
{
    return again([](SQLite::Database& db) {
        return one(db, number, "SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending'))") == 0;
    });
}

// The wall time of the oldest fact with a statement in one of these states. The index has what waits its first turn in
// order, so that its oldest is at hand however much waits; what was put behind everything else is little.
static std::optional<model::Millis> oldest(SQLite::Database& db, std::initializer_list<State> states)
{
    std::optional<std::int64_t> first;
    for (const State state : states)
        for (const char* sql : {"SELECT place FROM outbox WHERE state = ? AND turn = 0 ORDER BY place LIMIT 1",
                                "SELECT place FROM outbox WHERE state = ? AND turn > 0 ORDER BY place LIMIT 1"})
            if (const auto place = one(db, number, sql, word_of(state)))
                first = std::min(first.value_or(*place), *place);
    if (!first) return std::nullopt;
    return one(db, number, "SELECT wall FROM ledger WHERE counter = ?", *first / 64);
}

std::optional<model::Millis> Store::oldest_waiting()
{
    return again([](SQLite::Database& db) { return oldest(db, {State::waiting, State::sending}); });
}

std::optional<model::Millis> Store::oldest_kept()
{
    return again([](SQLite::Database& db) {
        return oldest(db, {State::waiting, State::sending, State::refused, State::unconfirmed});
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
