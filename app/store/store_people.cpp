// Learners, their PINs, and small settings.
#include "store/again.h"
#include "store/fact_json.h"
#include "store/store.h"

#include <algorithm>

namespace store {

// --- learners

static std::string bytes_of(const SQLite::Column& column)
{
    return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

#define LEARNER_COLUMNS "id, name, reference, registration, reading, enrolled_at"

// With another key than theirs, names cannot be read: a learner is then called by their reference.
static auto learner_with(const platform::SecretKey& names)
{
    return [&names](const Row& row) {
        model::Learner learner{.id = row.getColumn(0).getString(),
                               .name = {},
                               .reference = row.getColumn(2).getString(),
                               .registration = row.getColumn(3).getString(),
                               .reading = reading_of(row.getColumn(4).getString()),
                               .enrolled_at = row.getColumn(5).getInt64()};
        learner.name =
            platform::unlock_words(names, bytes_of(row.getColumn(1)), learner.id).value_or(learner.reference);
        return learner;
    };
}

static bool stands_before(const model::Learner& one, const model::Learner& other)
{
    const auto small = [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c; };
    if (!std::ranges::equal(one.name, other.name, {}, small, small))
        return std::ranges::lexicographical_compare(one.name, other.name, {}, small, small);
    return one.id < other.id;
}

std::vector<model::Learner> Store::learners()
{
    auto learners = again([this](SQLite::Database& db) {
        return all(db, learner_with(names_), "SELECT " LEARNER_COLUMNS " FROM learner");
    });
    std::ranges::sort(learners, stands_before);
    return learners;
}

std::optional<model::Learner> Store::learner(const std::string& id)
{
    return again([&](SQLite::Database& db) {
        return one(db, learner_with(names_), "SELECT " LEARNER_COLUMNS " FROM learner WHERE id = ?", id);
    });
}

std::optional<model::Learner> Store::learner_with_reference(const std::string& reference)
{
    return again([&](SQLite::Database& db) {
        return one(db, learner_with(names_), "SELECT " LEARNER_COLUMNS " FROM learner WHERE reference = ?", reference);
    });
}

static void write_name(SQLite::Database& db, const std::string& learner, const std::string& locked)
{
    Row update(db, "UPDATE learner SET name = ?, sealed = NULL WHERE id = ?");
    update.bind(1, locked.data(), static_cast<int>(locked.size()));
    update.bind(2, learner);
    update.exec();
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
                VALUES (?, x'', ?, ?, ?, ?)
            )sql",
                learner.id, learner.reference, learner.registration, text_of(learner.reading), learner.enrolled_at);
            write_name(db, learner.id, platform::lock_words(names_, learner.name, learner.id));
            if (!pin_hash.empty()) set_pin(db, learner.id, pin_hash);
        }
        const std::int64_t counter = keep(happenings);
        whole.commit();
        return counter;
    });
}

void Store::rename(const std::string& learner, const std::string& name)
{
    const std::string locked = platform::lock_words(names_, name, learner);
    again([&](SQLite::Database& db) { write_name(db, learner, locked); });
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
