// A process gives up, for good, what it will not need (RS-30): rights by new programs, nearly all system calls, the
// rest of the disk, looks into it and dumps of it, room. Called by waypost-decode and waypost-send on themselves before
// they read anything from outside, while they have one thread.
//
// A system call that is not on the list ends the process at once, by SIGSYS. Programs with a sanitizer in them may do
// what that needs as well, and have no limit of memory.
#pragma once

#include "platform/level.h"

#include <cstdint>
#include <optional>

namespace platform {

/// No socket, no file, no program, no thread: memory, and what is open already. Both throw std::runtime_error where the
/// list of system calls does not take hold.
Level confine_decoding();

/// Sockets to the network, and reading what names and certificates are found with: resolv.conf and its like, the
/// system's authorities and libraries. Nothing can be written or made, no program started; where the kernel has
/// Landlock nothing else can be read either, and where its Landlock knows TCP, only this port and name servers' can be
/// reached by it; none: any. UDP, which asks for names, goes anywhere.
Level confine_sending(std::optional<std::uint16_t> port);

}  // namespace platform
