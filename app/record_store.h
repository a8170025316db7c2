// The record store that settings name, for whoever uploads to it: the device, and an office with a bundle in its hand.
#pragma once

#include "delivery/server.h"
#include "platform/http.h"
#include "settings.h"

#include <memory>
#include <optional>
#include <string>

namespace waypost {

/// None when the settings name none or its secret cannot be read; then `why`.
std::optional<delivery::Server> server_of(const Settings&, std::string* why = nullptr);
/// Trusts what the settings say, and no more.
std::unique_ptr<platform::CurlHttp> http_for(const Settings&);

}  // namespace waypost
