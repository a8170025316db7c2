// Room on the disk (RS-09): what people do needs little, and it must be there before they begin.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace upkeep {

inline constexpr std::uint64_t megabyte = 1'000'000;
inline constexpr std::uint64_t room_to_begin = 64 * megabyte;  ///< less, and no assessment is begun
inline constexpr std::uint64_t room_to_warn = 256 * megabyte;  ///< less, and the facilitator is told
inline constexpr std::uint64_t reserve = 4 * megabyte;         ///< for what is open when the disk is full

enum class Room { enough, low, too_little };
/// A disk that does not tell counts as one with room: nobody is kept from learning by a question without an answer.
Room room_of(std::optional<std::uint64_t> free);
Room room_in(const std::filesystem::path& data);

/// Old logs and all copies but the newest go, in this order, until there is room again. Records never go.
void make_room(const std::filesystem::path& data);

/// Some megabytes held for the day the disk is full. Taken while there is room; true when they are there. Letting them
/// go needs no room itself, and may be done from any thread.
bool hold_reserve(const std::filesystem::path& data);
void let_go_of_reserve(const std::filesystem::path& data);

}  // namespace upkeep
