// Where the time goes at start: one line, printed once (--trace). Counted from begin(), which main calls first; loading
// the program comes before that, about 5 to 15 ms, and is told apart as far as the kernel's 10 ms ticks allow.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace platform {

class Trace {
public:
    /// Call it as the first thing in main.
    Trace();

    /// Something is done: "window", "first picture".
    void mark(std::string_view name);

    /// "start: loaded 10, settings 1.2, window 30.4, first picture 41.0 ms"
    std::string line() const;

private:
    double begun_ms_;
    double loaded_ms_;
    std::vector<std::pair<std::string, double>> marks_;
};

}  // namespace platform
