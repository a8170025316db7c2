// Finding pages by their words, and keeping them.
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;
using sample::Desk;

namespace {

const Found& found(const Desk& desk, std::size_t index = 0) { return desk.on<SearchPage>().found->all.at(index); }

void search_for(Desk& desk, const std::string& text)
{
    desk.app().handle(ToHome{});
    desk.app().handle(ToSearch{});
    for (const char letter : text) desk.app().handle(TypeText{std::string(1, letter)});
}

// Opens the first page of the course's second lesson beside the search, past the notice of its module.
void open_first(Desk& desk)
{
    desk.app().handle(OpenFound{0});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
}

std::vector<KeptPagesPage::Line> kept(Desk& desk)
{
    desk.app().handle(ToHome{});
    desk.app().handle(ToSearch{});
    desk.app().handle(ToKeptPages{});
    return desk.on<KeptPagesPage>().pages;
}

std::shared_ptr<Course> copy_of_course() { return std::make_shared<Course>(*sample::small_course()); }

}  // namespace

TEST_CASE("what was found opens beside the search, and Back comes to the search with its text and its list")
{
    Desk desk;
    desk.enrol();
    desk.learn_module();  // no notice any more in module 1
    search_for(desk, "saddle");
    const std::string name = name_of(desk.page());
    REQUIRE(found(desk).title == "Saddle first");
    desk.app().handle(GoOn{});
    CHECK_FALSE(desk.on<SearchPage>().typing);

    desk.app().handle(OpenFound{0});
    REQUIRE(desk.is_on<LessonPage>());
    CHECK(desk.on<LessonPage>().section.title == "Saddle first");
    CHECK(desk.on<LessonPage>().back_to == LessonPage::BackTo::search);

    desk.app().handle(GoBack{});
    CHECK(desk.on<SearchPage>().text == "saddle");
    CHECK_FALSE(desk.on<SearchPage>().typing);
    CHECK(name_of(desk.page()) == name);  // so that its list stands where it stood
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<HomePage>());
    desk.app().handle(ToSearch{});
    CHECK(desk.on<SearchPage>().text.empty());
    CHECK(name_of(desk.page()) != name);
}

TEST_CASE("letters come and go one by one, and the list with them")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "workshopx");
    CHECK(desk.on<SearchPage>().found->all.empty());
    desk.app().handle(GoOn{});
    CHECK_FALSE(desk.on<SearchPage>().typing);  // the whole glass says what to try

    desk.app().handle(TypeUndo{});
    CHECK(desk.on<SearchPage>().typing);
    CHECK(desk.on<SearchPage>().text == "workshop");
    CHECK(found(desk).title == "Desk or workshop");
    desk.app().handle(ClearText{});
    CHECK_FALSE(desk.on<SearchPage>().found.has_value());
    desk.app().handle(TypeUndo{});
    CHECK(desk.on<SearchPage>().text.empty());
}

TEST_CASE("RS-34: a search takes 80 letters and no control characters")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "");
    for (int i = 0; i < 100; ++i) desk.app().handle(TypeText{"ŵ"});
    desk.app().handle(TypeText{"\n"});
    desk.app().handle(TypeText{std::string(500, 'a')});

    CHECK(desk.on<SearchPage>().text.size() == 160);
}

TEST_CASE("a page of a module not begun shows the module's notice first, with a way back to the search")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "saddle");

    desk.app().handle(OpenFound{0});
    REQUIRE(desk.is_on<ContentNoticePage>());
    desk.app().handle(GoBack{});
    CHECK(desk.on<SearchPage>().text == "saddle");

    desk.app().handle(OpenFound{0});
    desk.app().handle(GoOn{});
    REQUIRE(desk.is_on<LessonPage>());
    CHECK(desk.on<LessonPage>().section.id == "saddle-first");
    desk.app().handle(GoBack{});
    CHECK(desk.on<SearchPage>().text == "saddle");
    desk.app().handle(OpenFound{0});
    CHECK(desk.is_on<LessonPage>());  // read once in a sitting
}

TEST_CASE("looking a page up is not reading it: nothing is kept in the ledger, and the place in the course stays")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    const auto before = desk.facts().size();
    search_for(desk, "workshop");
    open_first(desk);
    desk.app().handle(GoBack{});
    desk.app().handle(ToHome{});

    CHECK(desk.facts().size() == before);
    CHECK(desk.on<HomePage>().here->topic_number == 2);
}

TEST_CASE("a word of the word list opens over the search")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "slip card");
    desk.app().handle(OpenFound{0});

    CHECK(desk.on<SearchPage>().word->word == "Lending slip");
    desk.app().handle(GoBack{});
    CHECK_FALSE(desk.on<SearchPage>().word.has_value());
    desk.app().handle(OpenFound{0});
    desk.app().handle(CloseSheet{});
    CHECK_FALSE(desk.on<SearchPage>().word.has_value());
    desk.app().handle(OpenFound{99});
    CHECK(desk.is_on<SearchPage>());
}

TEST_CASE("from a page that was found, Find comes back to the search it was found by")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "workshop");
    open_first(desk);
    desk.app().handle(OpenLink{"lesson:1.1#five-points"});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    REQUIRE(desk.on<LessonPage>().section.id == "five-points");
    CHECK(desk.on<LessonPage>().back_to == LessonPage::BackTo::page);

    desk.app().handle(ToSearch{});
    CHECK(desk.on<SearchPage>().text == "workshop");
    desk.app().handle(GoBack{});
    CHECK(desk.is_on<HomePage>());
}

TEST_CASE("in a lesson, Find leads to a search and Back to the very page")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    const std::string name = name_of(desk.page());
    desk.app().handle(ToSearch{});
    desk.app().handle(TypeText{"desk"});
    desk.app().handle(GoBack{});

    CHECK(name_of(desk.page()) == name);
    CHECK_FALSE(desk.on<LessonPage>().reading_again);
}

TEST_CASE("a search says that it is not ready, and looks by itself when it is")
{
    Desk desk;
    desk.enrol();
    desk.index_is_ready(false);
    search_for(desk, "workshop");
    CHECK_FALSE(desk.on<SearchPage>().ready);
    CHECK_FALSE(desk.on<SearchPage>().found.has_value());

    desk.index_is_ready(true);
    desk.app().look_again();
    CHECK(desk.on<SearchPage>().ready);
    CHECK(found(desk).title == "Desk or workshop");
}

TEST_CASE("R-04: Hide covers a search, and its text comes back only with the learner's PIN; Finish forgets it")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "desk");
    desk.app().handle(Hide{});
    REQUIRE(desk.is_on<CoverPage>());
    desk.app().handle(ComeBack{});
    desk.type_pin();
    CHECK(desk.on<SearchPage>().text == "desk");

    desk.app().handle(AskToFinish{});
    desk.app().handle(Finish{});
    desk.sign_in();
    CHECK(desk.is_on<HomePage>());
    desk.app().handle(ToSearch{});
    CHECK(desk.on<SearchPage>().text.empty());
    for (const Fact& fact : desk.facts()) CHECK(std::string(kind_of(fact.body)) != "page_kept");
}

TEST_CASE("a page is kept, found in the list after a restart, and not kept any more")
{
    Desk desk;
    desk.enrol();
    desk.app().handle(CarryOn{});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    const std::string title = desk.on<LessonPage>().section.title;
    CHECK_FALSE(desk.on<LessonPage>().kept);
    desk.app().handle(KeepPage{});
    CHECK(desk.on<LessonPage>().kept);

    desk.kill();
    desk.sign_in();
    const auto lines = kept(desk);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].title == title);
    CHECK_FALSE(lines[0].gone);
    desk.app().handle(ToLesson{lines[0].place});
    if (desk.is_on<ContentNoticePage>()) desk.app().handle(GoOn{});
    CHECK(desk.on<LessonPage>().kept);
    CHECK(desk.on<LessonPage>().back_to == LessonPage::BackTo::kept_pages);

    desk.app().handle(KeepPage{});
    CHECK_FALSE(desk.on<LessonPage>().kept);
    desk.app().handle(GoBack{});
    CHECK(desk.on<KeptPagesPage>().pages.empty());
    desk.app().handle(GoBack{});
    CHECK(desk.on<SearchPage>().kept == 0);
}

TEST_CASE("the latest kept page comes first")
{
    Desk desk;
    desk.enrol();
    for (const char* word : {"saddle", "workshop"}) {
        search_for(desk, word);
        open_first(desk);
        desk.app().handle(KeepPage{});
    }
    const auto lines = kept(desk);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].title == "Desk or workshop");
    CHECK(lines[1].title == "Saddle first");
}

TEST_CASE("kept pages are the learner's own, and no record store is told of them")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "workshop");
    const auto unsent = desk.store().outbox_counts().unsent();
    open_first(desk);
    desk.app().handle(KeepPage{});
    CHECK(desk.store().outbox_counts().unsent() == unsent);

    desk.app().handle(Finish{});
    desk.enrol("Ben Owen", "CSE-0002", "5082");
    CHECK(kept(desk).empty());
}

TEST_CASE("R-42: a page that was kept is found again when the course gives it another id")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "workshop");
    open_first(desk);
    desk.app().handle(KeepPage{});
    auto renamed = copy_of_course();
    Section& page = renamed->modules[1].topics[1].lesson->sections[0];
    page.id = "where-it-goes";
    page.title = "Where it goes";
    renamed->moved = {{.from = {"2.2", "desk-or-workshop"}, .to = {"2.2", "where-it-goes"}}};

    desk.change_course(renamed);
    desk.sign_in();
    const auto lines = kept(desk);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].title == "Where it goes");
    CHECK(lines[0].place == Place{"2.2", "where-it-goes"});

    desk.app().handle(ToLesson{lines[0].place});
    CHECK(desk.on<LessonPage>().kept);
    desk.app().handle(KeepPage{});
    CHECK(kept(desk).empty());
}

TEST_CASE("R-42: a page kept under its old id and its new one is one page, and goes as one")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "workshop");
    open_first(desk);
    desk.app().handle(KeepPage{});
    auto renamed = copy_of_course();
    renamed->modules[1].topics[1].lesson->sections[0].id = "where-it-goes";
    desk.change_course(renamed);  // the alias was forgotten
    desk.sign_in();
    search_for(desk, "workshop");
    open_first(desk);
    CHECK_FALSE(desk.on<LessonPage>().kept);
    desk.app().handle(KeepPage{});
    CHECK(kept(desk).size() == 2);

    auto mended = std::make_shared<Course>(*renamed);
    mended->moved = {{.from = {"2.2", "desk-or-workshop"}, .to = {"2.2", "where-it-goes"}}};
    desk.change_course(mended);
    desk.sign_in();
    const auto lines = kept(desk);
    REQUIRE(lines.size() == 1);
    desk.app().handle(ToLesson{lines[0].place});
    desk.app().handle(KeepPage{});
    CHECK(kept(desk).empty());
}

TEST_CASE("R-42: a kept page that the course lost is shown with its old title, until it is taken off the list")
{
    Desk desk;
    desk.enrol();
    search_for(desk, "workshop");
    open_first(desk);
    desk.app().handle(KeepPage{});
    auto without = copy_of_course();
    without->modules[1].topics[1].finished = false;

    desk.change_course(without);
    desk.sign_in();
    const auto lines = kept(desk);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].gone);
    CHECK(lines[0].title == "Desk or workshop");
    CHECK(lines[0].topic_title == "Putting it right");
    desk.app().handle(ToLesson{lines[0].place});
    CHECK(desk.is_on<KeptPagesPage>());

    desk.app().handle(DropKeptPage{lines[0].place});
    CHECK(desk.on<KeptPagesPage>().pages.empty());
    desk.kill();
    desk.sign_in();
    CHECK(kept(desk).empty());
}

TEST_CASE("R-42: what a result says to read again is found under its new id")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    auto renamed = copy_of_course();
    renamed->modules[0].topics[0].lesson->sections[0].id = "the-five";
    renamed->moved = {{.from = {"1.1", "five-points"}, .to = {"1.1", "the-five"}}};
    desk.change_course(renamed);
    desk.sign_in();

    desk.app().handle(ToLesson{{"1.1", "five-points"}});
    CHECK(desk.on<LessonPage>().section.id == "the-five");
}

TEST_CASE("RS-02: where the disk takes nothing, a page is not shown as kept")
{
    Desk desk;
    desk.enrol();
    desk.learn_topic();
    desk.fill_disk();
    desk.sign_in();
    for (int i = 0; i < 200 && !desk.is_on<TroublePage>(); ++i) {
        if (!desk.app().is_signed_in()) desk.sign_in();
        desk.app().handle(ToLesson{{"1.1", "five-points"}});
        const bool kept_before = desk.on<LessonPage>().kept;
        desk.app().handle(KeepPage{});
        if (!desk.is_on<TroublePage>()) continue;
        desk.app().handle(GoBack{});
        CHECK(desk.on<LessonPage>().kept == kept_before);
        return;
    }
    FAIL("the disk was never full");
}
