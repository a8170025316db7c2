// A whole journey through the real app, without a display: from the start page to a saved record and back to the start.
#include "journey.h"
#include "device.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/basics.h"
#include "whole/told.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

// Plays one learner on the device to the end; kills and starts the app again after each of `kills` acts.
std::string play(const Places& places, robot::Part part, const std::vector<int>& kills = {})
{
    int acts = 0;
    for (std::size_t life = 0; life <= kills.size(); ++life) {
        Device device(places);
        platform::Headless glass({1280, 800});
        App app(device.store(), device.app_setup([] {}, [] {}));
        CHECK(std::holds_alternative<model::StartPage>(app.page()));  // whatever happened before
        ui::Ui ui(glass, ui_setup(device));
        Kiosk kiosk(app, ui, device.words_in());
        kiosk.take({.kind = platform::Event::Kind::shown});
        part.already_enrolled = device.store().learner_with_reference(part.reference).has_value();
        Journey journey(ui, robot::Robot(device.words(), device.course(), part));
        const int until = life < kills.size() ? kills[life] : 5'000;
        bool goes_on = true;
        for (int i = 0; i < until && goes_on; ++i, ++acts)
            goes_on = journey.step([&](const platform::Event& event) { kiosk.take(event); });
        if (!goes_on) return journey.robot().is_done() ? "" : journey.robot().why();
    }
    return "the robot did not come to an end";
}

}  // namespace

TEST_CASE("a robot learner goes from the start page through a module to a saved result, and nobody's page is left")
{
    const sample::Folder folder;
    const Places places{.data = folder / "data"};

    REQUIRE(play(places, {}) == "");

    Device device(places);
    const auto facts = whole::all_facts(device.store());
    const model::Progress progress = model::progress_of(facts);
    CHECK(progress.topics_done.size() == model::finished_topics(device.course().modules[0]).size());
    REQUIRE(progress.attempts.size() == 1);
    CHECK(progress.attempts[0].result->passed);
    CHECK(progress.open_sitting.empty());
    CHECK(device.store().verify_chain().is_whole());
}

TEST_CASE("X-12: a journey's statements begin with initialized, end with terminated, and pass once")
{
    const sample::Folder folder;
    const Places places{.data = folder / "data"};
    REQUIRE(play(places, {}) == "");

    Device device(places);
    std::vector<std::string> verbs;
    for (const store::Queued& queued : whole::all_waiting(device.store())) {
        verbs.push_back(whole::verb_of(nlohmann::json::parse(queued.body)));
        CHECK(queued.body.find("Amina") == std::string::npos);  // RS-25
    }
    REQUIRE(verbs.size() > 50);
    CHECK(verbs.front() == "initialized");
    CHECK(verbs.back() == "terminated");
    CHECK(std::ranges::count(verbs, "initialized") == 1);
    CHECK(std::ranges::count(verbs, "passed") == 1);
    CHECK(std::ranges::count(verbs, "completed") == 0);  // one module is not the course
    whole::check_what_is_told(whole::all_waiting(device.store()), whole::all_facts(device.store()));
}

TEST_CASE(
    "RS-13: the app dropped at many points of a journey goes on each time; no answer is missing, none is there twice")
{
    const sample::Folder folder;
    const Places places{.data = folder / "data"};

    REQUIRE(play(places, {}, {30, 25, 40, 37, 51, 33, 60, 29, 44}) == "");

    Device device(places);
    const auto facts = whole::all_facts(device.store());
    const model::Module& module = device.course().modules[0];
    const auto topics = model::finished_topics(module);
    long pages = 0;
    for (const model::Topic* topic : topics) pages += static_cast<long>(topic->lesson->sections.size());
    CHECK(whole::count<model::Answered>(facts) == std::ssize(topics) * module.test.check_questions);
    CHECK(whole::count<model::TopicDone>(facts) == std::ssize(topics));
    CHECK(whole::count<model::TestHandedIn>(facts) == 1);
    CHECK(whole::count<model::PageLeft>(facts) == pages);
    CHECK(whole::count<model::SittingBegan>(facts) == whole::count<model::SittingEnded>(facts));
    CHECK(device.store().verify_chain().is_whole());
    const model::Progress progress = model::progress_of(facts);
    CHECK(progress.topics_done.size() == model::finished_topics(device.course().modules[0]).size());
    CHECK(progress.attempts.size() == 1);
    whole::check_what_is_told(whole::all_waiting(device.store()), facts);
}
