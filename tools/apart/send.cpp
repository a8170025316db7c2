// waypost-send: requests in, replies of the record store out. platform/http_apart.h is its other end. It has no file of
// the kiosk's; it ends when the other end closes, also in the middle of a request: two of them at work on the same
// statements is what must not be.
#include "platform/apart.h"
#include "platform/confine.h"
#include "platform/http_message.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <exception>
#include <thread>

using namespace platform;

namespace {

// The C library reads how names are found while it still may; nobody is asked for this one.
void look_up_once()
{
    addrinfo* found = nullptr;
    if (::getaddrinfo("localhost", "443", nullptr, &found) == 0) ::freeaddrinfo(found);
}

void end_with_the_kiosk()
{
    std::thread([] {
        pollfd kiosk{.fd = STDIN_FILENO, .events = POLLRDHUP, .revents = 0};
        while (::poll(&kiosk, 1, -1) <= 0) {
        }
        ::_exit(0);
    }).detach();
}

}  // namespace

// Left by _exit: nothing that others registered for the end runs in here.
int main()
try {
    const Channel kiosk(STDIN_FILENO);
    const auto first = kiosk.take(http_message::most_begin);
    const auto begin = first ? http_message::begin_in(first->bytes) : std::nullopt;
    if (!begin) ::_exit(1);
    CurlHttp http(begin->options);
    look_up_once();
    constexpr std::uint16_t https = 443;
    const auto port = begin->server.empty() ? std::nullopt : std::optional(port_of(begin->server).value_or(https));
    const Level level = confine_sending(port);
    end_with_the_kiosk();
    if (!kiosk.put(apart::confined, bytes_of(level))) ::_exit(1);
    while (const auto message = kiosk.take(http_message::most_request)) {
        const auto request = http_message::request_in(message->bytes);
        if (message->kind != http_message::asks || !request) break;
        if (!kiosk.put(http_message::answers, http_message::bytes_of(http.send(*request)))) break;
    }
    ::_exit(0);
} catch (const std::exception&) {
    ::_exit(1);
}
