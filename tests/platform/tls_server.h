// A TLS server on this machine with certificates made for the test: openssl's own, in a process of its own.
#pragma once

#include "support/basics.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace sample {

/// A test authority and what it signed, made by the openssl command.
class Certificates {
public:
    Certificates()
    {
        run("openssl req -x509 " + new_key("authority") + " -out authority.pem -days 2 -subj /CN=test-authority");
    }

    /// A certificate for `name`, as in "DNS:localhost", that ends after `days` days: less than none and it has expired.
    /// Gives its file; the key is beside it, as .key.
    std::filesystem::path issued(const std::string& name, int days) const
    {
        std::ofstream(folder_ / "names") << "subjectAltName=" << name << "\n";
        run("openssl req " + new_key("server") + " -out server.csr -subj /CN=server");
        run("openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -out server.pem "
            "-extfile names -days " +
            std::to_string(days));
        return folder_ / "server.pem";
    }

    /// "sha256//…" of the certificate's public key.
    std::string pin(const std::filesystem::path& certificate) const
    {
        run("openssl x509 -in " + certificate.string() +
            " -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64 > pin");
        std::string text;
        std::ifstream(folder_ / "pin") >> text;
        return "sha256//" + text;
    }

    std::string authority() const { return (folder_ / "authority.pem").string(); }

private:
    static std::string new_key(const std::string& name)
    {
        return "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout " + name + ".key";
    }
    void run(const std::string& command) const
    {
        const auto whole = "cd " + folder_.path().string() + " && exec 2>> log && " + command;
        if (std::system(whole.c_str()) != 0) throw std::runtime_error("openssl failed: " + command);
    }
    Folder folder_;
};

/// Answers every GET with a page, until it ends.
class TlsServer {
public:
    explicit TlsServer(const std::filesystem::path& certificate, const char* protocol = "-no_tls1_1")
        : port_(free_port())
    {
        const auto address = "127.0.0.1:" + std::to_string(port_);
        auto key = certificate;
        key.replace_extension(".key");
        std::array<std::string, 14> words{"openssl", "s_server",   "-quiet",  "-www",
                                          "-accept", address,      "-cert",   certificate.string(),
                                          "-key",    key.string(), "-cipher", "DEFAULT@SECLEVEL=0",
                                          protocol};
        std::array<char*, 14> arguments = {};
        for (std::size_t i = 0; i + 1 < words.size(); ++i) arguments[i] = words[i].data();
        posix_spawn_file_actions_t silent;
        ::posix_spawn_file_actions_init(&silent);
        for (const int stream : {0, 1, 2}) ::posix_spawn_file_actions_addopen(&silent, stream, "/dev/null", O_RDWR, 0);
        const int failed = ::posix_spawnp(&process_, "openssl", &silent, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&silent);
        if (failed != 0) throw std::runtime_error("the openssl command is missing");
        for (int tries = 0; !listens(); ++tries) {
            if (tries == 500) throw std::runtime_error("the TLS server does not start");
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    ~TlsServer()
    {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    std::string url() const { return "https://localhost:" + std::to_string(port_) + "/"; }
    int port() const { return port_; }

private:
    class Line {
    public:
        explicit Line(int port) : file_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        {
            address_.sin_family = AF_INET;
            address_.sin_port = htons(static_cast<in_port_t>(port));
            address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        }
        ~Line() { ::close(file_); }
        Line(const Line&) = delete;
        Line& operator=(const Line&) = delete;
        bool connects() { return ::connect(file_, name(), sizeof address_) == 0; }
        int bound()
        {
            socklen_t size = sizeof address_;
            if (::bind(file_, name(), size) != 0 || ::getsockname(file_, name(), &size) != 0)
                throw std::runtime_error("no port for a server");
            return ntohs(address_.sin_port);
        }

    private:
        sockaddr* name() { return reinterpret_cast<sockaddr*>(&address_); }
        int file_;
        sockaddr_in address_ = {};
    };
    static int free_port() { return Line(0).bound(); }
    bool listens() const { return Line(port_).connects(); }

    int port_ = 0;
    pid_t process_ = -1;
};

}  // namespace sample
