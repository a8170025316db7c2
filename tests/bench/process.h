// A program started by a bench, as the outside sees it; ended with the object.
#pragma once

#include "bench/bench.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace bench {

class Process {
public:
    /// What it writes to stderr is kept for line().
    explicit Process(std::vector<std::string> words);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    Clock::time_point begun() const { return begun_; }
    /// The next line on stderr; throws when none comes within ten seconds.
    std::string line();
    /// Waits for its end; the exit status, or -1 when a signal ended it.
    int wait();

    double pss_mib() const;
    long voluntary_switches() const;  ///< all threads
    double cpu_ms() const;            ///< utime + stime of all threads, as the scheduler counts it in nanoseconds

private:
    std::string proc(const std::string& file) const;
    std::vector<std::string> threads(const std::string& file) const;
    pid_t pid_ = -1;
    int err_ = -1;
    Clock::time_point begun_;
};

}  // namespace bench
