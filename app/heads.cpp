#include "heads.h"

#include "platform/files.h"
#include "platform/secret.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <charconv>

namespace waypost {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view header = "waypost head 1\n";
constexpr std::size_t longest = 1'024;

struct Seen {
    store::Head head;
    std::string place;  ///< which computer, which folder: hashed, for it names the machine
};

fs::path file_in(const fs::path& data) { return data / "head.seen"; }

// A copied folder is another file to the disk, and a disk put elsewhere has another machine around it.
std::string place_of(const fs::path& data)
{
    struct stat state = {};
    if (::stat(data.c_str(), &state) != 0) return "";
    const std::string machine = platform::read_file("/etc/machine-id", longest).bytes;
    return platform::hex(platform::hash(machine + "\n" + std::to_string(state.st_ino)));
}

// "waypost head 1", "COUNTER LINK PLACE": anything else counts as nothing told yet.
std::optional<Seen> read(const fs::path& data)
{
    const std::string text = platform::read_file(file_in(data), longest).bytes;
    if (!text.starts_with(header)) return {};
    Seen seen;
    const char* at = text.data() + header.size();
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(at, end, seen.head.counter);
    if (number.ec != std::errc() || end - number.ptr != 1 + 64 + 1 + 64 + 1) return {};
    seen.head.link.assign(number.ptr + 1, 64);
    seen.place.assign(number.ptr + 66, 64);
    return seen;
}

void write(const fs::path& data, const store::Head& head)
{
    const std::string place = place_of(data);
    if (place.empty()) return;
    platform::write_whole(file_in(data), fmt::format("{}{} {} {}\n", header, head.counter, head.link, place));
}

}  // namespace

void head_was_told(const fs::path& data, const store::Head& head)
{
    try {
        const platform::Lock only(data / "head.lock");
        if (!only.held()) return;  // whoever holds it tells, and the next told head will be higher
        const auto seen = read(data);
        if (!seen || seen->head.counter < head.counter) write(data, head);
    } catch (const platform::FileBroken&) {
        // The head is told again with the next upload.
    }
}

std::optional<model::ForkSeen> fork_at(store::Store& store, const store::Head& told)
{
    const auto found = store.link_at(told.counter);
    if (found == told.link) return {};
    return model::ForkSeen{
        .how = found ? "other" : "older", .counter = told.counter, .told = told.link, .found = found.value_or("")};
}

std::optional<model::ForkSeen> fork_in(store::Store& store, const fs::path& data)
{
    const auto seen = read(data);
    if (!seen) {
        head_was_told(data, {});
        return {};
    }
    if (const auto fork = fork_at(store, seen->head)) return fork;
    if (seen->place == place_of(data)) return {};
    return model::ForkSeen{
        .how = "copied", .counter = seen->head.counter, .told = seen->head.link, .found = seen->head.link};
}

void fork_was_noted(store::Store& store, const fs::path& data)
{
    const platform::Lock only(data / "head.lock");
    write(data, store.head());
}

}  // namespace waypost
