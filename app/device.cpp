#include "device.h"

#include "content/load.h"
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

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_secret = 4096;
constexpr std::uintmax_t longest_log = 1 << 20;

fs::path usual_data_folder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "waypost";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : ".") / ".local/share/waypost";
}

std::string lines_of(const model::Problems& problems)
{
    std::string lines;
    for (const model::Problem& problem : problems) lines += model::text_of(problem) + "\n";
    return lines;
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

std::string trimmed(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
    return text;
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

fs::path data_folder(const Places& places) { return places.data.empty() ? usual_data_folder() : places.data; }

waypost::Settings settings_of(const Places& places)
{
    const bool named = !places.config.empty();
    const fs::path file = named ? places.config : data_folder(places) / "waypost.toml";
    if (!named && !fs::exists(file)) return {};
    waypost::LoadedSettings loaded = waypost::load_settings(file);
    if (!loaded.problems.empty()) throw CannotOpen(lines_of(loaded.problems));
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
    load_words();
    open_store();
}

Device::~Device() = default;

std::future<void> Device::make_index(std::function<void()> made)
{
    auto promise = std::make_shared<std::promise<std::unique_ptr<const search::Index>>>();
    making_index_ = promise->get_future();
    return std::async(std::launch::async, [promise, &course = course(), made = std::move(made)] {
        try {
            promise->set_value(std::make_unique<const search::Index>(course));
        } catch (const std::exception&) {
            promise->set_exception(std::current_exception());
        }
        made();
    });
}

std::unique_ptr<const search::Index> Device::index_of(const model::Course& course) const
{
    try {
        return std::make_unique<const search::Index>(course);
    } catch (const std::exception& trouble) {
        log(std::string("nothing can be searched: ") + trouble.what());
        return nullptr;
    }
}

const search::Index* Device::index() const
{
    if (!making_index_.valid() || making_index_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return index_.get();
    try {
        index_ = making_index_.get();
    } catch (const std::exception& trouble) {
        log(std::string("nothing can be searched: ") + trouble.what());
    }
    return index_.get();
}

const waypost::Installed& Device::shown() const
{
    if (courses_.empty()) courses_.push_back(std::make_unique<const waypost::Installed>(read_course()));
    return *courses_.back();
}

waypost::Installed Device::read_course() const
{
    waypost::Installed course;
    course.files = places_.content;
    if (fs::is_regular_file(places_.content)) {
        auto opened = content::open_whole_pack(places_.content, trust());
        // A pack named by somebody has to be right. The one installed may be damaged by its card: the day goes on with
        // the course that came with the program, and the facilitator's page says so.
        const bool installed = places_.content == waypost::live_pack(places_.data);
        if (!opened.pack && !installed) throw CannotOpen(places_.content.string() + ": " + opened.why + "\n");
        if (!opened.pack) log("the installed course pack is refused, and the shipped course is shown: " + opened.why);
        course.refusal = opened.refusal;
        course.files = opened.pack ? content::Files(std::move(opened.pack)) : shipped("content") / "cse-level-2";
    }
    course.loaded = content::load(course.files);
    const bool usable = std::ranges::any_of(course.loaded.course->modules,
                                            [](const auto& m) { return !model::finished_topics(m).empty(); });
    if (!usable)
        throw CannotOpen("No lesson of the course in " + places_.content.string() + " can be shown.\n" +
                         lines_of(course.loaded.problems));
    return course;
}

waypost::Installed Device::install(const fs::path& pack, waypost::Older older) const
{
    return waypost::install(pack, places_.data, trust(), edition(), older);
}

std::vector<model::CourseOffer> Device::offers() const
{
    auto all = waypost::offers(settings_.sticks, trust(), edition());
    if (shown().refusal != content::Refusal::none)
        all.insert(all.begin(), model::CourseOffer{.file = waypost::live_pack(places_.data).filename().string(),
                                                   .kind = model::CourseOffer::Kind::refused,
                                                   .refused = waypost::words_key(shown().refusal)});
    return all;
}

NewCourse Device::new_course(const fs::path& pack, bool older_too)
{
    auto made = std::make_shared<waypost::Installed>(
        install(pack, older_too ? waypost::Older::taken : waypost::Older::refused));
    if (made->refusal != content::Refusal::none) {
        log("a course pack was refused: " + made->why);
        return {.refused = waypost::words_key(made->refusal), .show = {}};
    }
    auto index = std::make_shared<std::unique_ptr<const search::Index>>(index_of(*made->loaded.course));
    return {.refused = "", .show = [this, made, index] { show(std::move(*made), std::move(*index)); }};
}

void Device::show(waypost::Installed course) { show(std::move(course), nullptr); }

void Device::show(waypost::Installed course, std::unique_ptr<const search::Index> index)
{
    log("course pack installed: " + course.loaded.course->id + " " + course.loaded.course->version);
    courses_.push_back(std::make_unique<const waypost::Installed>(std::move(course)));
    making_index_ = {};  // of the course before
    index_ = std::move(index);
}

void Device::load_words()
{
    content::LoadedWords words = content::load_words(shipped("content") / "words/en.toml");
    if (!words.problems.empty()) throw CannotOpen(lines_of(words.problems));
    words_ = std::move(words.words);
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
    setup.has_server = server().has_value();
    setup.has_office = !settings_.office.key.empty();
    constexpr model::Millis a_day = 24 * 3'600'000LL;
    setup.keep = {.sent = settings_.keep.sent_days * a_day, .quiet = settings_.keep.quiet_days * a_day};
    return setup;
}

std::optional<delivery::Server> server_of(const waypost::Settings& settings, std::string* why)
{
    const auto& lrs = settings.lrs;
    if (lrs.endpoint.empty()) {
        if (why) *why = "no record store is set up: [lrs] endpoint is not in waypost.toml";
        return {};
    }
    std::error_code error;
    const fs::perms open_to = fs::status(lrs.secret_file, error).permissions();
    constexpr fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if (!error && (open_to & others) != fs::perms::none) {
        if (why) *why = "the secret of the record store may be read by others: chmod 600 " + lrs.secret_file.string();
        return {};
    }
    const platform::Contents secret = platform::read_file(lrs.secret_file, longest_secret);
    if (!secret.ok()) {
        if (why) *why = "the secret of the record store cannot be read: " + secret.trouble;
        return {};
    }
    return delivery::Server{
        .base = lrs.endpoint, .key = lrs.key, .secret = trimmed(secret.bytes), .version = lrs.version};
}

std::optional<delivery::Server> Device::server(std::string* why) const
{
    auto server = server_of(settings_, why);
    if (server) server->device = id_;
    return server;
}

std::unique_ptr<platform::CurlHttp> http_for(const waypost::Settings& settings)
{
    std::string pins;
    for (const std::string& pin : settings.lrs.pins) pins += (pins.empty() ? "" : ";") + pin;
    return std::make_unique<platform::CurlHttp>(
        platform::CurlHttp::Options{.ca_file = settings.lrs.ca_file, .pins = pins});
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
