// Messages between the kiosk and a program of ours that does something apart (RS-30): a byte that tells the kind, the
// length (4 bytes, lowest first), and so many bytes. Both ends of the socket are the same, and neither trusts the
// other: a length is held against a limit before memory is taken for it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

struct Message {
    char kind = 0;
    std::string bytes;
};

/// How long something may take.
struct Patience {
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
    int unless = -1;  ///< an eventfd: from when it is written to, there is no patience left

    static Patience of(std::chrono::milliseconds time, int unless = -1)
    {
        return {std::chrono::steady_clock::now() + time, unless};
    }
    bool is_called_off() const;
};

/// One end of the socket, and its owner. One thread.
class Channel {
public:
    explicit Channel(int socket) : socket_(socket) {}
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    /// False when not all of it was taken in that time, or nobody is there any more.
    bool put(char kind, std::string_view bytes, const Patience& = {}) const;
    /// Nothing when it did not come whole in that time, nobody is there any more, or it is longer than `most`.
    std::optional<Message> take(std::size_t most, const Patience& = {}) const;
    /// Somebody is there, and has said nothing that was not taken.
    bool is_quiet() const;

private:
    bool ready(short events, const Patience&) const;
    bool fill(char* bytes, std::size_t count, const Patience&) const;
    bool send(std::string_view, const Patience&) const;

    int socket_;
};

}  // namespace platform
