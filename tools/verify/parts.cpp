#include "verify/parts.h"

#include <sodium.h>
#include <algorithm>

namespace verify {

static const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

void must(bool holds, const std::string& otherwise)
{
    if (!holds) throw Wrong(otherwise);
}

std::string_view Text::line()
{
    const auto end = rest_.find('\n');
    must(end != std::string_view::npos, "it is cut off");
    const auto line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return line;
}

std::string_view Text::take(std::size_t count)
{
    must(rest_.size() >= count, "it is cut off");
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
}

// --- JSON

Json json_from(std::string_view text)
{
    int deepest = 0;
    const auto look = [&](int depth, Json::parse_event_t, Json&) {
        deepest = std::max(deepest, depth);
        return deepest <= 32;
    };
    Json json = Json::parse(text, look, false);
    must(!json.is_discarded() && deepest <= 32, "something in it is no JSON");
    return json;
}

void must_have(const Json& json, std::initializer_list<const char*> members, const std::string& what)
{
    must(json.is_object() && json.size() == members.size(), what + " has other members than it should");
    auto name = members.begin();
    for (const auto& item : json.items()) must(item.key() == *name++, what + " has other members than it should");
}

std::int64_t number(const Json& json, const char* member)
{
    const auto at = json.find(member);
    must(at != json.end() && at->is_number_integer(), std::string(member) + " is no number");
    return at->get<std::int64_t>();
}

std::string words(const Json& json, const char* member)
{
    const auto at = json.find(member);
    must(at != json.end() && at->is_string(), std::string(member) + " is no text");
    return at->get<std::string>();
}

std::int64_t number(std::string_view decimal)
{
    must(!decimal.empty() && decimal.size() < 19 && (decimal.size() == 1 || decimal.front() != '0'), "no number");
    std::int64_t value = 0;
    for (const char c : decimal) {
        must(c >= '0' && c <= '9', "no number");
        value = value * 10 + (c - '0');
    }
    return value;
}

// --- hashes

std::string bytes_from_hex(std::string_view text)
{
    std::string bytes;
    const auto value = [](char c) {
        must((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'), "no hexadecimal");
        return c <= '9' ? c - '0' : c - 'a' + 10;
    };
    must(text.size() % 2 == 0, "no hexadecimal");
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(value(text[i]) * 16 + value(text[i + 1]));
    return bytes;
}

Hash hash_from_hex(std::string_view text)
{
    must(text.size() == 64, "a hash has 64 letters");
    const std::string bytes = bytes_from_hex(text);
    Hash hash;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

Hash blake2b(std::string_view bytes)
{
    Hash hash;
    crypto_generichash(hash.data(), hash.size(), raw(bytes), bytes.size(), nullptr, 0);
    return hash;
}

// Three parts, each behind its length as 8 bytes, little end first; the counter big end first.
Hash link_of(const std::array<std::uint8_t, 32>& key, const Hash& before, std::int64_t counter, const Hash& row)
{
    const std::array<std::uint8_t, 8> length_of_hash = {32}, length_of_counter = {8};
    std::array<std::uint8_t, 8> number{};
    for (std::size_t i = 0; i < 8; ++i) number[7 - i] = static_cast<std::uint8_t>(counter >> (8 * i));
    std::vector<std::uint8_t> all;
    const auto add = [&](const auto& bytes) { all.insert(all.end(), bytes.begin(), bytes.end()); };
    add(length_of_hash), add(before), add(length_of_counter), add(number), add(length_of_hash), add(row);
    Hash link;
    crypto_generichash(link.data(), link.size(), all.data(), all.size(), key.data(), key.size());
    return link;
}

// --- time, without asking a library: days since 1970 to year, month and day (Howard Hinnant's civil_from_days)

std::string utc(std::int64_t ms)
{
    const std::int64_t day_ms = 86'400'000;
    const std::int64_t days = (ms >= 0 ? ms : ms - (day_ms - 1)) / day_ms, in_day = ms - days * day_ms;
    const std::int64_t z = days + 719'468;
    const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
    const std::int64_t doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1'460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const std::int64_t day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
    const std::int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), "%04lld-%02lld-%02lldT%02lld:%02lld:%02lld.%03lldZ",
                  static_cast<long long>(year), static_cast<long long>(month), static_cast<long long>(day),
                  static_cast<long long>(in_day / 3'600'000), static_cast<long long>(in_day / 60'000 % 60),
                  static_cast<long long>(in_day / 1'000 % 60), static_cast<long long>(in_day % 1'000));
    return text.data();
}

// --- keys and signatures

static std::string from_base64(std::string_view letters, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t got = 0;
    const char* end = nullptr;
    const bool read = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), size, letters.data(),
                                        letters.size(), nullptr, &got, &end, sodium_base64_VARIANT_ORIGINAL) == 0;
    // Of several spellings that libsodium reads, only the one it writes: else a changed letter could stay unseen.
    std::string again(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(again.data(), again.size(), raw(bytes), size, sodium_base64_VARIANT_ORIGINAL);
    again.pop_back();
    must(read && got == size && end == letters.data() + letters.size() && again == letters,
         "a key or a signature is not spelt as it has to be");
    return bytes;
}

std::array<std::uint8_t, 32> point_of(std::string_view letters)
{
    const std::string bytes = from_base64(letters, 2 + 8 + 32);
    must(bytes.starts_with("Ed"), "this is no public key");
    std::array<std::uint8_t, 32> point;
    std::copy(bytes.begin() + 10, bytes.end(), point.begin());
    return point;
}

void must_be_signed(std::string_view bytes, std::string_view signature, std::string_view key, const Keys& keys)
{
    const auto point = point_of(key);
    const std::string letters = from_base64(signature, 64);
    std::array<std::uint8_t, 64> digest;
    crypto_generichash(digest.data(), digest.size(), raw(bytes), bytes.size(), nullptr, 0);
    must(crypto_sign_verify_detached(raw(letters), digest.data(), digest.size(), point.data()) == 0,
         "it was changed since it was signed");
    must(keys.signer.empty() || keys.signer == key, "it is signed with " + std::string(key) + ", another key");
}

bool add_key(Keys& keys, std::string_view file)
{
    if (file.size() == 32) {
        auto& chain = keys.chain.emplace();
        std::copy(file.begin(), file.end(), chain.begin());
        return true;
    }
    if (file.starts_with("untrusted comment:")) file.remove_prefix(std::min(file.size(), file.find('\n') + 1));
    while (file.ends_with('\n')) file.remove_suffix(1);
    try {
        if (file.size() == 56) {
            point_of(file);
            keys.signer = file;
            return true;
        }
        // "Ed", no password, "B2", 48 bytes without meaning, the key's id, 64 bytes of secret, a checksum.
        const std::string bytes = from_base64(file, 6 + 48 + 8 + 64 + 32);
        if (bytes.substr(0, 6) != std::string("Ed\0\0B2", 6)) return false;
        auto& office = keys.office.emplace();
        std::copy_n(bytes.begin() + 6 + 48 + 8, 64, office.begin());
        return true;
    } catch (const Wrong&) {
        return false;
    }
}

// --- which it is

Kind kind_of(std::string_view bytes)
{
    if (bytes.starts_with("{\"waypost ledger\":1,")) return Kind::ledger;
    if (bytes.starts_with("{\"waypost receipt\":1,")) return Kind::receipt;
    if (bytes.starts_with("waypost bundle 1\n")) return Kind::bundle;
    return Kind::something_else;
}

Report look_at(std::string_view bytes, const Keys& keys)
{
    try {
        must(sodium_init() >= 0, "the system gives no random numbers");
        switch (kind_of(bytes)) {
        case Kind::ledger:
            return ledger(bytes, keys);
        case Kind::bundle:
            return bundle(bytes, keys);
        case Kind::receipt:
            return receipt(bytes, keys);
        case Kind::something_else:
            break;
        }
        throw Wrong("this is no ledger, bundle or receipt of Waypost");
    } catch (const Wrong& wrong) {
        return {.wrong = wrong.what(), .said = {}};
    } catch (const Json::exception& wrong) {
        return {.wrong = "something in it is not as it has to be, JSON error " + std::to_string(wrong.id), .said = {}};
    }
}

}  // namespace verify
