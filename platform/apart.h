// A program of ours that does something apart (RS-30): a process that has given up everything else (confine.h) is asked
// one thing at a time over a socket. One that dies, hangs or talks nonsense is killed, and started again by the next
// question: at once the first time, then after 1, 2, 4 … 60 seconds, so that a program that cannot run costs nothing.
// What it is asked with goes over the socket alone, never into arguments, environment or files.
#pragma once

#include "platform/channel.h"
#include "platform/spawned.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

class Apart {
public:
    struct Setup {
        std::filesystem::path program;
        /// Told once what confines it, and each time why it was ended. Words without anything that was asked (RS-26).
        std::function<void(const std::string&)> log = {};
    };
    explicit Apart(Setup setup) : setup_(std::move(setup)) {}

    /// It runs, confined, and waits for a question. `first` is what it is told when it has to be started for that.
    bool ready(const Patience&, std::string_view first = {});
    /// One question, one answer of at most so many bytes. Only when ready. Whoever finds that the answer makes no sense
    /// calls give_up().
    std::optional<Message> ask(char kind, std::string_view bytes, std::size_t most, const Patience&);
    void give_up(const std::string& why);
    /// Ends it without blame: it is started again by the next question.
    void end();

    pid_t process() const { return process_.process(); }  ///< -1 when it does not run

private:
    using Clock = std::chrono::steady_clock;
    bool start(const Patience&, std::string_view first);
    bool is_confined(const Patience&);
    void fail(const std::string& why, const Patience&);
    void log(const std::string&) const;

    Setup setup_;
    Spawned process_;
    std::unique_ptr<Channel> channel_;
    bool answered_ = false;  ///< the last question, and nobody gave it up since
    int failures_ = 0;       ///< since the last answer that made sense
    Clock::time_point not_before_ = Clock::time_point::min();
    bool told_level_ = false;
};

namespace apart {
inline constexpr char begin = 'b';     ///< to the program, first: what `ready` was given
inline constexpr char confined = 'c';  ///< from it: a Level. It has read nothing but `begin` before.
inline constexpr char nothing = 'n';   ///< from it: it cannot be done
}  // namespace apart

}  // namespace platform
