// What a device gives to the office by hand, as a value and as the bytes of README.md. No clock, no disk, no store.
#pragma once

#include "model/fact.h"
#include "model/time.h"
#include "platform/signature.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bundle {

/// A place in a device's ledger.
struct Place {
    std::int64_t counter = 0;
    std::string link = std::string(64, '0');  ///< hexadecimal
    bool operator==(const Place&) const = default;
};

struct Row {
    std::int64_t counter = 0;
    std::string body_hash, link;  ///< hexadecimal
    bool operator==(const Row&) const = default;
};

struct Bundle {
    std::string id;
    std::string device, organisation, app;
    platform::PublicKey key;  ///< the device's
    model::Moment made;
    Place before;  ///< of the row before the first
    Place head;    ///< of the last
    std::vector<Row> rows;
    std::vector<model::Statement> statements;
    std::int64_t waiting = 0;
    bool operator==(const Bundle&) const = default;
};

/// Why a bundle or a receipt is not taken.
enum class Refusal {
    none,
    unreadable,   ///< the medium gives an error
    not_one,      ///< something else, or cut off
    too_big,      ///< more than README.md allows
    altered,      ///< not the bytes that were signed
    unknown_key,  ///< signed by nobody we know
    for_another,  ///< sealed to another office, or the receipt of another device
    malformed     ///< signed, but not as README.md says
};

inline constexpr std::size_t longest_bundle = std::size_t{96} << 20;
inline constexpr std::size_t longest_statements = std::size_t{64} << 20;
inline constexpr std::size_t longest_statement = std::size_t{256} << 10;
inline constexpr int most_statements = 50'000;
inline constexpr int most_rows = 200'000;

/// Signed by the device, sealed to the office. Throws std::invalid_argument for what the format cannot hold.
std::string packed(const Bundle&, const platform::SigningKey& device, const platform::PublicKey& office);

/// What can be told without the office's secret key.
struct Envelope {
    Refusal refusal = Refusal::none;
    std::string why;  ///< for an administrator
    platform::PublicKey device, office;
    std::string_view sealed;  ///< of the bytes given
};
Envelope envelope_of(std::string_view bytes);

struct Opened {
    std::optional<Bundle> bundle;  ///< nothing when it is refused
    Refusal refusal = Refusal::none;
    std::string why;
};
Opened opened(std::string_view bytes, const platform::SigningKey& office);

}  // namespace bundle
