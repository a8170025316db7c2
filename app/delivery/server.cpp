#include "delivery/server.h"

#include <algorithm>
#include <string_view>

namespace delivery {

static std::string_view without_blanks(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    const auto to = text.find_last_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, to - from + 1);
}

static bool take_off(std::string_view& text, std::string_view end)
{
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
}

static bool is_this_machine(std::string_view after_scheme)
{
    const std::string_view host = after_scheme.substr(0, after_scheme.find('/'));
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"127.0.0.1", "[::1]", "localhost"}, [&](auto name) {
            return host == name || (host.starts_with(name) && host.substr(name.size()).starts_with(':'));
        });
}

std::optional<std::string> base_of(const std::string& setting)
{
    std::string_view base = without_blanks(setting);
    while (take_off(base, "/")) {
    }
    take_off(base, "/statements");
    while (take_off(base, "/")) {
    }
    if (base.find_first_of(" \t\r\n?#@") != std::string_view::npos) return std::nullopt;

    constexpr std::string_view https = "https://";
    constexpr std::string_view http = "http://";
    if (base.starts_with(https) && base.size() > https.size()) return std::string(base);
    if (base.starts_with(http) && is_this_machine(base.substr(http.size()))) return std::string(base);
    return std::nullopt;
}

}  // namespace delivery
