// What the office gives back for a bundle: README.md has its format.
#pragma once

#include "bundle/bundle.h"

namespace bundle {

struct Refused {
    std::string id, reason;
    bool operator==(const Refused&) const = default;
};

struct Receipt {
    std::string id, bundle, device;
    model::Millis made = 0;
    Place head;  ///< the bundle's
    std::vector<std::string> sent, unconfirmed;
    std::vector<Refused> refused;
    bool operator==(const Receipt&) const = default;
};

inline constexpr std::size_t longest_receipt = std::size_t{16} << 20;
inline constexpr std::size_t longest_reason = 300;

/// Reasons are cut and made printable.
std::string signed_text(const Receipt&, const platform::SigningKey& office);

struct ReadReceipt {
    std::optional<Receipt> receipt;
    Refusal refusal = Refusal::none;
    std::string why;
};
/// Only what this office signed.
ReadReceipt receipt_from(std::string_view text, const platform::PublicKey& office);

}  // namespace bundle
