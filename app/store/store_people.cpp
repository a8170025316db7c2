// Learners, their PINs, and small settings.
#include "store/again.h"
#include "store/fact_json.h"
#include "store/store.h"

#include <algorithm>

namespace store {

// --- learners

static model::Learner learner_from(const Row& row)
{
    return {.id = row.getColumn(0).getString(),
            .name = row.getColumn(1).getString(),
            .reference = row.getColumn(2).getString(),
            .registration = row.getColumn(3).getString(),
            .reading = reading_of(row.getColumn(4).getString()),
            .enrolled_at = row.getColumn(5).getInt64()};
}

std::vector<model::Learner> Store::learners()
{
    return again([](SQLite::Database& db) {
        return all(db, learner_from, R"sql(
            SELECT id, name, reference, registration, reading, enrolled_at
            FROM learner
            ORDER BY name COLLATE NOCASE, id
        )sql");
    });
}

std::optional<model::Learner> Store::learner(const std::string& id)
{
    return again([&](SQLite::Database& db) {
        return one(db, learner_from,
                   "SELECT id, name, reference, registration, reading, enrolled_at FROM learner WHERE id = ?", id);
    });
}

std::optional<model::Learner> Store::learner_with_reference(const std::string& reference)
{
    return again([&](SQLite::Database& db) {
        return one(db, learner_from,
                   "SELECT id, name, reference, registration, reading, enrolled_at FROM learner WHERE reference = ?",
                   reference);
    });
}

static void set_pin(SQLite::Database& db, const std::string& who, const std::string& hash)
{
    run(db, "INSERT OR REPLACE INTO pin (who, hash) VALUES (?, ?)", who, hash);
}

std::int64_t Store::enrol(const model::Learner& learner, const std::string& pin_hash,
                          std::span<const Happening> happenings)
{
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        const auto there = one(db, text, "SELECT reference FROM learner WHERE id = ?", learner.id);
        if (!there) {
            run(db, R"sql(
                INSERT INTO learner (id, name, reference, registration, reading, enrolled_at)
                VALUES (?, ?, ?, ?, ?, ?)
            )sql",
                learner.id, learner.name, learner.reference, learner.registration, text_of(learner.reading),
                learner.enrolled_at);
            if (!pin_hash.empty()) set_pin(db, learner.id, pin_hash);
        }
        const std::int64_t counter = keep(happenings);
        whole.commit();
        return counter;
    });
}

void Store::rename(const std::string& learner, const std::string& name)
{
    again([&](SQLite::Database& db) { run(db, "UPDATE learner SET name = ? WHERE id = ?", name, learner); });
}

void Store::keep_reading(const std::string& learner, const model::Reading& reading)
{
    again([&](SQLite::Database& db) {
        run(db, "UPDATE learner SET reading = ? WHERE id = ?", text_of(reading), learner);
    });
}

// --- PINs

bool Store::has_pin(const std::string& who) { return pin_hash(who).has_value(); }

std::optional<std::string> Store::pin_hash(const std::string& who)
{
    return again([&](SQLite::Database& db) { return one(db, text, "SELECT hash FROM pin WHERE who = ?", who); });
}

void Store::set_pin_hash(const std::string& who, const std::string& hash)
{
    again([&](SQLite::Database& db) { set_pin(db, who, hash); });
}

/// 1, 2, 4 … 60 s; every tenth failure in a row locks for a quarter of an hour.
static model::Millis delay_after(std::int64_t failures)
{
    if (failures == 0) return 0;
    if (failures % 10 == 0) return 15 * 60'000;
    return failures > 6 ? 60'000 : 1000LL << (failures - 1);
}

model::Millis Store::begin_pin_try(const std::string& who, model::Millis now)
{
    struct Past {
        std::int64_t failures, at;
    };
    return again([&](SQLite::Database& db) {
        Whole whole(db);
        const auto past = one(
            db,
            [](const Row& row) {
                return Past{row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
            },
            "SELECT failures, failed_at FROM pin WHERE who = ?", who);
        if (!past) return model::Millis{0};
        const model::Millis delay = delay_after(past->failures);
        // A clock that was set back starts the delay anew; otherwise a flat battery could lock somebody out for years.
        const bool set_back = now < past->at;
        const model::Millis wait = set_back ? delay : std::max<model::Millis>(0, past->at + delay - now);
        if (set_back) run(db, "UPDATE pin SET failed_at = ? WHERE who = ?", now, who);
        if (wait == 0) run(db, "UPDATE pin SET failures = failures + 1, failed_at = ? WHERE who = ?", now, who);
        whole.commit();
        return wait;
    });
}

void Store::pin_try_succeeded(const std::string& who)
{
    again([&](SQLite::Database& db) { run(db, "UPDATE pin SET failures = 0 WHERE who = ?", who); });
}

int Store::pin_failures(const std::string& who)
{
    return again([&](SQLite::Database& db) {
        return static_cast<int>(one(db, number, "SELECT failures FROM pin WHERE who = ?", who).value_or(0));
    });
}

// --- settings

std::optional<std::string> Store::setting(const std::string& name)
{
    return again([&](SQLite::Database& db) { return one(db, text, "SELECT value FROM setting WHERE name = ?", name); });
}

void Store::keep_setting(const std::string& name, const std::string& value)
{
    again([&](SQLite::Database& db) {
        run(db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value);
    });
}

void Store::drop_setting(const std::string& name)
{
    again([&](SQLite::Database& db) { run(db, "DELETE FROM setting WHERE name = ?", name); });
}

}  // namespace store
