#include "content/changed_course.h"

#include "content/drawing.h"
#include "waypostctl/check.h"

#include <nlohmann/json.hpp>

#include <sstream>

using testing_content::ChangedCourse;
using testing_content::text_of;

TEST_CASE("a clean course is told in one line, and the check succeeds")
{
    std::ostringstream out;

    CHECK(waypostctl::check(testing_content::sample_course(), {.today = "2026-11-27"}, out) == 0);

    CHECK(out.str() ==
          "Lending a bicycle, version 2026-11-23: 5 of 5 topics finished, 19 questions, no problems. Welsh: 1 of "
          "5 lessons.\n");
}

TEST_CASE("a course in one language is told without a word of others")
{
    const ChangedCourse folder;
    folder.remove("topics/2.1.cy.md");
    std::ostringstream out;

    CHECK(waypostctl::check(folder.folder(), {.today = "2026-11-27"}, out) == 0);

    CHECK(out.str() == "Lending a bicycle, version 2026-11-23: 5 of 5 topics finished, 19 questions, no problems.\n");
}

TEST_CASE("any problem makes the check fail, and each is one line")
{
    const ChangedCourse folder;
    folder.change("topics/1.1.md", "minutes = 2\n", "");
    std::ostringstream out;

    CHECK(waypostctl::check(folder.folder(), {.today = "2026-11-27"}, out) == 1);

    CHECK(out.str() ==
          "topics/1.1.md:2: “minutes” is missing. Add it.\n"
          "Lending a bicycle, version 2026-11-23: 4 of 5 topics finished, 19 questions, 1 problem. Welsh: 1 of 4 "
          "lessons.\n");
}

TEST_CASE("advice is counted, shown when asked for, and fails nothing")
{
    const ChangedCourse folder;
    folder.change("topics/1.1.md", "2027-05-23", "2026-12-24");
    std::ostringstream quiet, full;

    CHECK(waypostctl::check(folder.folder(), {.today = "2026-11-27"}, quiet) == 0);
    CHECK(waypostctl::check(folder.folder(), {.today = "2026-11-27", .advice = true}, full) == 0);

    CHECK(quiet.str() ==
          "Lending a bicycle, version 2026-11-23: 5 of 5 topics finished, 19 questions, no problems, 1 piece of advice "
          "(see --advice). Welsh: 1 of 5 lessons.\n");
    CHECK(
        full.str().starts_with("topics/1.1.md:7: advice: the review of this is due by 2026-12-24. Plan it now.\n\n"
                               "reading age  words a sentence  words\n"));
    CHECK(full.str().ends_with("no problems, 1 piece of advice. Welsh: 1 of 5 lessons.\n"));
}

TEST_CASE("errors come before advice")
{
    const ChangedCourse folder;
    folder.change("course.toml", "questions = 3", "questions = 5");
    folder.change("topics/1.1.md", "2027-05-23", "2026-11-24");
    std::ostringstream out;

    CHECK(waypostctl::check(folder.folder(), {.today = "2026-11-27", .advice = true}, out) == 1);

    CHECK(out.str().starts_with("topics/1.1.md:7: this was to be reviewed"));
    CHECK(out.str().find("\ncourse.toml:40: advice: ") != std::string::npos);
}

TEST_CASE("--json tells a program the same: every problem, the counts and the reading ages")
{
    const ChangedCourse folder;
    folder.change("topics/1.1.md", "2027-05-23", "2026-11-24");
    std::ostringstream out;

    CHECK(waypostctl::check(folder.folder(), {.today = "2026-11-27", .as = waypostctl::As::json}, out) == 1);

    const auto told = nlohmann::json::parse(out.str());
    CHECK(told["errors"] == 1);
    CHECK(told["advice"] == 0);
    CHECK(told["questions"] == 19);
    CHECK(told["translated"]["cy"] == 1);
    REQUIRE(told["problems"].size() == 1);
    CHECK(told["problems"][0]["severity"] == "error");
    CHECK(told["problems"][0]["file"] == "topics/1.1.md");
    CHECK(told["problems"][0]["line"] == 7);
    REQUIRE(told["reading"].size() == 5);
    CHECK(told["reading"][0]["of"] == "1.1");
    CHECK(told["reading"][0]["age"] > 5);
}

TEST_CASE("a drawing that would not stand in every theme is told with its line")
{
    const struct {
        const char *before, *now, *told;
    } slips[] = {
        {"#1D2528", "#1D2529",
         "the colour “#1D2529” is not one of the seven a figure may have. See “Drawing a figure” in "
         "content/README.md."},
        {"#1D2528", "red",
         "the colour “red” is not one of the seven a figure may have. See “Drawing a figure” in content/README.md."},
        {"fill=\"#1D2528\"", "style=\"fill: rgb(1, 2, 3)\"",
         "the colour “rgb(1, 2, 3)” is not one of the seven a figure may have. See “Drawing a figure” in "
         "content/README.md."},
        {"font-size=\"22\"", "font-size=\"18\"", "words of size “18” are too small. Make them 19 or more."},
        {"font-weight=\"600\"", "font-family=\"Arial\"", "the typeface “Arial” is not ours. Use Inter or Vollkorn."},
        {"<text", "<image href=\"face.png\"/><text",
         "“face.png” is another file. A drawing stands on its own.\n"
         "<image> cannot be used in a figure. Draw it flat."},
    };
    for (const auto& slip : slips) {
        const ChangedCourse folder;
        folder.change("figures/way-back.svg", slip.before, slip.now);
        std::string told;
        for (const auto& problem : content::problems_of_drawing(folder.folder(), "way-back", false)) {
            CHECK(problem.file == "figures/way-back.svg");
            CHECK(problem.line == 5);
            told += (told.empty() ? "" : "\n") + problem.what;
        }
        CHECK(told == slip.told);
    }
}

TEST_CASE("a drawing has the width its place on the page has, and lines that can be seen")
{
    const ChangedCourse folder;
    folder.change("figures/way-back-narrow.svg", "viewBox=\"0 0 752", "viewBox=\"0 0 750");
    folder.change("figures/way-back-narrow.svg", "stroke-width=\"6\"", "stroke-width=\"2\"");

    CHECK(text_of(content::problems_of_drawing(folder.folder(), "way-back", true)) ==
          "figures/way-back-narrow.svg:1: the drawing has to be 752 wide: viewBox=\"0 0 752 HEIGHT\".\n"
          "figures/way-back-narrow.svg:3: a line of “2” is too thin. Make it 3 or more.");
}
