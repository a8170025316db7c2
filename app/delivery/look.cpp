#include "delivery/look.h"

#include "delivery/equal.h"
#include "delivery/fate.h"
#include "delivery/request.h"

namespace delivery {

static Seen seen_in(const platform::Reply& reply, const store::Queued& queued)
{
    switch (shown_by(reply)) {
    case Shown::absent:
        return Seen::absent;
    case Shown::forbidden:
        return Seen::forbidden;
    case Shown::later:
        return Seen::not_now;
    case Shown::pause:
        return Seen::no_answer;
    case Shown::found:
        break;
    }
    const Likeness like = likeness(queued.body, reply.body);
    if (like == Likeness::unreadable) return is_empty_list(reply.body) ? Seen::absent : Seen::no_answer;
    return like == Likeness::equal ? Seen::same : Seen::other;
}

static Sight look(const store::Queued& queued, const Server& server, const Ask& ask, const char* query)
{
    Sight sight{.reply = ask(get_of(server, query + queued.id))};
    sight.seen = seen_in(sight.reply, queued);
    return sight;
}

Sight look_at(const store::Queued& queued, const Server& server, const Ask& ask)
{
    Sight sight = look(queued, server, ask, "statementId=");
    if (sight.seen != Seen::absent) return sight;
    Sight voided = look(queued, server, ask, "voidedStatementId=");
    if (voided.seen == Seen::same || voided.seen == Seen::other) sight.seen = Seen::same;
    return voided.seen == Seen::not_now ? voided : sight;
}

}  // namespace delivery
