// One round from its beginning to its end, for this room's own files: round.cpp sends and writes down what was taken,
// round_looking.cpp looks for what was not said to be taken, round_refusals.cpp decides about what is not accepted and
// when to go on.
#pragma once

#include "delivery/fate.h"
#include "delivery/limits.h"
#include "delivery/look.h"
#include "delivery/outgoing.h"
#include "delivery/round.h"

#include <optional>
#include <string>
#include <vector>

namespace delivery {

class Round {
public:
    Round(store::Store&, platform::Http&, Server, const Luck&, Memory&, const std::function<bool()>& stop);
    Outcome run();

private:
    using Settled = store::Settled;
    using Reply = platform::Reply;

    model::Millis now() const { return luck_.wall(); }
    Reply ask(const platform::Request&);
    Batch next_batch();  ///< nothing once the program wants to end
    void post();
    void understand(Outgoing::Posted);
    void settle(const std::vector<Settled>&, const Batch& next = {});  ///< `next` is marked in the same transaction
    void wait_all(const Batch&, const Settled& as);
    void go_on(const Batch&);

    void taken(const Batch&, const Verdict&);
    void known(const Batch&);
    Settled known_but_not_shown(const store::Queued&, bool may_look);
    Seen look(const store::Queued&);

    void cut(const Batch&, const Verdict&);
    void refused(const store::Queued&, const Reply&, bool voiding);
    bool is_well(const store::Queued&);
    bool speaks_another_version();
    void decide_suspects(store::State);
    void later(const Batch&, const Verdict&);
    bool has_failed_often(const Batch&);
    void pause(const Batch&, const std::string& why);
    void stop_for_now(const Reply&);
    void stop_for_now(model::Millis asked_for);
    void stop_until_changed(const std::string& why);
    void note_pause();

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

}  // namespace delivery
