// Small readers that bundle and receipt share: each gives nothing for anything but the one spelling allowed.
#pragma once

#include "bundle/bundle.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bundle {

using Json = nlohmann::ordered_json;

/// A JSON object no deeper than RS-34 allows.
std::optional<Json> object_from(std::string_view text);
/// Exactly these members, in this order.
bool has_members(const Json&, std::initializer_list<std::string_view> names);

/// From 0, without a sign or leading zeros.
std::optional<std::int64_t> number_from(std::string_view decimal);
std::optional<std::int64_t> number_in(const Json&, const char* name);
std::optional<std::string> words_in(const Json&, const char* name, std::size_t most = 200);
bool is_hash(std::string_view hexadecimal);
bool is_uuid(std::string_view);
std::optional<Place> place_in(const Json&, const char* name);
Json json_of(const Place&);

/// Takes what stands before the next line feed off `text`; nothing when there is none.
std::optional<std::string_view> line_of(std::string_view& text);

}  // namespace bundle
