// What is not acceptable; later, or not until somebody changes something.
#include "delivery/one_round.h"
#include "delivery/request.h"

#include <algorithm>
#include <utility>

namespace delivery {

using model::Millis;
using platform::Reply;
using store::Queued;
using store::Settled;
using store::State;

static constexpr int too_many_refusals = 5;

void Round::cut(const Batch& batch, const Verdict& verdict)
{
    if (verdict.too_big) limits_ = halve_limits(store_, server_, limits_);
    memory_.cut_in_two(batch);
    wait_all(batch, {});
}

// A single statement that is not accepted. It counts as refused only once the server has taken something else or
// the queue is through: a server that refuses everything must not cost us a statement.
void Round::refused(const Queued& queued, const Reply& reply, bool voiding)
{
    if (voiding && reply.status == 403)
        return settle({{.id = queued.id, .state = State::refused, .reason = refusal_of(reply)}});
    if (outcome_.taken == 0 && !probed_ && !is_well(queued)) return;
    suspects_.push_back({.id = queued.id, .state = State::refused, .reason = refusal_of(reply)});
    if (static_cast<int>(suspects_.size()) < too_many_refusals) return;
    decide_suspects(outcome_.taken > 0 ? State::refused : State::waiting);
    stop_until_changed(because::refuses_everything);
}

// Asks whether the server would refuse anything at all. If so, the statement goes back to waiting.
bool Round::is_well(const Queued& queued)
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

bool Round::speaks_another_version()
{
    const std::string version = version_in(ask(about_of(server_)));
    if (version.empty() || version == server_.version || !memory_.version.empty()) return false;
    memory_.version = server_.version = version;
    return true;
}

void Round::decide_suspects(State state)
{
    auto decided = std::exchange(suspects_, {});
    if (decided.empty()) return;
    if (state == State::waiting)
        for (Settled& one : decided) one = {.id = one.id, .to_the_end = true, .uncounted = true};
    settle(decided);
}

void Round::later(const Batch& batch, const Verdict& verdict)
{
    if (verdict.own_fault && has_failed_often(batch)) return;
    wait_all(batch, {.not_before = verdict.timed_out ? now() + rest_after_time_out : 0});
    stop_for_now(verdict.retry_after.value_or(0));
}

// A batch that gets 500 again and again while others pass: its halves; a single one goes behind everything else.
bool Round::has_failed_often(const Batch& batch)
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

void Round::pause(const Batch& batch, const std::string& why)
{
    wait_all(batch, {.uncounted = true});
    stop_until_changed(why);
}

void Round::note_pause()
{
    if (*ended_ == End::paused) {
        store_.keep_setting(store::paused_because, paused_because_);
        store_.keep_setting(store::paused_until, std::to_string(now() + pause_length));
    } else if (outcome_.requests > 0 && store_.setting(store::paused_because)) {
        store_.drop_setting(store::paused_because);
        store_.drop_setting(store::paused_until);
    }
}

void Round::stop_for_now(const Reply& reply)
{
    if (reply.trouble == Reply::Trouble::aborted)
        ended_ = End::stopped;
    else
        stop_for_now(fate_of(reply, {}, now()).retry_after.value_or(0));
}

void Round::stop_for_now(Millis asked_for)
{
    ended_ = End::later;
    outcome_.wait = std::max(asked_for, back_off(++memory_.failures, luck_.chance()));
}

void Round::stop_until_changed(const std::string& why)
{
    ended_ = End::paused;
    paused_because_ = why;
    outcome_.wait = pause_length;
}

}  // namespace delivery
