#include "delivery/fate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <ctime>

namespace delivery {

using platform::Reply;
using Trouble = platform::Reply::Trouble;

static constexpr std::size_t biggest_answer = 1 << 20;

static Verdict pause(const char* why) { return {.fate = Fate::pause, .because = why}; }

static std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// The ids an answer lists, in our spelling; none when it is anything but a list of ids of this batch.
static std::optional<std::set<std::string>> listed_ids(const std::string& body, std::span<const std::string> ids)
{
    if (body.size() > biggest_answer) return std::nullopt;
    int depth = 0;
    const auto shallow = [&](int at, nlohmann::json::parse_event_t, nlohmann::json&) {
        depth = std::max(depth, at);
        return depth < 3;
    };
    const auto json = nlohmann::json::parse(body, shallow, false);
    if (!json.is_array() || depth >= 3) return std::nullopt;
    std::set<std::string> listed;
    for (const auto& entry : json) {
        if (!entry.is_string()) return std::nullopt;
        const std::string id = lower(entry.get<std::string>());
        const auto ours = std::ranges::find_if(ids, [&](const std::string& i) { return lower(i) == id; });
        if (ours == ids.end()) return std::nullopt;
        listed.insert(*ours);
    }
    return listed;
}

static std::optional<model::Millis> seconds_from_now(const std::string& date, model::Millis wall)
{
    std::tm parts{};
    if (!strptime(date.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts)) return std::nullopt;
    return model::Millis{timegm(&parts)} * 1000 - wall;
}

static std::optional<model::Millis> retry_after(const Reply& reply, model::Millis wall)
{
    const auto header = reply.headers.find("retry-after");
    if (header == reply.headers.end()) return std::nullopt;
    const std::string& text = header->second;
    model::Millis seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr model::Millis hour = 3'600'000;
    if (error == std::errc::result_out_of_range) return hour;
    if (error == std::errc() && end == text.data() + text.size())
        return std::clamp<model::Millis>(std::min(seconds, hour) * 1000, 0, hour);
    const auto wait = seconds_from_now(text, wall);
    return wait ? std::optional(std::clamp<model::Millis>(*wait, 0, hour)) : std::nullopt;
}

static Verdict fate_of_trouble(Trouble trouble)
{
    switch (trouble) {
    case Trouble::tls:
        return pause(because::not_secure);
    case Trouble::tls_date:
        return pause(because::check_the_date);
    case Trouble::too_big:
        return pause(because::not_a_record_store);
    case Trouble::refused_protocol:
        return pause(because::wrong_address);
    case Trouble::timed_out:
        return {.fate = Fate::later, .timed_out = true};
    default:
        return {.fate = Fate::later};
    }
}

static bool is_later(int status)
{
    return status == 408 || status == 425 || status == 429 || status == 500 || (status >= 502 && status <= 504);
}

Verdict fate_of(const Reply& reply, std::span<const std::string> ids, model::Millis wall, bool voiding)
{
    if (reply.trouble != Trouble::none) return fate_of_trouble(reply.trouble);
    const int status = reply.status;
    if (status == 200) {
        auto listed = listed_ids(reply.body, ids);
        return listed ? Verdict{.fate = Fate::taken, .listed = std::move(*listed)} : pause(because::not_a_record_store);
    }
    if (status == 204) return {.fate = Fate::taken};
    if (status == 409) return {.fate = Fate::compare};
    if (status == 400 || status == 413 || status == 422 || (status == 403 && voiding))
        return {.fate = Fate::split, .too_big = status == 413};
    if (is_later(status))
        return {.fate = Fate::later, .retry_after = retry_after(reply, wall), .own_fault = status == 500};
    if (status == 401 || status == 403) return pause(because::key_refused);
    return pause(status > 200 && status < 300 ? because::not_a_record_store : because::wrong_address);
}

Shown shown_by(const Reply& reply)
{
    if (reply.trouble == Trouble::none && reply.status == 200) return Shown::found;
    if (reply.status == 404) return Shown::absent;
    if (reply.status == 401 || reply.status == 403) return Shown::forbidden;
    return fate_of(reply, {}, 0).fate == Fate::later ? Shown::later : Shown::pause;
}

Probe probe_of(const Reply& reply)
{
    if (reply.trouble == Trouble::none && (reply.status == 200 || reply.status == 403)) return Probe::well;
    return fate_of(reply, {}, 0).fate == Fate::later ? Probe::later : Probe::pause;
}

}  // namespace delivery
