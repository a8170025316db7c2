// One batch under way, and the next one marked meanwhile: the disk and the network work at the same time, and an upload
// is as fast as the record store (tools/bench upload).
#pragma once

#include "delivery/memory.h"
#include "delivery/server.h"
#include "platform/http.h"
#include "store/store.h"

#include <future>
#include <optional>

namespace delivery {

class Outgoing {
public:
    struct Posted {
        Batch batch;
        store::Head head;  ///< went with it
        std::future<platform::Reply> reply;
    };

    Outgoing(store::Store& store, platform::Http& http) : store_(store), http_(http) {}

    bool is_under_way() const { return under_way_.has_value(); }
    bool has_marked() const { return !marked_.empty(); }

    /// Writes down that it is being sent. An empty batch changes nothing.
    void mark(Batch, model::Millis now);
    /// It was written down already, with something else.
    void is_marked(Batch batch) { marked_ = std::move(batch); }
    /// What is marked was not sent and will not be as it is: to be chosen anew.
    void take_back();
    /// Sends what is marked.
    void post(const Server&);
    /// What is under way, to wait for its reply.
    Posted land();

private:
    store::Store& store_;
    platform::Http& http_;
    Batch marked_;
    std::optional<Posted> under_way_;
};

}  // namespace delivery
