// What keeping one answer costs, beside a bare insert of as many bytes with the same settings on the same disk. The two
// take turns, so that whatever else the disk does meets both.
#include "bench/bench.h"
#include "content/load.h"
#include "device.h"
#include "store/sample_store.h"
#include "xapi/statement.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <stdexcept>

namespace bench {

void commit(Table& table)
{
    constexpr int times = 300;
    const auto course = content::load(shipped("content") / "cse-level-2").course;
    const auto& modules = course->modules;
    const auto topic = std::ranges::find_if(modules.at(0).topics, [](const auto& one) { return !one.items.empty(); });
    if (topic == modules.at(0).topics.end()) throw std::runtime_error("the first module has no questions");
    const model::Item& item = topic->items.front();
    const xapi::Device device{.home_page = "https://training.example.org",
                              .organisation = "https://training.example.org/xapi/profiles/waypost/v1",
                              .id = platform::new_uuid(),
                              .app_version = "0.1.0",
                              .new_id = platform::new_uuid};
    const xapi::Context context{.device = device,
                                .course = *course,
                                .reference = "CSE-0001",
                                .registration = platform::new_uuid(),
                                .sitting_began = sample::moment()};

    const sample::Folder folder;
    store::Store store(folder / "waypost.db", sample::options());
    SQLite::Database bare((folder / "bare.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const char* pragma :
         {"PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = EXTRA", "PRAGMA foreign_keys = ON",
          "PRAGMA secure_delete = ON", "PRAGMA cell_size_check = ON", "PRAGMA temp_store = MEMORY"})
        while (SQLite::Statement(bare, pragma).executeStep()) break;
    bare.exec("CREATE TABLE kept (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    SQLite::Statement insert(bare, "INSERT INTO kept (bytes) VALUES (?)");

    std::vector<double> ours, theirs;
    double all_bytes = 0;
    for (int i = 0; i < times; ++i) {
        model::Fact fact = sample::fact(model::Answered{.topic = topic->id,
                                                        .item = item.id,
                                                        .item_version = item.version,
                                                        .response = {item.options.front().id},
                                                        .mark = {.right = true, .points = 1, .of = 1},
                                                        .duration = 4'000},
                                        "learner-1", i * 10'000);
        fact.counter = store.next_counter();
        const std::vector<model::Statement> statements = xapi::statements_of(fact, context);
        auto begun = Clock::now();
        store.record(fact, statements);
        ours.push_back(ms_since(begun));

        std::size_t bytes = 0;
        for (const model::Statement& one : statements) bytes += one.id.size() + one.body.size();
        if (bytes == 0) throw std::runtime_error("the answer became no statement");
        bytes += fact.id.size() + fact.learner.size() + fact.sitting.size() + 300;  // row: body, salt, hashes
        all_bytes += static_cast<double>(bytes);
        const std::string blob(bytes, 'x');
        begun = Clock::now();
        bare.exec("BEGIN IMMEDIATE");
        insert.bind(1, blob.data(), static_cast<int>(blob.size()));
        insert.exec();
        insert.reset();
        bare.exec("COMMIT");
        theirs.push_back(ms_since(begun));
    }
    const std::string how =
        fmt::format("one answer and its statement, {:.0f} bytes, {} times in turn", all_bytes / times, times);
    table.add({"Store::record p50", quantile(ours, 0.5), "ms", {}, how});
    table.add({"Store::record p99", quantile(ours, 0.99), "ms", {}, how});
    table.add({"bare SQLite insert p50", quantile(theirs, 0.5), "ms", {}, how});
    table.add({"bare SQLite insert p99", quantile(theirs, 0.99), "ms", {}, how});
    table.add(
        {"Store::record / bare insert", quantile(ours, 0.5) / quantile(theirs, 0.5), "times", 1.3, "of the p50s"});
}

}  // namespace bench
