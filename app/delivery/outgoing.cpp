#include "delivery/outgoing.h"

#include "delivery/request.h"

#include <utility>

namespace delivery {

void Outgoing::mark(Batch batch, model::Millis now)
{
    if (!batch.empty()) store_.mark_sending(batch, now);
    marked_ = std::move(batch);
}

void Outgoing::take_back()
{
    if (has_marked()) store_.take_back(std::exchange(marked_, {}));
}

void Outgoing::post(const Server& server)
{
    const store::Head head = store_.head();
    auto reply = http_.begin(post_of(server, marked_, head));
    under_way_ = {std::exchange(marked_, {}), head, std::move(reply)};
}

Outgoing::Posted Outgoing::land() { return *std::exchange(under_way_, std::nullopt); }

}  // namespace delivery
