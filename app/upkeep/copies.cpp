#include "upkeep/copies.h"

#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <tuple>

namespace fs = std::filesystem;

namespace upkeep {

static constexpr std::string_view start = "records-";
static constexpr std::string_view unfinished = ".new";

fs::path copies_folder(const fs::path& data) { return data / "copies"; }
fs::path folder_on(const fs::path& medium, const std::string& device) { return medium / ("waypost-" + device); }

// records-COUNTER-MILLISECONDS.db
static std::string name_of(std::int64_t counter, model::Millis at)
{
    return fmt::format("{}{:010}-{}.db", start, counter, at);
}

static std::optional<Copy> copy_of(const fs::path& file)
{
    const std::string name = file.stem().string();
    Copy copy{.file = file};
    if (file.extension() != ".db" || !name.starts_with(start)) return {};
    const char* const end = name.data() + name.size();
    const auto counter = std::from_chars(name.data() + start.size(), end, copy.counter);
    if (counter.ec != std::errc() || counter.ptr == end) return {};
    const auto at = std::from_chars(counter.ptr + 1, end, copy.at);
    if (at.ec != std::errc() || at.ptr != end) return {};
    return copy;
}

std::vector<Copy> copies_in(const fs::path& folder)
{
    std::vector<Copy> copies;
    std::error_code none;
    for (fs::directory_iterator entry(folder, none), end; !none && entry != end; entry.increment(none))
        if (auto copy = copy_of(entry->path())) copies.push_back(std::move(*copy));
    std::ranges::sort(copies, std::ranges::greater(), [](const Copy& c) { return std::tuple(c.counter, c.at); });
    return copies;
}

void let_go_of_copies(const fs::path& folder, std::size_t keep)
{
    std::error_code none;
    const auto copies = copies_in(folder);
    for (std::size_t i = keep; i < copies.size(); ++i) fs::remove(copies[i].file, none);
    for (fs::directory_iterator entry(folder, none), end; !none && entry != end; entry.increment(none))
        if (entry->path().extension() == unfinished) fs::remove(entry->path(), none);
}

Copy make_copy(store::Store& store, const fs::path& folder, model::Millis now)
{
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    Copy copy{.file = {}, .counter = store.next_counter() - 1, .at = now};
    copy.file = folder / name_of(copy.counter, copy.at);
    const fs::path beside = fs::path(copy.file).concat(unfinished);
    try {
        store.copy_to(beside);
        platform::put_in_place(beside, copy.file);
    } catch (...) {
        std::error_code none;
        fs::remove(beside, none);
        throw;
    }
    let_go_of_copies(folder, copies_kept);
    return copy;
}

void copy_again(const Copy& copy, const fs::path& folder)
{
    fs::create_directory(folder);
    const fs::path at = folder / copy.file.filename();
    const fs::path beside = fs::path(at).concat(unfinished);
    platform::copy_whole(platform::HeldFile(copy.file), beside);
    platform::put_in_place(beside, at);
    let_go_of_copies(folder, copies_kept);
}

}  // namespace upkeep
