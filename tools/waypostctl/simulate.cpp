#include "waypostctl/simulate.h"

#include "journey.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"

#include <fmt/ostream.h>

#include <array>

namespace waypostctl {

namespace {

constexpr int most_acts = 50'000;  // the whole course takes a tenth of it; more means it goes round in circles

robot::Part learner(int number, std::uint64_t seed, store::Store& store, HowFar how_far, bool has_cases)
{
    static constexpr std::array first = {"Amina",  "Ben",    "Carys", "Daniel", "Esther",
                                         "Gareth", "Halima", "Ioan",  "Joyce",  "Wendy"};
    static constexpr std::array last = {"Khan", "Owen", "Morgan", "Adams", "White", "Price", "Yusuf", "Reed"};
    robot::Part part;
    const auto n = static_cast<std::size_t>(number);
    part.name = fmt::format("{} {}", first.at(n % first.size()), last.at(n / first.size() % last.size()));
    for (int next = number; next == number || store.learner_with_reference(part.reference); ++next)
        part.reference = fmt::format("SIM-{:05}", next + 1);
    part.pin = fmt::format("{:04}", 2580 + number % 7000 + (number % 3));
    part.knows = 0.7 + 0.1 * (number % 4);
    part.seed = seed + n;
    part.finish_after_test = how_far == HowFar::first_test;
    part.cases = has_cases && how_far == HowFar::whole_course ? 1 : 0;
    return part;
}

}  // namespace

int simulate(Device& device, int learners, std::uint64_t seed, HowFar how_far, std::ostream& out)
{
    platform::Headless glass({1280, 800});
    App app(device.store(), device.app_setup([] {}, [] {}));
    ui::Ui ui(glass, ui_setup(device));
    Kiosk kiosk(app, ui, device.words_in());
    kiosk.take({.kind = platform::Event::Kind::shown});

    for (int number = 0; number < learners; ++number) {
        const robot::Part part = learner(number, seed, device.store(), how_far, !device.course().cases.empty());
        Journey journey(ui, robot::Robot(device.words(), device.course(), part));
        int acts = 0;
        while (acts < most_acts && journey.step([&](const platform::Event& event) { kiosk.take(event); })) ++acts;
        if (!journey.robot().is_done()) {
            fmt::print(
                out, "Learner {} found no way on {}.\n", number + 1,
                journey.robot().is_lost() ? journey.robot().why() : "within " + std::to_string(most_acts) + " touches");
            return 1;
        }
    }
    fmt::print(out, "{} learners, {} statements wait to be uploaded.\n", learners,
               device.store().outbox_counts().unsent());
    return 0;
}

}  // namespace waypostctl
