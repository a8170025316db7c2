// A process of its own that does some work, says lines, and can be killed in the middle.
#pragma once

#include <sys/types.h>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>

namespace crash {

class Child {
public:
    using Say = std::function<void(std::string)>;
    explicit Child(const std::function<void(const Say&)>& work);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The next line it said, or nothing when it has ended.
    std::optional<std::string> line();
    void stop() const;  ///< it stands still, and can no longer react to anything
    void end();         ///< kill -9
    bool has_ended();

private:
    pid_t process_ = 0;
    FILE* lines_ = nullptr;
};

}  // namespace crash
