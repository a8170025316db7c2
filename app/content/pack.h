// A course in one signed file (PACK.md is the format). Nothing of it is believed before its signature is checked, and
// no file of it is used before its own hash is: what does not fit is not there.
#pragma once

#include "content/manifest.h"
#include "platform/files.h"
#include "platform/signature.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace content {

/// Whose packs are taken, and by which app.
struct Trust {
    std::vector<platform::PublicKey> keys;
    std::string app_version;
};

/// Why a pack is not taken.
enum class Refusal {
    none,
    unreadable,    ///< the medium gives an error
    not_a_pack,    ///< something else, or cut off
    too_big,       ///< more than a pack may be
    unknown_key,   ///< nobody this device trusts has signed it
    altered,       ///< not the bytes that were signed
    too_new,       ///< it needs a later version of the app
    malformed,     ///< signed, but not as PACK.md says
    has_problems,  ///< whole, but the course in it has mistakes
    no_room,       ///< it cannot be copied to where it is kept
    older,         ///< older than what is here, or another course: a facilitator decides
};

inline constexpr std::string_view pack_header = "waypost pack 1\n";
inline constexpr std::string_view pack_comment = "course pack for Waypost";  // the comment nobody vouches for

/// Held open as long as it lives. From any thread.
class Pack {
public:
    Pack(std::unique_ptr<platform::HeldFile>, Manifest, std::uint64_t contents_at);

    const Manifest& manifest() const { return manifest_; }
    bool has(std::string_view name) const { return find(name) != nullptr; }
    std::size_t size(std::string_view name) const;  ///< 0 when it is not there
    /// The file's bytes, read now and hashed before they are given: those that were signed, or trouble.
    platform::Contents read(std::string_view name) const;
    /// Reads every file. The first that is not as it was signed, or "".
    std::string altered_file() const;

private:
    const PackedFile* find(std::string_view name) const;

    std::unique_ptr<platform::HeldFile> file_;
    Manifest manifest_;
    std::vector<std::uint64_t> offsets_;
};

struct OpenedPack {
    std::shared_ptr<const Pack> pack;  ///< null when it is refused
    Refusal refusal = Refusal::none;
    std::string why;  ///< a sentence for an administrator, with what to do
};

/// Checks signature, manifest and length; every file is checked when it is read.
OpenedPack open_pack(const std::filesystem::path&, const Trust&);

/// The same, and every file in it too.
OpenedPack open_whole_pack(const std::filesystem::path&, const Trust&);

}  // namespace content
