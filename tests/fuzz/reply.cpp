#include "delivery/equal.h"
#include "delivery/fate.h"
#include "fuzz/targets.h"

#include <algorithm>

namespace {

constexpr auto ours =
    R"({"id":"019a9f5e-7b3c-7d21-9c4a-000000000001","actor":{"account":{"homePage":"https://a.example",)"
    R"("name":"x"}},"verb":{"id":"https://v.example"},"object":{"id":"https://o.example"},)"
    R"("timestamp":"2026-11-24T12:00:00.000Z","result":{"duration":"PT1.5S"}})";

}  // namespace

// The first line is the status and a header, the rest the body.
void fuzz::reply(std::string_view bytes)
{
    platform::Reply reply;
    const auto line = bytes.substr(0, bytes.find('\n'));
    reply.status = line.size() < 3 ? 200 : 100 + (line[0] % 5) * 100 + line[1] % 32;
    if (line.size() > 3) reply.headers["retry-after"] = line.substr(3);
    reply.body = bytes.substr(std::min(bytes.size(), line.size() + 1));
    const std::vector<std::string> ids = {"019a9f5e-7b3c-7d21-9c4a-000000000001"};

    const auto verdict = delivery::fate_of(reply, ids, 1'795'521'600'000);
    must(!verdict.retry_after || (*verdict.retry_after >= 0 && *verdict.retry_after <= 3'600'000),
         "no server makes us wait for more than an hour");
    must(std::ranges::all_of(verdict.listed, [&](const auto& id) { return id == ids.front(); }),
         "only what was sent is taken");
    delivery::shown_by(reply);
    delivery::probe_of(reply);
    delivery::likeness(ours, reply.body);
    delivery::is_empty_list(reply.body);
}
