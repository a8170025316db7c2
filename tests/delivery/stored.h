// Whole statements, and what stands at a record store.
#pragma once

#include "delivery/lrs.h"
#include "delivery/request.h"
#include "model/fact.h"
#include "platform/ids.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string>

namespace sample {

/// A whole statement of its own, valid or not.
inline model::Statement whole_statement(int n, bool valid = true,
                                        const std::string& registration = "1b6c2a3e-5a0e-4f57-9c3b-0a1d2e3f4a5b")
{
    const std::string id = platform::new_uuid();
    return {
        .id = id,
        .body =
            R"({"id":")" + id +
            R"(","actor":{"objectType":"Agent","account":{"homePage":"https://training.example.org/learners","name":"x)" +
            std::to_string(n) + R"("}},"verb":{"id":")" +
            (valid ? "http://adlnet.gov/expapi/verbs/experienced" : "not an iri") +
            R"(","display":{"en":"experienced"}},"object":{"objectType":"Activity","id":"https://training.example.org/cse2/topics/1.1"},"context":{"registration":")" +
            registration + R"("},"timestamp":"2026-11-20T10:15:30.123Z"})"};
}

}  // namespace sample

namespace support {

/// Every statement at the record store, or all of one registration, page by page.
inline void each_statement_at(const Lrs& lrs, const std::string& registration,
                              const std::function<void(const nlohmann::json&)>& see)
{
    platform::CurlHttp http({});
    const delivery::Server server{.base = lrs.base(), .key = "kiosk", .secret = "s3cret"};
    auto request =
        delivery::get_of(server, registration.empty() ? "limit=100" : "limit=500&registration=" + registration);
    for (;;) {
        const auto page = nlohmann::json::parse(http.send(request).body);
        for (const auto& statement : page.at("statements")) see(statement);
        const std::string more = page.value("more", "");
        if (more.empty()) return;
        request.url = lrs.base().substr(0, lrs.base().find("/xAPI")) + more;
    }
}

/// How often each id is there.
inline std::map<std::string, int> everything_at(const Lrs& lrs, const std::string& registration = "")
{
    std::map<std::string, int> found;
    each_statement_at(lrs, registration, [&](const nlohmann::json& statement) { ++found[statement.at("id")]; });
    return found;
}

}  // namespace support
