// Second copies of the records (RS-08): written new, checked, synced, renamed; the last three are kept. The device's
// key is never with them (RS-38): without it nobody reads a name in them.
#pragma once

#include "store/store.h"

#include <filesystem>
#include <vector>

namespace upkeep {

inline constexpr std::size_t copies_kept = 3;
inline constexpr model::Millis between_copies = 10 * 60'000;

struct Copy {
    std::filesystem::path file;
    std::int64_t counter = 0;  ///< of the last fact in it: what orders copies, whatever the clock said (RS-14)
    model::Millis at = 0;
};

/// Where the device's own copies lie.
std::filesystem::path copies_folder(const std::filesystem::path& data);

/// The newest first. What is not a finished copy is not among them.
std::vector<Copy> copies_in(const std::filesystem::path& folder);

/// Makes one and lets the oldest go. Throws store::Broken or platform::FileBroken; those that were there are then still
/// there.
Copy make_copy(store::Store&, const std::filesystem::path& folder, model::Millis now);

/// The same copy in a folder of another medium, which must be there.
void copy_again(const Copy&, const std::filesystem::path& folder);

/// All of a folder but the newest `keep`; what a power cut left of an unfinished one, too.
void let_go_of_copies(const std::filesystem::path& folder, std::size_t keep);

/// The folder for this device's copies on a medium that other devices may share.
std::filesystem::path folder_on(const std::filesystem::path& medium, const std::string& device);

}  // namespace upkeep
