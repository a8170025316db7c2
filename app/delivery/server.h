// The record store to deliver to, as settings name it.
#pragma once

#include <optional>
#include <string>

namespace delivery {

struct Server {
    std::string base;               ///< from base_of: "https://host/data/xAPI"
    std::string key;                ///< user name of HTTP Basic
    std::string secret;             ///< kept in a file of its own, never in the database, a log or a URL (X-33)
    std::string version = "1.0.3";  ///< X-Experience-API-Version
};

/// The base address made from what somebody typed: blanks, a trailing "/" and "/statements" are taken off. None when it
/// is neither https nor http to this machine itself.
std::optional<std::string> base_of(const std::string& setting);

}  // namespace delivery
