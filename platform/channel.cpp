#include "platform/channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>

namespace platform {

static constexpr std::size_t head = 5;

Channel::~Channel() { ::close(socket_); }

bool Patience::is_called_off() const
{
    pollfd watched{.fd = unless, .events = POLLIN, .revents = 0};
    return unless >= 0 && ::poll(&watched, 1, 0) > 0;
}

static int ms_left(const Patience& patience)
{
    using namespace std::chrono;
    if (patience.until == steady_clock::time_point::max()) return -1;
    const auto left = duration_cast<milliseconds>(patience.until - steady_clock::now()).count() + 1;
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

bool Channel::ready(short events, const Patience& patience) const
{
    std::array<pollfd, 2> watched{
        {{.fd = socket_, .events = events, .revents = 0}, {.fd = patience.unless, .events = POLLIN, .revents = 0}}};
    int count = -1;
    do count = ::poll(watched.data(), watched.size(), ms_left(patience));
    while (count < 0 && errno == EINTR);
    return count > 0 && watched[1].revents == 0;
}

static bool comes_later() { return errno == EAGAIN || errno == EINTR; }

bool Channel::send(std::string_view bytes, const Patience& patience) const
{
    while (!bytes.empty()) {
        if (!ready(POLLOUT, patience)) return false;
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && !comes_later()) return false;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    }
    return true;
}

bool Channel::fill(char* bytes, std::size_t count, const Patience& patience) const
{
    while (count > 0) {
        if (!ready(POLLIN, patience)) return false;
        const ssize_t got = ::recv(socket_, bytes, count, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && !comes_later())) return false;
        if (got < 0) continue;
        bytes += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

bool Channel::put(char kind, std::string_view bytes, const Patience& patience) const
{
    if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) return false;
    std::string begin(1, kind);
    for (unsigned shift = 0; shift < 32; shift += 8) begin += static_cast<char>((bytes.size() >> shift) & 0xffU);
    return send(begin, patience) && send(bytes, patience);
}

std::optional<Message> Channel::take(std::size_t most, const Patience& patience) const
{
    std::array<char, head> begin{};
    if (!fill(begin.data(), begin.size(), patience)) return {};
    std::size_t length = 0;
    for (std::size_t at = head; at-- > 1;) length = length << 8U | static_cast<unsigned char>(begin[at]);
    if (length > most) return {};
    Message message{begin[0], std::string(length, '\0')};
    if (!fill(message.bytes.data(), length, patience)) return {};
    return message;
}

bool Channel::is_quiet() const
{
    pollfd watched{.fd = socket_, .events = POLLIN | POLLRDHUP, .revents = 0};
    return ::poll(&watched, 1, 0) == 0;
}

}  // namespace platform
