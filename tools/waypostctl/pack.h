// waypostctl pack, key, verify, install: courses in one signed file (app/content/PACK.md is the format).
#pragma once

#include "content/pack.h"
#include "device.h"

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>

namespace waypostctl {

struct PackOrder {
    std::filesystem::path course;     ///< the folder
    std::filesystem::path pack;       ///< what to write
    std::filesystem::path key;        ///< to sign with
    std::filesystem::path manifest;   ///< write only this, for somebody to sign with minisign
    std::filesystem::path signature;  ///< theirs, in place of a key
    std::string needs;                ///< the least version of the app; "" for this one's
};

/// Makes a pack of a course without problems. 0, or 1 with every problem told. Throws platform::FileBroken.
int pack(const PackOrder&, std::ostream& out);

/// Makes NAME.key and NAME.pub, and gives the public one; nothing when one of them is there already, and says so.
std::optional<platform::PublicKey> make_key_files(const std::filesystem::path& name, std::ostream& out);
/// The same for who makes packs, with what to do with them. 0 or 1.
int make_key(const std::filesystem::path& name, std::ostream& out);

/// Checks every byte of a pack. 0 when it can be taken, 1 with the reason.
int verify(const std::filesystem::path& pack, const content::Trust&, std::ostream& out);

/// Puts a pack in the place of the live one. 0, or 1 with the reason.
int install(Device&, const std::filesystem::path& pack, std::ostream& out);

}  // namespace waypostctl
