// KA-38: what the service manager hears of the kiosk, through a socket like its own; and what the real program tells
// it.
#include "platform/service.h"
#include "support/basics.h"
#include "support/program.h"
#include "support/x11_hand.h"

#include <doctest/doctest.h>

#include <poll.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using platform::Service;
using Heard = std::vector<std::string>;

namespace {

/// The service manager's end: what it is sent, in order.
class Manager {
public:
    /// `address` as in NOTIFY_SOCKET: a path, or "@" and an abstract name.
    explicit Manager(std::string address) : address_(std::move(address))
    {
        sockaddr_un at = {};
        at.sun_family = AF_UNIX;
        address_.copy(at.sun_path, sizeof at.sun_path - 1);
        if (address_.front() == '@') at.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
        socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (bind(socket_, reinterpret_cast<const sockaddr*>(&at), length) != 0)
            throw std::runtime_error("the socket " + address_ + " cannot be made");
    }
    ~Manager() { close(socket_); }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    std::string variable() const { return "NOTIFY_SOCKET=" + address_; }

    /// Everything that is there, or that comes within `patience` when nothing is.
    Heard heard(std::chrono::milliseconds patience = 0ms) const
    {
        Heard all;
        while (comes_within(all.empty() ? patience : 0ms)) {
            std::string words(256, '\0');
            words.resize(static_cast<std::size_t>(recv(socket_, words.data(), words.size(), 0)));
            all.push_back(std::move(words));
        }
        return all;
    }

private:
    bool comes_within(std::chrono::milliseconds patience) const
    {
        pollfd ask = {.fd = socket_, .events = POLLIN, .revents = 0};
        return poll(&ask, 1, static_cast<int>(patience.count())) == 1;
    }

    std::string address_;
    int socket_ = -1;
};

/// The variables of a service manager, until the end of a test; "" for one that is not set.
struct Variables {
    Variables(const std::string& notify_socket, const std::string& watchdog_usec)
    {
        set("NOTIFY_SOCKET", notify_socket);
        set("WATCHDOG_USEC", watchdog_usec);
    }
    ~Variables()
    {
        for (const char* name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"}) unsetenv(name);
    }
    static void set(const char* name, const std::string& value)
    {
        if (value.empty())
            unsetenv(name);
        else
            setenv(name, value.c_str(), 1);
    }
};

/// Holds the loop of the kiosk and lets its other threads run. False when that is not allowed.
bool stick(pid_t loop)
{
    if (ptrace(PTRACE_SEIZE, loop, nullptr, nullptr) != 0) return false;
    ptrace(PTRACE_INTERRUPT, loop, nullptr, nullptr);
    return waitpid(loop, nullptr, __WALL) == loop;
}

std::string abstract_name() { return "@waypost-test-" + std::to_string(getpid()); }

}  // namespace

TEST_CASE("KA-38: the service manager hears that the kiosk is ready, that its loop turns, and that it ends")
{
    const sample::Folder folder;
    for (const std::string& address : {(folder / "notify").string(), abstract_name()}) {
        CAPTURE(address);
        const Manager manager(address);
        const Variables variables(address, "2000");  // two milliseconds
        Service service;

        service.ready();
        service.ready();
        CHECK(manager.heard() == Heard{"READY=1"});
        for (int turns = 0; turns < 3; ++turns) {
            service.turned();
            CHECK(manager.heard() == Heard{"WATCHDOG=1"});
            std::this_thread::sleep_for(2ms);
        }
        service.ending();
        service.ending();
        CHECK(manager.heard() == Heard{"STOPPING=1"});
    }
}

TEST_CASE(
    "KA-38: a loop that turns often tells it once in half of the watchdog's time; one that is stuck tells nothing")
{
    const Manager manager(abstract_name());
    const Variables variables(abstract_name(), "3600000000");  // an hour
    Service service;

    for (int turns = 0; turns < 1000; ++turns) service.turned();

    CHECK(manager.heard() == Heard{"WATCHDOG=1"});
    CHECK(manager.heard(20ms).empty());
}

TEST_CASE(
    "KA-38, KA-40: the loop sleeps no longer than half of the watchdog's time, and as long as it likes without one")
{
    const Manager manager(abstract_name());
    {
        const Variables variables(abstract_name(), "15000000");
        Service service;
        CHECK(service.patience(std::nullopt) == 0);  // nothing was told yet
        service.turned();
        REQUIRE(service.patience(std::nullopt));
        CHECK(*service.patience(std::nullopt) > 0);
        CHECK(*service.patience(std::nullopt) <= 7500);
        CHECK(service.patience(5) == 5);
        CHECK(*service.patience(60'000) <= 7500);
    }
    const Variables variables(abstract_name(), "");
    const Service service;
    CHECK(service.patience(std::nullopt) == std::nullopt);
    CHECK(service.patience(60'000) == 60'000);
}

TEST_CASE("KA-38: without a service manager, or with one whose address means nothing, all is quiet and nobody is woken")
{
    const sample::Folder folder;
    for (const std::string& address : {std::string(), std::string("notify"), std::string("@"),
                                       "/" + std::string(200, 'a'), (folder / "nobody-listens").string()}) {
        CAPTURE(address);
        const Variables variables(address, address.ends_with("listens") ? "no number" : "15000000");
        Service service;

        service.ready();
        service.turned();
        service.ending();
        CHECK(service.patience(std::nullopt) == std::nullopt);
    }
}

TEST_CASE("KA-38: a child process cannot speak in the kiosk's name")
{
    const Manager manager(abstract_name());
    const Variables variables(abstract_name(), "15000000");
    setenv("WATCHDOG_PID", "1", 1);

    const Service service;

    for (const char* name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"}) CHECK(std::getenv(name) == nullptr);
}

TEST_CASE(
    "KA-38: the real kiosk is ready with its first picture, tells while it is idle, falls silent when stuck, and ends")
{
    if (!support::Screen::can_be_had()) {
        std::cout << "SKIPPED: the real kiosk and the service manager: Xvfb is not installed" << std::endl;
        return;
    }
    const sample::Folder folder;
    const support::Screen screen(1280, 800);
    const Manager manager((folder / "notify").string());
    std::vector<std::string> variables = screen.variables();
    variables.insert(variables.end(), {manager.variable(), "WATCHDOG_USEC=400000", "WATCHDOG_PID=1"});
    support::Program kiosk({.words = {WAYPOST_BUILD "/waypost", "--data", (folder / "data").string(), "--windowed",
                                      "1280x800", "--ui-tree", (folder / "tree.json").string()},
                            .variables = variables});

    Heard heard = manager.heard(20s);
    REQUIRE_FALSE(heard.empty());
    CHECK(heard.front() == "READY=1");
    CHECK(std::filesystem::exists(folder / "tree.json"));
    for (int pings = 0; pings < 3; ++pings) CHECK(manager.heard(20s).back() == "WATCHDOG=1");

    if (stick(kiosk.id())) {
        (void)manager.heard();  // what was on its way
        CHECK(manager.heard(800ms).empty());
        ptrace(PTRACE_DETACH, kiosk.id(), nullptr, nullptr);
        CHECK_FALSE(manager.heard(20s).empty());
    } else {
        std::cout << "SKIPPED: the real kiosk with its loop stuck: only root may hold one thread of it" << std::endl;
    }

    kiosk.signal(SIGTERM);
    REQUIRE(kiosk.end_within(20s) == support::Program::End{.exit = 0});
    heard = manager.heard();
    REQUIRE_FALSE(heard.empty());
    CHECK(heard.back() == "STOPPING=1");
}
