// What the record store did not say it took, or says it knows: it is asked for what it has.
#include "delivery/one_round.h"

namespace delivery {

using store::Queued;
using store::Settled;
using store::State;

static constexpr int vanished_for_good = 3;
static constexpr const char* conflict = "409 the record store holds something else under this id";

static State state_after(Seen seen)
{
    if (seen == Seen::same) return State::sent;
    return seen == Seen::other ? State::refused : State::waiting;
}

// Some of it was taken. What is not listed is looked for.
void Round::taken(const Batch& batch, const Verdict& verdict)
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

// 409: one of them, or each, is known. Where nothing can be told of a batch, its halves are asked about.
void Round::known(const Batch& batch)
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

// A single statement the server calls known and does not show: forbidden to look, or not there yet.
Settled Round::known_but_not_shown(const Queued& queued, bool may_look)
{
    if (!may_look || queued.vanished + 1 >= vanished_for_good) return {.id = queued.id, .state = State::unconfirmed};
    return {.id = queued.id, .not_before = now() + back_off(queued.vanished + 1, luck_.chance()), .vanished = true};
}

Seen Round::look(const Queued& queued)
{
    const Sight sight = look_at(queued, server_, [this](const platform::Request& request) { return ask(request); });
    if (sight.seen == Seen::not_now) stop_for_now(sight.reply);
    if (sight.seen == Seen::no_answer) stop_until_changed(because::not_a_record_store);
    return sight.seen;
}

}  // namespace delivery
