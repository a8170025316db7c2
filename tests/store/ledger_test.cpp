#include "store/sample_store.h"

#include "model/progress.h"
#include "store/fact_json.h"
#include "store/sql.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace model;

TEST_CASE("every kind of fact goes through its text and comes back equal")
{
    for (const FactBody& body : sample::every_kind()) {
        CAPTURE(kind_of(body));
        const std::string text = store::text_of(body);
        CHECK(store::body_of(kind_of(body), text) == body);
        CHECK(store::text_of(store::body_of(kind_of(body), text)) == text);
        CHECK(text.find('\n') == std::string::npos);
    }
}

TEST_CASE("a paper with every kind of question goes through its text whole, hints, becauses and passages too")
{
    Paper paper{.attempt_id = "a", .module_id = "1", .items = sample::every_kind_of_item(), .holds_answers = true};
    paper.items[4].hint = "Look again";
    for (std::size_t i = 0; i < paper.items.size(); ++i) paper.shown.push_back({.options = {"a"}, .targets = {"p"}});
    const FactBody body = TestBegan{paper};

    CHECK(store::body_of("test_began", store::text_of(body)) == body);
}

TEST_CASE("R-40: a fact written before certainty, hints and practice were known is read as it was")
{
    const auto answered = store::body_of(
        "answered",
        R"({"topic":"1.1","item":"1.1-a","item_version":1,"response":["a"],"mark":{"right":true,"points":1,"of":1},"duration":5})");
    CHECK(std::get<Answered>(answered).certainty == Certainty::unsaid);
    CHECK(store::text_of(answered).find("certainty") == std::string::npos);
    CHECK_THROWS_AS(store::body_of("test_answered",
                                   R"({"attempt_id":"a","item":"i","response":[],"duration":1,"certainty":"very"})"),
                    store::Broken);
}

TEST_CASE("RS-34: a fact's text that nobody can have written is Broken, not a crash, and its words are not repeated")
{
    CHECK_THROWS_AS(store::body_of("topic_done", "{"), store::Broken);
    CHECK_THROWS_AS(store::body_of("topic_done", R"({"topic":7})"), store::Broken);
    CHECK_THROWS_AS(store::body_of("no_such_kind", "{}"), store::Broken);
    try {
        store::body_of("topic_done", "{\"topic\":Ada Lovelace}");
    } catch (const store::Broken& broken) {
        CHECK(std::string(broken.what()).find("Ada") == std::string::npos);
    }
}

TEST_CASE("RS-02, RS-13: after closing and opening, every fact and statement is there in its order")
{
    const sample::Folder folder;
    std::vector<Fact> kept;
    const Statement statement = sample::statement();
    {
        store::Store store(folder / "records.db", sample::options());
        for (const FactBody& body : sample::every_kind()) {
            kept.push_back(sample::fact(body));
            kept.back().counter = store.next_counter();
            if (kept.size() == 1)
                store.record(kept.back(), {&statement, 1});
            else
                CHECK(store.record(kept.back()) == kept.back().counter);
        }
    }

    store::Store store(folder / "records.db", sample::options());
    CHECK(store.facts_of("learner-1") == kept);
    CHECK(store.due(sample::noon, 50, 1 << 19).at(0).body == statement.body);
}

TEST_CASE("R-19g: progress rebuilt from the ledger equals progress as it was built fact by fact")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    Progress lived;
    for (const FactBody& body : sample::every_kind()) {
        const Fact fact = sample::fact(body);
        store.record(fact);
        lived.add(fact);
    }

    const Progress rebuilt = progress_of(store.facts_of("learner-1"));

    CHECK(rebuilt.pages_read == lived.pages_read);
    CHECK(rebuilt.topics_done == lived.topics_done);
    CHECK(rebuilt.first_answers == lived.first_answers);
    CHECK(rebuilt.percent == lived.percent);
    CHECK(rebuilt.completed == lived.completed);
    REQUIRE(rebuilt.attempts.size() == 1);
    CHECK(rebuilt.attempts[0].paper == lived.attempts[0].paper);
    CHECK(rebuilt.attempts[0].answers == lived.attempts[0].answers);
    CHECK(rebuilt.attempts[0].sure == lived.attempts[0].sure);
    CHECK(rebuilt.attempts[0].flagged == lived.attempts[0].flagged);
    CHECK(rebuilt.recalls.size() == lived.recalls.size());
    CHECK(rebuilt.attempts[0].result == lived.attempts[0].result);
}

TEST_CASE("RS-04: the same fact again is one row with the same bytes; the same id with another content is a conflict")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const Fact fact = sample::page_left(1);
    const Statement statement = sample::statement();
    const auto counter = store.record(fact, {&statement, 1});

    for (int tap = 0; tap < 100; ++tap) CHECK(store.record(fact, {&statement, 1}) == counter);
    Fact other = fact;
    other.body = PageLeft{.topic = "1.1", .section = "another", .duration = 1};
    const Statement other_bytes{.id = statement.id, .body = "{}"};

    CHECK_THROWS_AS(store.record(other, {&statement, 1}), store::Conflict);
    CHECK_THROWS_AS(store.record(fact, {&other_bytes, 1}), store::Conflict);
    CHECK(store.facts_of("learner-1").size() == 1);
    CHECK(store.queued(statement.id)->body == statement.body);
}

TEST_CASE("RS-14: counters only grow, and a fact made for another counter is refused")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    Fact first = sample::page_left(1);
    first.counter = 2;

    CHECK_THROWS_AS(store.record(first), store::Conflict);
    CHECK(store.next_counter() == 1);
    CHECK(store.record(sample::page_left(1)) == 1);
    CHECK(store.record(sample::page_left(2)) == 2);
}

TEST_CASE("R-10, R-16, R-19d: what can happen only once does, whatever the ids")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const std::vector<FactBody> once = {TestBegan{.paper = sample::paper()},
                                        TestHandedIn{.result = sample::result()},
                                        TopicDone{.topic = "1.1"},
                                        CourseCompleted{.duration = 1},
                                        SittingBegan{},
                                        SittingEnded{},
                                        CaseBegan{.play = "p", .case_id = "dylan"},
                                        CaseStageDone{.play = "p", .case_id = "dylan", .stage = "first-call"},
                                        CaseEnded{.play = "p", .case_id = "dylan"}};
    for (const FactBody& body : once) store.record(sample::fact(body));

    for (const FactBody& body : once) {
        CAPTURE(kind_of(body));
        CHECK_THROWS_AS(store.record(sample::fact(body)), store::Conflict);
    }
    store.record(sample::fact(TestBegan{.paper = sample::paper(2)}));
    store.record(sample::fact(TopicDone{.topic = "1.1"}, "learner-2"));
    CHECK(store.facts_of("learner-1").size() == once.size() + 1);
    CHECK(store.verify_chain().is_whole());
}

TEST_CASE("R-16, X-12: one `completed` a registration and one `passed` a registration and test")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto said = [&](const std::string& verb, const std::string& test) {
        const Statement statement =
            sample::statement(R"(,"verb":{"id":"http://adlnet.gov/expapi/verbs/)" + verb + R"("},"object":{"id":")" +
                              test + R"("},"context":{"registration":"r1"})");
        store.record(sample::page_left(1), {&statement, 1});
    };
    said("passed", "t1");
    said("passed", "t2");
    said("failed", "t1");
    said("completed", "c");

    CHECK_THROWS_AS(said("passed", "t1"), store::Conflict);
    CHECK_THROWS_AS(said("completed", "c"), store::Conflict);
    CHECK(store.facts_of("learner-1").size() == 4);
}

TEST_CASE("several facts are kept all or none")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    store.record(sample::fact(TopicDone{.topic = "1.1"}));
    const std::vector<store::Happening> all = {{sample::page_left(1), {sample::statement()}},
                                               {sample::fact(TopicDone{.topic = "1.1"}), {}}};

    CHECK_THROWS_AS(store.record_all(all), store::Conflict);
    CHECK(store.facts_of("learner-1").size() == 1);
    CHECK(store.outbox_counts().waiting == 0);
}

TEST_CASE("RS-05: on a full disk nothing is half kept, what was kept stays, and room lets it go on")
{
    const sample::Folder folder;
    int kept = 0;
    {
        auto options = sample::options();
        options.max_pages = 40;
        store::Store store(folder / "records.db", options);
        CHECK_THROWS_AS(
            for (; kept < 10'000; ++kept) {
                const Statement statement = sample::statement(",\"x\":\"" + std::string(500, 'x') + "\"");
                store.record(sample::page_left(kept), {&statement, 1});
            },
            store::Broken);
        CHECK(static_cast<int>(store.facts_of("learner-1").size()) == kept);
        CHECK(store.outbox_counts().waiting == kept);
    }
    store::Store store(folder / "records.db", sample::options());
    CHECK(kept > 5);
    CHECK(store.full_check().empty());
    CHECK(store.verify_chain().is_whole());
    store.record(sample::page_left(kept));
    CHECK(static_cast<int>(store.facts_of("learner-1").size()) == kept + 1);
}

TEST_CASE("RS-05: while another program holds the file too long it is Broken; afterwards the same fact is one row")
{
    const sample::Folder folder;
    auto options = sample::options();
    options.busy_ms = 50;
    store::Store store(folder / "records.db", options);
    const Fact fact = sample::page_left(1);
    {
        SQLite::Database other((folder / "records.db").string(), SQLite::OPEN_READWRITE);
        const store::Whole held(other);
        CHECK_THROWS_AS(store.record(fact), store::Broken);
    }

    CHECK(store.record(fact) == 1);
    CHECK(store.facts_of("learner-1").size() == 1);
}

TEST_CASE("R-19: no statement of ours can change or delete a fact, or the bytes of a statement")
{
    const sample::Folder folder;
    {
        store::Store store(folder / "records.db", sample::options());
        const Statement statement = sample::statement();
        store.record(sample::page_left(1), {&statement, 1});
    }
    SQLite::Database db((folder / "records.db").string(), SQLite::OPEN_READWRITE);

    for (const char* sql :
         {"DELETE FROM ledger", "UPDATE ledger SET body = '{}'", "UPDATE ledger SET learner = 'other'",
          "UPDATE ledger SET link = x'00'", "UPDATE outbox SET body = '{}'", "DELETE FROM ledger WHERE counter = 1"}) {
        CAPTURE(sql);
        CHECK_THROWS_AS(store::run(db, sql), SQLite::Exception);
    }
}

/// Opens the file as somebody would who has the disk in his hands: without the triggers.
static void tamper(const std::filesystem::path& file, const char* sql)
{
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
    db.exec("DROP TRIGGER ledger_rows_hold; DROP TRIGGER ledger_rows_stay;");
    db.exec(sql);
}

TEST_CASE("RS-31: a changed, a removed, a swapped and a cut-off row are each reported")
{
    const std::vector<std::pair<const char*, int>> attacks = {
        {"UPDATE ledger SET body = replace(body, 's3', 's4') WHERE counter = 3", 3},
        {"UPDATE ledger SET learner = 'somebody-else' WHERE counter = 3", 3},
        {"UPDATE ledger SET wall = wall - 1 WHERE counter = 3", 3},
        {"UPDATE ledger SET trusted = 0 WHERE counter = 3", 3},
        {"DELETE FROM ledger WHERE counter = 3", 4},
        {"DELETE FROM ledger WHERE counter = 5", 5},
        {"UPDATE ledger SET counter = 99 WHERE counter = 2; UPDATE ledger SET counter = 2 WHERE counter = 3; UPDATE "
         "ledger SET counter = 3 WHERE counter = 99",
         2},
        {"UPDATE ledger SET body_hash = (SELECT body_hash FROM ledger WHERE counter = 2), body = NULL, salt = NULL "
         "WHERE counter = 3",
         3}};
    for (const auto& [sql, broken_at] : attacks) {
        CAPTURE(sql);
        const sample::Folder folder;
        {
            store::Store store(folder / "records.db", sample::options());
            for (int i = 1; i <= 5; ++i) store.record(sample::page_left(i));
            REQUIRE(store.verify_chain().is_whole());
        }
        tamper(folder / "records.db", sql);
        CHECK(store::Store(folder / "records.db", sample::options()).verify_chain().broken_at == broken_at);
    }
}

TEST_CASE("RS-31: without the device's key nobody can make links that hold")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options()).record(sample::page_left(1));
    }
    std::array<std::uint8_t, 32> other{};
    auto options = sample::options();
    options.chain_key = std::make_shared<const platform::SecretKey>(other);

    CHECK(store::Store(folder / "records.db", options).verify_chain().broken_at == 1);
}

TEST_CASE("RS-23: a row whose body was erased still verifies, and its neighbours too")
{
    const sample::Folder folder;
    {
        store::Store store(folder / "records.db", sample::options());
        for (int i = 1; i <= 3; ++i) store.record(sample::page_left(i));
    }
    {
        SQLite::Database db((folder / "records.db").string(), SQLite::OPEN_READWRITE);
        store::run(db, "UPDATE ledger SET body = NULL, salt = NULL WHERE counter = 2");
    }

    store::Store store(folder / "records.db", sample::options());
    CHECK(store.verify_chain().is_whole());
    CHECK(store.verify_chain().rows == 3);
    CHECK(store.facts_of("learner-1").size() == 2);
}

TEST_CASE("X-12: a sitting that was never ended is found with its learner, its last moment and its last timestamp")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const Statement said = sample::statement(R"(,"timestamp":"2026-11-24T12:00:03.123Z")");
    store.record(sample::fact(SittingBegan{}), {&said, 1});
    store.record(sample::fact(PageLeft{.topic = "1.1", .section = "a", .duration = 1}, "learner-1", 5000));

    const auto open = store.open_sittings();
    REQUIRE(open.size() == 1);
    CHECK(open[0].learner == "learner-1");
    CHECK(open[0].began == sample::moment());
    CHECK(open[0].last == sample::moment(5000));
    CHECK(open[0].last_timestamp == sample::noon + 3123);

    store.record(sample::fact(SittingEnded{.duration = 1, .recovered = true}));
    CHECK(store.open_sittings().empty());
}

TEST_CASE("RS-15: the newest time remembered is the newest that was trusted")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    CHECK(store.newest_wall() == 0);
    store.record(sample::fact(Progressed{}, "learner-1", 1000));
    Fact lying = sample::fact(Progressed{}, "learner-1", 99'000'000'000);
    lying.at.trusted = false;
    store.record(lying);

    CHECK(store.newest_wall() == sample::noon + 1000);
}

TEST_CASE("a commit does not keep a learner waiting")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 200; ++i) {
        const Statement statement = sample::statement(",\"x\":\"" + std::string(1300, 'x') + "\"");
        store.record(sample::page_left(i), {&statement, 1});
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;

    MESSAGE("one fact with one statement: ", took.count() / 200, " ms");
    CHECK(took.count() / 200 < 100);
}
