// A disk of 8 MB, in memory. Needs root: where it cannot be had, is_there() says so.
#pragma once

#include "support/basics.h"

#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace sample {

class SmallDisk {
public:
    SmallDisk()
    {
        std::filesystem::create_directory(at());
        const std::string mount = "mount -t tmpfs -o size=8m,mode=0700 waypost-test " + at().string() + " 2>/dev/null";
        is_there_ = geteuid() == 0 && std::system(mount.c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (is_there_ && std::system(("umount " + at().string()).c_str()) != 0) is_there_ = false;
    }
    bool is_there() const { return is_there_; }
    std::filesystem::path at() const { return folder_ / "disk"; }

    /// Not one byte more can be written.
    void fill() const
    {
        std::ofstream all(at() / "everything-else");
        const std::string part(4096, 'x');
        while (all.write(part.data(), static_cast<std::streamsize>(part.size())).flush()) {
        }
    }

private:
    Folder folder_;
    bool is_there_ = false;
};

}  // namespace sample
