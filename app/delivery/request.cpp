#include "delivery/request.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace delivery {

static std::string base64(const std::string& bytes)
{
    static constexpr const char* letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t n) { return n < bytes.size() ? static_cast<unsigned char>(bytes[n]) : 0U; };
        const unsigned three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        text += letters[three >> 18];
        text += letters[three >> 12 & 63];
        text += i + 1 < bytes.size() ? letters[three >> 6 & 63] : '=';
        text += i + 2 < bytes.size() ? letters[three & 63] : '=';
    }
    return text;
}

static platform::Request request(const Server& server, const char* method, const std::string& path)
{
    return {.method = method,
            .url = server.base + path,
            .headers = {{"X-Experience-API-Version", server.version},
                        {"Accept", "application/json"},
                        {"Authorization", "Basic " + base64(server.key + ":" + server.secret)}},
            .body = ""};
}

platform::Request post_of(const Server& server, std::span<const store::Queued> batch, const store::Head& head)
{
    platform::Request post = request(server, "POST", "/statements");
    post.headers.emplace_back("Content-Type", "application/json");
    if (!server.device.empty() && head.counter > 0)
        post.headers.emplace_back("X-Waypost-Head",
                                  server.device + " " + std::to_string(head.counter) + " " + head.link);
    post.body = "[";
    for (const store::Queued& queued : batch) {
        if (post.body.size() > 1) post.body += ',';
        post.body += queued.body;
    }
    post.body += ']';
    return post;
}

platform::Request get_of(const Server& server, const std::string& query)
{
    return request(server, "GET", "/statements?" + query);
}

platform::Request about_of(const Server& server) { return request(server, "GET", "/about"); }

std::string version_in(const platform::Reply& about)
{
    if (about.status != 200 || about.body.size() > 65'536) return "";
    const auto json = nlohmann::json::parse(about.body, nullptr, false);
    if (!json.is_object() || !json.contains("version") || !json["version"].is_array()) return "";
    bool second = false;
    for (const auto& version : json["version"]) {
        if (!version.is_string()) continue;
        if (version.get<std::string>().starts_with("1.0.")) return "1.0.3";
        second = second || version.get<std::string>().starts_with("2.0");
    }
    return second ? "2.0.0" : "";
}

std::string refusal_of(const platform::Reply& reply)
{
    std::string words = reply.body.substr(0, 2048);
    std::ranges::replace_if(
        words, [](unsigned char c) { return c < ' ' || c > '~'; }, ' ');
    return std::to_string(reply.status) + (words.empty() ? "" : " " + words);
}

}  // namespace delivery
