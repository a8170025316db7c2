#include "upkeep/mend.h"

#include "platform/files.h"
#include "store/salvage.h"
#include "upkeep/caretaker.h"
#include "upkeep/copies.h"
#include "upkeep/room.h"

#include <fmt/format.h>

#include <algorithm>

namespace fs = std::filesystem;

namespace upkeep {

fs::path set_aside_folder(const fs::path& data) { return data / "set-aside"; }

std::vector<fs::path> set_aside(const fs::path& data)
{
    std::vector<fs::path> files;
    std::error_code none;
    for (fs::directory_iterator entry(set_aside_folder(data), none), end; !none && entry != end; entry.increment(none))
        files.push_back(entry->path());
    std::ranges::sort(files);
    return files;
}

static fs::path journal_of(const fs::path& database) { return fs::path(database).concat("-journal"); }

static bool is_there(const fs::path& file)
{
    std::error_code none;
    return fs::exists(file, none) && fs::file_size(file, none) > 0;
}

// What every start reads. Damage there is found now, and not by whoever comes first.
static void read_what_a_start_needs(store::Store& store)
{
    store.setting("device_id");
    store.chain_head();
    store.newest_wall();
    store.learners();
    store.open_sittings();
}

/// Null when a whole check of the reopened file finds something.
static std::unique_ptr<store::Store> healthy(const MendSetup& setup)
{
    try {
        auto store = std::make_unique<store::Store>(setup.database, setup.options);
        if (store->is_read_only() || store->full_check().empty()) return store;
    } catch (const store::Broken& broken) {
        if (!broken.is_damage()) throw;
    }
    return nullptr;
}

// A second name for the same bytes, so that at no moment neither file is there; on a disk without such names, a copy.
static void keep_under(const fs::path& aside, const fs::path& file)
{
    std::error_code error;
    fs::create_hard_link(file, aside, error);
    if (error) platform::copy_whole(platform::HeldFile(file), aside);
}

// The journal belongs to the damaged file: beside another it would be played into that one.
static void put_aside(const fs::path& aside, const fs::path& database)
{
    fs::create_directories(aside.parent_path());
    fs::permissions(aside.parent_path(), fs::perms::owner_all);
    if (is_there(journal_of(database)))
        platform::copy_whole(platform::HeldFile(journal_of(database)), journal_of(aside));
    if (is_there(database)) keep_under(aside, database);
    fs::remove(journal_of(database));
}

static std::vector<fs::path> sources(const MendSetup& setup)
{
    std::vector<fs::path> files;
    if (is_there(setup.database)) files.push_back(setup.database);
    for (const Copy& copy : copies_in(copies_folder(setup.data))) files.push_back(copy.file);
    return files;
}

static void mend(const MendSetup& setup)
{
    const platform::Lock only(setup.data / "waypost.lock");
    if (!only.held())
        throw store::Broken("the file of records is damaged, and another program uses it: " + only.holder());
    if (room_in(setup.data) != Room::enough) make_room(setup.data);
    const model::Moment now = setup.now();
    const fs::path aside = set_aside_folder(setup.data) / fmt::format("records-{}.db", now.wall);
    const fs::path fresh = fs::path(setup.database).concat(".fresh");
    fs::remove(fresh);
    fs::remove(journal_of(fresh));
    const std::string name = is_there(setup.database) ? aside.filename().string() : "";
    const model::Fact fact{.id = setup.new_id(), .at = now, .body = model::Mended{.set_aside = name}};
    const model::Mended mended = store::salvage(sources(setup), fresh, setup.options, fact);
    put_aside(aside, setup.database);
    platform::put_in_place(fresh, setup.database);
    fs::remove(journal_of(fresh));
    std::int64_t lost = 0;
    for (const auto& gap : mended.gaps) lost += gap.to - gap.from + 1;
    setup.log(fmt::format("the file of records was mended: {} records are kept, {} are lost; the damaged one: {}",
                          mended.kept, lost, name.empty() ? "not there" : name));
}

std::unique_ptr<store::Store> open_or_mend(const MendSetup& setup)
{
    const fs::path mark = damage_mark(setup.data);
    const bool is_gone = !is_there(setup.database) && !copies_in(copies_folder(setup.data)).empty();
    if (!is_gone && !fs::exists(mark)) {
        try {
            auto store = std::make_unique<store::Store>(setup.database, setup.options);
            read_what_a_start_needs(*store);
            return store;
        } catch (const store::Broken& broken) {
            if (!broken.is_damage()) throw;
            setup.log(std::string("the file of records cannot be read: ") + broken.what());
        }
    }
    auto store = is_gone ? nullptr : healthy(setup);
    if (!store) {
        mend(setup);
        store = std::make_unique<store::Store>(setup.database, setup.options);
    }
    fs::remove(mark);
    return store;
}

}  // namespace upkeep
