// A program of ours in a process of its own: started, and killed for good.
#pragma once

#include <sys/types.h>
#include <filesystem>
#include <string>

namespace platform {

class Spawned {
public:
    Spawned() = default;
    ~Spawned() { kill(); }
    Spawned(const Spawned&) = delete;
    Spawned& operator=(const Spawned&) = delete;

    /// False when it cannot be started. `in` and `out` become its stdin and stdout, its stderr goes nowhere. It
    /// inherits no other file of ours, ordinary signals, and no words in its arguments.
    bool start(const std::filesystem::path& program, int in, int out);
    bool runs() const { return process_ > 0; }  ///< started, and not killed yet: it may have ended by itself
    pid_t process() const { return process_; }

    /// Ends it, waits for that, and tells how it had ended: "ended by signal 31", or "" when it was still running.
    std::string kill();

private:
    pid_t process_ = -1;
};

}  // namespace platform
