// The manifest of a course pack: what the pack is, and every file in it with its size and hash. PACK.md is its format.
#pragma once

#include "platform/secret.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace content {

// The limits of RS-28 and RS-34.
inline constexpr std::size_t most_files = 5'000;
inline constexpr std::uint64_t longest_pack = 512ULL << 20U;
inline constexpr std::size_t longest_file = 16U << 20U;
inline constexpr std::size_t longest_manifest = 1U << 20U;
inline constexpr std::size_t longest_name = 100;
inline constexpr int deepest_name = 4;

struct PackedFile {
    std::string name;  ///< "topics/1.6.md"
    std::uint64_t size = 0;
    platform::Hash hash{};
    bool operator==(const PackedFile&) const = default;
};

struct Manifest {
    std::string needs;      ///< the least version of the app that can show it
    std::string id;         ///< the course's
    std::string version;    ///< the course's, one that can be compared
    std::string law_as_at;  ///< "2026-11-23"
    std::string review_by;  ///< the earliest of its lessons
    std::string title;
    std::vector<PackedFile> files;  ///< by name, as they follow one another in the pack
    bool operator==(const Manifest&) const = default;
};

/// What stands in the pack. The one way to write a manifest: any other is refused.
std::string text_of(const Manifest&);

struct ReadManifest {
    Manifest manifest;
    std::string why;       ///< what is wrong with it; "" when nothing is
    bool too_new = false;  ///< that it needs a later app; nothing but `needs` was read
};
ReadManifest manifest_from(std::string_view text, const std::string& app_version);

/// a-z 0-9 . - _ in at most four parts between /, none empty or beginning with a dot.
bool is_pack_name(std::string_view);

/// Numbers with - or . between them: "2026-11-23", "1.10".
bool is_version(std::string_view);
/// Number by number; 1.9 is older than 1.10, and 2026-11-23 than 2026-11-23.1. Both have to be versions.
bool is_older(std::string_view version, std::string_view than);

}  // namespace content
