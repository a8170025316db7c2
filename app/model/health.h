// How the device is, for whoever looks after it: its file of records, its second copies, the room that is left.
#pragma once

#include "model/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct Health {
    bool damaged = false;   ///< the file of records did not pass its check; it is mended at the next start (RS-06)
    Millis checked_at = 0;  ///< the last whole check that found nothing; 0: none yet
    int copies = 0;
    Millis copied_at = 0;      ///< the newest of them; 0: none yet
    bool copy_failed = false;  ///< the last time one was to be made
    enum class Second { none_set, made, not_there, same_disk, failed };
    Second second = Second::none_set;   ///< the copy on another medium
    std::optional<std::uint64_t> free;  ///< bytes left on the disk; nothing when that cannot be told
    bool is_low_on_room = false;
    /// The last time damage was mended, until the facilitator has read of it.
    struct Mending {
        Millis at = 0;
        std::int64_t kept = 0, lost = 0;  ///< records
        std::string file;                 ///< the damaged one, set aside
        bool operator==(const Mending&) const = default;
    };
    std::optional<Mending> mending;
    std::vector<std::string> set_aside;  ///< names of damaged files that are kept
    bool operator==(const Health&) const = default;

    bool is_well() const
    {
        const bool second_is_well = second == Second::none_set || second == Second::made;
        return !damaged && !mending && !copy_failed && second_is_well && !is_low_on_room;
    }
};

}  // namespace model
