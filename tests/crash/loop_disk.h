// A small ext4 of its own, on which a disk's bad days can be had: cut off, frozen, full, gone read-only. Needs root and
// a loop device; where they are not, is_there() is false.
#pragma once

#include "support/basics.h"

#include <filesystem>
#include <string>

namespace crash {

class LoopDisk {
public:
    LoopDisk();
    ~LoopDisk();
    LoopDisk(const LoopDisk&) = delete;
    LoopDisk& operator=(const LoopDisk&) = delete;

    bool is_there() const { return is_there_; }
    std::filesystem::path at() const { return folder_ / "disk"; }

    /// What had not reached the disk by now is gone, and nothing reaches it any more.
    void cut() const;
    /// The kernel gives up on it: from now on it can be read, not written.
    bool goes_read_only() const;
    /// After either. No file of it may be open.
    void power_back() const;

    /// Every write waits from now on, until thaw().
    bool freeze() const;
    void thaw() const;

    /// Until free_up() there is no room for another byte.
    void fill() const;
    void free_up() const;

private:
    bool is_cut() const;
    bool mount() const;
    void unmount() const;
    bool control(unsigned long request, int argument) const;
    std::string image() const { return (folder_ / "image").string(); }

    sample::Folder folder_;
    bool is_there_ = false;
};

}  // namespace crash
