// The robot works every case of the course through the real app, with real touches on what is on the glass.
#include "device.h"
#include "journey.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/basics.h"
#include "whole/told.h"

#include <doctest/doctest.h>

#include <algorithm>

using platform::Event;

namespace {

struct Look {
    platform::Glass::Size size;
    model::Reading reading;
};

// Tab until it has the focus, then Enter: what somebody does who cannot touch the glass.
void strike(Kiosk& kiosk, const ui::Ui& ui, const std::string& label)
{
    const auto is_there = [&] {
        return std::ranges::any_of(ui.items(), [&](const ui::Item& i) { return i.focused && i.label == label; });
    };
    for (int tabs = 0; tabs < 120 && !is_there(); ++tabs)
        kiosk.take({.kind = Event::Kind::key, .key = platform::Key::tab});
    REQUIRE_MESSAGE(is_there(), label);
    kiosk.take({.kind = Event::Kind::key, .key = platform::Key::enter});
}

// Works all cases, then leaves the glass where the robot was done with them: at the first lesson.
void work_all_cases(const Look& look, bool by_keys)
{
    const sample::Folder folder;
    const Places places{.data = folder / "data"};
    Device device(places);
    platform::Headless glass(look.size);
    AppSetup setup = device.app_setup([] {}, [] {});
    setup.reading = look.reading;
    App app(device.store(), std::move(setup));
    ui::Ui ui(glass, ui_setup(device));
    Kiosk kiosk(app, ui, device.words_in());
    kiosk.take({.kind = Event::Kind::shown});
    robot::Robot robot(device.words(), device.course(), {.cases = static_cast<int>(device.course().cases.size())});
    for (int acts = 0; acts < 20'000 && ui.page() != "lesson" && ui.page() != "content-notice"; ++acts) {
        const auto act = robot.next(ui.page(), ui.items());
        REQUIRE_MESSAGE(act, robot.why());
        if (by_keys && act->kind == robot::Act::Kind::touch && ui.page().starts_with("case"))
            strike(kiosk, ui, act->label);
        else
            for (const Event& event : events_of(*act)) kiosk.take(event);
    }

    const auto progress = model::progress_of(whole::all_facts(device.store()));
    REQUIRE(progress.plays.size() == device.course().cases.size());
    for (const model::CasePlay& play : progress.plays) {
        const model::Case& its = *model::case_of(device.course(), play.case_id);
        CHECK(play.ended);
        REQUIRE(play.done.size() == its.stages.size());
        for (const auto& done : play.done) {
            CAPTURE(done.stage);
            CHECK(done.lines.marks.found == done.lines.marks.of);
            CHECK(done.lines.indicators.found == done.lines.indicators.of);
            CHECK(done.lines.tied == done.lines.indicators.of);
            CHECK(done.lines.level == done.lines.authors);
            CHECK(done.lines.told.found == done.lines.told.of);
            CHECK(done.lines.actions.found == done.lines.actions.of);
            CHECK(done.lines.recording.found == done.lines.recording.of);
        }
    }
}

}  // namespace

TEST_CASE("the robot works every case by touch, from the notice to the calm page, as the authors would")
{
    work_all_cases({{1280, 800}, {}}, false);
}

TEST_CASE("the robot works every case at very large text in portrait: all there is to touch can be reached")
{
    work_all_cases({{800, 1280}, {.size = model::TextSize::very_large}}, false);
}

TEST_CASE("KA-14: every case can be worked by keys alone") { work_all_cases({{1280, 800}, {}}, true); }
