#include "platform/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <system_error>

namespace platform {
namespace {

// Debian 12's headers end at version 2; these are the kernel's own names and numbers for the rest.
constexpr std::uint64_t fs_truncate = 1U << 14, fs_ioctl_dev = 1U << 15;          // 3, 5
constexpr std::uint64_t net_bind_tcp = 1U << 0, net_connect_tcp = 1U << 1;        // 4
constexpr std::uint64_t scope_abstract_socket = 1U << 0, scope_signal = 1U << 1;  // 6
constexpr int rule_net_port = 2;

struct Ruleset {
    std::uint64_t files, net, scoped;
};
struct NetPort {
    std::uint64_t allowed, port;
};

std::uint64_t files_of(int version)
{
    std::uint64_t rights = (std::uint64_t{LANDLOCK_ACCESS_FS_MAKE_SYM} << 1U) - 1;  // all of version 1
    if (version >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) rights |= fs_truncate;
    if (version >= 5) rights |= fs_ioctl_dev;
    return rights;
}

std::size_t size_of(int version) { return sizeof(std::uint64_t) * (version >= 6 ? 3 : version >= 4 ? 2 : 1); }

long checked(long result)
{
    if (result < 0) throw std::system_error(errno, std::generic_category(), "Landlock");
    return result;
}

class File {
public:
    explicit File(int number) : number_(number) {}
    ~File()
    {
        if (number_ >= 0) ::close(number_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

void let_read(const File& rules, const std::filesystem::path& path)
{
    const File file(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat is = {};
    if (file.number() < 0 || ::fstat(file.number(), &is) != 0) return;
    landlock_path_beneath_attr rule = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE, .parent_fd = file.number()};
    if (S_ISDIR(is.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    checked(::syscall(SYS_landlock_add_rule, rules.number(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0));
}

void let_connect(const File& rules, std::uint16_t port)
{
    const NetPort rule{.allowed = net_connect_tcp, .port = port};
    checked(::syscall(SYS_landlock_add_rule, rules.number(), rule_net_port, &rule, 0));
}

}  // namespace

int landlock(const Open& open)
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return 0;
    const Ruleset all{.files = files_of(static_cast<int>(version)),
                      .net = net_bind_tcp | (open.any_tcp ? 0 : net_connect_tcp),
                      .scoped = scope_abstract_socket | scope_signal};
    const auto size = size_of(static_cast<int>(version));
    const File rules(static_cast<int>(checked(::syscall(SYS_landlock_create_ruleset, &all, size, 0))));
    for (const auto& path : open.read) let_read(rules, path);
    if (version >= 4 && !open.any_tcp)
        for (const std::uint16_t port : open.tcp) let_connect(rules, port);
    checked(::syscall(SYS_landlock_restrict_self, rules.number(), 0));
    return static_cast<int>(version);
}

}  // namespace platform
