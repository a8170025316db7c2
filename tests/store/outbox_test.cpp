#include "store/sample_store.h"

#include <doctest/doctest.h>

#include <random>

using store::State;

static std::vector<std::string> queue(store::Store& store, int n)
{
    std::vector<std::string> ids;
    for (int i = 0; i < n; ++i) {
        const model::Statement statement = sample::statement(",\"x\":\"" + std::string(100, 'x') + "\"");
        store.record(sample::page_left(i), {&statement, 1});
        ids.push_back(statement.id);
    }
    return ids;
}

static std::vector<std::string> ids_of(const std::vector<store::Queued>& batch)
{
    std::vector<std::string> ids;
    for (const auto& queued : batch) ids.push_back(queued.id);
    return ids;
}

TEST_CASE("X-22: what is due comes oldest first, within both limits, and at least one")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 10);
    const std::size_t size = store.queued(ids[0])->body.size() + 1;

    CHECK(ids_of(store.due(sample::noon, 50, 1 << 19)) == ids);
    CHECK(store.due(sample::noon, 3, 1 << 19).size() == 3);
    CHECK(store.due(sample::noon, 50, 2 + 4 * size).size() == 4);
    CHECK(store.due(sample::noon, 50, 1).size() == 1);
}

TEST_CASE("RS-16: each state is kept, and `sending` goes back to waiting after a rest")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 5);
    store.mark_sending(store.due(sample::noon, 5, 1 << 19), sample::noon);
    const std::vector<store::Settled> settled = {{.id = ids[0], .state = State::sent},
                                                 {.id = ids[1], .state = State::refused, .reason = "400"},
                                                 {.id = ids[2], .state = State::unconfirmed},
                                                 {.id = ids[3], .not_before = sample::noon + 60'000}};
    store.settle(settled, sample::noon);

    CHECK(store.outbox_counts() ==
          store::OutboxCounts{.waiting = 1, .sending = 1, .sent = 1, .refused = 1, .unconfirmed = 1});
    CHECK(store.refused().at(0).reason == "400");
    store.return_sending(30'000);
    CHECK(store.due(sample::noon, 5, 1 << 19).empty());
    CHECK(store.next_due(sample::noon) == sample::noon + 30'000);
    CHECK(ids_of(store.due(sample::noon + 30'000, 5, 1 << 19)) == std::vector{ids[4]});
    CHECK(store.due(sample::noon + 60'000, 5, 1 << 19).size() == 2);
}

TEST_CASE("RS-16: over any order of events a statement is never lost and `sent` never goes back")
{
    std::mt19937 dice(16);
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 20);
    std::map<std::string, State> ended;
    for (int step = 0; step < 300; ++step) {
        const auto batch = store.due(sample::noon, 1 + static_cast<int>(dice() % 5), 1 << 19);
        if (dice() % 2 == 0) store.mark_sending(batch, sample::noon);
        if (dice() % 5 == 0) store.return_sending(0);
        const std::string& id = ids[dice() % ids.size()];
        const auto state = static_cast<State>(dice() % 20 < 18 ? 0 : 2 + dice() % 3);
        if (store.queued(id)->state == State::sending) {
            store.settle(std::vector<store::Settled>{{.id = id, .state = state}}, sample::noon);
            if (state != State::waiting) ended.emplace(id, state);
        }
        store.settle(std::vector<store::Settled>{{.id = ids[dice() % ids.size()], .state = State::waiting}},
                     sample::noon);
        const auto counts = store.outbox_counts();
        REQUIRE(counts.waiting + counts.sending + counts.sent + counts.refused + counts.unconfirmed == 20);
    }
    for (const auto& [id, state] : ended) CHECK(store.queued(id)->state == state);
}

TEST_CASE("X-30: what is put to the end comes after everything else")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 3);
    store.settle(std::vector<store::Settled>{{.id = ids[0], .to_the_end = true}}, sample::noon);

    CHECK(ids_of(store.due(sample::noon, 5, 1 << 19)) == std::vector{ids[1], ids[2], ids[0]});
}

TEST_CASE("R-22: a clock set back by years holds nothing up")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 1);
    store.settle(std::vector<store::Settled>{{.id = ids[0], .not_before = sample::noon + 60'000}}, sample::noon);

    CHECK(store.due(sample::noon, 5, 1 << 19).empty());
    CHECK(store.due(0, 5, 1 << 19).size() == 1);
}

TEST_CASE("R-12, X-34: the oldest unsent is told by when it happened")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    CHECK_FALSE(store.oldest_waiting());
    const auto ids = queue(store, 2);
    CHECK(store.oldest_waiting() == sample::noon);

    store.settle(
        std::vector<store::Settled>{{.id = ids[0], .state = State::sent}, {.id = ids[1], .state = State::refused}},
        sample::noon + 5);

    CHECK_FALSE(store.oldest_waiting());
    CHECK(store.setting(store::last_success) == std::to_string(sample::noon + 5));
}

TEST_CASE("what is marked and taken back is as if it had never been marked, and nothing else is touched")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 4);
    store.mark_sending(store.due(sample::noon, 1, 1 << 19), sample::noon);
    store.settle(std::array{store::Settled{.id = ids[0], .vanished = true}}, sample::noon);
    const auto batch = store.due(sample::noon, 3, 1 << 19);
    const auto as_before = [&] {
        std::vector<std::array<int, 3>> all;
        for (const auto& id : ids) {
            const auto queued = store.queued(id).value();
            all.push_back({static_cast<int>(queued.state), queued.tries, queued.vanished});
        }
        return all;
    };
    const auto before = as_before();
    store.mark_sending(batch, sample::noon);
    store.settle(std::array{store::Settled{.id = ids[2], .state = store::State::sent}}, sample::noon);
    store.take_back(batch);

    auto after = before;
    after[2] = {static_cast<int>(store::State::sent), 1, 0};
    CHECK(as_before() == after);
}

TEST_CASE("R-19: no path of delivery changes a fact")
{
    const sample::Folder folder;
    store::Store store(folder / "records.db", sample::options());
    const auto ids = queue(store, 6);
    const std::string head = store.chain_head();
    const auto facts = store.facts_of("learner-1");
    store.mark_sending(store.due(sample::noon, 50, 1 << 19), sample::noon);
    for (const State state : {State::sent, State::refused, State::unconfirmed, State::waiting})
        store.settle(std::vector<store::Settled>{{.id = ids[static_cast<std::size_t>(state)], .state = state}},
                     sample::noon);
    store.return_sending(0);

    CHECK(store.chain_head() == head);
    CHECK(store.facts_of("learner-1") == facts);
}

TEST_CASE("RS-47: the counts follow what another connection changes, as well as our own changes")
{
    const sample::Folder folder;
    store::Store screens(folder / "w.db", sample::options()), uploader(folder / "w.db", sample::options());
    CHECK(screens.outbox_counts().waiting == 0);
    const auto statement = sample::statement();
    screens.record(sample::page_left(1), {&statement, 1});
    CHECK(screens.outbox_counts().waiting == 1);

    const auto due = uploader.due(sample::noon, 10, 1'000'000);
    uploader.mark_sending(due, sample::noon);
    CHECK(screens.outbox_counts().sending == 1);
    uploader.settle(std::array{store::Settled{.id = statement.id, .state = store::State::sent}}, sample::noon);
    CHECK(screens.outbox_counts() == store::OutboxCounts{.sent = 1});
    CHECK(screens.outbox_counts() == uploader.outbox_counts());
}

TEST_CASE("the counts are those of a store that counts anew, whatever happened or failed to happen")
{
    const sample::Folder folder;
    store::Store asked(folder / "w.db", sample::options());
    const std::vector<State> ends{State::waiting, State::sent, State::refused, State::unconfirmed};
    std::mt19937 luck(7);
    const auto one_in = [&](int n) { return std::uniform_int_distribution(1, n)(luck) == 1; };

    for (int i = 0; i < 300; ++i) {
        const auto statement = sample::statement(), other = sample::statement();
        if (one_in(2)) asked.record(sample::page_left(i), {&statement, 1});
        if (one_in(4))  // the second fact says what was said already: neither is kept
            CHECK_THROWS(asked.record_all(std::vector<store::Happening>{{sample::page_left(1'000 + i), {other}},
                                                                        {sample::page_left(2'000 + i), {other}}}));
        if (one_in(3)) asked.mark_sending(asked.due(sample::noon, 3, 1U << 19U), sample::noon);
        if (one_in(3))
            if (const auto on_their_way = asked.unsent(4, 1U << 19U); !on_their_way.empty())
                asked.settle(std::vector<store::Settled>{{.id = on_their_way.back().id,
                                                          .state = ends[static_cast<std::size_t>(i) % ends.size()]}},
                             sample::noon);
        if (one_in(20)) asked.return_sending(0);
        const auto counts = asked.outbox_counts();
        store::Store anew(folder / "w.db", sample::options());
        CHECK(counts == anew.outbox_counts());
        CHECK(asked.is_all_sent() == (counts.unsent() == 0));
    }
}

TEST_CASE("many that wait and many that are sent are counted too")
{
    const sample::Folder folder;
    store::Store store(folder / "w.db", sample::options());
    std::vector<store::Happening> year(2'600);
    for (std::size_t i = 0; i < year.size(); ++i)
        year[i] = {sample::page_left(static_cast<int>(i)), {sample::statement()}};
    store.record_all(year);
    CHECK(store.outbox_counts() == store::OutboxCounts{.waiting = 2'600});

    std::vector<store::Settled> answer;
    for (const auto& queued : store.due(sample::noon, 1'300, 1U << 30U))
        answer.push_back({.id = queued.id, .state = State::sent});
    answer.front().state = State::refused;
    store.settle(answer, sample::noon);
    CHECK(store.outbox_counts() == store::OutboxCounts{.waiting = 1'300, .sent = 1'299, .refused = 1});
}

TEST_CASE("the oldest that waits is told, also when it was put behind everything else")
{
    const sample::Folder folder;
    store::Store store(folder / "w.db", sample::options());
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i) {
        const auto statement = sample::statement();
        store.record(sample::fact(model::TopicDone{"1." + std::to_string(i)}, "learner-1", i * 1'000), {&statement, 1});
        ids.push_back(statement.id);
    }
    CHECK(store.oldest_waiting() == sample::noon);
    store.settle(std::array{store::Settled{.id = ids[0], .to_the_end = true}}, sample::noon);
    CHECK(store.oldest_waiting() == sample::noon);
    store.settle(std::array{store::Settled{.id = ids[0], .state = store::State::refused}}, sample::noon);
    CHECK(store.oldest_waiting() == sample::noon + 1'000);
    CHECK(store.oldest_kept() == sample::noon);
}
