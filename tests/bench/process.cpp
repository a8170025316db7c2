#include "bench/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bench {

Process::Process(std::vector<std::string> words)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[1], 2);
    begun_ = Clock::now();
    const int failed = ::posix_spawnp(&pid_, argv.front(), &files, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    ::close(ends[1]);
    err_ = ends[0];
    if (failed != 0) throw std::runtime_error(words.front() + " cannot be started");
}

Process::~Process()
{
    if (pid_ > 0) {
        ::kill(pid_, SIGTERM);
        for (int tries = 0; tries < 100 && ::waitpid(pid_, nullptr, WNOHANG) == 0; ++tries) ::usleep(20'000);
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    ::close(err_);
}

std::string Process::line()
{
    std::string text;
    for (char c = 0;;) {
        pollfd ready{.fd = err_, .events = POLLIN, .revents = 0};
        if (::poll(&ready, 1, 10'000) != 1 || ::read(err_, &c, 1) != 1)
            throw std::runtime_error("the program said nothing more after: " + text);
        if (c == '\n') return text;
        text += c;
    }
}

int Process::wait()
{
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static std::string all_of(const std::filesystem::path& file)
{
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    if (text.str().empty()) throw std::runtime_error("cannot read " + file.string());
    return text.str();
}

static double after(const std::string& text, const std::string& word)
{
    const auto at = text.find(word);
    if (at == std::string::npos) throw std::runtime_error("no " + word + " in /proc");
    return std::stod(text.substr(at + word.size()));
}

std::string Process::proc(const std::string& file) const
{
    return all_of("/proc/" + std::to_string(pid_) + "/" + file);
}

std::vector<std::string> Process::threads(const std::string& file) const
{
    std::vector<std::string> all;
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid_) + "/task"))
        all.push_back(all_of(task.path() / file));
    return all;
}

double Process::pss_mib() const { return after(proc("smaps_rollup"), "\nPss:") / 1024; }

long Process::voluntary_switches() const
{
    double sum = 0;
    for (const std::string& text : threads("status")) sum += after(text, "\nvoluntary_ctxt_switches:");
    return static_cast<long>(sum);
}

double Process::cpu_ms() const
{
    double sum = 0;
    for (const std::string& text : threads("schedstat")) sum += std::stod(text) / 1e6;
    return sum;
}

}  // namespace bench
