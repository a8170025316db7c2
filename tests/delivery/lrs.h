// A real record store for tests: Learning Locker's statement service, in memory, on loopback, and our fault proxy
// before it. Both are node programs in tests/lrs, each on a free port, ended with the object.
#pragma once

#include "platform/http.h"
#include "support/basics.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace support {

inline int free_port()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* name = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(socket, name, size) == 0 && ::getsockname(socket, name, &size) == 0;
    ::close(socket);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

/// A program of tests/lrs that runs as long as this object.
class NodeProgram {
public:
    explicit NodeProgram(const std::vector<std::string>& arguments)
    {
        const std::filesystem::path folder = std::filesystem::path(WAYPOST_SOURCE) / "tests/lrs";
        if (!std::filesystem::exists(folder / "node_modules/@learninglocker"))
            throw std::runtime_error(
                "the record store for tests is not installed: cd tests/lrs && npm ci --ignore-scripts");
        std::vector<std::string> words = {"node", (folder / arguments.at(0)).string()};
        words.insert(words.end(), arguments.begin() + 1, arguments.end());
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);

        posix_spawn_file_actions_t quiet;
        posix_spawn_file_actions_init(&quiet);
        posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
        const int failed = ::posix_spawnp(&pid_, "node", &quiet, nullptr, argv.data(), environ);
        posix_spawn_file_actions_destroy(&quiet);
        if (failed != 0) throw std::runtime_error("node cannot be started: is nodejs installed?");
    }
    ~NodeProgram()
    {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    NodeProgram(const NodeProgram&) = delete;
    NodeProgram& operator=(const NodeProgram&) = delete;

    bool runs() const { return ::waitpid(pid_, nullptr, WNOHANG) == 0; }

private:
    pid_t pid_ = -1;
};

inline void wait_for(const std::string& url, const NodeProgram& program)
{
    platform::CurlHttp http({});
    for (int tries = 0; tries < 200 && program.runs(); ++tries) {
        if (http.send({.method = "GET", .url = url, .headers = {}, .body = ""}).status == 200) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("nothing answers at " + url);
}

class Lrs {
public:
    Lrs()
        : port_(free_port()), program_({"start.cjs", std::to_string(port_), "kiosk", "s3cret", folder_.path().string()})
    {
        wait_for(base() + "/about", program_);
    }
    int port() const { return port_; }
    std::string base() const { return "http://127.0.0.1:" + std::to_string(port_) + "/xAPI"; }

private:
    int port_;
    sample::Folder folder_;  // goes after the program that writes into it
    NodeProgram program_;
};

/// The fault proxy; tests/lrs/proxy.cjs tells its modes.
class Proxy {
public:
    explicit Proxy(const Lrs& lrs)
        : port_(free_port()), program_({"proxy.cjs", std::to_string(port_), std::to_string(lrs.port())})
    {
        wait_for(control(), program_);
    }
    std::string base() const { return "http://127.0.0.1:" + std::to_string(port_) + "/xAPI"; }

    void set(const std::string& json)
    {
        platform::CurlHttp({}).send({.method = "POST", .url = control(), .headers = {}, .body = json});
    }
    /// {"posts":12,"gets":3,"overlaps":0}
    std::string counts() const
    {
        return platform::CurlHttp({}).send({.method = "GET", .url = control(), .headers = {}, .body = ""}).body;
    }

private:
    std::string control() const { return "http://127.0.0.1:" + std::to_string(port_) + "/_proxy"; }
    int port_;
    NodeProgram program_;
};

}  // namespace support
