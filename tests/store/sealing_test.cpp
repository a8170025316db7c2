// RS-27: what was answered and what a name belongs to, sealed so that the office alone can read it.
#include "platform/files.h"
#include "store/salvage.h"
#include "store/sample_store.h"
#include "store/sql.h"
#include "support/office.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <numeric>

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

model::Answered answered(const std::string& chosen)
{
    return {.topic = "1.1", .item = "1.1-single", .response = {chosen}, .mark = {.right = true, .points = 1, .of = 1}};
}

// One learner who answered four questions, facts 1 to 4, and read a page, fact 5.
struct Answers {
    sample::Folder folder;
    fs::path file = folder / "records.db";
    std::optional<store::Store> store{std::in_place, file, sample::options()};

    Answers()
    {
        store->enrol(sample::learner("learner-1", "Marged ferch Ifan"), "", {});
        for (const char* chosen : {"first-choice", "second-choice", "third-choice", "fourth-choice"})
            store->record(sample::fact(answered(chosen)));
        store->record(sample::page_left(1));
    }
    int seal(std::vector<std::int64_t> facts, const platform::PublicKey& to = sample::office_key().public_key())
    {
        return store->seal({.learner = "learner-1", .answers = std::move(facts), .office = to},
                           sample::fact(model::Sealed{}));
    }
    model::Fact fact(std::size_t counter) { return store->facts_of("learner-1").at(counter - 1); }
    bool holds(const std::string& words)
    {
        store.reset();
        const bool found = platform::read_file(file, 1U << 24U).bytes.find(words) != std::string::npos;
        store.emplace(file, sample::options());
        return found;
    }
    /// As somebody would who has the disk in his hands: without the triggers.
    void tamper(const char* sql)
    {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
        db.exec("DROP TRIGGER ledger_rows_hold; DROP TRIGGER ledger_rows_stay;");
        db.exec(sql);
    }
};

json opened(const std::string& sealed)
{
    const auto text = platform::unsealed(sealed, sample::office_key());
    return text ? json::parse(*text) : json();
}

}  // namespace

TEST_CASE("RS-27: a sealed answer is in no byte of the file; the office reads it, and the rest of the fact stays")
{
    Answers kept;
    REQUIRE(kept.holds("second-choice"));

    CHECK(kept.seal({1, 2, 4, 5}) == 3);  // a page left has no answer
    kept.store->rewrite();

    for (const char* chosen : {"first-choice", "second-choice", "fourth-choice"}) CHECK_FALSE(kept.holds(chosen));
    CHECK(kept.holds("third-choice"));
    const model::Fact second = kept.fact(2);
    CHECK(second.sealed);
    CHECK(std::get<model::Answered>(second.body).response.empty());
    CHECK(std::get<model::Answered>(second.body).mark.right);
    CHECK_FALSE(kept.fact(3).sealed);
    CHECK(std::get<model::Answered>(kept.fact(3).body).response == model::Response{"third-choice"});

    const auto parts = kept.store->sealed_parts_of("learner-1");
    CHECK(parts.answers.size() == 3);
    CHECK(opened(parts.answers.at(2)).at("response") == json({"second-choice"}));
    CHECK_FALSE(platform::unsealed(parts.answers.at(2), platform::make_signing_key()));
    CHECK(kept.store->verify_chain().is_whole());
}

TEST_CASE("RS-27: of a name the roster's part stays; the office reads the whole of it, and whose reference it is")
{
    Answers kept;
    CHECK(kept.seal({}) == 0);

    CHECK(kept.store->learner("learner-1")->name == "Marged I.");
    const json said = opened(kept.store->sealed_parts_of("learner-1").name);
    CHECK(said.at("name") == "Marged ferch Ifan");
    CHECK(said.at("reference") == "ref-learner-1");

    const auto facts = kept.store->facts_of("learner-1").size();
    CHECK(kept.seal({}) == 0);  // the second time there is nothing to do, and nothing is written
    CHECK(kept.store->facts_of("learner-1").size() == facts);
    kept.store->rename("learner-1", "Marged ferch Owain");
    kept.seal({});
    CHECK(opened(kept.store->sealed_parts_of("learner-1").name).at("name") == "Marged ferch Owain");
}

TEST_CASE("RS-27: each seal is another, so that equal answers cannot be told from equal bytes or from their hash")
{
    Answers kept;
    kept.store->record(sample::fact(answered("first-choice")));
    SQLite::Database db(kept.file.string(), SQLite::OPEN_READONLY);
    const auto named =
        store::all(db, store::text, "SELECT json_extract(body, '$.answer') FROM ledger WHERE body LIKE '%answer\":%'");
    REQUIRE(named.size() == 5);
    CHECK(named.front() != named.back());

    kept.seal({1, 6});
    const auto parts = kept.store->sealed_parts_of("learner-1");
    CHECK(parts.answers.at(1) != parts.answers.at(6));
}

TEST_CASE("RS-27: a sealed answer cannot be read again, replaced or taken away, not even by our own mistake")
{
    Answers kept;
    kept.seal({1, 2});
    SQLite::Database db(kept.file.string(), SQLite::OPEN_READWRITE);
    for (const char* sql :
         {"UPDATE ledger SET answer = '{}' WHERE counter = 1", "UPDATE ledger SET sealed = x'00' WHERE counter = 1",
          "UPDATE ledger SET sealed = NULL WHERE counter = 1", "UPDATE ledger SET answer = NULL WHERE counter = 3",
          "UPDATE ledger SET answer = '{}' WHERE counter = 3",
          "UPDATE ledger SET answer = NULL, sealed = x'00', body = '{}' WHERE counter = 3"}) {
        CAPTURE(sql);
        CHECK_THROWS_AS(store::run(db, sql), SQLite::Exception);
    }
    CHECK(kept.seal({1, 2}) == 0);
}

TEST_CASE("RS-31, RS-27: an answer that was changed, moved, taken away or sealed by somebody else is reported")
{
    const std::vector<std::pair<const char*, int>> attacks = {
        {"UPDATE ledger SET answer = replace(answer, 'third', 'other') WHERE counter = 3", 3},
        {"UPDATE ledger SET answer = (SELECT answer FROM ledger WHERE counter = 4) WHERE counter = 3", 3},
        {"UPDATE ledger SET answer = NULL WHERE counter = 3", 3},
        {"UPDATE ledger SET answer = NULL, sealed = x'0011' WHERE counter = 3", 3},
        {"UPDATE ledger SET sealed = x'0011' WHERE counter = 2", 2},
        {"UPDATE ledger SET sealed = (SELECT sealed FROM ledger WHERE counter = 2) WHERE counter = 1", 1},
        {"UPDATE ledger SET sealed = NULL WHERE counter = 2", 2},
        {"UPDATE ledger SET answer = (SELECT answer FROM ledger WHERE counter = 4) WHERE counter = 2", 2},
        {"UPDATE ledger SET answer = (SELECT answer FROM ledger WHERE counter = 4) WHERE counter = 5", 5}};
    for (const auto& [sql, broken_at] : attacks) {
        CAPTURE(sql);
        Answers kept;
        kept.seal({1, 2});
        REQUIRE(kept.store->verify_chain().is_whole());
        kept.store.reset();
        kept.tamper(sql);
        CHECK(store::Store(kept.file, sample::options()).verify_chain().broken_at == broken_at);
    }
}

TEST_CASE("RS-23, RS-27: erasing a person takes what was sealed of them too, and the chain stays whole")
{
    Answers kept;
    kept.seal({1, 2});
    const auto parts = kept.store->sealed_parts_of("learner-1");
    REQUIRE(kept.holds(parts.answers.at(1)));

    kept.store->erase("learner-1", sample::fact(model::Erased{}, ""));
    kept.store->rewrite();

    CHECK_FALSE(kept.holds(parts.answers.at(1)));
    CHECK_FALSE(kept.holds(parts.name));
    CHECK(kept.store->verify_chain().is_whole());
}

TEST_CASE("RS-05, RS-27: the same sealing twice, because an error hid the first, is one")
{
    Answers kept;
    const model::Fact receipt = sample::fact(model::Sealed{});
    const store::ToSeal what{.learner = "learner-1", .answers = {1, 3}, .office = sample::office_key().public_key()};
    CHECK(kept.store->seal(what, receipt) == 2);
    const auto rows = kept.store->head().counter;
    CHECK(kept.store->seal(what, receipt) == 2);
    CHECK(kept.store->head().counter == rows);
}

TEST_CASE("RS-06, RS-27: a damaged file is mended with what was sealed")
{
    Answers kept;
    kept.seal({1, 2});
    const auto before = kept.store->sealed_parts_of("learner-1");
    kept.store.reset();
    const fs::path fresh = kept.folder / "fresh.db";
    store::salvage(std::vector{kept.file}, fresh, sample::options(), sample::fact(model::Mended{}, ""));

    store::Store mended(fresh, sample::options());
    CHECK(mended.verify_chain().is_whole());
    CHECK(mended.sealed_parts_of("learner-1").answers == before.answers);
    CHECK(mended.sealed_parts_of("learner-1").name == before.name);
    CHECK(std::get<model::Answered>(mended.facts_of("learner-1").at(2).body).response ==
          model::Response{"third-choice"});
}

TEST_CASE("RS-06, RS-27: where the fact that told of a sealing is lost, its row is not called changed")
{
    Answers kept;
    kept.seal({1, 2});  // fact 6 tells of it
    kept.store->record(sample::page_left(2));
    kept.store.reset();
    kept.tamper("DELETE FROM ledger WHERE counter = 6");
    const fs::path fresh = kept.folder / "fresh.db";
    const auto told =
        store::salvage(std::vector{kept.file}, fresh, sample::options(), sample::fact(model::Mended{}, ""));
    REQUIRE(told.gaps.size() == 1);

    CHECK(store::Store(fresh, sample::options()).verify_chain().is_whole());
}
