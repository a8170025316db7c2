// RS-22, RS-23: what goes for good, when, and that nothing else does.
#include "platform/files.h"
#include "store/sample_store.h"
#include "store/sql.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace {

constexpr model::Millis a_day = 24 * 3'600'000LL;
constexpr model::Millis now = sample::noon + 400 * a_day;

// Two learners with a few facts and a statement each, at noon.
struct Kept {
    sample::Folder folder;
    store::Store store{folder / "records.db", sample::options()};
    std::vector<std::string> statements;

    Kept()
    {
        for (const char* who : {"learner-1", "learner-2"}) {
            store.enrol(sample::learner(who, std::string("Name of ") + who), "hash", {});
            for (int n = 0; n < 3; ++n) {
                statements.push_back(say(who));
                store.record(
                    sample::fact(model::PageLeft{.topic = "1.1", .section = "secret page", .duration = n}, who));
            }
        }
    }
    std::string say(const std::string& who)
    {
        const auto statement = sample::statement(R"(,"about":")" + who + "\"");
        store.record(sample::fact(model::TopicDone{who + std::to_string(statements.size())}, who),
                     std::vector{statement});
        return statement.id;
    }
    void sent(std::size_t which, model::Millis at)
    {
        store.settle(std::vector{store::Settled{.id = statements.at(which), .state = store::State::sent}}, at);
    }
    void all_sent(model::Millis at)
    {
        for (std::size_t i = 0; i < statements.size(); ++i) sent(i, at);
    }
    void complete(const std::string& who) { store.record(sample::fact(model::CourseCompleted{.duration = 1}, who)); }
    model::Fact receipt() const { return sample::fact(model::Tidied{}, ""); }
    std::size_t staff_facts() { return store.facts_of("").size(); }
    bool holds(const std::string& words)
    {
        bool found = false;
        for (const auto& entry : fs::directory_iterator(folder.path()))
            found |= platform::read_file(entry.path(), 1U << 24U).bytes.find(words) != std::string::npos;
        return found;
    }
};

}  // namespace

TEST_CASE(
    "RS-22: the words of a statement go seven days after it was sent, and not one hour before; the chain stays whole")
{
    Kept kept;
    kept.sent(0, now - 7 * a_day - 3'600'000);
    kept.sent(1, now - 7 * a_day + 3'600'000);
    const std::string head = kept.store.chain_head();

    const auto gone = kept.store.tidy({.sent = now - 7 * a_day}, kept.receipt());

    CHECK(gone == model::Tidied{.statements = 1});
    CHECK(kept.store.queued(kept.statements[0])->body.empty());
    CHECK_FALSE(kept.store.queued(kept.statements[1])->body.empty());
    CHECK_FALSE(kept.store.queued(kept.statements[2])->body.empty());
    CHECK(kept.store.outbox_counts().sent == 2);
    CHECK(kept.store.verify_chain().is_whole());
    CHECK(kept.store.chain_head() != head);  // the receipt
    CHECK(std::get<model::Tidied>(kept.store.facts_of("").back().body) == gone);
    CHECK(kept.store.learners().size() == 2);
}

TEST_CASE("RS-22: where nothing is over, nothing is written")
{
    Kept kept;
    const std::string head = kept.store.chain_head();

    CHECK(kept.store.tidy({.sent = now, .completed = now, .quiet = now}, kept.receipt()) == model::Tidied{});
    CHECK(kept.store.chain_head() == head);
    CHECK(kept.staff_facts() == 0);
}

TEST_CASE("RS-22: who completed the course leaves when all was sent long enough ago; who did not, only when long quiet")
{
    Kept kept;
    kept.complete("learner-1");
    kept.all_sent(now - 8 * a_day);
    const store::Over over{.sent = now - 7 * a_day, .completed = now - 7 * a_day, .quiet = sample::noon - 1};

    const auto gone = kept.store.tidy(over, kept.receipt());

    CHECK(gone.learners == 1);
    CHECK_FALSE(kept.store.learner("learner-1"));
    CHECK_FALSE(kept.store.has_pin("learner-1"));
    CHECK(kept.store.facts_of("learner-1").empty());
    CHECK(kept.store.statements_of("learner-1").empty());
    CHECK(kept.store.facts_of("learner-2").size() == 6);
    CHECK(kept.store.verify_chain().is_whole());
    CHECK(kept.store.full_check().empty());

    auto later = over;
    later.quiet = sample::noon + 1;
    CHECK(kept.store.tidy(later, kept.receipt()).learners == 1);
    CHECK(kept.store.learners().empty());
    CHECK(kept.staff_facts() == 2);
    CHECK(kept.store.verify_chain().is_whole());
}

TEST_CASE("RS-22: nobody leaves while anything of theirs is unsent, refused or unconfirmed, or was sent lately")
{
    using store::State;
    for (const State state : {State::waiting, State::refused, State::unconfirmed, State::sent}) {
        Kept kept;
        kept.complete("learner-1");
        kept.all_sent(now - 8 * a_day);
        const std::string last = kept.say("learner-1");
        kept.store.settle(std::vector{store::Settled{.id = last, .state = state}}, now - a_day);

        const auto gone = kept.store.tidy({.completed = now - 7 * a_day, .quiet = now - 180 * a_day}, kept.receipt());

        CAPTURE(store::word_of(state));
        CHECK(kept.store.learner("learner-1"));
        CHECK_FALSE(kept.store.learner("learner-2"));
        CHECK(gone.learners == 1);
    }
}

TEST_CASE("RS-22: a statement that is not sent keeps its bytes, whoever asks")
{
    Kept kept;
    SQLite::Database db((kept.folder / "records.db").string(), SQLite::OPEN_READWRITE);

    CHECK_THROWS_AS(db.exec("UPDATE outbox SET body = ''"), SQLite::Exception);
    kept.all_sent(now);
    CHECK_THROWS_AS(db.exec("UPDATE outbox SET body = 'another'"), SQLite::Exception);
    CHECK_THROWS_AS(db.exec("UPDATE outbox SET body = '', id = 'another'"), SQLite::Exception);
    CHECK_NOTHROW(db.exec("UPDATE outbox SET body = ''"));
}

TEST_CASE("RS-23: after erasing and closing, nothing of the person is in the file, and the chain is whole")
{
    Kept kept;
    kept.sent(0, now);
    const auto receipt = sample::fact(model::Erased{}, "");

    const auto gone = kept.store.erase("learner-1", receipt);
    CHECK(kept.store.needs_rewriting());
    kept.store.rewrite();

    CHECK(gone == model::Erased{.facts = 6, .statements = 3, .unsent = 2});
    CHECK_FALSE(kept.store.needs_rewriting());
    CHECK_FALSE(kept.holds("ref-learner-1"));
    CHECK_FALSE(kept.holds(R"("about":"learner-1")"));
    CHECK(kept.holds("ref-learner-2"));
    CHECK(kept.store.facts_of("learner-2").size() == 6);
    CHECK(kept.store.verify_chain().is_whole());
    CHECK(kept.store.full_check().empty());
    CHECK(kept.store.erase("learner-1", receipt) == gone);  // an error hid the first (RS-05): the same receipt, once
    CHECK(kept.staff_facts() == 1);
}

TEST_CASE("RS-22: a record that waits longest is told by what happened first, refused ones among them")
{
    Kept kept;
    CHECK(kept.store.oldest_kept() == sample::noon);
    kept.all_sent(now);
    CHECK_FALSE(kept.store.oldest_kept());
}
