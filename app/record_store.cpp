#include "record_store.h"

#include "device.h"
#include "platform/files.h"

#include <utility>

namespace fs = std::filesystem;

namespace waypost {
namespace {

constexpr std::size_t longest_secret = 4096;

std::string trimmed(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
    return text;
}

}  // namespace

std::optional<delivery::Server> server_of(const Settings& settings, std::string* why)
{
    const auto& lrs = settings.lrs;
    if (lrs.endpoint.empty()) {
        if (why) *why = "no record store is set up: [lrs] endpoint is not in waypost.toml";
        return {};
    }
    std::error_code error;
    const fs::perms open_to = fs::status(lrs.secret_file, error).permissions();
    constexpr fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if (!error && (open_to & others) != fs::perms::none) {
        if (why) *why = "the secret of the record store may be read by others: chmod 600 " + lrs.secret_file.string();
        return {};
    }
    const platform::Contents secret = platform::read_file(lrs.secret_file, longest_secret);
    if (!secret.ok()) {
        if (why) *why = "the secret of the record store cannot be read: " + secret.trouble;
        return {};
    }
    return delivery::Server{
        .base = lrs.endpoint, .key = lrs.key, .secret = trimmed(secret.bytes), .version = lrs.version};
}

std::unique_ptr<platform::HttpApart> http_for(const Settings& settings, std::function<void(const std::string&)> log)
{
    std::string pins;
    for (const std::string& pin : settings.lrs.pins) pins += (pins.empty() ? "" : ";") + pin;
    return std::make_unique<platform::HttpApart>(
        platform::HttpApart::Setup{.apart = {helper_program("waypost-send"), std::move(log)},
                                   .options = {.ca_file = settings.lrs.ca_file, .pins = pins},
                                   .server = settings.lrs.endpoint});
}

}  // namespace waypost
