// A place and a time for tests.
#pragma once

#include "model/time.h"

#include <filesystem>
#include <string>

namespace sample {

inline constexpr model::Millis noon = 1'795'521'600'000;  // 2026-11-24T12:00:00Z

/// A new empty folder, gone with this.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace sample
