// KA-16: a learner with one switch. Time is the test's: an event says when it happened.
#include "device.h"
#include "journey.h"
#include "kiosk.h"
#include "platform/clock.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/basics.h"
#include "whole/told.h"

#include <doctest/doctest.h>

#include <algorithm>

using platform::Event;

namespace {

// The robot looks and says what to touch; this hand has nothing but Space, and waits.
class SwitchHand {
public:
    SwitchHand(Kiosk& kiosk, const ui::Ui& ui) : kiosk_(kiosk), ui_(ui) {}

    /// Strikes when what is wanted is offered, alone or in its row; else lets time go by. True when it was taken.
    bool turn(const std::string& wanted)
    {
        ++turns_;
        const auto is_offered = [](const ui::Item& item) { return item.focused; };
        const auto offers = std::ranges::count_if(ui_.items(), is_offered);
        const bool among = std::ranges::any_of(
            ui_.items(), [&](const ui::Item& item) { return item.focused && item.label == wanted; });
        if (offers > 0 && !among) {
            kiosk_.take({.kind = Event::Kind::nudge, .at = at_ += 1'500});
            return false;
        }
        kiosk_.take({.kind = Event::Kind::key, .key = platform::Key::space, .text = " ", .at = at_ += 200});
        return among && offers == 1;
    }
    int turns() const { return turns_; }

private:
    Kiosk& kiosk_;
    const ui::Ui& ui_;
    std::int64_t at_ = platform::mono_ms();
    int turns_ = 0;
};

}  // namespace

TEST_CASE("KA-16: the robot reads a lesson and answers its check with Space alone")
{
    const sample::Folder folder;
    Device device(Places{.data = folder / "data"});
    platform::Headless glass({1280, 800});
    App app(device.store(), device.app_setup([] {}, [] {}));
    ui::Ui ui(glass, ui_setup(device));
    Kiosk kiosk(app, ui, device.words_in());
    kiosk.take({.kind = Event::Kind::shown});
    robot::Robot robot(device.words(), device.course(), {});
    while (ui.page() != "lesson") {  // to be there at all is not what is tried here
        const auto act = robot.next(ui.page(), ui.items());
        REQUIRE_MESSAGE(act, robot.why());
        for (const Event& event : events_of(*act)) kiosk.take(event);
    }
    model::Reading reading = app.reading();
    reading.switches = model::Switches::one;
    app.handle(model::SetReading{reading});
    kiosk.take({.kind = Event::Kind::shown});

    SwitchHand hand(kiosk, ui);
    while (whole::count<model::TopicDone>(whole::all_facts(device.store())) == 0) {
        const auto act = robot.next(ui.page(), ui.items());
        REQUIRE_MESSAGE(act, robot.why());
        // What is not in sight comes into it when it is offered.
        for (bool taken = false; !taken && act->kind == robot::Act::Kind::touch;) {
            REQUIRE_MESSAGE(hand.turns() < 3'000, "still on " << ui.page() << ", looking for " << act->label);
            taken = hand.turn(act->label);
        }
        if (act->kind != robot::Act::Kind::touch) hand.turn("");
    }

    const auto facts = whole::all_facts(device.store());
    const model::Module& module = device.course().modules[0];
    CHECK(whole::count<model::Answered>(facts) == module.test.check_questions);
    CHECK(whole::count<model::PageLeft>(facts) ==
          static_cast<long>(model::finished_topics(module)[0]->lesson->sections.size()));
}
