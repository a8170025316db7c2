// Which addresses records may be sent to.
#include "settings.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace waypost {
namespace {

std::string lower(std::string_view words)
{
    std::string out(words);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view without_blanks(std::string_view text)
{
    const auto blank = [](unsigned char c) { return std::isspace(c) != 0; };
    while (!text.empty() && blank(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && blank(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return text;
}

std::string_view without_ending(std::string_view path)
{
    constexpr std::string_view statements = "/statements";
    while (path.ends_with('/')) path.remove_suffix(1);
    if (path.ends_with(statements)) path.remove_suffix(statements.size());
    while (path.ends_with('/')) path.remove_suffix(1);
    return path;
}

struct Host {
    std::string name;
    bool valid = false;
};

Host host_of(std::string_view authority)
{
    std::string_view port;
    std::string_view name = authority;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) return {};
        name = authority.substr(0, close + 1);
        port = authority.substr(close + 1);
    } else if (const auto colon = authority.find(':'); colon != std::string_view::npos) {
        name = authority.substr(0, colon);
        port = authority.substr(colon);
    }
    const bool port_fits = port.empty() || (port.size() >= 2 && port.size() <= 6 && port.front() == ':' &&
                                            std::ranges::all_of(port.substr(1), [](unsigned char c) { return std::isdigit(c); }));
    const bool six = name.starts_with('[');
    const bool name_fits = !name.empty() && std::ranges::all_of(name, [&](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '.' || (six && (c == ':' || c == '[' || c == ']'));
    });
    return {lower(name), name_fits && port_fits};
}

bool is_loopback(const std::string& host)
{
    if (host == "localhost" || host == "[::1]") return true;
    const bool numbers = std::ranges::all_of(host, [](unsigned char c) { return std::isdigit(c) || c == '.'; });
    return numbers && host.starts_with("127.") && std::ranges::count(host, '.') == 3;
}

}  // namespace

LrsBase lrs_base(std::string_view typed)
{
    const auto address = without_blanks(typed);
    const auto colon = address.find("://");
    if (colon == std::string_view::npos) return {"", "the endpoint has to be a whole address, such as https://lrs.example.org/xapi."};
    const auto scheme = lower(address.substr(0, colon));
    const auto rest = address.substr(colon + 3);
    const auto authority = rest.substr(0, rest.find_first_of("/?#"));
    const bool odd = std::ranges::any_of(rest, [](char c) { return c <= ' ' || c >= 0x7f || c == '\\' || c == '"'; });
    if (odd) return {"", "the endpoint has blanks or letters in it that no address has. Take them out."};
    if (rest.find_first_of("?#") != std::string_view::npos) return {"", "the endpoint cannot have “?” or “#”. End it before them."};
    if (authority.find('@') != std::string_view::npos)
        return {"", "the endpoint cannot hold a name or a password. Use “key” and “secret_file”."};
    const auto host = host_of(authority);
    if (!host.valid) return {"", "the endpoint names no computer after “//”. Write an address such as https://lrs.example.org/xapi."};
    if (scheme != "https" && !(scheme == "http" && is_loopback(host.name)))
        return {"", "the endpoint has to begin with https://, so that nobody can read the records on their way."};
    return {scheme + "://" + std::string(without_ending(rest)), ""};
}

}  // namespace waypost
