// Opening: the settings that keep a commit through a power cut, and the schema.
#include "store/store.h"

#include "store/again.h"
#include "store/schema.h"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>

#include <sqlite3.h>
#include <cassert>
#include <string_view>

namespace store {

namespace fs = std::filesystem;

static platform::SecretKey key_for_names(const Options& options)
{
    assert(options.chain_key && "the store needs the device's key");
    return platform::key_for(*options.chain_key, "names");
}

Store::Store(fs::path file, Options options)
    : file_(std::move(file)), options_(std::move(options)), names_(key_for_names(options_))
{
    try {
        db();
    } catch (const SQLite::Exception& why) {
        throw broken(why);
    }
}

Connection& Store::db()
{
    if (!db_) open();
    return *db_;
}

static void be_strict(SQLite::Database& db)
{
    sqlite3* const handle = db.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // The cache is small: how much a device remembers must not decide how much memory the kiosk takes.
    for (const char* pragma : {"PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = EXTRA",
                               "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON", "PRAGMA cell_size_check = ON",
                               "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -512"})
        run(db, pragma);
}

static std::string asked(sqlite3* handle, int option)
{
    int value = -1;
    sqlite3_db_config(handle, option, -1, &value);
    return std::to_string(value);
}

static std::vector<std::pair<std::string, std::string>> read_back(SQLite::Database& db)
{
    std::vector<std::pair<std::string, std::string>> settings;
    for (const auto& [name, pragma] :
         {std::pair("journal_mode", "PRAGMA journal_mode"), std::pair("synchronous", "PRAGMA synchronous"),
          std::pair("foreign_keys", "PRAGMA foreign_keys"), std::pair("secure_delete", "PRAGMA secure_delete"),
          std::pair("cell_size_check", "PRAGMA cell_size_check"), std::pair("busy_timeout", "PRAGMA busy_timeout")})
        settings.emplace_back(name, one(db, text, pragma).value_or(""));
    settings.emplace_back("defensive", asked(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE));
    settings.emplace_back("trusted_schema", asked(db.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA));
    settings.emplace_back("load_extension", asked(db.getHandle(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION));
    return settings;
}

static void check(SQLite::Database& db, int busy_ms)
{
    const std::vector<std::pair<std::string, std::string>> wanted = {
        {"journal_mode", "truncate"}, {"synchronous", "3"},     {"foreign_keys", "1"},
        {"secure_delete", "1"},       {"cell_size_check", "1"}, {"busy_timeout", std::to_string(busy_ms)},
        {"defensive", "1"},           {"trusted_schema", "0"},  {"load_extension", "0"}};
    const auto got = read_back(db);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (got[i] != wanted[i])
            throw Broken(fmt::format("the database would not be safe: {} is {}, not {}", got[i].first, got[i].second,
                                     wanted[i].second));
}

void Store::open()
{
    const bool is_new = !fs::exists(file_);
    const int flags = SQLite::OPEN_READWRITE | (options_.create ? SQLite::OPEN_CREATE : 0);
    Connection opened(file_.string(), flags, options_.busy_ms);
    if (is_new) fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
    be_strict(opened);
    check(opened, options_.busy_ms);
    db_.emplace(std::move(opened));
    counted_->counts.reset();
    const auto forget = [](void* counts, int, const char*, const char* table, sqlite3_int64) {
        if (std::string_view(table) == "outbox") static_cast<std::optional<OutboxCounts>*>(counts)->reset();
    };
    sqlite3_update_hook(db_->getHandle(), forget, &counted_->counts);
    try {
        upgrade();
        if (options_.max_pages > 0) run(*db_, fmt::format("PRAGMA max_page_count = {}", options_.max_pages).c_str());
    } catch (...) {
        db_.reset();
        throw;
    }
}

static int version_of(SQLite::Database& db)
{
    return static_cast<int>(one(db, number, "PRAGMA user_version").value_or(0));
}

void Store::upgrade()
{
    const auto& steps = options_.schema ? *options_.schema : schema_steps();
    const int known = static_cast<int>(steps.size());
    read_only_ = version_of(*db_) > known;
    if (read_only_) run(*db_, "PRAGMA query_only = ON");
    if (version_of(*db_) >= known) return;
    if (version_of(*db_) > 0) back_up_before(known);

    while (version_of(*db_) < known) {
        Whole whole(*db_);
        const int at = version_of(*db_);  // another program may have been quicker
        if (at >= known) return;
        db_->exec(steps[static_cast<std::size_t>(at)]);
        db_->exec(fmt::format("PRAGMA user_version = {}", at + 1));
        whole.commit();
    }
}

void Store::back_up_before(int version)
{
    fs::path copy = file_;
    copy += fmt::format(".before-{}", version);
    SQLite::Database target(copy.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
    run(target, "PRAGMA synchronous = EXTRA");
    SQLite::Backup(target, *db_).executeStep(-1);
}

std::vector<std::pair<std::string, std::string>> Store::settings_read_back()
{
    return again([](SQLite::Database& db) { return read_back(db); });
}

static std::vector<std::string> found_wrong(SQLite::Database& db, const char* pragma)
{
    std::vector<std::string> wrong = all(db, text, pragma);
    std::erase(wrong, "ok");
    for (const auto& table : all(db, text, "PRAGMA foreign_key_check"))
        wrong.push_back("a row of " + table + " refers to nothing");
    return wrong;
}

std::vector<std::string> Store::quick_check()
{
    return again([](SQLite::Database& db) { return found_wrong(db, "PRAGMA quick_check"); });
}

std::vector<std::string> Store::full_check()
{
    return again([](SQLite::Database& db) { return found_wrong(db, "PRAGMA integrity_check"); });
}

}  // namespace store
