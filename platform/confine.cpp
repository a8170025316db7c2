#include "platform/confine.h"

#include "platform/by.h"
#include "platform/landlock.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <algorithm>
#include <cerrno>
#include <memory>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WAYPOST_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WAYPOST_SANITIZED
#endif

namespace platform {
namespace {

#ifdef WAYPOST_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

class Calls {
public:
    Calls() : filter_(seccomp_init(SCMP_ACT_KILL_PROCESS))
    {
        if (!filter_) throw std::runtime_error("no list of system calls can be made");
    }
    /// Those this processor does not have are left out.
    void allow(const char* names)
    {
        std::istringstream each(names);
        for (std::string name; each >> name;) rule(SCMP_ACT_ALLOW, name.c_str(), {});
    }
    void allow(const char* name, std::initializer_list<scmp_arg_cmp> where) { rule(SCMP_ACT_ALLOW, name, where); }
    /// Is told that it does not work, and goes on.
    void refuse(const char* name, int error, std::initializer_list<scmp_arg_cmp> where = {})
    {
        rule(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), name, where);
    }
    void hold() const
    {
        if (seccomp_load(filter_.get()) != 0) throw std::runtime_error("the list of system calls does not hold");
    }

private:
    void rule(std::uint32_t action, const char* name, std::span<const scmp_arg_cmp> where)
    {
        const int number = seccomp_syscall_resolve_name(name);
        if (number == __NR_SCMP_ERROR) return;
        const auto count = static_cast<unsigned>(where.size());
        const int trouble = seccomp_rule_add_array(filter_.get(), action, number, count, where.data());
        if (trouble != 0 && trouble != -EEXIST)
            throw std::runtime_error(std::string("no rule can be made for ") + name);
    }

    std::unique_ptr<void, By<seccomp_release>> filter_;
};

scmp_arg_cmp bits(unsigned argument, std::uint64_t of, std::uint64_t are)
{
    return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = of, .datum_b = are};
}

scmp_arg_cmp equal(unsigned argument, std::uint64_t value)
{
    return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}

// Memory, time, and what is open already.
constexpr const char* thinking =
    "read readv write writev recvfrom sendto poll ppoll close munmap mremap madvise brk futex getrandom "
    "clock_gettime gettimeofday clock_getres nanosleep clock_nanosleep rt_sigreturn rt_sigaction rt_sigprocmask "
    "sched_yield restart_syscall exit exit_group sysinfo getpid gettid";

constexpr const char* talking =
    "connect bind shutdown getsockname getpeername getsockopt setsockopt sendmsg recvmsg sendmmsg recvmmsg select "
    "pselect6 pipe2 eventfd2 fcntl lseek pread64 fstat newfstatat stat lstat statx access faccessat faccessat2 "
    "readlink readlinkat getdents64 uname getuid geteuid getgid getegid rseq set_robust_list sched_getaffinity";

[[maybe_unused]] constexpr const char* for_sanitizers =
    "openat readlink readlinkat fstat newfstatat stat lseek pread64 getdents64 prctl tgkill tkill sigaltstack "
    "prlimit64 sched_getaffinity getuid uname pipe2 mincore set_robust_list rseq clone clone3 mprotect mmap "
    "personality fcntl dup arch_prctl";

// No memory becomes code, but what a file holds where `libraries` may still be loaded.
void allow_memory(Calls& calls, bool libraries)
{
    calls.allow("mprotect", {bits(2, PROT_EXEC, 0)});
    for (const char* map : {"mmap", "mmap2"}) {
        calls.allow(map, {bits(2, PROT_EXEC, 0)});
        if (libraries) calls.allow(map, {bits(2, PROT_EXEC | PROT_WRITE, PROT_EXEC), bits(3, MAP_ANONYMOUS, 0)});
    }
}

void allow_sockets(Calls& calls)
{
    calls.allow("socket", {equal(0, AF_INET)});
    calls.allow("socket", {equal(0, AF_INET6)});
    calls.allow("socket", {equal(0, AF_NETLINK), equal(2, NETLINK_ROUTE)});  // which addresses this device has
    calls.refuse("socket", EAFNOSUPPORT, {equal(0, AF_UNIX)});  // the C library asks nscd, and does without
    constexpr std::uint64_t type = 0xf;  // not how it is opened. Of these, no other can reach anybody else.
    calls.allow("socketpair", {equal(0, AF_UNIX), bits(1, type, SOCK_STREAM)});
    for (const std::uint64_t asks : {FIONREAD, FIONBIO}) calls.allow("ioctl", {equal(1, asks)});
}

void allow_reading(Calls& calls)
{
    constexpr std::uint64_t changes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    calls.allow("openat", {bits(2, changes, O_RDONLY)});
    calls.allow("open", {bits(1, changes, O_RDONLY)});
}

// curl looks up names on a thread. What the C library makes threads with first hides its flags from us.
void allow_threads(Calls& calls)
{
    if constexpr (!sanitized) calls.refuse("clone3", ENOSYS);
    calls.allow("clone", {bits(0, CLONE_THREAD | CLONE_VM | CLONE_NEWUSER, CLONE_THREAD | CLONE_VM)});
}

bool limit(__rlimit_resource_t what, rlim_t most)
{
    const rlimit to = {.rlim_cur = most, .rlim_max = most};
    return setrlimit(what, &to) == 0;
}

// True when all of it holds: a service manager may refuse it, and that is no reason not to work.
bool limits(rlim_t files)
{
    constexpr rlim_t memory = rlim_t{768} << 20;  // of addresses: a picture of 64 MB, twice, and libraries
    const bool held[] = {limit(RLIMIT_CORE, 0), limit(RLIMIT_FSIZE, 0), limit(RLIMIT_NOFILE, files),
                         sanitized || limit(RLIMIT_AS, memory)};
    return std::ranges::all_of(held, [](bool holds) { return holds; });
}

void leave_privileges()
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        throw std::runtime_error("privileges cannot be given up");
}

void hold(Calls& calls)
{
    calls.allow(thinking);
    if constexpr (sanitized) calls.allow(for_sanitizers);
    calls.hold();
}

}  // namespace

Level confine_decoding()
{
    leave_privileges();
    const Level level{.landlock = landlock({}), .limits = limits(16)};
    Calls calls;
    allow_memory(calls, false);
    hold(calls);
    return level;
}

Level confine_sending(std::optional<std::uint16_t> port)
{
    Open open{.read = {"/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf",
                       "/etc/services", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf", "/etc/ssl/certs",
                       "/usr/share/ca-certificates", "/usr/local/share/ca-certificates", "/usr/lib", "/lib",
                       "/run/systemd/resolve", "/run/NetworkManager", "/run/resolvconf"},
              .any_tcp = !port,
              .tcp = {53}};
    if (port) open.tcp.push_back(*port);
    leave_privileges();
    const Level level{.landlock = landlock(open), .limits = limits(64)};
    Calls calls;
    allow_memory(calls, true);
    allow_sockets(calls);
    allow_reading(calls);
    allow_threads(calls);
    calls.allow(talking);
    hold(calls);
    return level;
}

}  // namespace platform
