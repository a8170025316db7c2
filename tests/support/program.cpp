#include "support/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace support {

namespace {

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> surroundings(const std::vector<std::string>& variables)
{
    const auto name_of = [](const std::string& variable) { return variable.substr(0, variable.find('=') + 1); };
    std::vector<std::string> all = variables;
    for (char** each = environ; *each; ++each) {
        const std::string ours = *each;
        const auto same = [&](const std::string& v) { return name_of(v) == name_of(ours); };
        if (std::ranges::none_of(variables, same)) all.push_back(ours);
    }
    return all;
}

}  // namespace

Program::Program(const Start& start)
{
    auto words = start.words;
    auto variables = surroundings(start.variables);
    auto argv = pointers(words);
    auto envp = pointers(variables);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, start.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, 2, start.messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int failed = ::posix_spawnp(&id_, argv[0], &files, nullptr, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) throw std::runtime_error(words[0] + " cannot be started");
}

Program::~Program()
{
    if (end_) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
}

// It is only looked at, not collected, so that its id stays its own for whoever still means to send a signal.
bool Program::runs() const
{
    if (end_) return false;
    siginfo_t found{};
    return ::waitid(P_PID, static_cast<id_t>(id_), &found, WEXITED | WNOHANG | WNOWAIT) == 0 && found.si_pid == 0;
}

void Program::signal(int number) const
{
    if (!end_) ::kill(id_, number);
}

std::optional<Program::End> Program::end_within(std::chrono::milliseconds time)
{
    if (end_ || !soon(time, [&] { return !runs(); })) return end_;
    int status = 0;
    ::waitpid(id_, &status, 0);
    end_ = WIFEXITED(status) ? End{.exit = WEXITSTATUS(status)} : End{.signal = WTERMSIG(status)};
    return end_;
}

std::string text_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void rest_2_ms() { std::this_thread::sleep_for(std::chrono::milliseconds(2)); }

}  // namespace support
