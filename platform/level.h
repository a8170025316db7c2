// How far a program of ours that works apart is confined (RS-30): what it tells once, for the log.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// No new privileges and a list of allowed system calls it has in any case, or it does not run.
struct Level {
    int landlock = 0;     ///< the version of the kernel's Landlock that holds; 0: it has none
    bool limits = false;  ///< of memory, files and core dumps
    static constexpr std::size_t bytes = 2;
};

inline std::string bytes_of(const Level& level)
{
    return {static_cast<char>(level.landlock), level.limits ? '\1' : '\0'};
}

inline std::optional<Level> level_in(std::string_view bytes)
{
    if (bytes.size() != Level::bytes) return {};
    return Level{.landlock = static_cast<unsigned char>(bytes[0]), .limits = bytes[1] != '\0'};
}

inline std::string words_of(const Level& level)
{
    return "confined by no new privileges, seccomp, " +
           (level.landlock > 0 ? "Landlock " + std::to_string(level.landlock) : "no Landlock (this system has none)") +
           (level.limits ? " and limits" : ", without limits (the system refuses them)");
}

}  // namespace platform
