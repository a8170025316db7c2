// What is plugged in: where sticks appear, what lies on them, and a file written on one so that it is really there.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

struct Stick {
    std::filesystem::path folder;
    std::string name;  ///< its folder's: "KINGSTON"
    bool operator==(const Stick&) const = default;
};

/// The folders under `media`, at most two down, on which another disk is mounted. An empty folder that waits for one is
/// none: what is written there would stay on the device.
std::vector<Stick> sticks_in(const std::filesystem::path& media);

/// Files whose name ends so ("*.pack"), in `media` and at most three folders down, by path. Of a very full stick, the
/// first of them.
std::vector<std::filesystem::path> files_on_sticks(const std::filesystem::path& media, std::string_view ending,
                                                   std::size_t most);

/// Whether the disk under `path` says of itself that it can be pulled out, as a USB stick does, also with encryption
/// between. A folder that is not there yet lies where it would be made. A card in a tablet's own slot says that it is
/// fixed, and so does what `sys` does not know.
bool can_be_pulled_out(const std::filesystem::path& path, const std::filesystem::path& sys = "/sys");

enum class StickTrouble {
    none,
    gone,       ///< it is not there any more
    full,       ///< no room, or no file may be so large there
    read_only,  ///< a switch on it, or not allowed
    broken      ///< it gave an error, or what was read back is something else
};
struct OnStick {
    StickTrouble trouble = StickTrouble::none;
    std::string words;  ///< what the system said, for the log; names the stick's folder
};

/// A new file, of `bytes` or of all that another file holds: written under another name, synced, renamed, and read
/// again from the medium, not from memory. Whatever goes wrong, no file of that name is there afterwards. `step` is
/// called after each step, for tests that end there.
OnStick write_on_stick(
    const std::filesystem::path&, std::string_view bytes, const std::function<void()>& step = [] {});
OnStick copy_on_stick(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace platform
