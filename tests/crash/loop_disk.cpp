#include "crash/loop_disk.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <cstdlib>
#include <fstream>
#include <string>

namespace crash {

namespace fs = std::filesystem;

static bool done(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

LoopDisk::LoopDisk()
{
    fs::create_directory(at());
    is_there_ = geteuid() == 0 && done(fmt::format("truncate -s 48M {0} && mkfs.ext4 -q {0}", image())) && mount();
    if (is_there_ && !is_cut()) {  // a kernel that does not let us
        unmount();
        is_there_ = false;
    }
    if (is_there_) power_back();
}

LoopDisk::~LoopDisk()
{
    if (is_there_) unmount();
}

void LoopDisk::cut() const { REQUIRE(is_cut()); }

void LoopDisk::power_back() const
{
    unmount();
    REQUIRE(mount());
}

bool LoopDisk::control(unsigned long request, int argument) const
{
    const int folder = open(at().c_str(), O_RDONLY | O_DIRECTORY);
    const int answer = ioctl(folder, request, &argument);
    close(folder);
    return answer == 0;
}

bool LoopDisk::is_cut() const
{
    constexpr int without_flushing_the_log = 2;
    return control(_IOR('X', 125, __u32), without_flushing_the_log);
}

bool LoopDisk::goes_read_only() const { return done("mount -o remount,errors=remount-ro,abort " + at().string()); }
bool LoopDisk::freeze() const { return control(FIFREEZE, 0); }
void LoopDisk::thaw() const { control(FITHAW, 0); }

void LoopDisk::fill() const
{
    const std::string piece(64 << 10, 'x');
    for (const std::size_t size : {piece.size(), std::size_t{512}}) {
        std::ofstream filler(at() / "filler", std::ios::binary | std::ios::app);
        while (filler.write(piece.data(), static_cast<std::streamsize>(size)).flush()) {
        }
    }
}

void LoopDisk::free_up() const { fs::remove(at() / "filler"); }

bool LoopDisk::mount() const { return done(fmt::format("mount -o loop {} {}", image(), at().string())); }

void LoopDisk::unmount() const
{
    for (int tries = 0; tries < 50 && !done("umount " + at().string()); ++tries) usleep(20'000);
}

}  // namespace crash
