#include "delivery/equal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace delivery {

using Json = nlohmann::json;

static constexpr std::size_t most_bytes = 1 << 20;
static constexpr int deepest = 32;

static Json parsed(const std::string& text)
{
    if (text.size() > most_bytes) return Json(Json::value_t::discarded);
    bool too_deep = false;
    const auto json = Json::parse(
        text,
        [&](int depth, Json::parse_event_t, Json&) {
            too_deep = too_deep || depth > deepest;
            return !too_deep;
        },
        false);
    return too_deep ? Json(Json::value_t::discarded) : json;
}

/// The number that `length` digits from `at` say; none if they are anything else.
static std::optional<int> digits(const std::string& text, std::size_t at, std::size_t length)
{
    if (at + length > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// How far a zone ("Z", "+01:00", "-0530") is ahead of UTC, in minutes.
static std::optional<int> zone_of(const std::string& zone)
{
    if (zone.empty() || zone == "Z" || zone == "z") return 0;
    const auto hours = digits(zone, 1, 2);
    const auto minutes = zone.size() > 3 ? digits(zone, zone.size() - 2, 2) : 0;
    if (!hours || !minutes || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
    return (zone[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

/// Milliseconds since 1970 of an RFC 3339 time, rounded; none if it is not one.
static std::optional<long long> instant_of(const std::string& text)
{
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", 19), text.size());
    const double part = end > 19 && text[19] == '.' ? std::strtod(text.substr(19, end - 19).c_str(), nullptr) : 0;
    const auto ahead = zone_of(text.substr(end));
    if (!ahead) return std::nullopt;
    namespace chrono = std::chrono;
    const chrono::sys_days midnight{chrono::year{*year} / *month / *day};
    const long long minutes = midnight.time_since_epoch().count() * 1440LL + *hour * 60LL + *minute - *ahead;
    return (minutes * 60 + *second) * 1000 + std::llround(part * 1000);
}

/// Hundredths of a second of an ISO 8601 duration of days, hours, minutes and seconds.
static std::optional<long long> length_of(const std::string& text)
{
    double total = 0;
    if (!text.starts_with('P')) return std::nullopt;
    const char* at = text.c_str() + 1;
    for (bool time = false; *at != '\0';) {
        if (*at == 'T') {
            time = true;
            ++at;
            continue;
        }
        char* end = nullptr;
        const double value = std::strtod(at, &end);
        if (end == at) return std::nullopt;
        if (*end == 'D')
            total += value * 86'400;
        else if (*end == 'H')
            total += value * 3'600;
        else if (*end == 'M' && time)
            total += value * 60;
        else if (*end == 'S')
            total += value;
        else
            return std::nullopt;
        at = end + 1;
    }
    return std::llround(total * 100);
}

/// Strips what servers add and spells the rest one way. `name` is the member this value stands under.
static void settle(Json& value, const std::string& name)
{
    if (value.is_array()) {
        for (Json& entry : value) settle(entry, name);
        return;
    }
    if (!value.is_object()) return;
    for (auto& [key, member] : value.items()) settle(member, key);
    if (name == "verb") value.erase("display");
    const std::string type = value.value("objectType", "");
    if (type == "Agent" || type == "Activity") value.erase("objectType");
    if (name == "object" || name == "parent" || name == "grouping" || name == "category" || name == "other")
        value.erase("definition");
    if (name == "contextActivities")
        for (auto& [key, member] : value.items())
            if (member.is_object()) member = Json::array({member});
}

/// Servers re-spell times: compared by their meaning, within what X-27 allows.
static bool same_time(const Json& a, const Json& b)
{
    if (a.is_null() != b.is_null()) return false;
    if (!a.is_string() || !b.is_string()) return a == b;
    const auto first = instant_of(a), second = instant_of(b);
    return first && second ? std::abs(*first - *second) <= 1 : a == b;
}

static bool same_duration(const Json& a, const Json& b)
{
    if (!a.is_string() || !b.is_string()) return a == b;
    const auto first = length_of(a), second = length_of(b);
    return first && second ? std::abs(*first - *second) <= 1 : a == b;
}

static Json taken_out(Json& from, const char* name)
{
    if (!from.is_object() || !from.contains(name)) return nullptr;
    Json value = from[name];
    from.erase(name);
    return value;
}

/// Some servers wrap the one statement in a list.
static Json unwrapped(Json json)
{
    if (json.is_object() && json.contains("statements") && json["statements"].is_array() &&
        json["statements"].size() == 1)
        return json["statements"][0];
    return json;
}

Likeness likeness(const std::string& ours, const std::string& theirs)
{
    Json mine = parsed(ours);
    Json found = unwrapped(parsed(theirs));
    if (!mine.is_object() || !found.is_object() || !found.contains("id")) return Likeness::unreadable;
    for (Json* json : {&mine, &found}) {
        for (const char* added : {"stored", "authority", "version"}) json->erase(added);
        settle(*json, "");
    }
    const bool times = same_time(taken_out(mine, "timestamp"), taken_out(found, "timestamp"));
    const bool durations = same_duration(taken_out(mine["result"], "duration"), taken_out(found["result"], "duration"));
    return times && durations && mine == found ? Likeness::equal : Likeness::different;
}

bool is_empty_list(const std::string& answer)
{
    const Json json = parsed(answer);
    return json.is_object() && json.contains("statements") && json["statements"].is_array() &&
           json["statements"].empty();
}

}  // namespace delivery
