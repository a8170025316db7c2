// What does not fit the glass at the largest text, found by drawing the pages (KA-01).
#include "waypostctl/drawn.h"
#include "content/changed_course.h"

using testing_content::ChangedCourse;
using testing_content::text_of;

TEST_CASE("the pages of the sample course fit at the largest text")
{
    CHECK(text_of(waypostctl::problems_of_pages(testing_content::sample_course(),
                                                *content::load(testing_content::sample_course()).course)) == "");
}

TEST_CASE("a word wider than its place is told with its line")
{
    const ChangedCourse folder;
    folder.change("topics/1.2.md", "A bicycle of the wrong size",
                  "A bicycle-llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch of the wrong size");
    folder.change("questions/1.2.toml", "The colour is dark", "The colour is unquestionablyandindisputablydarkgreen");

    const auto told = text_of(waypostctl::problems_of_pages(folder.folder(), *folder.load().course));

    CHECK(
        told.find("topics/1.2.md:13: at the largest text “bicycle-llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogo"
                  "gogoch” is wider than its place on a glass 800 wide") != std::string::npos);
    CHECK(told.find(
              "questions/1.2.toml:58: at the largest text “unquestionablyandindisputablydarkgreen” is wider than its "
              "place on a glass 800 wide") != std::string::npos);
}

TEST_CASE("a page in the second language is laid out too, and what does not fit is told with its own line")
{
    const ChangedCourse folder;
    folder.change("topics/2.1.cy.md", "Gofynnwch", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochaidd");

    CHECK(
        text_of(waypostctl::problems_of_pages(folder.folder(), *folder.load().course))
            .starts_with("topics/2.1.cy.md:22: at the largest text “Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio"
                         "gogogochaidd” is wider than its place on a glass "));
}

TEST_CASE("a page that takes more than six glasses is to be divided")
{
    const ChangedCourse folder;
    std::string list;
    for (int i = 0; i < 60; ++i) list += "- One more thing to look at.\n";
    folder.change("topics/1.2.md", "1. Stand beside the bicycle.\n",
                  list + "\nThen:\n\n1. Stand beside the bicycle.\n");

    const auto problems = waypostctl::problems_of_pages(folder.folder(), *folder.load().course);

    REQUIRE_FALSE(problems.empty());
    for (const auto& problem : problems) {
        CHECK(problem.file == "topics/1.2.md");
        CHECK(problem.line == 11);
        CHECK(problem.severity == model::Severity::advice);
        CHECK(problem.what.find("glasses long") != std::string::npos);
    }
}
