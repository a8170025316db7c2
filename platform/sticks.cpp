#include "platform/sticks.h"

#include "platform/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <system_error>

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr int most_entries = 5'000;  // of what is plugged in: what lies deeper or later is not looked for
constexpr int deepest_file = 3;
constexpr int deepest_stick = 2;  // /media/STICK, /media/USER/STICK

std::optional<dev_t> disk_of(const fs::path& path)
{
    struct stat state = {};
    if (::stat(path.c_str(), &state) != 0 || !S_ISDIR(state.st_mode)) return {};
    return state.st_dev;
}

void add_sticks(const fs::path& folder, dev_t own_disk, int depth, std::vector<Stick>& sticks)
{
    std::error_code wrong;
    for (auto entry = fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, wrong);
         !wrong && entry != fs::end(entry); entry.increment(wrong)) {
        const auto disk = disk_of(entry->path());
        if (!disk) continue;
        if (*disk != own_disk)
            sticks.push_back({.folder = entry->path(), .name = entry->path().filename().string()});
        else if (depth < deepest_stick && !entry->is_symlink())
            add_sticks(entry->path(), own_disk, depth + 1, sticks);
    }
}

// `disk` is a folder of /sys/block or a partition's in one. What an encrypted disk is made of stands in its "slaves".
bool is_removable(const fs::path& disk, int deepest)
{
    std::error_code wrong;
    const fs::path whole = fs::exists(disk / "partition", wrong) ? disk.parent_path() : disk;
    if (read_file(whole / "removable", 16).bytes.starts_with('1')) return true;
    if (deepest == 0) return false;
    for (auto under = fs::directory_iterator(whole / "slaves", wrong); !wrong && under != fs::end(under);
         under.increment(wrong)) {
        const fs::path below = fs::canonical(under->path(), wrong);
        if (!wrong && is_removable(below, deepest - 1)) return true;
    }
    return false;
}

OnStick trouble_now(const fs::path& path)
{
    const int error = errno;
    OnStick said{.trouble = StickTrouble::broken,
                 .words = path.parent_path().string() + ": " + std::generic_category().message(error)};
    if (error == ENOENT || error == ENODEV || error == ENXIO || error == ENOTDIR) said.trouble = StickTrouble::gone;
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) said.trouble = StickTrouble::full;
    if (error == EROFS || error == EACCES || error == EPERM) said.trouble = StickTrouble::read_only;
    return said;
}

// What is to be written, piece by piece: the bytes from `at` on, some of them; none at the end. Nothing: they cannot be
// read. What it gives is good until it is asked again.
using Source = std::function<std::optional<std::string_view>(std::size_t at)>;

constexpr std::size_t piece = std::size_t{1} << 20;

bool write_all(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto done = ::write(file, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
}

bool write_all(int file, const Source& source)
{
    for (std::size_t at = 0;;) {
        const auto bytes = source(at);
        if (!bytes) return false;
        if (bytes->empty()) return true;
        if (!write_all(file, *bytes)) return false;
        at += bytes->size();
    }
}

bool sync_folder(const fs::path& path)
{
    const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool synced = ::fsync(folder) == 0;
    const int error = errno;
    ::close(folder);
    errno = error;
    return synced;
}

// Sticks know no modes: asking for one, as write_whole() does, is an error there.
OnStick write_and_sync(const fs::path& path, const Source& source, const std::function<void()>& step)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0) return trouble_now(path);
    step();
    OnStick said;
    if (!write_all(file, source) || (step(), ::fsync(file) != 0)) said = trouble_now(path);
    // What memory holds of it is let go, so that reading it again asks the medium.
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    if (::close(file) != 0 && said.trouble == StickTrouble::none) said = trouble_now(path);
    step();
    return said;
}

bool says_the_same(const fs::path& path, const Source& source)
{
    std::ifstream file(path, std::ios::binary);
    std::string again;
    for (std::size_t at = 0;;) {
        const auto bytes = source(at);
        if (!bytes || !file) return false;
        if (bytes->empty()) return file.peek() == std::ifstream::traits_type::eof();
        again.resize(bytes->size());
        if (!file.read(again.data(), static_cast<std::streamsize>(again.size())) || again != *bytes) return false;
        at += bytes->size();
    }
}

OnStick write_steps(const fs::path& path, const fs::path& part, const Source& source, const std::function<void()>& step)
{
    if (auto said = write_and_sync(part, source, step); said.trouble != StickTrouble::none) return said;
    if (!says_the_same(part, source))
        return {.trouble = StickTrouble::broken,
                .words = path.parent_path().string() + ": it does not keep what is written"};
    step();
    if (::rename(part.c_str(), path.c_str()) != 0 || !sync_folder(path)) return trouble_now(path);
    step();
    if (!says_the_same(path, source))
        return {.trouble = StickTrouble::broken,
                .words = path.parent_path().string() + ": it does not keep what is written"};
    return {};
}

OnStick write_whole_or_not(const fs::path& path, const Source& source, const std::function<void()>& step)
{
    fs::path part = path;
    part += ".part";
    ::unlink(part.c_str());  // left over from a stick that was pulled out
    OnStick said = write_steps(path, part, source, step);
    if (said.trouble == StickTrouble::none) return said;
    ::unlink(part.c_str());
    ::unlink(path.c_str());
    return said;
}

}  // namespace

std::vector<Stick> sticks_in(const fs::path& media)
{
    std::vector<Stick> sticks;
    if (const auto own = disk_of(media)) add_sticks(media, *own, 1, sticks);
    std::ranges::sort(sticks, {}, &Stick::folder);
    return sticks;
}

bool can_be_pulled_out(const fs::path& path, const fs::path& sys)
{
    constexpr int layers = 4;  // of encryption and volumes over the disk
    std::error_code wrong;
    fs::path at = fs::absolute(path, wrong);
    while (!fs::exists(at, wrong) && at.has_relative_path()) at = at.parent_path();
    const auto number = disk_of(at);
    if (!number) return false;
    const std::string name = std::to_string(major(*number)) + ":" + std::to_string(minor(*number));
    const fs::path disk = fs::canonical(sys / "dev/block" / name, wrong);
    return !wrong && is_removable(disk, layers);
}

std::vector<fs::path> files_on_sticks(const fs::path& media, std::string_view ending, std::size_t most)
{
    std::vector<fs::path> all;
    std::error_code wrong;
    auto entry = fs::recursive_directory_iterator(media, fs::directory_options::skip_permission_denied, wrong);
    for (int seen = 0; !wrong && entry != fs::end(entry) && seen < most_entries && all.size() < most; ++seen) {
        if (entry.depth() >= deepest_file) entry.disable_recursion_pending();
        std::error_code none;
        if (entry->path().extension() == ending && entry->is_regular_file(none)) all.push_back(entry->path());
        entry.increment(wrong);
    }
    std::ranges::sort(all);
    return all;
}

OnStick write_on_stick(const fs::path& path, std::string_view bytes, const std::function<void()>& step)
{
    return write_whole_or_not(
        path, [&](std::size_t at) { return bytes.substr(std::min(at, bytes.size()), piece); }, step);
}

OnStick copy_on_stick(const fs::path& from, const fs::path& to)
{
    std::ifstream file(from, std::ios::binary);
    std::string bytes;
    const auto from_file = [&](std::size_t at) -> std::optional<std::string_view> {
        file.clear();
        file.seekg(static_cast<std::streamoff>(at));
        bytes.resize(piece);
        file.read(bytes.data(), static_cast<std::streamsize>(piece));
        if (file.bad() || (file.fail() && !file.eof())) return std::nullopt;
        return std::string_view(bytes).substr(0, static_cast<std::size_t>(file.gcount()));
    };
    return write_whole_or_not(to, from_file, [] {});
}

}  // namespace platform
