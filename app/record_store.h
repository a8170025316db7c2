// The record store that settings name, for whoever uploads to it: the device, and an office with a bundle in its hand.
#pragma once

#include "delivery/server.h"
#include "platform/http_apart.h"
#include "settings.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace waypost {

/// None when the settings name none or its secret cannot be read; then `why`.
std::optional<delivery::Server> server_of(const Settings&, std::string* why = nullptr);
/// Trusts what the settings say, and no more. `log` is told how the process that speaks is confined, and when it
/// failed.
std::unique_ptr<platform::HttpApart> http_for(const Settings&, std::function<void(const std::string&)> log);

}  // namespace waypost
