// Files that survive the plug being pulled, and one app at a time (RS-11, RS-12).
#pragma once

#include <sys/types.h>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace platform {

/// A file can't be written or kept: disk full, card pulled, not allowed. what() names the file and says why.
class FileBroken : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Contents {
    std::string bytes;
    std::string trouble;  ///< "lesson.md: No such file or directory"; empty when all is well
    bool ok() const { return trouble.empty(); }
};

/// The whole file, unless it is longer than `limit`.
Contents read_file(const std::filesystem::path&, std::size_t limit);

enum class Lasting {
    yes,  ///< on return it is on disk
    no    ///< others see the old or the new file, never half a one; a power cut may lose it
};

/// Puts a new file in place of the old one, or leaves the old one and throws FileBroken.
/// One writer for a path at a time: it goes through `path`.new beside it.
void write_whole(const std::filesystem::path&, std::string_view bytes, mode_t mode = 0600, Lasting = Lasting::yes);

/// A file held open: what is read comes from that very file, whatever is laid in its place meanwhile.
class HeldFile {
public:
    /// Throws FileBroken when it can't be opened or is no file.
    explicit HeldFile(const std::filesystem::path&);
    ~HeldFile();
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;

    std::uint64_t size() const { return size_; }  ///< when it was opened
    /// `count` bytes from `offset`; trouble when they are not all there.
    Contents read(std::uint64_t offset, std::size_t count) const;

private:
    std::filesystem::path path_;
    int file_ = -1;
    std::uint64_t size_ = 0;
};

/// Copies what is held into a new file, in the place of an old one; all of it is on disk when this returns.
void copy_whole(const HeldFile&, const std::filesystem::path& to, mode_t mode = 0600);
/// Renames a finished file over another, for good: after a power cut the name holds the one or the other.
void put_in_place(const std::filesystem::path& finished, const std::filesystem::path& at);

/// What was written into a file by others is on disk when this returns.
void keep_bytes(const std::filesystem::path&);

/// A file of that size whose room on the disk is really taken. Throws FileBroken, and leaves nothing, where there is
/// none.
void take_room(const std::filesystem::path&, std::uint64_t bytes);

/// Held by one process at a time, until it ends or dies. The file stays behind and means nothing by itself.
class Lock {
public:
    /// Throws FileBroken when the file can't be made.
    explicit Lock(const std::filesystem::path&);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    bool held() const { return held_; }
    /// When it is not ours: "waypost, process 4711".
    const std::string& holder() const { return holder_; }

private:
    int file_ = -1;
    bool held_ = false;
    std::string holder_;
};

/// A folder that nobody else may read, in the place for temporary files; gone with this, and all that is in it.
class ScratchFolder {
public:
    /// Throws FileBroken when it can't be made.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Room left for us on the disk that holds `path`; nothing when that can't be told.
std::optional<std::uint64_t> free_bytes(const std::filesystem::path&);

}  // namespace platform
