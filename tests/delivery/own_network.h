// A network of this test's own, in which nothing but a loopback is, and which can be made as bad as one likes. Needs
// root; without it nothing is run.
#pragma once

#include "support/program.h"

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <chrono>
#include <cstring>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace support {

class OwnNetwork {
public:
    /// Of every ten packets, in both directions, so many get lost.
    void lose(int of_ten)
    {
        rule({"-m", "statistic", "--mode", "random", "--probability", "0." + std::to_string(of_ten), "-j", "DROP"});
    }
    /// Every n-th packet to that port is answered by "there is no such connection".
    void reset(int port, int every)
    {
        rule({"-p", "tcp", "--dport", std::to_string(port), "-m", "statistic", "--mode", "nth", "--packet", "0",
              "--every", std::to_string(every), "-j", "REJECT", "--reject-with", "tcp-reset"});
    }
    void mend() { iptables({"-F", "INPUT"}); }

    enum class Link { up, down };
    void link(Link link)
    {
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        ifreq loopback = {};
        std::strcpy(loopback.ifr_name, "lo");
        loopback.ifr_flags = link == Link::up ? IFF_UP | IFF_RUNNING : 0;
        const bool done = ::ioctl(socket, SIOCSIFFLAGS, &loopback) == 0;
        ::close(socket);
        if (!done) throw std::runtime_error("the loopback cannot be switched");
    }

private:
    void rule(std::vector<std::string> what)
    {
        what.insert(what.begin(), {"-A", "INPUT", "-i", "lo"});
        iptables(what);
    }
    void iptables(std::vector<std::string> words)
    {
        words.insert(words.begin(), "iptables");
        Program program({.words = words});
        if (program.end_within(std::chrono::seconds(20)) != Program::End{.exit = 0})
            throw std::runtime_error("iptables does not do what it is told");
    }
};

/// What `body` and all it starts sees of networks is its own. False: we may not make one.
inline bool in_own_network(const std::function<void(OwnNetwork&)>& body)
{
    bool may = false;
    std::exception_ptr thrown;
    std::thread inside([&] {  // a network belongs to a thread, and to the threads and programs that it starts
        may = ::unshare(CLONE_NEWNET) == 0;
        if (!may) return;
        try {
            OwnNetwork network;
            network.link(OwnNetwork::Link::up);
            body(network);
        } catch (...) {
            thrown = std::current_exception();
        }
    });
    inside.join();
    if (thrown) std::rethrow_exception(thrown);
    return may;
}

}  // namespace support
