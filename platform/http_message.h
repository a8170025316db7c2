// A request, its reply and what both are made under, as bytes: what the kiosk and waypost-send tell each other (RS-30).
// Who reads them checks all of it; nothing is taken that a CurlHttp with these options could not have said.
#pragma once

#include "platform/http.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace platform::http_message {

inline constexpr char asks = 'q', answers = 'r';  ///< the kinds of message: a Request, a Reply

inline constexpr std::size_t most_request = std::size_t{64} << 20;
inline constexpr std::size_t most_begin = std::size_t{8} << 20;  ///< options with their certificates
std::size_t most_reply(const HttpOptions&);

/// What waypost-send is told first.
struct Begin {
    HttpOptions options;
    std::string server;  ///< an address: no other port is spoken to; empty: any
};

std::string bytes_of(const Begin&);
std::optional<Begin> begin_in(std::string_view);

std::string bytes_of(const Request&);
std::optional<Request> request_in(std::string_view);

std::string bytes_of(const Reply&);
std::optional<Reply> reply_in(std::string_view, const HttpOptions&);

}  // namespace platform::http_message
