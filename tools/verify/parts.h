// What the readers of ledger, bundle and receipt need: lines, letters, hashes, signatures.
#pragma once

#include "verify/verify.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace verify {

using Json = nlohmann::ordered_json;
using Hash = std::array<std::uint8_t, 32>;

/// What is wrong, thrown to look_at().
struct Wrong : std::runtime_error {
    using std::runtime_error::runtime_error;
};
void must(bool holds, const std::string& otherwise);

/// Reads a text from its beginning.
class Text {
public:
    explicit Text(std::string_view bytes) : all_(bytes), rest_(bytes) {}
    std::string_view line();  ///< without its line feed, which has to be there
    std::string_view take(std::size_t count);
    std::string_view before() const { return all_.substr(0, all_.size() - rest_.size()); }  ///< what was read
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view all_, rest_;
};

Json json_from(std::string_view text);
/// Exactly these members, in this order.
void must_have(const Json&, std::initializer_list<const char*> members, const std::string& what);
std::int64_t number(const Json&, const char* member);
std::string words(const Json&, const char* member);
std::int64_t number(std::string_view decimal);

Hash hash_from_hex(std::string_view);
std::string bytes_from_hex(std::string_view);
Hash blake2b(std::string_view bytes);
/// The link of a row (app/store/README.md).
Hash link_of(const std::array<std::uint8_t, 32>& key, const Hash& before, std::int64_t counter, const Hash& row);
std::string utc(std::int64_t ms);

/// The 32 bytes of the key in 56 letters.
std::array<std::uint8_t, 32> point_of(std::string_view letters);
void must_be_signed(std::string_view bytes, std::string_view signature, std::string_view key, const Keys&);

Report ledger(std::string_view, const Keys&);
Report bundle(std::string_view, const Keys&);
Report receipt(std::string_view, const Keys&);

}  // namespace verify
