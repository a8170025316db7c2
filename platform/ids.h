// Names for facts, made here without asking anybody: UUID version 7 (RFC 9562), lower case. Each is greater than the
// one before it, as text too, whatever the clock does meanwhile.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace platform {

/// From the wall clock and the system's random numbers. From any thread.
std::string new_uuid();

/// The rule behind new_uuid(), with the clock given.
class Uuids {
public:
    std::string next(std::int64_t wall_ms);

private:
    std::uint64_t ms_ = 0;
    std::uint64_t counter_ = 0;  // 42 bits after the time, random at its start
};

}  // namespace platform
