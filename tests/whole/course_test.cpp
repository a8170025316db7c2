// The whole shipped course, as a person goes through it, without a display: from the start page over every lesson,
// check and module test to the final assessment, its result and its receipt; then the records, to a real record store.
#include "delivery/lrs.h"
#include "device.h"
#include "journey.h"
#include "kiosk.h"
#include "platform/files.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/basics.h"
#include "support/program.h"
#include "whole/told.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

struct Walk {
    std::string why;  ///< "": to the end
    int acts = 0;
    std::map<std::string, int> pages;   ///< how often each kind of page was come to
    std::vector<std::string> receipts;  ///< what each receipt was for
    std::set<std::string> lessons;      ///< pages of lessons
    bool said_completed_at_home = false;
};

Walk walk(Device& device, robot::Part part)
{
    Walk walk;
    platform::Headless glass({1280, 800});
    App app(device.store(), device.app_setup([] {}, [] {}));
    ui::Ui ui(glass, ui_setup(device));
    Kiosk kiosk(app, ui, device.words_in());
    kiosk.take({.kind = platform::Event::Kind::shown});
    Journey journey(ui, robot::Robot(device.words(), device.course(), std::move(part)));
    std::string before;
    const auto note = [&] {
        const std::string name = model::name_of(app.page());
        if (name == before) return;
        before = name;
        ++walk.pages[name.substr(0, name.find('/'))];
        if (name.starts_with("lesson/")) walk.lessons.insert(name);
        if (const auto* receipt = std::get_if<model::ReceiptPage>(&app.page()))
            walk.receipts.push_back(receipt->module_title);
        const std::string completed = device.words()("home.completed.title");
        if (name == "home")
            walk.said_completed_at_home = std::ranges::any_of(
                ui.items(), [&](const ui::Item& item) { return item.label.find(completed) != std::string::npos; });
    };
    for (bool goes_on = true; goes_on && walk.acts < 20'000; ++walk.acts) {
        note();
        goes_on = journey.step([&](const platform::Event& event) { kiosk.take(event); });
    }
    if (!journey.robot().is_done())
        walk.why = journey.robot().is_lost() ? journey.robot().why() : "no end, on " + before;
    return walk;
}

void connect(const fs::path& data, const support::Lrs& lrs)
{
    fs::create_directories(data);
    platform::write_whole(data / "secret", "s3cret\n", 0600);
    std::ofstream(data / "waypost.toml")
        << "[device]\norganisation = \"https://care.example.org\"\n[lrs]\nendpoint = \"" << lrs.base()
        << "\"\nkey = \"kiosk\"\nsecret_file = \"secret\"\n";
}

}  // namespace

TEST_CASE(
    "the robot works through the whole course to the final result; all of it is told, once, and the course completed")
{
    const auto began = std::chrono::steady_clock::now();
    const sample::Folder folder;
    const support::Lrs lrs;
    const fs::path data = folder / "data";
    connect(data, lrs);
    std::vector<model::Fact> facts;
    std::size_t topics = 0, pages = 0, checks = 0;
    {
        Device device({.data = data});
        const model::Course& course = device.course();
        REQUIRE(model::is_whole(course));

        const Walk went = walk(device, {.knows = 1.0, .finish_after_test = false});

        REQUIRE(went.why == "");
        for (const model::Module& module : course.modules)
            for (const model::Topic& topic : module.topics) {
                ++topics;
                pages += topic.lesson->sections.size();
                checks += std::min(topic.items.size(), static_cast<std::size_t>(module.test.check_questions));
            }
        CHECK(topics == 39);
        CHECK(went.lessons.size() == pages);
        CHECK(went.pages.at("check-done") == 39);
        CHECK(went.pages.at("result") == 4);
        CHECK(went.receipts == std::vector<std::string>{course.modules[0].title, course.modules[1].title,
                                                        course.modules[2].title, course.final_assessment->title});
        CHECK(went.said_completed_at_home);

        facts = whole::all_facts(device.store());
        const model::Progress progress = model::progress_of(facts);
        CHECK(progress.topics_done.size() == topics);
        CHECK(progress.percent == 100);
        CHECK(progress.completed);
        CHECK(progress.open_sitting.empty());
        CHECK(model::has_passed(progress, std::string(model::final_id)));
        CHECK(whole::count<model::Answered>(facts) == static_cast<long>(checks));
        CHECK(whole::count<model::PageLeft>(facts) == static_cast<long>(pages));
        CHECK(whole::count<model::CourseCompleted>(facts) == 1);
        std::set<std::string> objectives;
        for (const model::Item& item : progress.attempts.back().paper.items) objectives.insert(item.objective);
        CHECK(objectives.size() == course.objectives.size());
        CHECK(device.store().verify_chain().is_whole());

        const auto queued = whole::all_waiting(device.store());
        whole::check_what_is_told(queued, facts);
        std::vector<std::string> verdicts;
        std::ofstream file(folder / "statements.jsonl");
        for (const store::Queued& each : queued) {
            file << each.body << '\n';
            const auto json = nlohmann::json::parse(each.body);
            const std::string verb = whole::verb_of(json), about = json["object"]["id"];
            if (verb == "passed" || verb == "failed" || verb == "completed")
                verdicts.push_back(verb + about.substr(course.iri.size()));
        }
        CHECK(verdicts == std::vector<std::string>{"passed/tests/1", "passed/tests/2", "passed/tests/3",
                                                   "passed/tests/final", "completed"});
        std::cout
            << "The whole course: " << went.acts << " touches, " << facts.size() << " facts, " << queued.size()
            << " statements, "
            << std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count()
            << " ms." << std::endl;
    }

    const fs::path checker = fs::path(WAYPOST_SOURCE) / "tests/lrs/validate.cjs";
    support::Program validate(
        {.words = {"node", checker.string(), (folder / "statements.jsonl").string()}, .output = folder / "said.txt"});
    const auto validated = validate.end_within(120s);
    REQUIRE(validated);
    CHECK_MESSAGE(validated->exit == 0, support::text_of(folder / "said.txt"));

    support::Program sync({.words = {WAYPOST_BUILD "/waypostctl", "sync", "--data", data.string()},
                           .output = folder / "sync.txt",
                           .messages = folder / "messages.txt"});
    const auto synced = sync.end_within(120s);
    REQUIRE(synced);
    CHECK_MESSAGE(synced->exit == 0, support::text_of(folder / "messages.txt"));
    Device device({.data = data});
    whole::check_what_is_told(whole::check_all_is_there_once(device.store(), lrs), facts);
}
