// What goes to the office on a stick, and comes back as a receipt.
#include "store/again.h"
#include "store/fact_json.h"
#include "store/store.h"

#include <algorithm>

namespace store {

static Hash hash_in(const Row& row, int column)
{
    Hash hash{};
    const auto value = row.getColumn(column);
    const auto* bytes = static_cast<const unsigned char*>(value.getBlob());
    std::copy_n(bytes, std::min<std::size_t>(hash.size(), static_cast<std::size_t>(value.getBytes())), hash.begin());
    return hash;
}

Head Store::head()
{
    return again([](SQLite::Database& db) {
        const auto head = [](const Row& row) {
            return Head{.counter = row.getColumn(0).getInt64(), .link = platform::hex(hash_in(row, 1))};
        };
        return one(db, head, "SELECT counter, link FROM ledger ORDER BY counter DESC LIMIT 1").value_or(Head{});
    });
}

std::optional<std::string> Store::link_at(std::int64_t counter)
{
    if (counter == 0) return Head{}.link;
    return again([&](SQLite::Database& db) {
        return one(
            db, [](const Row& row) { return platform::hex(hash_in(row, 0)); },
            "SELECT link FROM ledger WHERE counter = ?", counter);
    });
}

std::vector<ChainRow> Store::rows_after(std::int64_t counter, int limit)
{
    return again([&](SQLite::Database& db) {
        const auto chain_row = [](const Row& row) {
            return ChainRow{
                .counter = row.getColumn(0).getInt64(), .body_hash = hash_in(row, 1), .link = hash_in(row, 2)};
        };
        return all(db, chain_row,
                   "SELECT counter, body_hash, link FROM ledger WHERE counter > ? ORDER BY counter LIMIT ?", counter,
                   limit);
    });
}

std::vector<Queued> Store::unsent(int max_statements, std::size_t max_bytes)
{
    return again([&](SQLite::Database& db) {
        Row row(db, R"sql(
            SELECT id, body, counter, place % 64
            FROM outbox
            WHERE state IN ('waiting', 'sending')
            ORDER BY place
            LIMIT ?
        )sql");
        SQLite::bind(row, max_statements);
        std::vector<Queued> all;
        for (std::size_t bytes = 0; row.executeStep();) {
            Queued queued{.id = row.getColumn(0).getString(),
                          .body = row.getColumn(1).getString(),
                          .counter = row.getColumn(2).getInt64(),
                          .sequence = row.getColumn(3).getInt()};
            bytes += queued.body.size() + 1;
            if (bytes > max_bytes && !all.empty()) break;
            all.push_back(std::move(queued));
        }
        return all;
    });
}

// How many of our statements it changed: 0 or 1.
static int settle_by_receipt(SQLite::Database& db, const Settled& said, model::Millis now)
{
    if (said.state == State::sent)
        return run(db, "UPDATE outbox SET state = 'sent', reason = '', changed_at = ? WHERE id = ? AND state <> 'sent'",
                   now, said.id);
    return run(db,
               "UPDATE outbox SET state = ?, reason = ?, changed_at = ? WHERE id = ? AND state IN ('waiting', "
               "'sending')",
               word_of(said.state), said.reason, now, said.id);
}

static model::ReceiptTaken settle_all(SQLite::Database& db, model::ReceiptTaken taken, std::span<const Settled> said,
                                      model::Millis now)
{
    taken.sent = taken.refused = 0;
    for (const Settled& one_of_them : said)
        (one_of_them.state == State::refused ? taken.refused : taken.sent) += settle_by_receipt(db, one_of_them, now);
    if (taken.sent > 0)
        run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", last_success, std::to_string(now));
    return taken;
}

model::ReceiptTaken Store::take_receipt(model::Fact fact, std::span<const Settled> said, model::Millis now)
{
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        // Found at a second look after an error: then it counted already, and would count nothing now (RS-05).
        const auto kept = one(db, text, "SELECT body FROM ledger WHERE id = ?", fact.id);
        fact.body = kept ? body_of(model::kind_of(fact.body), *kept)
                         : settle_all(db, std::get<model::ReceiptTaken>(fact.body), said, now);
        const Happening happening{.fact = fact, .statements = {}};
        keep({&happening, 1});
        whole.commit();
        return std::get<model::ReceiptTaken>(fact.body);
    });
}

}  // namespace store
