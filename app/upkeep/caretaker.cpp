#include "upkeep/caretaker.h"

#include "platform/files.h"
#include "upkeep/copies.h"
#include "upkeep/mend.h"
#include "upkeep/room.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace fs = std::filesystem;

namespace upkeep {

using model::Health;
using model::Millis;

static constexpr Millis between_looks = 3'600'000;  // at the room that is left, when nothing else happens

fs::path damage_mark(const fs::path& data) { return data / "damaged"; }

Caretaker::Caretaker(CaretakerSetup setup) : setup_(std::move(setup)), thread_([this] { run(); }) {}

Caretaker::~Caretaker()
{
    {
        const std::lock_guard hold(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Caretaker::ask(bool Asked::*what)
{
    {
        const std::lock_guard hold(mutex_);
        asked_.*what = true;
        is_asked_ = true;
    }
    wake_.notify_all();
}

void Caretaker::sitting_ended() { ask(&Asked::copy); }
void Caretaker::copy_now() { ask(&Asked::copy_now); }
void Caretaker::could_not_save() { ask(&Asked::look_well); }

Health Caretaker::health() const
{
    const std::lock_guard hold(mutex_);
    return health_;
}

void Caretaker::change(const std::function<void(Health&)>& how)
{
    {
        const std::lock_guard hold(mutex_);
        const Health before = health_;
        how(health_);
        if (health_ == before) return;
    }
    if (setup_.changed) setup_.changed();
}

void Caretaker::run()
{
    std::unique_lock hold(mutex_);
    while (!stop_) {
        const Asked asked = std::exchange(asked_, Asked{.look = false});
        is_asked_ = false;
        hold.unlock();
        try {
            round(asked);
        } catch (const std::exception& broken) {
            setup_.log(std::string("upkeep: ") + broken.what());
        }
        const Millis rest = until_next();
        hold.lock();
        wake_.wait_for(hold, std::chrono::milliseconds(rest), [this] { return stop_ || is_asked_; });
    }
}

/// A copy that a sitting's end asked for too soon after the last; else the next look.
Millis Caretaker::until_next() const
{
    if (!copy_waits_ || !copied_) return between_looks;
    return std::clamp<Millis>(*copied_ + between_copies - setup_.mono(), 0, between_looks);
}

void Caretaker::round(const Asked& asked)
{
    look_at_room();
    store::Options options = setup_.options;
    options.create = false;
    try {
        store::Store store(setup_.database, options);
        check(store, asked);
        copy_waits_ |= asked.copy;
        // What an abrupt end left without a copy gets one at the next start.
        const auto copies = copies_in(copies_folder(setup_.data));
        const std::int64_t newest = store.next_counter() - 1;
        if (asked.look && newest > 0 && (copies.empty() || copies.front().counter < newest)) copy_waits_ = true;
        const bool is_time = !copied_ || setup_.mono() - *copied_ >= between_copies;
        if (!health().damaged && (asked.copy_now || (copy_waits_ && is_time))) copy(store);
    } catch (const store::Broken& broken) {
        setup_.log(std::string("upkeep: ") + broken.what());
        if (broken.is_damage()) found({broken.what()});
    }
}

// --- checks (RS-07)

void Caretaker::check(store::Store& store, const Asked& asked)
{
    const auto setting = store.setting(checked_at);
    const Millis last = setting ? std::strtoll(setting->c_str(), nullptr, 10) : 0;
    const Millis now = setup_.wall();
    const bool is_due = now < last || now - last >= between_checks;  // a clock that was set back proves nothing
    change([&](Health& health) { health.checked_at = last; });
    if (asked.look) found(store.quick_check());
    if (!is_due && !asked.look_well) return;
    found(store.full_check());
    if (health().damaged) return;
    store.keep_setting(checked_at, std::to_string(now));
    change([&](Health& health) { health.checked_at = now; });
}

// The mark, so that the next start mends it: whoever is learning now goes on as long as the file lets them.
void Caretaker::found(const std::vector<std::string>& wrong)
{
    if (wrong.empty()) return;
    setup_.log(fmt::format("the file of records is damaged: {}", wrong.front()));
    platform::write_whole(damage_mark(setup_.data), wrong.front() + "\n");
    change([](Health& health) { health.damaged = true; });
}

// --- copies (RS-08)

void Caretaker::copy(store::Store& store)
{
    const std::lock_guard one_at_a_time(copying_);
    copied_ = setup_.mono();  // one that fails is not tried again at once
    copy_waits_ = false;
    try {
        const Copy made = make_copy(store, copies_folder(setup_.data), setup_.wall());
        setup_.log(fmt::format("a copy was made, to record {}", made.counter));
        const auto copies = static_cast<int>(copies_in(copies_folder(setup_.data)).size());
        change([&](Health& health) {
            health.copies = copies;
            health.copied_at = made.at;
            health.copy_failed = false;
        });
        copy_elsewhere(made.file);
    } catch (const std::exception& broken) {
        setup_.log(std::string("no copy could be made: ") + broken.what());
        change([](Health& health) { health.copy_failed = true; });
    }
}

static bool on_one_disk(const fs::path& one, const fs::path& other)
{
    struct stat a = {}, b = {};
    return stat(one.c_str(), &a) == 0 && stat(other.c_str(), &b) == 0 && a.st_dev == b.st_dev;
}

void Caretaker::copy_elsewhere(const fs::path& newest)
{
    if (setup_.medium.empty()) return;
    Health::Second second = Health::Second::not_there;
    try {
        if (fs::is_directory(setup_.medium)) {
            // A medium that is not in leaves an empty folder on the device's own disk: a copy there is no second one.
            second = on_one_disk(setup_.medium, setup_.data) ? Health::Second::same_disk : Health::Second::made;
            const fs::path folder = folder_on(setup_.medium, setup_.device);
            copy_again({.file = newest}, folder);
            if (fs::exists(renewal_mark())) let_go_of_copies(folder, 1);
            fs::remove(renewal_mark());
        }
    } catch (const std::exception& broken) {
        setup_.log(std::string("no copy on the second medium: ") + broken.what());
        second = Health::Second::failed;
    }
    change([&](Health& health) { health.second = second; });
}

// While it stands, older copies on the second medium still hold what went.
fs::path Caretaker::renewal_mark() const { return setup_.data / "renew-copies"; }

bool Caretaker::renew_copies(bool damaged_too)
{
    const std::lock_guard one_at_a_time(copying_);
    const fs::path folder = copies_folder(setup_.data);
    std::error_code none;
    if (!setup_.medium.empty()) platform::write_whole(renewal_mark(), "");
    if (damaged_too) fs::remove_all(set_aside_folder(setup_.data), none);
    for (fs::directory_iterator entry(setup_.data, none), end; !none && entry != end; entry.increment(none))
        if (entry->path().filename().string().starts_with("waypost.db.before-")) fs::remove(entry->path(), none);
    try {
        store::Store store(setup_.database, setup_.options);
        const Copy made = make_copy(store, folder, setup_.wall());
        let_go_of_copies(folder, 1);
        copy_elsewhere(made.file);
    } catch (const std::exception& broken) {
        setup_.log(std::string("no copy could be made: ") + broken.what());
        let_go_of_copies(folder, 0);
        change([](Health& health) { health.copy_failed = true; });
    }
    look_at_room();
    return !fs::exists(renewal_mark());
}

// --- room (RS-09)

void Caretaker::look_at_room()
{
    if (room_in(setup_.data) != Room::enough) make_room(setup_.data);
    try {
        hold_reserve(setup_.data);
    } catch (const platform::FileBroken& broken) {
        setup_.log(std::string("no room can be held: ") + broken.what());
    }
    const auto free = platform::free_bytes(setup_.data);
    const auto copies = copies_in(copies_folder(setup_.data));
    change([&](Health& health) {
        health.free = free;
        health.is_low_on_room = room_of(free) != Room::enough;
        health.copies = static_cast<int>(copies.size());
        health.set_aside.clear();
        for (const fs::path& file : set_aside(setup_.data)) health.set_aside.push_back(file.filename().string());
        if (!copies.empty()) health.copied_at = copies.front().at;
    });
}

}  // namespace upkeep
