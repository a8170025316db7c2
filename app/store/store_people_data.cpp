// What goes for good, or where only the office can read it, and the receipt of it (RS-22, RS-23, RS-27).
#include "model/roster.h"
#include "store/again.h"
#include "store/fact_json.h"
#include "store/fact_parts.h"
#include "store/store.h"

namespace store {

// Setting: the file is not yet written anew since something went or was sealed. A copy holds little that was sealed
// later: copies are made after sittings, and sealing is done at their end. So these are not made anew for that.
static constexpr const char* to_rewrite = "to_rewrite";
static constexpr const char* somebody_went = "1";
static constexpr const char* something_sealed = "sealed";

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
    gone.facts = run(db, R"sql(
        UPDATE ledger SET body = NULL, salt = NULL, answer = NULL, sealed = NULL
        WHERE learner = ? AND body IS NOT NULL
    )sql",
                     learner);
    run(db, "DELETE FROM open_sitting WHERE learner = ?", learner);
    run(db, "DELETE FROM pin WHERE who = ?", learner);
    run(db, "DELETE FROM learner WHERE id = ?", learner);
    run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", to_rewrite, somebody_went);
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

// --- sealing

static void bind_bytes(Row& row, int at, const std::string& bytes)
{
    row.bind(at, bytes.data(), static_cast<int>(bytes.size()));
}

static void seal_answer(SQLite::Database& db, const std::string& learner, std::int64_t counter,
                        const platform::PublicKey& office, model::Sealed& receipt)
{
    const auto answer =
        one(db, text, "SELECT answer FROM ledger WHERE counter = ? AND learner = ? AND answer IS NOT NULL", counter,
            learner);
    if (!answer) return;
    const std::string sealed = platform::sealed(*answer, office);
    Row update(db, "UPDATE ledger SET answer = NULL, sealed = ? WHERE counter = ?");
    bind_bytes(update, 1, sealed);
    update.bind(2, counter);
    update.exec();
    receipt.answers.push_back({.counter = counter, .hash = hash_of_answer(sealed)});
}

// Who it was and under which reference, as one text: that the device can say the one of the other is what ends. A name
// that cannot be read, because the key is another, stays as it is.
static bool seal_name(SQLite::Database& db, const std::string& id, const platform::SecretKey& names,
                      const platform::PublicKey& office)
{
    const auto said = [&](const Row& row) {
        const auto name = platform::unlock_words(names, row.getColumn(0).getString(), id);
        return Json{{"name", name ? Json(*name) : Json()},
                    {"reference", row.getColumn(1).getString()},
                    {"registration", row.getColumn(2).getString()}};
    };
    const auto who =
        one(db, said, "SELECT name, reference, registration FROM learner WHERE id = ? AND sealed IS NULL", id);
    if (!who || who->at("name").is_null()) return false;
    Row update(db, "UPDATE learner SET name = ?, sealed = ? WHERE id = ?");
    bind_bytes(update, 1, platform::lock_words(names, model::tile_name(who->at("name")), id));
    bind_bytes(update, 2, platform::sealed(who->dump(), office));
    update.bind(3, id);
    return update.exec() > 0;
}

int Store::seal(const ToSeal& what, model::Fact receipt)
{
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        if (const auto before = done_before<model::Sealed>(db, receipt))
            return whole.commit(), static_cast<int>(before->answers.size());
        model::Sealed sealed{.office = platform::text_of(what.office), .answers = {}};
        for (const std::int64_t counter : what.answers) seal_answer(db, what.learner, counter, what.office, sealed);
        const bool is_named = seal_name(db, what.learner, names_, what.office);
        const int count = static_cast<int>(sealed.answers.size());
        if (count == 0 && !is_named) return 0;
        run(db, "INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)", to_rewrite, something_sealed);
        receipt.body = std::move(sealed);
        const Happening kept{.fact = receipt, .statements = {}};
        keep({&kept, 1});
        whole.commit();
        return count;
    });
}

SealedParts Store::sealed_parts_of(const std::string& learner)
{
    return again([&](SQLite::Database& db) {
        SealedParts parts;
        parts.name =
            one(db, text, "SELECT sealed FROM learner WHERE id = ? AND sealed IS NOT NULL", learner).value_or("");
        Row row(db, "SELECT counter, sealed FROM ledger WHERE learner = ? AND sealed IS NOT NULL");
        row.bind(1, learner);
        while (row.executeStep()) parts.answers.emplace(row.getColumn(0).getInt64(), row.getColumn(1).getString());
        return parts;
    });
}

// --- the file written anew

// Pages are overwritten when a row goes (secure_delete), but moving rows between pages may leave a copy behind.
void Store::rewrite()
{
    again([](SQLite::Database& db) {
        run(db, "VACUUM");
        run(db, "DELETE FROM setting WHERE name = ?", to_rewrite);
    });
}

bool Store::needs_rewriting() { return setting(to_rewrite).has_value(); }
bool Store::copies_hold_what_went() { return setting(to_rewrite) == somebody_went; }

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
