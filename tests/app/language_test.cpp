// KA-27: both languages on every page, without losing the place; R-13: and the records do not notice.
#include "content/words.h"
#include "device.h"
#include "kiosk.h"
#include "platform/headless.h"
#include "stage.h"
#include "support/desk.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>

using namespace model;
using sample::Desk;

namespace {

Language language_of(Desk& desk) { return desk.app().reading().language; }

// Reads a topic and answers its check; `between` is done at every step.
std::vector<std::string> told_by(const std::function<void(Desk&)>& between, const Intent& begin = CarryOn{})
{
    Desk desk;
    desk.enrol();
    between(desk);
    desk.app().handle(begin);
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    while (desk.is_on<LessonPage>()) {
        between(desk);
        desk.app().handle(TurnPage{1});
    }
    while (desk.is_on<QuestionPage>()) {
        between(desk);
        desk.answer();
        between(desk);
        desk.app().handle(NextQuestion{});
    }
    between(desk);
    desk.app().handle(Finish{});
    std::vector<std::string> told;
    for (const store::Queued& queued : desk.store().statements_of(desk.store().learners().front().id)) {
        auto statement = nlohmann::json::parse(queued.body);
        told.push_back(statement["verb"].dump() + statement["object"].dump());
    }
    return told;
}

}  // namespace

TEST_CASE("KA-27: switching the language leaves the page as it is, and a learner keeps the one they chose")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    desk.app().handle(TurnPage{1});
    const std::string before = name_of(desk.page());

    desk.app().handle(SwitchLanguage{});
    CHECK(name_of(desk.page()) == before);
    CHECK(language_of(desk) == Language::welsh);

    desk.app().handle(Finish{});
    CHECK(language_of(desk) == Language::english);  // whoever comes next has not chosen
    desk.kill();
    desk.sign_in();
    CHECK(language_of(desk) == Language::welsh);
    desk.app().handle(SwitchLanguage{});
    CHECK(language_of(desk) == Language::english);
}

TEST_CASE("KA-27: the language chosen before the name is theirs from then on")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(Finish{});
    desk.app().handle(SwitchLanguage{});
    CHECK(desk.is_on<StartPage>());

    desk.sign_in();

    CHECK(language_of(desk) == Language::welsh);
    CHECK(desk.store().learners().front().reading.language == Language::welsh);
}

TEST_CASE("KA-27: a language chosen on the start page and left alone is forgotten in time for the next person")
{
    Desk desk;
    desk.app().handle(SwitchLanguage{});
    desk.app().touched();
    REQUIRE(desk.app().patience());

    desk.pass(*desk.app().patience());

    CHECK(language_of(desk) == Language::english);
    CHECK_FALSE(desk.app().patience());
}

TEST_CASE("KA-26: with the app in Welsh the kiosk shows the words of an English course as English")
{
    const Words words = content::load_words(shipped("content") / "words/cy.toml").words;
    Desk desk;
    desk.enrol();
    desk.app().handle(SwitchLanguage{});
    const std::string title = desk.on<HomePage>().here->title;
    platform::Headless glass({1280, 800});
    ui::Ui ui(glass, ui_setup(std::filesystem::path()));
    Kiosk kiosk(desk.app(), ui, [&](Language) -> const Words& { return words; });

    kiosk.take({.kind = platform::Event::Kind::shown});

    const auto language = [&](std::string_view label) {
        const auto item = std::ranges::find(ui.items(), label, &ui::Item::label);
        REQUIRE_MESSAGE(item != ui.items().end(), std::string(label));
        return item->language;
    };
    CHECK(language(title) == "en");
    CHECK(language(words("frame.help")) == "cy");
}

TEST_CASE("R-13: changing the language at every step tells the record store nothing more and nothing else")
{
    const auto steady = told_by([](Desk&) {});
    const auto switched = told_by([](Desk& desk) { desk.app().handle(SwitchLanguage{}); });

    REQUIRE(steady.size() > 5);
    CHECK(switched == steady);
}

// --- lessons in a second language: in the sample course, 2.1
// ----------------------------------------------------------

TEST_CASE("KA-27: a lesson is shown in the reader's language where it is translated, else in the course's")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(SwitchLanguage{});

    desk.app().handle(ToLesson{{"2.1", ""}});
    CHECK(desk.on<LessonPage>().language == "cy");
    CHECK(desk.on<LessonPage>().topic_title == "Ei gael yn ôl");
    CHECK(desk.on<LessonPage>().section.title == "Wrth y ddesg");
    CHECK(desk.on<LessonPage>().purpose == "Gwybod beth sy’n digwydd pan ddaw beic yn ôl.");
    CHECK(desk.on<LessonPage>().law_as_at == "2026-11-23");
    CHECK(desk.on<LessonPage>().sources.size() == 1);

    desk.app().handle(ToLesson{{"2.2", ""}});
    CHECK(desk.on<LessonPage>().language == "en");
    CHECK(desk.on<LessonPage>().section.title == "Desk or workshop");
}

TEST_CASE("KA-27: switching in the middle of a lesson keeps the page and records nothing; pages read stay read")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(ToLesson{{"2.1", ""}});
    desk.app().handle(TurnPage{1});
    const LessonPage english = desk.on<LessonPage>();
    const auto facts = desk.facts();

    desk.app().handle(SwitchLanguage{});
    CHECK(desk.on<LessonPage>().section.title == "Os yw’n hwyr");
    CHECK(desk.on<LessonPage>().section.id == english.section.id);
    CHECK(desk.on<LessonPage>().index == english.index);
    CHECK(desk.on<LessonPage>().total == english.total);
    CHECK(desk.facts().size() == facts.size());

    desk.app().handle(TurnPage{-1});
    desk.app().handle(TurnPage{1});
    CHECK(desk.facts().size() == facts.size());
    desk.app().handle(SwitchLanguage{});
    CHECK(desk.on<LessonPage>().section == english.section);

    desk.app().handle(SwitchLanguage{});
    desk.kill();
    desk.sign_in();
    desk.app().handle(ToLesson{{"2.1", ""}});
    CHECK(desk.on<LessonPage>().section.title == "Os yw’n hwyr");
    desk.app().handle(TurnPage{1});
    CHECK(desk.is_on<QuestionPage>());
    CHECK(std::get<PageLeft>(desk.facts().back().body).section == "if-it-is-late");
}

TEST_CASE("KA-27: a lesson under the reading settings comes back in the language chosen there")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(ToLesson{{"2.1", ""}});
    desk.app().handle(ToReading{});
    Reading reading = desk.app().reading();
    reading.language = Language::welsh;

    desk.app().handle(SetReading{reading});
    desk.app().handle(GoBack{});

    CHECK(desk.on<LessonPage>().section.title == "Wrth y ddesg");
}

TEST_CASE("R-13: a page kept in Welsh is the page kept in English")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(SwitchLanguage{});
    desk.app().handle(ToLesson{{"2.1", "if-it-is-late"}});
    desk.app().handle(KeepPage{});
    CHECK(desk.on<LessonPage>().kept);
    CHECK(desk.facts().back().body == FactBody(PageKept{.topic = "2.1",
                                                        .section = "if-it-is-late",
                                                        .title = "If it is late",
                                                        .topic_title = "Taking it back",
                                                        .kept = true}));

    desk.app().handle(SwitchLanguage{});
    CHECK(desk.on<LessonPage>().kept);
    desk.app().handle(KeepPage{});
    desk.app().handle(ToKeptPages{});
    CHECK(desk.on<KeptPagesPage>().pages.empty());
}

TEST_CASE("R-13: a lesson read in Welsh, or in both, tells the record store what it tells in English")
{
    const Intent begin = ToLesson{{"2.1", ""}};
    const auto english = told_by([](Desk&) {}, begin);
    const auto welsh = told_by(
        [](Desk& desk) {
            if (language_of(desk) == Language::english) desk.app().handle(SwitchLanguage{});
        },
        begin);
    const auto both = told_by([](Desk& desk) { desk.app().handle(SwitchLanguage{}); }, begin);

    REQUIRE(english.size() > 4);
    CHECK(welsh == english);
    CHECK(both == english);
}
