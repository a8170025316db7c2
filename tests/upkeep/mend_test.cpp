// RS-06: a damaged file of records is set aside whole, and what can be read of it and of its copies goes on.
#include "upkeep/mend.h"
#include "platform/files.h"
#include "store/salvage.h"
#include "store/sample_store.h"
#include "store/sql.h"
#include "support/long.h"
#include "support/program.h"
#include "upkeep/caretaker.h"
#include "upkeep/copies.h"
#include "upkeep/damage.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace fs = std::filesystem;
using namespace upkeep;

namespace {

struct Broken {
    sample::Folder folder;
    std::string log;

    explicit Broken(int facts = 300)
    {
        store::Store store(file(), sample::options());
        store.enrol(sample::learner(), "learner-hash",
                    std::vector<store::Happening>{
                        {sample::fact(model::Enrolled{.reference = "ref-learner-1", .registration = "r-1"}), {}}});
        store.set_pin_hash(store::facilitator, "staff-hash");
        for (int n = 1; n < facts; ++n) store.record(sample::page_left(n), std::vector{sample::statement()});
    }
    fs::path file() const { return folder / "waypost.db"; }
    void copy() const
    {
        store::Store store(file(), sample::options());
        make_copy(store, copies_folder(folder.path()), sample::noon);
    }
    void mark() const { platform::write_whole(damage_mark(folder.path()), "found\n"); }
    std::unique_ptr<store::Store> open()
    {
        return open_or_mend({.data = folder.path(),
                             .database = file(),
                             .options = sample::options(),
                             .now = [] { return sample::moment(5'000); },
                             .new_id = platform::new_uuid,
                             .log = [this](const std::string& words) { log += words + "\n"; }});
    }
    fs::path aside() const { return set_aside(folder.path()).at(0); }
    std::streamoff pages() const { return static_cast<std::streamoff>(fs::file_size(file())) / sample::page_size; }
};

model::Mended mending(store::Store& store) { return std::get<model::Mended>(store.facts_of("").back().body); }

std::int64_t lost(const model::Mended& mended)
{
    std::int64_t sum = 0;
    for (const auto& gap : mended.gaps) sum += gap.to - gap.from + 1;
    return sum;
}

}  // namespace

TEST_CASE("RS-06: a healthy file that was marked is opened as it is, and nothing is set aside")
{
    Broken records;
    records.mark();

    auto store = records.open();

    CHECK(store->next_counter() == 301);
    CHECK_FALSE(fs::exists(damage_mark(records.folder.path())));
    CHECK(set_aside(records.folder.path()).empty());
}

TEST_CASE(
    "RS-06, R-23: with a copy of that day nothing is lost, the chain stays whole, and the old bytes are unchanged")
{
    Broken records;
    records.copy();
    sample::spoil_pages(records.file(), 12);
    const std::string damaged = support::text_of(records.file());
    records.mark();

    auto store = records.open();

    CHECK(store->facts_of("learner-1").size() == 300);
    CHECK(mending(*store).gaps.empty());
    CHECK(mending(*store).kept == 300);
    const auto chain = store->verify_chain();
    CHECK(chain.is_whole());
    CHECK(chain.lost == 0);
    CHECK(store->full_check().empty());
    CHECK(store->outbox_counts().waiting == 299);
    CHECK(store->learners().size() == 1);
    CHECK(store->pin_hash(store::facilitator) == "staff-hash");
    CHECK(support::text_of(records.aside()) == damaged);
    CHECK(mending(*store).set_aside == records.aside().filename());
    store->record(sample::page_left(1'000));
    CHECK(store->verify_chain().is_whole());
}

TEST_CASE("RS-06: what was recorded after the last copy is taken from the damaged file")
{
    Broken records(200);
    records.copy();
    {
        store::Store store(records.file(), sample::options());
        for (int n = 0; n < 100; ++n) store.record(sample::page_left(n), std::vector{sample::statement()});
    }
    sample::spoil_pages(records.file(), 12);
    records.mark();

    auto store = records.open();

    const auto mended = mending(*store);
    CHECK(mended.kept + lost(mended) == 300);
    CHECK(mended.kept > 200);
    for (const auto& gap : mended.gaps) CHECK(gap.from > 200);
    CHECK(store->verify_chain().is_whole());
}

TEST_CASE("RS-06, RS-31: without a copy, lost rows are counted and told of, and the chain proves the rest")
{
    Broken records;
    sample::spoil_pages(records.file(), 4);
    records.mark();

    auto store = records.open();

    const auto mended = mending(*store);
    REQUIRE(lost(mended) > 0);
    CHECK(mended.kept + lost(mended) == 300);
    CHECK(store->facts_of("learner-1").size() == static_cast<std::size_t>(mended.kept));
    const auto chain = store->verify_chain();
    CHECK(chain.is_whole());
    CHECK(chain.lost == lost(mended));
    CHECK(chain.rows == 301);
    CHECK(store->full_check().empty());
}

TEST_CASE("RS-31: a row beside a gap that is changed, and a gap no fact tells of, are reported")
{
    Broken records;
    sample::spoil_pages(records.file(), 4);
    records.mark();
    const auto gaps = mending(*records.open()).gaps;
    const auto inner = std::ranges::find_if(gaps, [](const auto& gap) { return !gap.next.empty(); });
    REQUIRE(inner != gaps.end());
    const auto change = [&](const std::string& sql) {
        SQLite::Database db(records.file().string(), SQLite::OPEN_READWRITE);
        db.exec("DROP TRIGGER ledger_rows_hold");
        db.exec(sql);
    };

    SUBCASE("the first row after a gap says something else, with a hash that fits")
    {
        change(fmt::format("UPDATE ledger SET body = NULL, salt = NULL, body_hash = zeroblob(32) WHERE counter = {}",
                           inner->to + 1));
        CHECK_FALSE(records.open()->verify_chain().is_whole());
    }
    SUBCASE("another row is called lost")
    {
        change("UPDATE ledger SET kind = 'lost', body = NULL, salt = NULL WHERE counter = 2");
        CHECK_FALSE(records.open()->verify_chain().is_whole());
    }
}

TEST_CASE("RS-06: damage that the first reading meets is mended at once, without a mark")
{
    Broken records;
    records.copy();
    for (std::streamoff page = 2; page < 40; ++page) sample::spoil_page(records.file(), page);

    auto store = records.open();

    CHECK(store->facts_of("learner-1").size() == 300);
    CHECK(set_aside(records.folder.path()).size() == 1);
}

TEST_CASE("RS-06: what is no database any more is set aside, and the newest copy goes on")
{
    Broken records;
    records.copy();
    const std::string rubbish(50'000, 'x');
    platform::write_whole(records.file(), rubbish);

    auto store = records.open();

    CHECK(store->facts_of("learner-1").size() == 300);
    CHECK(store->pin_hash(store::facilitator) == "staff-hash");
    CHECK(support::text_of(records.aside()) == rubbish);
}

TEST_CASE("RS-06: a file that is gone is made again of its copies")
{
    Broken records;
    records.copy();
    fs::remove(records.file());

    auto store = records.open();

    CHECK(store->facts_of("learner-1").size() == 300);
    CHECK(mending(*store).set_aside.empty());
}

TEST_CASE("RS-06, RS-32: when nothing can be read, nobody becomes facilitator by being the first")
{
    Broken records;
    platform::write_whole(records.file(), std::string(50'000, 'x'));

    auto store = records.open();

    CHECK_FALSE(store->has_pin(store::facilitator));
    CHECK(store->setting(store::facilitator_lost));
    CHECK(store->verify_chain().is_whole());
    CHECK(store->learners().empty());
}

TEST_CASE("RS-06: a learner whose row is lost is found again by the fact of enrolling")
{
    Broken records;
    std::streamoff page = 0;
    {
        SQLite::Database db(records.file().string(), SQLite::OPEN_READONLY);
        page = store::one(db, store::number, "SELECT rootpage FROM sqlite_schema WHERE name = 'learner'").value();
    }
    sample::spoil_page(records.file(), page);
    records.mark();

    auto store = records.open();

    REQUIRE(store->learners().size() == 1);
    CHECK(store->learners().front().id == "learner-1");
    CHECK(store->learners().front().name == "ref-learner-1");
    CHECK(store->pin_hash("learner-1") == "learner-hash");
}

TEST_CASE("RS-06: while another program uses the damaged file, it is not touched")
{
    Broken records;
    const platform::Lock kiosk(records.folder / "waypost.lock");
    const std::string rubbish(50'000, 'x');
    platform::write_whole(records.file(), rubbish);

    CHECK_THROWS_AS(records.open(), store::Broken);
    CHECK(support::text_of(records.file()) == rubbish);
}

TEST_CASE("RS-06: any pages spoilt, the file is mended, the chain is whole, and nothing that was in the copy is lost")
{
    const int rounds = sample::is_long() ? 300 : 12;
    std::mt19937 dice(6);
    for (int round = 0; round < rounds; ++round) {
        Broken records(80);
        const bool has_copy = round % 2 == 0;
        if (has_copy) records.copy();
        const int spoilt = 1 + static_cast<int>(dice() % 8);
        for (int n = 0; n < spoilt; ++n)
            sample::spoil_page(records.file(), 1 + static_cast<std::streamoff>(dice()) % records.pages());
        records.mark();
        CAPTURE(round);

        auto store = records.open();

        CHECK(store->full_check().empty());
        CHECK(store->verify_chain().is_whole());
        if (has_copy) CHECK(store->facts_of("learner-1").size() == 80);
        if (has_copy) CHECK(store->outbox_counts().waiting == 79);
        CHECK_NOTHROW(store->record(sample::page_left(1'000)));
    }
}
