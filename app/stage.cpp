#include "stage.h"

#include "content/drawing.h"
#include "platform/clock.h"
#include "platform/decoder.h"
#include "platform/files.h"
#include "platform/secret.h"
#include "upkeep/room.h"

#include <utility>

namespace {

constexpr std::size_t longest_picture = std::size_t{16} << 20;

std::string picture_of(const content::Files& files, const std::string& id, bool narrow, model::Theme theme)
{
    platform::Contents file = files.read(content::picture_file(id, narrow, theme), longest_picture);
    return file.ok() ? std::move(file.bytes) : "";
}

// Whoever broke a decoder with a picture has broken into a process that can do nothing else (RS-30).
ui::ReadPicture pictures_apart(std::function<void(const std::string&)> log)
{
    const auto decoder = std::make_shared<platform::Decoder>(
        platform::Decoder::Setup{.apart = {helper_program("waypost-decode"), std::move(log)}});
    return [decoder](const std::string& png) { return decoder->read_png(png); };
}

double chance() { return static_cast<double>(platform::random_bytes(1).front()) / 255.0; }

}  // namespace

ui::Setup ui_setup(const content::Files& files)
{
    ui::Setup setup;
    setup.fonts = shipped("fonts");
    setup.figure_picture = [files](const std::string& id, bool narrow, model::Theme theme) {
        return picture_of(files, id, narrow, theme);
    };
    setup.read_picture = pictures_apart({});
    return setup;
}

ui::Setup ui_setup(const Device& device)
{
    ui::Setup setup;
    setup.fonts = shipped("fonts");
    setup.figure_picture = [&device](const std::string& id, bool narrow, model::Theme theme) {
        return picture_of(device.course_files(), id, narrow, theme);
    };
    setup.read_picture = pictures_apart([&device](const std::string& words) { device.log(words); });
    return setup;
}

Sender::Sender(Device& device, std::function<void()> changed) : device_(device), changed_(std::move(changed)) {}

void Sender::start()
{
    std::string why;
    const auto server = device_.server(&why);
    if (!server) return device_.log("nothing is uploaded: " + why);
    std::unique_ptr<platform::HttpApart> http = device_.make_http();
    platform::HttpApart* const to_abort = http.get();
    worker_ = std::make_unique<delivery::Worker>(delivery::WorkerSetup{
        .file = device_.database(),
        .options = device_.store_options(),
        .lock = device_.upload_lock(),
        .server = *server,
        .http = std::move(http),
        .abort_http = [to_abort] { to_abort->abort(); },
        .luck = {.wall = platform::wall_ms, .chance = chance},
        .changed = changed_,
        .told = [this](const store::Head& head) { device_.head_was_told(head); },
        .log = [this](const std::string& words) { device_.log(words); },
    });
}

void Sender::nudge()
{
    if (worker_) worker_->nudge();
}

void Sender::try_now()
{
    if (worker_) worker_->try_now();
}

Keeper::Keeper(Device& device, std::function<void()> changed) : device_(device), changed_(std::move(changed)) {}

void Keeper::start()
{
    caretaker_ = std::make_unique<upkeep::Caretaker>(upkeep::CaretakerSetup{
        .data = device_.data(),
        .database = device_.database(),
        .options = device_.store_options(),
        .medium = device_.settings().copies,
        .device = device_.id(),
        .wall = platform::wall_ms,
        .mono = platform::mono_ms,
        .changed = changed_,
        .log = [this](const std::string& words) { device_.log(words); },
    });
}

model::Health Keeper::health() const { return caretaker_ ? caretaker_->health() : model::Health{}; }

Upkeep Keeper::upkeep()
{
    const auto told = [this](void (upkeep::Caretaker::*what)()) {
        return [this, what] {
            if (caretaker_) (*caretaker_.*what)();
        };
    };
    return {.sitting_ended = told(&upkeep::Caretaker::sitting_ended),
            .copy_now = told(&upkeep::Caretaker::copy_now),
            .could_not_save = told(&upkeep::Caretaker::could_not_save),
            .health = [this] { return health(); },
            .has_room =
                [this] {
                    using upkeep::Room;
                    if (upkeep::room_in(device_.data()) == Room::too_little) upkeep::make_room(device_.data());
                    return upkeep::room_in(device_.data()) != Room::too_little;
                },
            .renew_copies = [this](bool damaged_too) { return !caretaker_ || caretaker_->renew_copies(damaged_too); },
            .drop_log_lines = [this](model::Millis before) { device_.drop_log_lines(before); }};
}
