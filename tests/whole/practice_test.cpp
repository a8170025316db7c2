// The robot walks every kind of question and every way to practise, without a display: it sees words and touches words.
#include "content/words.h"
#include "journey.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "robot/robot.h"
#include "stage.h"
#include "support/desk.h"
#include "whole/told.h"

#include <doctest/doctest.h>

#include <set>

using namespace model;

namespace {

// Plays the part on the desk's app with a real Ui; tells which pages and kinds of question were met.
struct Walk {
    std::set<std::string> pages;
    std::set<ItemKind> kinds;
    std::set<std::pair<std::string, ItemKind>> ways;  ///< a way of asking, and a kind asked that way
    std::string why;

    Walk(sample::Desk& desk, robot::Part part)
    {
        static const auto words = content::load_words(shipped("content") / "words/en.toml").words;
        platform::Headless glass({1280, 800});
        ui::Ui ui(glass, ui_setup(std::filesystem::path(WAYPOST_SOURCE) / "tests/sample-course"));
        Kiosk kiosk(desk.app(), ui, [&](Language) -> const Words& { return words; });
        kiosk.take({.kind = platform::Event::Kind::shown});
        Journey journey(ui, robot::Robot(words, desk.app().course(), std::move(part)));
        for (int i = 0; i < 6'000; ++i) {
            const std::string name = name_of(desk.page());
            pages.insert(name.substr(0, name.find('/')) + (name.ends_with("/hint") ? "/hint" : ""));
            if (const auto* question = std::get_if<QuestionPage>(&desk.page())) {
                kinds.insert(question->item.kind);
                ways.insert({name.substr(0, name.find('/')), question->item.kind});
            }
            desk.pass(100);
            if (!journey.step([&](const platform::Event& event) { kiosk.take(event); })) {
                why = journey.robot().is_done() ? "" : journey.robot().why();
                return;
            }
        }
        why = "the robot did not come to an end";
    }
};

// The small course with every kind in its first topic, so that a check, practice and a test can meet them all.
std::shared_ptr<const Course> course_of_every_kind()
{
    auto course = std::make_shared<Course>(*sample::small_course());
    Topic& first = course->modules[0].topics[0];
    for (Item item : topic_of(*course, "2.2")->items) {
        item.id = "1.1-" + item.id;
        item.topic = "1.1";
        item.section = first.items[0].section;
        item.objective = first.items[0].objective;
        item.stem = "In the first topic: " + item.stem;
        first.items.push_back(std::move(item));
    }
    course->modules[0].test.questions = 100;
    course->modules[0].test.check_questions = 20;
    return course;
}

}  // namespace

TEST_CASE("the robot answers every kind of question in a check, in practice and in a test, and leaves no page behind")
{
    sample::Desk desk(course_of_every_kind());
    const Walk walk(desk, {.knows = 0.5, .seed = 5, .rounds = 8});

    REQUIRE(walk.why == "");
    CHECK(walk.kinds.size() == 8);
    for (const char* page :
         {"check", "learn", "learn/hint", "practice", "practice-done", "test", "test-review", "result"})
        CHECK_MESSAGE(walk.pages.contains(page), page);
    std::set<ItemKind> tested;
    for (const auto& [way, kind] : walk.ways)
        if (way == "test") tested.insert(kind);
    CHECK(tested.size() == 7);  // all but the authors' judgement
    const auto facts = desk.facts();
    CHECK(whole::count<Practised>(facts) > 10);
    CHECK(whole::count<TestHandedIn>(facts) == 1);
    whole::check_what_is_told(whole::all_waiting(desk.store()), facts);
}

TEST_CASE("what was missed comes back when the same person signs in again, and the robot finds it from home")
{
    sample::Desk desk(course_of_every_kind());
    REQUIRE(Walk(desk, {.knows = 0, .seed = 3}).why == "");
    desk.kill();

    const Walk again(desk, {.knows = 1, .seed = 4, .already_enrolled = true, .rounds = 4});

    REQUIRE(again.why == "");
    CHECK(again.pages.contains("refresh"));
}
