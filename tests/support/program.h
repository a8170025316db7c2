// Another program, started and ended by a test: the kiosk itself, waypostctl, a display.
#pragma once

#include <sys/types.h>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// Runs as long as this object, unless it ends before.
class Program {
public:
    struct Start {
        std::vector<std::string> words;                ///< the program and its arguments
        std::vector<std::string> variables = {};       ///< "NAME=value", in place of ours of that name
        std::filesystem::path output = "/dev/null";    ///< stdout
        std::filesystem::path messages = "/dev/null";  ///< stderr
    };
    explicit Program(const Start&);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    pid_t id() const { return id_; }
    bool runs() const;
    void signal(int number) const;

    struct End {
        int exit = -1;   ///< the exit code, when it ended by itself
        int signal = 0;  ///< else what ended it
        bool operator==(const End&) const = default;
    };
    /// Waits for its end; nothing when it still runs after that time.
    std::optional<End> end_within(std::chrono::milliseconds);

private:
    pid_t id_ = -1;
    std::optional<End> end_;
};

/// What stands in a file now, "" while there is none.
std::string text_of(const std::filesystem::path&);

void rest_2_ms();

/// Asks every 2 ms whether it has happened; false when it has not within that time.
template <class Happened>
bool soon(std::chrono::milliseconds within, Happened happened)
{
    const auto until = std::chrono::steady_clock::now() + within;
    while (!happened()) {
        if (std::chrono::steady_clock::now() > until) return false;
        rest_2_ms();
    }
    return true;
}

}  // namespace support
