// What is checked of a lesson in a second language: the checks of sentences and words are for English.
#include "content/changed_course.h"
#include "lint/lint.h"
#include "lint/readability.h"

#include <algorithm>

using testing_content::ChangedCourse;
using testing_content::text_of;

static std::string told_of(const ChangedCourse& course)
{
    const auto [read, problems] = course.load();
    return text_of(problems) +
           text_of(lint::look_over(
               {.folder = course.folder(), .course = *read, .is_whole = problems.empty(), .today = "2026-11-27"}));
}

TEST_CASE("a Welsh lesson is not measured by English sentences, syllables and ruled-out words")
{
    const ChangedCourse folder;
    std::string sentence = "Pushbike";
    for (int i = 0; i < 40; ++i) sentence += " anghyfreithlondeb";
    folder.change("topics/2.1.cy.md", "Gofynnwch a yw popeth yn iawn.", sentence + ".");

    CHECK(told_of(folder) == "");
    for (const auto& age : lint::reading_ages(lint::read_source(folder.folder()))) CHECK(age.of.size() == 3);
}

TEST_CASE("an English lesson of a course in Welsh is measured as English, and the course itself is not")
{
    const ChangedCourse folder;
    folder.change("course.toml", "language = \"en\"", "language = \"cy\"");
    folder.write("topics/2.1.en.md", folder.read("topics/2.1.cy.md"));
    folder.remove("topics/2.1.cy.md");
    folder.change("topics/2.1.en.md", "Gofynnwch a yw popeth yn iawn.", "Ask about the pushbike.");
    folder.change("topics/1.1.md", "Every bicycle is", "Every pushbike is");

    CHECK(told_of(folder).find("topics/2.1.en.md:22: the language guide rules out “pushbike”. Write: bicycle.") !=
          std::string::npos);
    CHECK(told_of(folder).find("topics/1.1.md") == std::string::npos);
    const auto ages = lint::reading_ages(lint::read_source(folder.folder()));
    REQUIRE(ages.size() == 1);
    CHECK(ages.front().of == "2.1.en");
}
