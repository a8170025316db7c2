#include "bundle/reading.h"

#include <algorithm>
#include <charconv>

namespace bundle {

constexpr int deepest = 32;

std::optional<Json> object_from(std::string_view text)
{
    bool too_deep = false;
    const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest;
        return !too_deep;
    };
    auto json = Json::parse(text, shallow, false);
    if (too_deep || json.is_discarded() || !json.is_object()) return {};
    return json;
}

bool has_members(const Json& json, std::initializer_list<std::string_view> names)
{
    return json.is_object() && json.size() == names.size() &&
           std::ranges::equal(json.items(), names, [](const auto& item, auto name) { return item.key() == name; });
}

std::optional<std::int64_t> number_from(std::string_view decimal)
{
    std::int64_t number = -1;
    const auto* end = decimal.data() + decimal.size();
    const auto read = std::from_chars(decimal.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 0 || std::to_string(number) != decimal) return {};
    return number;
}

std::optional<std::int64_t> number_in(const Json& json, const char* name)
{
    const auto at = json.find(name);
    if (at == json.end() || !at->is_number_integer()) return {};
    if (at->is_number_unsigned() && at->get<std::uint64_t>() > INT64_MAX) return {};
    return at->get<std::int64_t>();
}

std::optional<std::string> words_in(const Json& json, const char* name, std::size_t most)
{
    const auto at = json.find(name);
    if (at == json.end() || !at->is_string() || at->get_ref<const std::string&>().size() > most) return {};
    return at->get<std::string>();
}

static bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_hash(std::string_view text) { return text.size() == 64 && std::ranges::all_of(text, is_hex); }

bool is_uuid(std::string_view text)
{
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
    }
    return true;
}

std::optional<Place> place_in(const Json& json, const char* name)
{
    const auto at = json.find(name);
    if (at == json.end() || !has_members(*at, {"counter", "link"})) return {};
    const auto counter = number_in(*at, "counter");
    const auto link = words_in(*at, "link");
    if (!counter || *counter < 0 || !link || !is_hash(*link)) return {};
    return Place{.counter = *counter, .link = *link};
}

Json json_of(const Place& place) { return {{"counter", place.counter}, {"link", place.link}}; }

std::optional<std::string_view> line_of(std::string_view& text)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

}  // namespace bundle
