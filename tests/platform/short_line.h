// A line to a server on this machine that breaks: it passes on so many bytes of what the server says, and then it is
// gone, as when nginx restarts or somebody walks out of the network.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>

namespace sample {

class ShortLine {
public:
    enum class Cut {
        closed,  ///< in an orderly way
        reset,   ///< without a word
    };
    /// To the server on this port, for one connection.
    ShortLine(int port, std::size_t bytes, Cut cut) : left_(bytes), cut_(cut)
    {
        sockaddr_in address = to(0);
        socklen_t size = sizeof address;
        auto* const name = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, name, size) != 0 || ::listen(listener_, 1) != 0 ||
            ::getsockname(listener_, name, &size) != 0)
            throw std::runtime_error("no port for a line");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this, port] { pass_on(port); });
    }
    ~ShortLine()
    {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    ShortLine(const ShortLine&) = delete;
    ShortLine& operator=(const ShortLine&) = delete;

    std::string url() const { return "https://localhost:" + std::to_string(port_) + "/"; }
    /// Whether the server had more to say. Asked after the request.
    bool was_cut() const { return left_ == 0; }

private:
    static int socket() { return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); }
    static sockaddr_in to(int port)
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<in_port_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    void pass_on(int port)
    {
        const int near = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (near < 0) return;
        const int far = socket();
        const sockaddr_in address = to(port);
        if (::connect(far, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) pass_between(near, far);
        const linger at_once{.l_onoff = cut_ == Cut::reset ? 1 : 0, .l_linger = 0};
        ::setsockopt(near, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::close(near);
        ::close(far);
    }
    void pass_between(int near, int far)
    {
        std::array<char, 16384> part;
        while (left_ > 0) {
            std::array<pollfd, 2> both{pollfd{near, POLLIN, 0}, pollfd{far, POLLIN, 0}};
            ::poll(both.data(), both.size(), 20'000);
            if (both[0].revents != 0) {
                const auto asked = ::recv(near, part.data(), part.size(), 0);
                if (asked <= 0) return;
                ::send(far, part.data(), static_cast<std::size_t>(asked), MSG_NOSIGNAL);
            } else {
                const auto said = ::recv(far, part.data(), std::min(part.size(), left_.load()), 0);
                if (said <= 0) return;
                ::send(near, part.data(), static_cast<std::size_t>(said), MSG_NOSIGNAL);
                left_ -= static_cast<std::size_t>(said);
            }
        }
    }

    const int listener_ = socket();
    int port_ = 0;
    std::atomic<std::size_t> left_;
    const Cut cut_;
    std::thread thread_;
};

}  // namespace sample
