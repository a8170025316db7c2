// What an id, a date and an address look like.
#include "content/entry.h"

#include <algorithm>
#include <cctype>

namespace content {

bool is_id(std::string_view id, Letters letters)
{
    const auto fits = [&](char c) {
        const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        const bool dot = c == '.' && letters != Letters::small;
        const bool capital = c >= 'A' && c <= 'Z' && letters == Letters::any_case;
        return small || dot || capital;
    };
    return !id.empty() && id.size() <= 40 && id.front() != '.' && std::ranges::all_of(id, fits);
}

std::string rule_of(Letters letters)
{
    switch (letters) {
    case Letters::small:
        return "only a-z, 0-9 and hyphens, at most 40 of them";
    case Letters::small_dotted:
        return "only a-z, 0-9, dots and hyphens, at most 40 of them";
    case Letters::any_case:
        return "only letters from a to z, digits, dots and hyphens, at most 40 of them";
    }
    return "";
}

bool is_date(std::string_view date)
{
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
    const auto number = [&](std::size_t from, std::size_t count) {
        int n = 0;
        for (const char c : date.substr(from, count)) {
            if (c < '0' || c > '9') return -1;
            n = n * 10 + (c - '0');
        }
        return n;
    };
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= days[month - 1];
}

bool is_web_address(std::string_view address)
{
    constexpr std::string_view scheme = "https://";
    if (!address.starts_with(scheme)) return false;
    const auto rest = address.substr(scheme.size());
    const auto host = rest.substr(0, rest.find_first_of("/?#"));
    const auto fits = [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    };
    const auto in_host = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == ':';
    };
    return !host.empty() && host.front() != '.' && std::ranges::all_of(host, in_host) &&
           std::ranges::all_of(rest, fits);
}

}  // namespace content
