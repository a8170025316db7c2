#include "delivery/round.h"

#include "delivery/one_round.h"

#include <utility>

namespace delivery {

using platform::Reply;
using store::Queued;
using store::Settled;
using store::State;

Round::Round(store::Store& store, platform::Http& http, Server server, const Luck& luck, Memory& memory,
             const std::function<bool()>& stop)
    : store_(store),
      http_(http),
      server_(std::move(server)),
      luck_(luck),
      memory_(memory),
      stop_(stop),
      limits_(limits_of(store, server_)),
      outgoing_(store, http)
{
    if (!memory.version.empty()) server_.version = memory.version;
}

Outcome Round::run()
{
    while (!ended_) {
        if (!outgoing_.has_marked()) outgoing_.mark(next_batch(), now());
        if (outgoing_.is_under_way())
            understand(outgoing_.land());
        else if (stop_())
            ended_ = End::stopped;
        else if (!outgoing_.has_marked())
            ended_ = End::nothing_left;
        else
            post();
    }
    outgoing_.take_back();
    decide_suspects(*ended_ == End::nothing_left ? State::refused : State::waiting);
    note_pause();
    outcome_.end = *ended_;
    return outcome_;
}

Reply Round::ask(const platform::Request& request)
{
    ++outcome_.requests;
    return http_.send(request);
}

Batch Round::next_batch()
{
    if (stop_()) return {};
    return memory_.up_to_a_cut(store_.due(now(), limits_.statements, limits_.bytes));
}

void Round::post()
{
    outgoing_.post(server_);
    ++outcome_.requests;
}

void Round::understand(Outgoing::Posted posted)
{
    const Batch& batch = posted.batch;
    const Reply reply = posted.reply.get();
    if (reply.trouble == Reply::Trouble::aborted) {  // stays "sending": the server may be at work on it
        ended_ = End::stopped;
        return;
    }
    std::vector<std::string> ids;
    ids.reserve(batch.size());
    for (const Queued& queued : batch) ids.push_back(queued.id);
    const bool voiding = is_voiding(batch.front());
    const Verdict verdict = fate_of(reply, ids, now(), voiding);
    const bool is_whole = verdict.fate == Fate::taken && verdict.listed.size() == batch.size();
    if (!is_whole) outgoing_.take_back();  // what comes next may be another batch now
    switch (verdict.fate) {
    case Fate::taken:
        memory_.told = posted.head;
        return is_whole ? go_on(batch) : taken(batch, verdict);
    case Fate::compare:
        return known(batch);
    case Fate::split:
        return batch.size() > 1 ? cut(batch, verdict) : refused(batch.front(), reply, voiding);
    case Fate::later:
        return later(batch, verdict);
    case Fate::pause:
        return pause(batch, verdict.because);
    }
}

void Round::settle(const std::vector<Settled>& settled, const Batch& next)
{
    int succeeded = 0;
    for (const Settled& one : settled) {
        if (one.state == State::sent || one.state == State::unconfirmed) ++succeeded;
        if (one.state == State::refused) ++outcome_.refused;
        if (one.state != State::waiting) memory_.settled(one.id);
    }
    store_.settle(settled, now(), next);
    if (succeeded == 0) return;
    outcome_.taken += succeeded;
    memory_.taken += succeeded;
    memory_.failures = 0;
    decide_suspects(State::refused);
}

void Round::wait_all(const Batch& batch, const Settled& as)
{
    std::vector<Settled> settled(batch.size(), as);
    for (std::size_t i = 0; i < batch.size(); ++i) settled[i].id = batch[i].id;
    settle(settled);
}

// All of it was taken: the next one is on its way while that is written down.
void Round::go_on(const Batch& batch)
{
    if (outgoing_.has_marked() && !stop_()) post();
    std::vector<Settled> settled;
    for (const Queued& queued : batch) settled.push_back({.id = queued.id, .state = State::sent});
    if (outgoing_.has_marked()) return settle(settled);
    const Batch next = next_batch();
    settle(settled, next);
    outgoing_.is_marked(next);
}

Outcome run_round(store::Store& store, platform::Http& http, const Server& server, const Luck& luck, Memory& memory,
                  const std::function<bool()>& stop)
{
    return Round(store, http, server, luck, memory, stop).run();
}

}  // namespace delivery
