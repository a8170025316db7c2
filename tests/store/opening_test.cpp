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
