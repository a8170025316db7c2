#include "platform/spawned.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>

namespace platform {

namespace {

struct Actions {
    posix_spawn_file_actions_t files = {};
    posix_spawnattr_t how = {};
    Actions(int in, int out)
    {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
        posix_spawnattr_init(&how);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&how, &none);
        posix_spawnattr_setsigdefault(&how, &all);
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Actions()
    {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&how);
    }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
};

pid_t wait_for(pid_t process, int& status, int how)
{
    pid_t ended = -1;
    do ended = ::waitpid(process, &status, how);
    while (ended < 0 && errno == EINTR);
    return ended;
}

}  // namespace

bool Spawned::start(const std::filesystem::path& program, int in, int out)
{
    kill();
    const Actions actions(in, out);
    std::string name = program.string();
    std::array<char*, 2> words{name.data(), nullptr};
    if (::posix_spawn(&process_, name.c_str(), &actions.files, &actions.how, words.data(), environ) != 0) process_ = -1;
    return runs();
}

std::string Spawned::kill()
{
    if (!runs()) return {};
    int status = 0;
    bool by_itself = wait_for(process_, status, WNOHANG) == process_;
    if (!by_itself) {
        ::kill(process_, SIGKILL);
        wait_for(process_, status, 0);
        by_itself = !WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL;  // it was about to end
    }
    process_ = -1;
    if (!by_itself) return {};
    return WIFSIGNALED(status) ? "ended by signal " + std::to_string(WTERMSIG(status))
                               : "ended with " + std::to_string(WEXITSTATUS(status));
}

}  // namespace platform
