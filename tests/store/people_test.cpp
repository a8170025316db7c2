#include "platform/files.h"
#include "store/sample_store.h"

#include <doctest/doctest.h>

TEST_CASE("enrolling keeps the learner, the PIN and the fact together, once")
{
    const sample::Folder folder;
    const auto ada = sample::learner();
    const std::vector<store::Happening> enrolled = {
        {sample::fact(model::Enrolled{.reference = ada.reference, .registration = ada.registration}), {}}};
    {
        store::Store store(folder / "records.db", sample::options());
        store.enrol(ada, "argon2id-text", enrolled);
        store.enrol(ada, "argon2id-text", enrolled);
    }

    store::Store store(folder / "records.db", sample::options());
    REQUIRE(store.learners().size() == 1);
    CHECK(store.learner(ada.id)->registration == ada.registration);
    CHECK(store.learner_with_reference(ada.reference)->name == "Ada");
    CHECK(store.pin_hash(ada.id) == "argon2id-text");
    CHECK(store.facts_of(ada.id).size() == 1);
}

TEST_CASE("R-09: one reference is one person; equal names are two")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    store.enrol(sample::learner("learner-1"), "", {});
    store.enrol(sample::learner("learner-2"), "", {});
    auto twin = sample::learner("learner-3");
    twin.reference = "ref-learner-1";

    CHECK_THROWS_AS(store.enrol(twin, "", {}), store::Conflict);
    CHECK(store.learners().size() == 2);
}

TEST_CASE("how a person reads and is called can change")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    store.enrol(sample::learner(), "", {});
    const model::Reading large{.size = model::TextSize::very_large,
                               .theme = model::Theme::dark,
                               .face = model::Typeface::andika,
                               .more_space = true,
                               .less_movement = true};

    store.keep_reading("learner-1", large);
    store.rename("learner-1", "Grace");

    CHECK(store.learner("learner-1")->reading == large);
    CHECK(store.learner("learner-1")->name == "Grace");
}

TEST_CASE("RS-32: a failure is on disk before the check, so killing the program gives no free try")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options()).set_pin_hash(store::facilitator, "hash");
    }
    for (int killed = 0; killed < 3; ++killed) {
        store::Store store(folder / "records.db", sample::options());
        CHECK(store.begin_pin_try(store::facilitator, sample::noon + killed * 60'000) == 0);
    }

    store::Store store(folder / "records.db", sample::options());
    CHECK(store.pin_failures(store::facilitator) == 3);
    CHECK(store.begin_pin_try(store::facilitator, sample::noon + 120'000) == 4000);
}

TEST_CASE("RS-32: delays of 1, 2, 4 … 60 s, ten failures lock for 15 minutes, and the right PIN ends it")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    store.set_pin_hash("learner-1", "hash");
    model::Millis now = sample::noon;
    for (const model::Millis delay : {1, 2, 4, 8, 16, 32, 60, 60, 60, 900, 60}) {
        CHECK(store.begin_pin_try("learner-1", now) == 0);
        CHECK(store.begin_pin_try("learner-1", now + 1) == delay * 1000 - 1);
        now += delay * 1000;
    }
    CHECK(store.pin_failures("learner-1") == 11);

    CHECK(store.begin_pin_try("learner-1", now) == 0);
    store.pin_try_succeeded("learner-1");

    CHECK(store.begin_pin_try("learner-1", now) == 0);
}

TEST_CASE("R-22: a clock set back neither frees a locked PIN nor locks it for years")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    store.set_pin_hash("learner-1", "hash");
    for (int i = 0; i < 10; ++i) store.begin_pin_try("learner-1", sample::noon + i * 60'000);

    CHECK(store.begin_pin_try("learner-1", 0) == 900'000);
    CHECK(store.begin_pin_try("learner-1", 1000) == 899'000);
    CHECK(store.begin_pin_try("learner-1", 900'000) == 0);
}

TEST_CASE("settings are kept by name")
{
    const sample::Folder folder;
    {
        store::Store(folder / "records.db", sample::options()).keep_setting("device.id", "d-1");
    }
    store::Store store(folder / "records.db", sample::options());

    CHECK(store.setting("device.id") == "d-1");
    store.drop_setting("device.id");
    CHECK_FALSE(store.setting("device.id"));
}

TEST_CASE("RS-27: a name is nowhere in the file, and another key does not read it")
{
    const sample::Folder folder;
    {
        store::Store store(folder / "records.db", sample::options());
        store.enrol(sample::learner("learner-1", "Marged ferch Ifan"), "", {});
        store.enrol(sample::learner("learner-2", "ada"), "", {});
        store.enrol(sample::learner("learner-3", "Ben"), "", {});
        store.rename("learner-3", "Bronwen");
        CHECK(store.learners()[0].name == "ada");
        CHECK(store.learners()[1].name == "Bronwen");
        CHECK(store.learners()[2].name == "Marged ferch Ifan");
    }

    const std::string bytes = platform::read_file(folder / "records.db", 1'000'000).bytes;
    for (const char* name : {"Marged", "Bronwen"}) CHECK(bytes.find(name) == std::string::npos);

    std::array<std::uint8_t, 32> other{};
    store::Store stolen(folder / "records.db", {.chain_key = std::make_shared<const platform::SecretKey>(other)});
    CHECK(stolen.learner("learner-1")->name == "ref-learner-1");
}

TEST_CASE("RS-27: a name moved to another learner's row is not shown as theirs")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    store.enrol(sample::learner("learner-1", "Ada"), "", {});
    store.enrol(sample::learner("learner-2", "Ben"), "", {});
    {
        SQLite::Database db((folder / "records.db").string(), SQLite::OPEN_READWRITE);
        db.exec("UPDATE learner SET name = (SELECT name FROM learner WHERE id = 'learner-1')");
    }

    CHECK(store.learner("learner-1")->name == "Ada");
    CHECK(store.learner("learner-2")->name == "ref-learner-2");
}
