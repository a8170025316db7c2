#include "store/sample_store.h"

#include "platform/files.h"
#include "store/sql.h"

#include <doctest/doctest.h>

#include <thread>

TEST_CASE("RS-01, RS-35: every connection is set to survive a power cut, and to be strict, and says so when asked")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());

    const std::vector<std::pair<std::string, std::string>> wanted = {
        {"journal_mode", "truncate"}, {"synchronous", "3"},     {"foreign_keys", "1"},
        {"secure_delete", "1"},       {"cell_size_check", "1"}, {"busy_timeout", "5000"},
        {"defensive", "1"},           {"trusted_schema", "0"},  {"load_extension", "0"}};
    CHECK(store.settings_read_back() == wanted);
}

TEST_CASE("RS-01: a database left in WAL mode is brought back to TRUNCATE")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options());
    }
    {
        SQLite::Database other((folder / "records.db").string(), SQLite::OPEN_READWRITE);
        store::run(other, "PRAGMA journal_mode = WAL");
    }

    store::Store store(folder / "records.db", sample::options());

    CHECK(store.settings_read_back().front().second == "truncate");
}

TEST_CASE("the database can be read by nobody else")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());

    using std::filesystem::perms;
    CHECK(std::filesystem::status(folder / "records.db").permissions() == (perms::owner_read | perms::owner_write));
}

TEST_CASE("RS-10: a schema newer than known is opened for reading only, and says so in words")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options()).record(sample::page_left(1));
    }
    {
        SQLite::Database other((folder / "records.db").string(), SQLite::OPEN_READWRITE);
        store::run(other, "PRAGMA user_version = 99");
    }

    store::Store store(folder / "records.db", sample::options());

    CHECK(store.is_read_only());
    CHECK(store.facts_of("learner-1").size() == 1);
    CHECK_THROWS_WITH_AS(store.record(sample::page_left(2)), doctest::Contains("newer Waypost"), store::Broken);
}

TEST_CASE("RS-10: a schema step that fails changes nothing, and a copy was made before it")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options()).record(sample::page_left(1));
    }
    auto options = sample::options();
    std::vector<const char*> steps = {"", "CREATE TABLE extra (id TEXT); INSERT INTO nowhere VALUES (1);"};
    options.schema = &steps;

    CHECK_THROWS_AS(store::Store(folder / "records.db", options), store::Broken);

    store::Store store(folder / "records.db", sample::options());
    CHECK_FALSE(store.is_read_only());
    CHECK(store.facts_of("learner-1").size() == 1);
    CHECK(store::Store(folder / "records.db.before-2", sample::options()).facts_of("learner-1").size() == 1);
}

TEST_CASE("RS-06: what is not a database is Broken, and its bytes stay as they are")
{
    const sample::Folder folder;
    const std::string rubbish(8192, 'x');
    platform::write_whole(folder / "records.db", rubbish);

    CHECK_THROWS_AS(store::Store(folder / "records.db", sample::options()), store::Broken);
    CHECK(platform::read_file(folder / "records.db", 100'000).bytes == rubbish);
}

TEST_CASE("a tool that only looks does not make a file")
{
    const sample::Folder folder;
    auto options = sample::options();
    options.create = false;

    CHECK_THROWS_AS(store::Store(folder / "records.db", options), store::Broken);
    CHECK_FALSE(std::filesystem::exists(folder / "records.db"));
}

TEST_CASE("RS-47: two connections hammer one file, and every fact of both is there")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options());
    }
    const auto hammer = [&](const std::string& learner) {
        store::Store store(folder / "records.db", sample::options());
        for (int i = 0; i < 100; ++i) store.record(sample::fact(model::Progressed{.percent = i}, learner));
    };
    std::thread other([&] { hammer("learner-2"); });
    hammer("learner-1");
    other.join();

    store::Store store(folder / "records.db", sample::options());
    CHECK(store.facts_of("learner-1").size() == 100);
    CHECK(store.facts_of("learner-2").size() == 100);
    CHECK(store.verify_chain().is_whole());
}

TEST_CASE(
    "RS-21: of a person the file has a place for a name, a reference and how they read; whatever is new is asked about")
{
    const sample::Folder folder;
    store::Store(folder / "records.db", sample::options());
    SQLite::Database db((folder / "records.db").string());

    const auto columns = store::all(
        db, [](const store::Row& row) { return row.getColumn(0).getString() + "." + row.getColumn(1).getString(); },
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name "
        "NOT LIKE 'sqlite_%' ORDER BY t.rowid, c.cid");

    // No date of birth, no address, no photograph, no words about a case: nothing is added here without the question
    // what it is needed for, and a line in DATA-PROTECTION.md.
    const std::vector<std::string> needed = {"learner.id",
                                             "learner.name",
                                             "learner.reference",
                                             "learner.registration",
                                             "learner.reading",
                                             "learner.enrolled_at",
                                             "learner.sealed",
                                             "pin.who",
                                             "pin.hash",
                                             "pin.failures",
                                             "pin.failed_at",
                                             "ledger.counter",
                                             "ledger.id",
                                             "ledger.learner",
                                             "ledger.sitting",
                                             "ledger.kind",
                                             "ledger.boot",
                                             "ledger.mono",
                                             "ledger.wall",
                                             "ledger.trusted",
                                             "ledger.body",
                                             "ledger.salt",
                                             "ledger.body_hash",
                                             "ledger.link",
                                             "ledger.answer",
                                             "ledger.sealed",
                                             "ledger.once",
                                             "open_sitting.sitting",
                                             "open_sitting.learner",
                                             "open_sitting.counter",
                                             "outbox.place",
                                             "outbox.id",
                                             "outbox.counter",
                                             "outbox.body",
                                             "outbox.state",
                                             "outbox.tries",
                                             "outbox.vanished",
                                             "outbox.turn",
                                             "outbox.not_before",
                                             "outbox.reason",
                                             "outbox.changed_at",
                                             "outbox.once",
                                             "setting.name",
                                             "setting.value"};
    CHECK(columns == needed);
}
