// What a confined process can no longer do. Each case starts a process of its own, confines it and lets it try.
#include "platform/confine.h"

#include "platform/files.h"
#include "platform/landlock.h"
#include "support/basics.h"
#include "support/sanitized.h"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <ostream>
#include <thread>

using platform::Level;

namespace {

struct End {
    int signal = 0, exit = 0;  // exit: the error it was told, 0 when it could do it
    bool operator==(const End&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const End& end)
    {
        return out << "signal " << end.signal << ", exit " << end.exit;
    }
};
const End killed{.signal = SIGSYS};

template <class Confine, class Try>
End end_of(Confine confine, Try attempt)
{
    const pid_t process = ::fork();
    if (process == 0) {
        try {
            confine();
            errno = 0;
            ::_exit(attempt() >= 0 ? 0 : errno);
        } catch (...) {
            ::_exit(255);
        }
    }
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? End{.signal = WTERMSIG(status)} : End{.exit = WEXITSTATUS(status)};
}

template <class Try>
End decoder_that(Try attempt)
{
    return end_of([] { platform::confine_decoding(); }, attempt);
}

template <class Try>
End sender_that(Try attempt, std::optional<std::uint16_t> port = {})
{
    return end_of([port] { platform::confine_sending(port); }, attempt);
}

int starts_a_program()
{
    const char* const words[] = {"/bin/true", nullptr};
    return ::execv(words[0], const_cast<char* const*>(words));
}

int makes_code()
{
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
}

/// A listener on a port of its own.
struct Listener {
    int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    Listener()
    {
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::bind(socket, name(), size) == 0);
        REQUIRE(::getsockname(socket, name(), &size) == 0);
        REQUIRE(::listen(socket, 8) == 0);
    }
    ~Listener() { ::close(socket); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    sockaddr* name() { return reinterpret_cast<sockaddr*>(&address); }
    std::uint16_t port() const { return ntohs(address.sin_port); }
    int reached() { return ::connect(::socket(AF_INET, SOCK_STREAM, 0), name(), size); }
};

int landlock_here()
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1);
    if (version < 1) std::cout << "SKIPPED: what Landlock forbids: this kernel has none" << std::endl;
    return static_cast<int>(version);
}

}  // namespace

TEST_CASE("a decoder that opens a socket dies (RS-30)")
{
    CHECK(decoder_that([] { return 0; }) == End{});
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK})
        CHECK(decoder_that([family] { return ::socket(family, SOCK_STREAM, 0); }) == killed);
    CHECK(decoder_that([] {
              int ends[2];
              return ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
          }) == killed);
}

TEST_CASE("a decoder that opens a file dies, to read as to write, and so does one that starts a program (RS-30)")
{
    if (support::is_sanitized) {
        std::cout << "SKIPPED: files a decoder opens: a sanitizer opens some" << std::endl;
        return;
    }
    const sample::Folder folder;
    const std::string file = folder / "file";
    CHECK(decoder_that([] { return ::open("/etc/hostname", O_RDONLY); }) == killed);
    CHECK(decoder_that([&] { return ::open(file.c_str(), O_WRONLY | O_CREAT, 0600); }) == killed);
    CHECK(decoder_that([&] { return ::unlink(file.c_str()); }) == killed);
    CHECK(decoder_that([] { return ::memfd_create("file", 0); }) == killed);
    CHECK(decoder_that(starts_a_program) == killed);
    CHECK(decoder_that([] { return ::fork(); }) == killed);
    CHECK(decoder_that([] { return ::kill(::getppid(), 0); }) == killed);
    CHECK(decoder_that(makes_code) == killed);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a sender that writes or makes a file, or starts a program, dies (RS-30)")
{
    if (support::is_sanitized) {
        std::cout << "SKIPPED: files a sender opens: a sanitizer opens some" << std::endl;
        return;
    }
    const sample::Folder folder;
    const std::string file = folder / "file", other = folder / "other";
    platform::write_whole(file, "words");
    CHECK(sender_that([] { return 0; }) == End{});
    CHECK(sender_that([] { return ::socket(AF_INET, SOCK_STREAM, 0); }) == End{});
    for (const int how : {O_WRONLY, O_RDWR, O_RDONLY | O_CREAT, O_RDONLY | O_TRUNC, O_WRONLY | O_APPEND})
        CHECK(sender_that([&] { return ::open(file.c_str(), how, 0600); }) == killed);
    CHECK(sender_that([&] { return ::rename(file.c_str(), other.c_str()); }) == killed);
    CHECK(sender_that([&] { return ::unlink(file.c_str()); }) == killed);
    CHECK(sender_that([&] { return ::truncate(file.c_str(), 0); }) == killed);
    CHECK(sender_that([] { return ::socket(AF_PACKET, SOCK_RAW, 0); }) == killed);
    CHECK(sender_that([] { return ::socket(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT); }) == killed);
    CHECK(sender_that([] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }) == End{.exit = EAFNOSUPPORT});
    const auto pair_of = [](int type) {
        return sender_that([type] {
            int ends[2];
            return ::socketpair(AF_UNIX, type, 0, ends);
        });
    };
    CHECK(pair_of(SOCK_STREAM | SOCK_CLOEXEC) == End{});
    CHECK(pair_of(SOCK_DGRAM) == killed);  // it could be sent to others
    CHECK(sender_that(starts_a_program) == killed);
    CHECK(sender_that([] { return ::fork(); }) == killed);
    CHECK(sender_that(makes_code) == killed);
    CHECK(platform::read_file(file, 100).bytes == "words");
}

TEST_CASE("a sender reads what names are found with, and no file of the kiosk's: not the records, not the key (RS-30)")
{
    if (landlock_here() < 1) return;
    const sample::Folder folder;
    const auto reads = [](const std::string& file) {
        return sender_that([&] { return ::open(file.c_str(), O_RDONLY); });
    };
    for (const char* name : {"device.key", "waypost.db", "waypost.toml"}) {
        platform::write_whole(folder / name, "secret");
        CHECK(reads(folder / name) == End{.exit = EACCES});
    }
    CHECK(reads(folder.path().string()) == End{.exit = EACCES});
    CHECK(reads("/etc/passwd") == End{.exit = EACCES});
    CHECK(reads("/proc/self/environ") == End{.exit = EACCES});
    CHECK(reads("/etc/hosts") == End{});
}

TEST_CASE("a sender reaches the record store's port and no other, and lets nobody reach it (RS-30)")
{
    if (landlock_here() < 4) return;
    Listener store, other;

    CHECK(sender_that([&] { return store.reached(); }, store.port()) == End{});
    CHECK(sender_that([&] { return other.reached(); }, store.port()) == End{.exit = EACCES});
    CHECK(sender_that([&] { return other.reached(); }) == End{});  // where none is named
    CHECK(sender_that([] {
              sockaddr_in any{};
              any.sin_family = AF_INET;
              any.sin_port = htons(18'080);
              return ::bind(::socket(AF_INET, SOCK_STREAM, 0), reinterpret_cast<sockaddr*>(&any), sizeof any);
          }) == End{.exit = EACCES});
}

TEST_CASE("how far a program is confined is told in two bytes, and in words for the log (RS-30)")
{
    for (const Level level : {Level{.landlock = 7, .limits = true}, Level{}}) {
        const auto again = platform::level_in(platform::bytes_of(level));
        REQUIRE(again);
        CHECK(again->landlock == level.landlock);
        CHECK(again->limits == level.limits);
    }
    CHECK_FALSE(platform::level_in("7"));
    CHECK(platform::words_of({.landlock = 7, .limits = true}) ==
          "confined by no new privileges, seccomp, Landlock 7 and limits");
    CHECK(platform::words_of({}) ==
          "confined by no new privileges, seccomp, no Landlock (this system has none), without limits (the system "
          "refuses them)");
}
