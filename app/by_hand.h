// Records to the office on a stick, and its receipts back (RS-20). What is written is not sent by that: only a receipt
// makes it so. bundle/README.md has the formats.
#pragma once

#include "bundle/receipt.h"
#include "model/page.h"
#include "platform/sticks.h"
#include "store/store.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace waypost {

struct ByHand {
    store::Store& store;
    const platform::SigningKey& key;            ///< the device's
    std::optional<platform::PublicKey> office;  ///< none: nothing is written, for nothing leaves unsealed
    std::string device, organisation, app;
    std::function<model::Moment()> now;
    std::function<std::string()> new_id;
    std::function<void(const store::Head&)> told = [](const store::Head&) {};  ///< a head went out
};

/// The key this device signs its bundles and exports with.
std::filesystem::path signing_key_file(const std::filesystem::path& data);

/// What to tell a person of what went wrong with a stick, as a words key; "" for nothing.
std::string words_key(platform::StickTrouble);

struct Written {
    std::string trouble;  ///< a words key; "" when it is on the stick, read again and noted
    std::string why;      ///< for the log
    std::filesystem::path file;
    int statements = 0;
    std::int64_t waiting = 0;  ///< in all: more than `statements` when they did not all fit
};
/// `step` as of write_on_stick(). Throws store::Broken when it cannot be noted; the file is then there, and harmless.
Written write_bundle(
    const ByHand&, const std::filesystem::path& folder, const std::function<void()>& step = [] {});

struct Taken {
    std::string trouble;  ///< a words key; "" when it was taken in
    std::string why;
    model::ReceiptTaken taken;
};
Taken take_receipt(const ByHand&, const std::filesystem::path& file);

/// The receipts on what is plugged in, each with what it says or why it is not taken.
std::vector<model::ReceiptOffer> receipt_offers(const ByHand&, const std::filesystem::path& media);

}  // namespace waypost
