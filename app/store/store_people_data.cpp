// What goes for good, and the receipt of it (RS-22, RS-23).
#include "store/again.h"
#include "store/fact_json.h"
#include "store/store.h"

namespace store {

// Setting: something was let go of and the file not yet written anew.
static constexpr const char* to_rewrite = "to_rewrite";

static int count(SQLite::Database& db, const char* sql, const std::string& learner)
{
    return static_cast<int>(one(db, number, sql, learner).value_or(0));
}

// The links stay, and the chain with them: they follow from the hashes of what was said (RS-31).
static model::Erased let_go_of(SQLite::Database& db, const std::string& learner)
{
    model::Erased gone;
    gone.unsent = count(db, R"sql(
        SELECT COUNT(*) FROM ledger l JOIN outbox o ON o.place BETWEEN 64 * l.counter AND 64 * l.counter + 63
        WHERE l.learner = ? AND o.state <> 'sent'
    )sql",
                        learner);
    gone.statements = run(db, R"sql(
        DELETE FROM outbox WHERE place IN (
            SELECT o.place FROM ledger l JOIN outbox o ON o.place BETWEEN 64 * l.counter AND 64 * l.counter + 63
            WHERE l.learner = ?)
    )sql",
                          learner);
    gone.facts = run(db, "UPDATE ledger SET body = NULL, salt = NULL WHERE learner = ? AND body IS NOT NULL", learner);
    run(db, "DELETE FROM open_sitting WHERE learner = ?", learner);
    run(db, "DELETE FROM pin WHERE who = ?", learner);
    run(db, "DELETE FROM learner WHERE id = ?", learner);
    run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, '1')", to_rewrite);
    return gone;
}

static std::vector<std::string> whose_time_is_over(SQLite::Database& db, const Over& over)
{
    return all(db, text, R"sql(
        SELECT id FROM learner
        WHERE NOT EXISTS (SELECT 1 FROM ledger l JOIN outbox o ON o.place BETWEEN 64 * l.counter AND 64 * l.counter + 63
                          WHERE l.learner = learner.id AND (o.state <> 'sent' OR o.changed_at >= ?1))
          AND EXISTS (SELECT 1 FROM ledger l JOIN outbox o ON o.place BETWEEN 64 * l.counter AND 64 * l.counter + 63
                      WHERE l.learner = learner.id)
          AND (SELECT MAX(wall) FROM ledger l WHERE l.learner = learner.id) <
              CASE WHEN EXISTS (SELECT 1 FROM ledger l WHERE l.once = 'course_completed ' || learner.id)
                   THEN ?1 ELSE ?2 END
        ORDER BY id
    )sql",
               over.completed, over.quiet);
}

// The receipt of a transaction that an error hid (RS-05): it is not done twice, and its counts are those of then.
template <class Receipt>
static std::optional<Receipt> done_before(SQLite::Database& db, const model::Fact& receipt)
{
    const auto body = one(db, text, "SELECT body FROM ledger WHERE id = ?", receipt.id);
    if (!body) return std::nullopt;
    run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES ('kept_again', ?)", receipt.id);
    return std::get<Receipt>(body_of(model::kind_of(Receipt{}), *body));
}

model::Tidied Store::tidy(const Over& over, model::Fact receipt)
{
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        if (const auto before = done_before<model::Tidied>(db, receipt)) return whole.commit(), *before;
        model::Tidied gone;
        for (const std::string& learner : whose_time_is_over(db, over)) {
            const model::Erased theirs = let_go_of(db, learner);
            gone.statements += theirs.statements;
            gone.facts += theirs.facts;
            ++gone.learners;
        }
        gone.statements +=
            run(db, "UPDATE outbox SET body = '' WHERE state = 'sent' AND changed_at < ? AND body <> ''", over.sent);
        if (gone == model::Tidied{}) return gone;
        receipt.body = gone;
        const Happening kept{.fact = receipt, .statements = {}};
        keep({&kept, 1});
        whole.commit();
        return gone;
    });
}

model::Erased Store::erase(const std::string& learner, model::Fact receipt)
{
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        if (const auto before = done_before<model::Erased>(db, receipt)) return whole.commit(), *before;
        const model::Erased gone = let_go_of(db, learner);
        receipt.body = gone;
        const Happening kept{.fact = receipt, .statements = {}};
        keep({&kept, 1});
        whole.commit();
        return gone;
    });
}

// Pages are overwritten when a row goes (secure_delete), but moving rows between pages may leave a copy behind.
void Store::rewrite()
{
    again([](SQLite::Database& db) {
        run(db, "VACUUM");
        run(db, "DELETE FROM setting WHERE name = ?", to_rewrite);
    });
}

bool Store::needs_rewriting() { return setting(to_rewrite).has_value(); }

std::vector<Queued> Store::statements_of(const std::string& learner)
{
    return again([&](SQLite::Database& db) {
        const auto queued = [](const Row& row) {
            return Queued{.id = row.getColumn(0).getString(),
                          .body = row.getColumn(1).getString(),
                          .counter = row.getColumn(2).getInt64(),
                          .state = state_of(row.getColumn(3).getString())};
        };
        return all(db, queued, R"sql(
            SELECT o.id, o.body, o.counter, o.state
            FROM ledger l JOIN outbox o ON o.place BETWEEN 64 * l.counter AND 64 * l.counter + 63
            WHERE l.learner = ?
            ORDER BY o.place
        )sql",
                   learner);
    });
}

}  // namespace store
