// Landlock: a process takes from itself what it may do with files, TCP and processes, on top of its user's rights. As
// much of it as the kernel has: files from version 1, TCP from 4, abstract sockets and signals from 6.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace platform {

struct Open {
    std::vector<std::filesystem::path>
        read;                        ///< files, and folders with all below them; one that is not there is left out
    bool any_tcp = false;            ///< TCP to any port …
    std::vector<std::uint16_t> tcp;  ///< … or to these alone
};

/// From now on this thread and what it starts may do nothing but that. The version that holds; 0 when the kernel has
/// none, and nothing is taken then. Throws std::system_error when the kernel has it and refuses.
int landlock(const Open&);

}  // namespace platform
