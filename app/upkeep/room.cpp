#include "upkeep/room.h"

#include "platform/files.h"
#include "upkeep/copies.h"

namespace fs = std::filesystem;

namespace upkeep {

static fs::path reserve_file(const fs::path& data) { return data / "reserve"; }

Room room_of(std::optional<std::uint64_t> free)
{
    if (!free || *free >= room_to_warn) return Room::enough;
    return *free >= room_to_begin ? Room::low : Room::too_little;
}

Room room_in(const fs::path& data) { return room_of(platform::free_bytes(data)); }

void make_room(const fs::path& data)
{
    std::error_code none;
    if (room_in(data) == Room::enough) return;
    fs::remove(data / "waypost.log.1", none);
    for (std::size_t keep = copies_kept - 1; keep >= 1 && room_in(data) != Room::enough; --keep)
        let_go_of_copies(copies_folder(data), keep);
}

bool hold_reserve(const fs::path& data)
{
    std::error_code none;
    if (fs::file_size(reserve_file(data), none) == reserve && !none) return true;
    if (room_in(data) == Room::too_little) return false;
    platform::take_room(reserve_file(data), reserve);
    return true;
}

void let_go_of_reserve(const fs::path& data)
{
    std::error_code none;
    fs::remove(reserve_file(data), none);
}

}  // namespace upkeep
