// The record store to deliver to, as settings name it.
#pragma once

#include <string>

namespace delivery {

struct Server {
    std::string base;               ///< "https://host/data/xAPI"; settings allow http to this machine only (X-20)
    std::string key;                ///< user name of HTTP Basic
    std::string secret;             ///< kept in a file of its own, never in the database, a log or a URL (X-33)
    std::string version = "1.0.3";  ///< X-Experience-API-Version
    std::string device = {};        ///< its id, named with the head of its ledger; "" for an office, which names none
};

}  // namespace delivery
