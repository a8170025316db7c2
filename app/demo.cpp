#include "demo.h"

#include "journey.h"
#include "platform/files.h"
#include "platform/headless.h"
#include "platform/picture.h"
#include "stage.h"

#include <fmt/format.h>

#include <iostream>
#include <set>

namespace fs = std::filesystem;

namespace {

// Somebody who is not on this device yet, so that a demonstration can be given twice.
robot::Part newcomer(store::Store& store)
{
    robot::Part part;
    for (int n = 1; store.learner_with_reference(part.reference); ++n) part.reference = fmt::format("CSE-{:04}", n);
    return part;
}

std::string described(const robot::Act& act)
{
    switch (act.kind) {
    case robot::Act::Kind::touch:
        return "touches “" + act.label + "”";
    case robot::Act::Kind::type:
        return "types into “" + act.label + "”";
    case robot::Act::Kind::page_down:
        return "looks further down";
    case robot::Act::Kind::page_up:
        break;
    }
    return "looks further up";
}

std::string file_name(std::string page)
{
    for (char& c : page)
        if (c == '/' || c == '.') c = '-';
    return page;
}

int ended(const Journey& journey, store::Store& store)
{
    if (!journey.robot().is_done()) {
        std::cerr << "waypost: the robot found no way on " << journey.robot().why() << std::endl;
        return 1;
    }
    std::cout << fmt::format("The robot is done. {} records wait on this device to be uploaded.\n",
                             store.outbox_counts().unsent());
    return 0;
}

}  // namespace

int demo_in_window(platform::Window& window, Kiosk& kiosk, ui::Ui& ui, Device& device, const DemoOptions& options)
{
    Journey journey(ui, robot::Robot(device.words(), device.course(), newcomer(device.store())));
    while (const auto event = window.wait(std::min(options.pace_ms, kiosk.patience().value_or(options.pace_ms)))) {
        if (!kiosk.take(*event)) return 0;
        kiosk.show(window);
        if (event->kind != platform::Event::Kind::nudge || ui.wants_frame_in()) continue;
        if (!journey.step([&](const platform::Event& e) {
                kiosk.take(e);
                kiosk.show(window);
            }))
            break;
    }
    return ended(journey, device.store());
}

int demo_to_pictures(Places places, const DemoOptions& options)
{
    fs::create_directories(options.pictures);
    if (places.data.empty()) places.data = options.pictures / "data";
    Device device(places);
    platform::Headless glass({1280, 800});
    App app(device.store(), device.app_setup([] {}, [] {}));
    ui::Ui ui(glass, ui_setup(device));
    Kiosk kiosk(app, ui, device.words_in());
    Journey journey(ui, robot::Robot(device.words(), device.course(), newcomer(device.store())));

    std::string transcript;
    int number = 0;
    std::set<std::string> seen;
    kiosk.take({.kind = platform::Event::Kind::shown});
    do {
        const std::string page = ui.page();
        if (seen.insert(page).second) {
            kiosk.show(glass);
            const std::string name = fmt::format("{:03}-{}.png", ++number, file_name(page));
            const auto png = platform::write_png(glass.picture());
            platform::write_whole(options.pictures / name, {reinterpret_cast<const char*>(png.data()), png.size()},
                                  0644, platform::Lasting::no);
            transcript += fmt::format("{}\n", name);
        }
    } while (journey.step([&](const platform::Event& e) { kiosk.take(e); },
                          [&](const robot::Act& act) { transcript += "    " + described(act) + "\n"; }));
    platform::write_whole(options.pictures / "transcript.txt", transcript, 0644, platform::Lasting::no);
    std::cout << fmt::format("{} pictures and transcript.txt are in {}\n", number, options.pictures.string());
    return ended(journey, device.store());
}
