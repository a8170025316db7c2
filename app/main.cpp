// The kiosk: opens everything, fills World in, and turns the loop.
#include "content/manifest.h"
#include "demo.h"
#include "device.h"
#include "exposed/tree.h"
#include "kiosk.h"
#include "patiently.h"
#include "platform/decoder.h"
#include "platform/ending.h"
#include "platform/files.h"
#include "platform/headsets.h"
#include "platform/picture.h"
#include "platform/service.h"
#include "platform/sticks.h"
#include "platform/trace.h"
#include "platform/voice.h"
#include "platform/window.h"
#include "stage.h"

#include <CLI/CLI.hpp>

#include <malloc.h>
#include <cstdio>
#include <iostream>
#include <optional>

namespace {

struct Options {
    Places places;
    std::string windowed;
    std::string ui_tree;
    bool trace = false;
    bool gpu = false;
    DemoOptions demo;
};

std::optional<platform::Glass::Size> size_of(const std::string& text)
{
    platform::Glass::Size size;
    if (std::sscanf(text.c_str(), "%dx%d", &size.width, &size.height) != 2) return {};
    return size;
}

Speaker speaker_of(platform::Voice& voice, const Device& device)
{
    return {
        .say = [&](std::vector<platform::VoicePiece> pieces, int speed) { return voice.say(std::move(pieces), speed); },
        .heard = [&] { return voice.heard(); },
        .set_volume = [&](int step) { voice.set_volume(step); },
        .has_sound = [&] { return voice.has_sound(); },
        .say_as = device.say_as(),
        .recording_of = [&device](const std::string& file) -> platform::VoiceRecording {
            return [files = device.course_files(), file] { return files.read(file, content::longest_file).bytes; };
        }};
}

// whoever pulls a stick out would take everybody's records along, or leave them half written.
void refuse_what_is_pulled_out(const std::filesystem::path& data)
{
    if (!platform::can_be_pulled_out(data)) return;
    throw CannotOpen(data.string() +
                     ": records cannot be kept on a stick or card, which can be pulled out. Start Waypost with a data "
                     "folder on the device's own disk: --data FOLDER\n");
}

/// The exit code; or nothing, to begin again: the next start mends a damaged file of records (RS-06).
std::optional<int> run(const Options& options, platform::Trace& trace, platform::Service& service)
{
    refuse_what_is_pulled_out(data_folder(options.places));  // before anything is made there
    Device device(options.places);
    const platform::Lock only(device.data() / "waypost.lock");
    if (!only.held()) throw CannotOpen("Waypost is already running on this data folder (" + only.holder() + ").\n");
    trace.mark("device");

    platform::Window window({.title = "Waypost", .windowed = size_of(options.windowed), .gpu = options.gpu});
    trace.mark("window");
    Sender sender(device, [&] { window.nudge(); });
    std::optional<Kiosk> kiosk;
    Keeper keeper(device, [&] { window.nudge(); });
    AppSetup setup = device.app_setup([&] { sender.nudge(); }, [&] { sender.try_now(); });
    setup.world.upkeep = keeper.upkeep();
    setup.world.patiently = [&](const char* words, const Work& work) {
        const auto say_so = [&] {
            if (kiosk) kiosk->show_waiting(words, window);
        };
        patiently(work, say_so, std::chrono::milliseconds(100), [&] { service.turned(); });
    };
    App app(device.store(), std::move(setup));
    ui::Setup stage = ui_setup(device);
    stage.picture_made = [&] { window.nudge(); };
    ui::Ui ui(window, std::move(stage));
    kiosk.emplace(app, ui, device.words_in(), options.ui_tree);
    trace.mark("interface");

    kiosk->take({.kind = platform::Event::Kind::shown});
    kiosk->show(window);
    trace.mark("first picture");
    service.ready();
    if (options.trace) std::cerr << trace.line() << std::endl;
    (void)device.course();  // read now; one that cannot be used ends the program here, in words
    const auto making_index = device.make_index([&] { window.nudge(); });  // it waits for its end before the window's
    sender.start();
    keeper.start();
    platform::Voice voice({.program = helper_program("waypost-voice"),
                           .changed = [&] { window.nudge(); },
                           .read_sound = platform::sounds_apart({helper_program("waypost-decode")})});
    kiosk->speak_with(speaker_of(voice, device));
    const platform::Headsets headsets({.plugged_in = [&](const std::string& card) {
        if (!card.empty()) voice.speak_through(card);
        window.headset();
    }});
    exposed::Tree tree(
        {.act = [&](std::uint64_t item) { window.act(item); },
         .attend = [&](std::uint64_t item) { window.attend(item); },
         .write = [&](std::uint64_t item, int away, const std::string& letters) { window.write(item, away, letters); },
         .wanted = [&] { window.nudge(); }});
    kiosk->also_show([&](const std::vector<ui::Item>& items) { tree.show(items, window.size()); });

    if (options.demo.on) return demo_in_window(window, *kiosk, ui, device, options.demo);
    while (const auto event = window.wait(service.patience(kiosk->patience()))) {
        service.turned();
        if (!kiosk->take(*event)) break;
        if (app.is_at_rest() && keeper.health().damaged) return {};
        if (window.quiet()) kiosk->show(window);  // More events waiting? Only the last picture matters.
    }
    service.ending();
    return 0;
}

}  // namespace

int main(int count, char** words)
{
    platform::Trace trace;
    platform::leave_no_core_dump();
    // Font files and pictures are large and short-lived: left to itself malloc learns to keep them, 10 MB on the start
    // page.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    Options options;
    CLI::App line{"Waypost, an offline training kiosk"};
    line.add_option("--data", options.places.data, "folder of records (default: $XDG_DATA_HOME/waypost)");
    line.add_option("--config", options.places.config, "settings (default: waypost.toml in the data folder)");
    line.add_option("--content", options.places.content, "the course: a folder or a pack");
    line.add_option("--windowed", options.windowed, "a window of WxH pixels instead of the whole display")
        ->check([](const std::string& text) {
            return size_of(text) ? "" : "give it as WIDTHxHEIGHT, for example 1280x800";
        });
    line.add_option("--ui-tree", options.ui_tree, "after each shown frame, write the page as JSON to this file");
    line.add_flag("--trace", options.trace, "print where the time went at start");
    line.add_flag("--gpu", options.gpu, "draw with the graphics card");
    line.add_flag("--demo", options.demo.on, "a robot learner takes a module in front of you");
    line.add_option("--demo-to", options.demo.pictures,
                    "without a display: the folder for the demonstration's pictures");
    line.add_option("--demo-pace", options.demo.pace_ms, "milliseconds between the robot's touches");
    CLI11_PARSE(line, count, words);

    try {
        if (options.demo.on && !options.demo.pictures.empty()) return demo_to_pictures(options.places, options.demo);
        constexpr int most_starts = 3;  // a file that is damaged again each time needs a person
        platform::Service service;
        std::optional<int> exit_code;
        for (int starts = 0; !exit_code && starts < most_starts; ++starts) exit_code = run(options, trace, service);
        return exit_code.value_or(1);
    } catch (const std::exception& trouble) {
        std::cerr << "waypost: " << trouble.what() << std::endl;
        return 1;
    }
}
