// An Http that answers what a test says, and a store with statements to send.
#pragma once

#include "delivery/round.h"
#include "store/sample_store.h"

#include <nlohmann/json.hpp>

namespace sample {

class Scripted : public platform::Http {
public:
    explicit Scripted(std::function<platform::Reply(const platform::Request&)> script) : script_(std::move(script)) {}
    platform::Reply send(const platform::Request& request) override
    {
        requests.push_back(request);
        return script_(request);
    }
    int posts() const { return static_cast<int>(std::ranges::count(requests, "POST", &platform::Request::method)); }
    std::vector<platform::Request> requests;

private:
    std::function<platform::Reply(const platform::Request&)> script_;
};

inline platform::Reply answer(int status, const std::string& body = "")
{
    return {.status = status, .headers = {}, .body = body, .trouble = platform::Reply::Trouble::none, .words = ""};
}

inline std::vector<std::string> ids_in(const platform::Request& request)
{
    std::vector<std::string> ids;
    for (const auto& statement : nlohmann::json::parse(request.body)) ids.push_back(statement.at("id"));
    return ids;
}

inline platform::Reply took(const std::vector<std::string>& ids) { return answer(200, nlohmann::json(ids).dump()); }

/// A store with `n` waiting statements, a clock of its own, and rounds.
class Outbox {
public:
    explicit Outbox(int n) : store(folder / "records.db", options())
    {
        std::vector<store::Happening> all;
        for (int i = 0; i < n; ++i) {
            all.push_back({page_left(i), {statement(",\"n\":" + std::to_string(i))}});
            ids.push_back(all.back().statements[0].id);
        }
        if (n > 0) store.record_all(all);
    }

    delivery::Outcome round(platform::Http& http)
    {
        return delivery::run_round(store, http, server, {.wall = [this] { return now; }, .chance = [] { return 0.5; }},
                                   memory);
    }

    /// Rounds, each after the wait the one before asked for, until nothing is left or `most` are over.
    int rounds(platform::Http& http, int most = 100)
    {
        int n = 0;
        while (n < most && store.outbox_counts().unsent() > 0) {
            const auto outcome = round(http);
            now = std::max(now + outcome.wait, store.next_due(now + outcome.wait).value_or(0));
            ++n;
        }
        return n;
    }

    store::OutboxCounts counts() { return store.outbox_counts(); }
    store::State state(int i) { return store.queued(ids.at(static_cast<std::size_t>(i)))->state; }
    std::string body(int i) { return store.queued(ids.at(static_cast<std::size_t>(i)))->body; }

    Folder folder;
    store::Store store;
    std::vector<std::string> ids;
    model::Millis now = noon;
    delivery::Server server{.base = "https://lrs.example.org/xapi", .key = "kiosk", .secret = "s3cret"};
    delivery::Memory memory;
};

}  // namespace sample
