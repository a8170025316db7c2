#include "delivery/round.h"

#include "delivery/fate.h"
#include "delivery/limits.h"
#include "delivery/look.h"
#include "delivery/outgoing.h"
#include "delivery/request.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace delivery {

using model::Millis;
using platform::Reply;
using store::Queued;
using store::Settled;
using store::State;

namespace {

constexpr int too_many_refusals = 5;
constexpr int vanished_for_good = 3;

class Round {
public:
    Round(store::Store& store, platform::Http& http, Server server, const Luck& luck, Memory& memory,
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

    Outcome run()
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

private:
    Millis now() const { return luck_.wall(); }

    Reply ask(const platform::Request& request)
    {
        ++outcome_.requests;
        return http_.send(request);
    }

    // --- what to send

    /// Nothing once the program wants to end.
    Batch next_batch()
    {
        if (stop_()) return {};
        return memory_.up_to_a_cut(store_.due(now(), limits_.statements, limits_.bytes));
    }

    void post()
    {
        outgoing_.post(server_);
        ++outcome_.requests;
    }

    void understand(Outgoing::Posted posted)
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

    // --- what became of it

    /// `next` is marked in the same transaction.
    void settle(const std::vector<Settled>& settled, const Batch& next = {})
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

    void wait_all(const Batch& batch, const Settled& as)
    {
        std::vector<Settled> settled(batch.size(), as);
        for (std::size_t i = 0; i < batch.size(); ++i) settled[i].id = batch[i].id;
        settle(settled);
    }

    /// All of it was taken: the next one is on its way while that is written down.
    void go_on(const Batch& batch)
    {
        if (outgoing_.has_marked() && !stop_()) post();
        std::vector<Settled> settled;
        for (const Queued& queued : batch) settled.push_back({.id = queued.id, .state = State::sent});
        if (outgoing_.has_marked()) return settle(settled);
        const Batch next = next_batch();
        settle(settled, next);
        outgoing_.is_marked(next);
    }

    /// Some of it was taken. What is not listed is looked for.
    void taken(const Batch& batch, const Verdict& verdict)
    {
        std::vector<Settled> settled;
        Batch left_out;
        for (const Queued& queued : batch) {
            if (verdict.listed.contains(queued.id))
                settled.push_back({.id = queued.id, .state = State::sent});
            else
                left_out.push_back(queued);
        }
        settle(settled);
        settled.clear();
        for (const Queued& queued : left_out) {
            const Seen seen = ended_ ? Seen::not_now : look(queued);
            settled.push_back({.id = queued.id, .state = state_after(seen)});
            if (seen == Seen::other) settled.back().reason = conflict;
            if (seen == Seen::forbidden) settled.back().state = State::unconfirmed;  // left out means known
            if (seen == Seen::absent) settled.back().not_before = now() + rest_after_time_out;
        }
        settle(settled);
    }

    static State state_after(Seen seen)
    {
        if (seen == Seen::same) return State::sent;
        return seen == Seen::other ? State::refused : State::waiting;
    }

    /// 409: one of them, or each, is known. Where nothing can be told of a batch, its halves are asked about.
    void known(const Batch& batch)
    {
        std::vector<Settled> settled;
        bool can_tell = true;
        bool all_absent = true;
        for (const Queued& queued : batch) {
            const Seen seen = ended_ || !can_tell ? Seen::not_now : look(queued);
            if (seen == Seen::forbidden) can_tell = false;
            if (seen != Seen::absent) all_absent = false;
            settled.push_back({.id = queued.id, .state = state_after(seen)});
            if (seen == Seen::other) settled.back().reason = conflict;
        }
        if (!can_tell || all_absent) {
            if (batch.size() > 1)
                memory_.cut_in_two(batch);
            else
                settled = {known_but_not_shown(batch.front(), can_tell)};
        }
        settle(settled);
    }

    /// A single statement the server calls known and does not show: forbidden to look, or not there yet.
    Settled known_but_not_shown(const Queued& queued, bool may_look)
    {
        if (!may_look || queued.vanished + 1 >= vanished_for_good)
            return {.id = queued.id, .state = State::unconfirmed};
        return {.id = queued.id, .not_before = now() + back_off(queued.vanished + 1, luck_.chance()), .vanished = true};
    }

    Seen look(const Queued& queued)
    {
        const Sight sight = look_at(queued, server_, [this](const platform::Request& request) { return ask(request); });
        if (sight.seen == Seen::not_now) stop_for_now(sight.reply);
        if (sight.seen == Seen::no_answer) stop_until_changed(because::not_a_record_store);
        return sight.seen;
    }

    // --- what is not acceptable

    void cut(const Batch& batch, const Verdict& verdict)
    {
        if (verdict.too_big) limits_ = halve_limits(store_, server_, limits_);
        memory_.cut_in_two(batch);
        wait_all(batch, {});
    }

    /// A single statement that is not accepted. It counts as refused only once the server has taken something else or
    /// the queue is through: a server that refuses everything must not cost us a statement.
    void refused(const Queued& queued, const Reply& reply, bool voiding)
    {
        if (voiding && reply.status == 403)
            return settle({{.id = queued.id, .state = State::refused, .reason = refusal_of(reply)}});
        if (outcome_.taken == 0 && !probed_ && !is_well(queued)) return;
        suspects_.push_back({.id = queued.id, .state = State::refused, .reason = refusal_of(reply)});
        if (static_cast<int>(suspects_.size()) < too_many_refusals) return;
        decide_suspects(outcome_.taken > 0 ? State::refused : State::waiting);
        stop_until_changed(because::refuses_everything);
    }

    /// Asks whether the server would refuse anything at all. If so, the statement goes back to waiting.
    bool is_well(const Queued& queued)
    {
        const Reply reply = ask(get_of(server_, "limit=1"));
        const Probe probe = probe_of(reply);
        probed_ = probe == Probe::well;
        if (probed_) return true;
        wait_all({queued}, {.uncounted = true});
        if (probe == Probe::later)
            stop_for_now(reply);
        else if (!speaks_another_version())
            stop_until_changed(reply.status == 401 ? because::key_refused : because::refuses_everything);
        return false;
    }

    bool speaks_another_version()
    {
        const std::string version = version_in(ask(about_of(server_)));
        if (version.empty() || version == server_.version || !memory_.version.empty()) return false;
        memory_.version = server_.version = version;
        return true;
    }

    void decide_suspects(State state)
    {
        auto decided = std::exchange(suspects_, {});
        if (decided.empty()) return;
        if (state == State::waiting)
            for (Settled& one : decided) one = {.id = one.id, .to_the_end = true, .uncounted = true};
        settle(decided);
    }

    // --- later, or not until somebody changes something

    void later(const Batch& batch, const Verdict& verdict)
    {
        if (verdict.own_fault && has_failed_often(batch)) return;
        wait_all(batch, {.not_before = verdict.timed_out ? now() + rest_after_time_out : 0});
        stop_for_now(verdict.retry_after.value_or(0));
    }

    /// A batch that gets 500 again and again while others pass: its halves; a single one goes behind everything else.
    bool has_failed_often(const Batch& batch)
    {
        const Memory::Failed failed = memory_.failed(batch);
        if (!failed.often) return false;
        if (batch.size() > 1 && failed.others_pass) {
            memory_.cut_failed(batch);
            wait_all(batch, {});
        } else {
            wait_all(batch, {.not_before = now() + back_off(failed.times, luck_.chance()), .to_the_end = true});
        }
        return true;
    }

    void pause(const Batch& batch, const std::string& why)
    {
        wait_all(batch, {.uncounted = true});
        stop_until_changed(why);
    }

    void stop_for_now(const Reply& reply)
    {
        if (reply.trouble == Reply::Trouble::aborted)
            ended_ = End::stopped;
        else
            stop_for_now(fate_of(reply, {}, now()).retry_after.value_or(0));
    }

    void stop_for_now(Millis asked_for)
    {
        ended_ = End::later;
        outcome_.wait = std::max(asked_for, back_off(++memory_.failures, luck_.chance()));
    }

    void stop_until_changed(const std::string& why)
    {
        ended_ = End::paused;
        paused_because_ = why;
        outcome_.wait = pause_length;
    }

    void note_pause()
    {
        if (*ended_ == End::paused) {
            store_.keep_setting(store::paused_because, paused_because_);
            store_.keep_setting(store::paused_until, std::to_string(now() + pause_length));
        } else if (outcome_.requests > 0 && store_.setting(store::paused_because)) {
            store_.drop_setting(store::paused_because);
            store_.drop_setting(store::paused_until);
        }
    }

    static constexpr const char* conflict = "409 the record store holds something else under this id";

    store::Store& store_;
    platform::Http& http_;
    Server server_;
    const Luck& luck_;
    Memory& memory_;
    const std::function<bool()>& stop_;
    Limits limits_;
    Outgoing outgoing_;
    Outcome outcome_;
    std::optional<End> ended_;
    std::string paused_because_;
    std::vector<Settled> suspects_;  ///< not accepted on their own, and not yet called refused
    bool probed_ = false;
};

}  // namespace

Outcome run_round(store::Store& store, platform::Http& http, const Server& server, const Luck& luck, Memory& memory,
                  const std::function<bool()>& stop)
{
    return Round(store, http, server, luck, memory, stop).run();
}

}  // namespace delivery
