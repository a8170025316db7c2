#include "platform/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace platform {

static std::string why(const std::filesystem::path& path)
{
    return path.string() + ": " + std::generic_category().message(errno);
}

// A file descriptor that closes itself.
class Opened {
public:
    Opened(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : file_(::open(path.c_str(), flags | O_CLOEXEC, mode))
    {}
    ~Opened()
    {
        if (file_ >= 0) ::close(file_);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    explicit operator bool() const { return file_ >= 0; }
    int get() const { return file_; }

private:
    int file_;
};

// read() and write() may be interrupted by a signal.
template <typename Call>
static ssize_t again_if_interrupted(Call call)
{
    ssize_t result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

Contents read_file(const std::filesystem::path& path, std::size_t limit)
{
    const Opened file(path, O_RDONLY);
    if (!file) return {{}, why(path)};
    std::string bytes;
    std::array<char, 65536> part;
    while (true) {
        const auto got = again_if_interrupted([&] { return ::read(file.get(), part.data(), part.size()); });
        if (got < 0) return {{}, why(path)};
        if (got == 0) return {std::move(bytes), {}};
        if (bytes.size() + static_cast<std::size_t>(got) > limit)
            return {{}, path.string() + ": longer than the " + std::to_string(limit) + " bytes it may have"};
        bytes.append(part.data(), static_cast<std::size_t>(got));
    }
}

static bool write_all(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto done = again_if_interrupted([&] { return ::write(file, bytes.data(), bytes.size()); });
        if (done < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
}

// A new name is on disk once its folder is.
static void keep_names(const std::filesystem::path& path)
{
    const auto parent = path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path();
    const Opened folder(parent, O_RDONLY | O_DIRECTORY);
    if (!folder || ::fsync(folder.get()) != 0) throw FileBroken(why(parent));
}

void write_whole(const std::filesystem::path& path, std::string_view bytes, mode_t mode, Lasting lasting)
{
    auto beside = path;
    beside += ".new";
    const auto give_up = [&] {
        const FileBroken broken(why(path));
        ::unlink(beside.c_str());
        return broken;
    };
    {
        // A left-over of a power cut goes first: it may have another mode, or be a link somebody laid.
        ::unlink(beside.c_str());
        const Opened file(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
        if (!file || ::fchmod(file.get(), mode) != 0 || !write_all(file.get(), bytes)) throw give_up();
        if (lasting == Lasting::yes && ::fsync(file.get()) != 0) throw give_up();
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) throw give_up();
    if (lasting == Lasting::yes) keep_names(path);
}

HeldFile::HeldFile(const std::filesystem::path& path) : path_(path)
{
    // Without O_NONBLOCK a pipe of that name would keep us waiting.
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file_ < 0) throw FileBroken(why(path));
    struct stat state = {};
    if (::fstat(file_, &state) != 0 || !S_ISREG(state.st_mode)) {
        ::close(file_);
        throw FileBroken(path.string() + ": this is no file");
    }
    size_ = static_cast<std::uint64_t>(state.st_size);
}

HeldFile::~HeldFile() { ::close(file_); }

Contents HeldFile::read(std::uint64_t offset, std::size_t count) const
{
    std::string bytes(count, '\0');
    std::size_t done = 0;
    while (done < count) {
        const auto got = again_if_interrupted(
            [&] { return ::pread(file_, bytes.data() + done, count - done, static_cast<off_t>(offset + done)); });
        if (got < 0) return {{}, why(path_)};
        if (got == 0) return {{}, path_.string() + ": it ends too early"};
        done += static_cast<std::size_t>(got);
    }
    return {std::move(bytes), {}};
}

void copy_whole(const HeldFile& from, const std::filesystem::path& to, mode_t mode)
{
    constexpr std::uint64_t part = 1U << 20U;
    const auto give_up = [&](const std::string& trouble) {
        ::unlink(to.c_str());
        return FileBroken(trouble);
    };
    ::unlink(to.c_str());
    const Opened file(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    if (!file) throw give_up(why(to));
    for (std::uint64_t at = 0; at < from.size(); at += part) {
        const Contents contents = from.read(at, static_cast<std::size_t>(std::min(part, from.size() - at)));
        if (!contents.ok()) throw give_up(contents.trouble);
        if (!write_all(file.get(), contents.bytes)) throw give_up(why(to));
    }
    if (::fsync(file.get()) != 0) throw give_up(why(to));
}

void put_in_place(const std::filesystem::path& finished, const std::filesystem::path& at)
{
    if (::rename(finished.c_str(), at.c_str()) != 0) throw FileBroken(why(at));
    keep_names(at);
}

void keep_bytes(const std::filesystem::path& path)
{
    const Opened file(path, O_RDWR);
    if (!file || ::fsync(file.get()) != 0) throw FileBroken(why(path));
}

void take_room(const std::filesystem::path& path, std::uint64_t bytes)
{
    const Opened file(path, O_WRONLY | O_CREAT | O_NOFOLLOW, 0600);
    if (!file) throw FileBroken(why(path));
    errno = ::posix_fallocate(file.get(), 0, static_cast<off_t>(bytes));
    if (errno == 0) return;
    const FileBroken broken(why(path));
    ::unlink(path.c_str());
    throw broken;
}

static std::string own_name()
{
    const auto name = read_file("/proc/self/comm", 64).bytes;
    return name.substr(0, name.find('\n')) + ", process " + std::to_string(::getpid());
}

Lock::Lock(const std::filesystem::path& path)
{
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file_ < 0) throw FileBroken(why(path));
    held_ = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    if (!held_) {
        holder_ = read_file(path, 256).bytes;
        if (holder_.empty()) holder_ = "another program";
        return;
    }
    // Only a courtesy to who comes second: if it can't be written, the lock holds all the same.
    if (::ftruncate(file_, 0) == 0) write_all(file_, own_name());
}

Lock::~Lock() { ::close(file_); }

ScratchFolder::ScratchFolder()
{
    // mkdtemp puts letters of its own in the place of the six.
    std::string name = (std::filesystem::temp_directory_path() / "waypost-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw FileBroken(name + ": it cannot be made");
    path_ = name;
}

ScratchFolder::~ScratchFolder()
{
    std::error_code none;
    std::filesystem::remove_all(path_, none);
}

std::optional<std::uint64_t> free_bytes(const std::filesystem::path& path)
{
    std::error_code error;
    const auto space = std::filesystem::space(path, error);
    if (error) return {};
    return space.available;
}

}  // namespace platform
