#include "device.h"

#include "content/said.h"
#include "content/words.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/ids.h"
#include "platform/secret.h"
#include "search/index.h"
#include "upkeep/copies.h"
#include "upkeep/logs.h"
#include "upkeep/mend.h"
#include "upkeep/room.h"

#include <cstdlib>
#include <ctime>
#include <fstream>

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t longest_log = 1 << 20;

fs::path usual_data_folder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "waypost";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : ".") / ".local/share/waypost";
}

// The same UUID for the same words on every device: a hash in the form of RFC 9562 version 8.
std::string uuid_for(const std::string& words)
{
    platform::Hash hash = platform::hash(words);
    hash[6] = static_cast<std::uint8_t>((hash[6] & 0x0FU) | 0x80U);
    hash[8] = static_cast<std::uint8_t>((hash[8] & 0x3FU) | 0x80U);
    std::string text = platform::hex(std::span(hash).first(16));
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, "-");
    return text;
}

model::Millis local_time(model::Millis wall)
{
    const std::time_t seconds = static_cast<std::time_t>(wall / 1000);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return wall + parts.tm_gmtoff * 1000;
}

}  // namespace

fs::path shipped(const char* what)
{
    const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
    for (const fs::path& place : {folder / what, folder.parent_path() / "share/waypost" / what})
        if (fs::exists(place)) return place;
    throw CannotOpen(std::string("the folder \"") + what +
                     "\" is neither beside the program nor in share/waypost. Build or install it again.");
}

fs::path helper_program(const char* name)
{
    const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
    const fs::path beside = folder / name;
    return fs::exists(beside) ? beside : folder.parent_path() / "libexec/waypost" / name;
}

fs::path data_folder(const Places& places) { return places.data.empty() ? usual_data_folder() : places.data; }

waypost::Settings settings_of(const Places& places)
{
    const bool named = !places.config.empty();
    const fs::path file = named ? places.config : data_folder(places) / "waypost.toml";
    if (!named && !fs::exists(file)) return {};
    waypost::LoadedSettings loaded = waypost::load_settings(file);
    if (!loaded.problems.empty()) throw CannotOpen(model::lines_of(loaded.problems));
    return loaded.settings;
}

Device::Device(Places places) : places_(std::move(places))
{
    places_.data = data_folder(places_);
    settings_ = settings_of(places_);
    std::error_code error;
    fs::create_directories(places_.data, error);
    if (error) throw CannotOpen(places_.data.string() + ": the data folder cannot be made: " + error.message() + "\n");
    fs::permissions(places_.data, fs::perms::owner_all, error);
    if (places_.content.empty()) places_.content = settings_.course;
    if (places_.content.empty() && fs::exists(waypost::live_pack(places_.data)))
        places_.content = waypost::live_pack(places_.data);
    if (places_.content.empty()) places_.content = shipped("content") / "cse-level-2";
    words();
    open_store();
}

Device::~Device() = default;

const model::Words& Device::words(model::Language language) const
{
    if (const auto known = words_.find(language); known != words_.end()) return known->second;
    const bool welsh = language == model::Language::welsh;
    content::LoadedWords loaded = content::load_words(shipped("content") / (welsh ? "words/cy.toml" : "words/en.toml"));
    if (!loaded.problems.empty()) throw CannotOpen(model::lines_of(loaded.problems));
    return words_.emplace(language, std::move(loaded.words)).first->second;
}

model::WordsIn Device::words_in() const
{
    return [this](model::Language language) -> const model::Words& { return words(language); };
}

voice::SayAsIn Device::say_as() const
{
    content::LoadedSayAs loaded = content::load_say_as(shipped("content") / "words/said-en.toml");
    if (!loaded.problems.empty()) throw CannotOpen(model::lines_of(loaded.problems));
    return {{"en", std::move(loaded.say_as)}};
}

// A new key beside old records would make their names unreadable and their chain false, and say nothing (RS-38).
void Device::check_key() const
{
    const bool has_records = fs::exists(database()) || !upkeep::copies_in(upkeep::copies_folder(data())).empty();
    const fs::path file = platform::device_key_file(data());
    if (has_records && !fs::exists(file))
        throw CannotOpen(file.string() +
                         ": the device's key is not there, but records are. Put the key back; without it nobody can "
                         "read their names. If it is lost for good, move the data folder aside to begin anew.\n");
    if (file != data() / "device.key" && fs::exists(data() / "device.key"))
        log("device.key still lies in the data folder, beside the one the service manager holds: take it away");
}

void Device::open_store()
{
    check_key();
    store_options_.chain_key = std::make_shared<const platform::SecretKey>(platform::device_key(places_.data));
    store_options_.when_full = [data = places_.data] { upkeep::let_go_of_reserve(data); };
    store_ = upkeep::open_or_mend({
        .data = places_.data,
        .database = database(),
        .options = store_options_,
        .now =
            [] {
                return model::Moment{.wall = platform::wall_ms(),
                                     .mono = platform::mono_ms(),
                                     .boot = platform::boot_id(),
                                     .trusted = false};
            },
        .new_id = platform::new_uuid,
        .log = [this](const std::string& words) { log(words); },
    });
    if (const auto id = store_->setting("device_id")) {
        id_ = *id;
    } else {
        id_ = platform::new_uuid();
        store_->keep_setting("device_id", id_);
    }
    if (!store_->is_read_only()) look_for_fork();
}

// Both sides are kept, and everything goes on: statements have ids, so that none is counted twice.
void Device::look_for_fork()
{
    const auto fork = waypost::fork_in(*store_, data());
    if (!fork) return;
    store_->record({.id = platform::new_uuid(), .learner = "", .sitting = "", .at = clock()(), .body = *fork});
    waypost::fork_was_noted(*store_, data());
    log("these records do not fit what was told of them: " + fork->how);
}

const platform::SigningKey& Device::signing_key() const
{
    if (!signing_key_) signing_key_.emplace(platform::load_or_make_signing_key(waypost::signing_key_file(data())));
    return *signing_key_;
}

waypost::ByHand Device::by_hand()
{
    return {.store = *store_,
            .key = signing_key(),
            .office = platform::public_key_from(settings_.office.key),
            .device = id_,
            .organisation = settings_.device.organisation,
            .app = WAYPOST_VERSION,
            .now = clock(),
            .new_id = platform::new_uuid,
            .told = [this](const store::Head& head) { head_was_told(head); }};
}

PluggedIn Device::plugged_in()
{
    PluggedIn all;
    for (const platform::Stick& stick : platform::sticks_in(settings_.sticks))
        all.sticks.push_back({.path = stick.folder.string(), .name = stick.name});
    all.receipts = waypost::receipt_offers(by_hand(), settings_.sticks);
    return all;
}

// Trusted unless it is behind what was written already, or behind the day of the build (RS-15).
std::function<model::Moment()> Device::clock()
{
    return [boot = platform::boot_id(), newest = store_->newest_wall()] {
        const model::Millis wall = platform::wall_ms();
        return model::Moment{.wall = wall,
                             .mono = platform::mono_ms(),
                             .boot = boot,
                             .trusted = wall >= newest && wall >= WAYPOST_BUILT_AT};
    };
}

AppSetup Device::app_setup(std::function<void()> nudge, std::function<void()> upload_now)
{
    AppSetup setup;
    setup.world = {
        .now = clock(),
        .local = local_time,
        .new_id = platform::new_uuid,
        .chance =
            [] {
                std::uint64_t number = 0;
                for (const std::uint8_t byte : platform::random_bytes(8)) number = number << 8U | byte;
                return number;
            },
        .uuid_for = uuid_for,
        .hash_pin =
            [](const std::string& pin, PinOf whose) {
                constexpr int staff_guess_ms = 400;
                return whose == PinOf::staff ? platform::make_pin_hash(pin, platform::pin_cost_for(staff_guess_ms))
                                             : platform::make_pin_hash(pin);
            },
        .pin_matches = [](const std::string& hash, const std::string& pin) { return platform::pin_matches(hash, pin); },
        .nudge_delivery = std::move(nudge),
        .upload_now = std::move(upload_now),
        .log = [this](const std::string& words) { log(words); },
        .course_offers = [this] { return offers(); },
        .install_course = [this](const std::string& pack, bool older_too) { return new_course(pack, older_too); },
        .plugged_in = [this] { return plugged_in(); },
        .write_bundle = [this](const std::string& stick) { return waypost::write_bundle(by_hand(), stick); },
        .take_receipt = [this](const std::string& receipt) { return waypost::take_receipt(by_hand(), receipt); },
        .hand_out =
            [this](const std::string& learner, const std::string& stick) {
                return learner.empty()
                           ? waypost::hand_out_damaged(data(), stick)
                           : waypost::hand_out_person(*store_, learner, stick, settings_.device.organisation,
                                                      words_in(), local_time, platform::wall_ms());
            },
    };
    setup.course = [this]() -> const model::Course& { return course(); };
    setup.index = [this] { return index(); };
    setup.device = {.home_page = settings_.device.organisation,
                    .organisation = settings_.device.organisation,
                    .id = id_,
                    .app_version = WAYPOST_VERSION,
                    .new_id = platform::new_uuid};
    setup.pace = {.warn_after = settings_.kiosk.idle_warn_s * 1000,
                  .cover_after = settings_.kiosk.idle_cover_s * 1000,
                  .close_after = settings_.kiosk.close_min * 60'000};
    for (const waypost::LocalContact& contact : settings_.local)
        setup.local_contacts.push_back({.who = contact.who, .number = contact.number, .note = contact.note});
    setup.reading.language = settings_.kiosk.language == "cy" ? model::Language::welsh : model::Language::english;
    setup.ppi = settings_.device.ppi;
    setup.has_server = server().has_value();
    setup.office = platform::public_key_from(settings_.office.key);
    constexpr model::Millis a_day = 24 * 3'600'000LL;
    setup.keep = {.sent = settings_.keep.sent_days * a_day, .quiet = settings_.keep.quiet_days * a_day};
    return setup;
}

std::optional<delivery::Server> Device::server(std::string* why) const
{
    auto server = waypost::server_of(settings_, why);
    if (server) server->device = id_;
    return server;
}

void Device::drop_log_lines(model::Millis before) const
{
    const std::lock_guard one_at_a_time(logging_);
    for (const char* name : {"waypost.log", "waypost.log.1"}) upkeep::drop_lines_before(data() / name, before);
}

void Device::log(const std::string& words) const
{
    const std::lock_guard one_at_a_time(logging_);
    const fs::path file = data() / "waypost.log";
    std::error_code ignored;
    if (fs::file_size(file, ignored) > longest_log && !ignored) fs::rename(file, data() / "waypost.log.1", ignored);
    std::ofstream(file, std::ios::app) << model::utc_text(platform::wall_ms()) << ' ' << words << '\n';
}
