#include "crash/child.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace crash {

Child::Child(const std::function<void(const Say&)>& work)
{
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("no process");
    if (process_ == 0) {
        close(ends[0]);
        try {
            work([&](std::string line) {
                line += '\n';
                if (write(ends[1], line.data(), line.size()) < 0) _exit(2);
            });
        } catch (...) {
            _exit(1);
        }
        _exit(0);
    }
    close(ends[1]);
    lines_ = fdopen(ends[0], "r");
}

Child::~Child()
{
    end();
    if (lines_) fclose(lines_);
}

std::optional<std::string> Child::line()
{
    char text[512];
    if (!fgets(text, sizeof text, lines_)) return std::nullopt;
    std::string line = text;
    line.pop_back();
    return line;
}

void Child::stop() const { kill(process_, SIGSTOP); }

void Child::end()
{
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
}

bool Child::has_ended()
{
    if (process_ > 0 && waitpid(process_, nullptr, WNOHANG) != 0) process_ = 0;
    return process_ == 0;
}

}  // namespace crash
