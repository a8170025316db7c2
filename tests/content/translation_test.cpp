// A lesson in a second language: topics/2.1.cy.md of the sample course, and what can go wrong with one.
#include "content/changed_course.h"

#include "content/text.h"

using testing_content::ChangedCourse;
using testing_content::check_slips;
using testing_content::sample_course;
using testing_content::text_of;

static const std::string welsh_file = "topics/2.1.cy.md";

static const model::Translation* welsh_of(const model::Course& course)
{
    return model::topic_of(course, "2.1")->lesson->in("cy");
}

TEST_CASE("a lesson's translation has its pages by the same ids, in its own words, and leaves the lesson as it is")
{
    const auto [course, problems] = content::load(sample_course());
    CHECK(text_of(problems) == "");
    const model::Lesson& lesson = *model::topic_of(*course, "2.1")->lesson;
    const model::Translation* welsh = lesson.in("cy");

    REQUIRE(welsh);
    CHECK(welsh->title == "Ei gael yn ôl");
    CHECK(welsh->purpose == "Gwybod beth sy’n digwydd pan ddaw beic yn ôl.");
    REQUIRE(welsh->sections.size() == lesson.sections.size());
    for (std::size_t i = 0; i < lesson.sections.size(); ++i) CHECK(welsh->sections[i].id == lesson.sections[i].id);
    CHECK(welsh->sections[1].title == "Os yw’n hwyr");
    CHECK(lesson.sections[1].title == "If it is late");
    CHECK(lesson.purpose == "Know what happens when a bicycle comes back.");
    CHECK_FALSE(lesson.in("en"));
    CHECK_FALSE(model::topic_of(*course, "1.1")->lesson->in("cy"));
}

TEST_CASE("a translation says its figures in words; the lesson keeps its drawings")
{
    const auto course = content::load(sample_course()).course;
    const auto figure = [](const model::Document& pages) {
        return std::get<model::FigureHere>(pages.at(0).blocks.at(1));
    };

    const auto welsh = figure(welsh_of(*course)->sections);
    CHECK(welsh.id == "way-back");
    CHECK(welsh.caption == "Ysgrifennir popeth a welir cyn rhoi’r beic i gadw.");
    CHECK(welsh.words.size() == 4);
    CHECK(figure(model::topic_of(*course, "2.1")->lesson->sections) == model::FigureHere{"way-back"});
}

TEST_CASE("a slip at the top of a translation is told with its line")
{
    check_slips({
        {"topics/2.1.cy.md", "title = ", "titel = ", "topics/2.1.cy.md:2: unknown key “titel”. Did you mean “title”?"},
        {"topics/2.1.cy.md", "finished = true\n", "finished = true\nminutes = 1\n",
         "topics/2.1.cy.md:6: “minutes” is the same in every language, and stands in topics/2.1.md alone. Take it out "
         "here."},
        {"topics/2.1.cy.md", R"(law_as_at = "2026-11-23")", R"(law_as_at = "2026-05-23")",
         "topics/2.1.cy.md:4: this was made from the lesson as at 2026-05-23, and topics/2.1.md is as at 2026-11-23. "
         "Compare the two, then move “law_as_at” on."},
        {"topics/2.1.cy.md", R"(id = "way-back")", R"(id = "way-bach")",
         "topics/2.1.cy.md:8: no page of this lesson shows the figure “way-bach”. Did you mean “way-back”?"},
        {"topics/2.1.cy.md", R"(id = "way-back")", R"(id = "five-points")",
         R"(topics/2.1.cy.md:8: no page of this lesson shows the figure “five-points”. Take it out.
topics/2.1.cy.md:18: the figure “way-back” is not in words yet: its drawing speaks another language. Add a [[figure]] with this id, “caption” and “words”.)"},
        {"topics/2.1.cy.md", R"("Llenwir y slip.", )", "",
         "topics/2.1.cy.md:8: the figure “way-back” has 3 lines here, and 4 in figures/figures.toml. Make them equal."},
        {"topics/2.1.cy.md", "finished = true\n",
         "finished = true\n[[figure]]\nid = \"way-back\"\ncaption = \"Eto\"\nwords = [\"Eto\"]\n",
         "topics/2.1.cy.md:12: the figure “way-back” stands here twice. Take one out."},
    });
}

TEST_CASE("a translation with other pages than its lesson is told of them")
{
    check_slips({
        {"topics/2.1.cy.md", "{#if-it-is-late}", "{#if-it-is-lat}",
         "topics/2.1.cy.md:20: topics/2.1.md has no page “if-it-is-lat”. Did you mean “if-it-is-late”?"},
        {"topics/2.1.cy.md", "## Os yw’n hwyr {#if-it-is-late}\n\n", "",
         "topics/2.1.cy.md:13: the page “if-it-is-late” of topics/2.1.md is left out. Translate it too."},
        {"topics/2.1.cy.md", "## Os yw’n hwyr", "## Eto {#again}\n\nEto.\n\n## Os yw’n hwyr",
         "topics/2.1.cy.md:20: topics/2.1.md has no page “again”. Give this one the id it has there, or take it out."},
    });

    const ChangedCourse folder;
    folder.change(welsh_file, "{#at-the-desk}", "{#put-aside}");
    folder.change(welsh_file, "{#if-it-is-late}", "{#at-the-desk}");
    folder.change(welsh_file, "{#put-aside}", "{#if-it-is-late}");
    CHECK(text_of(folder.load().problems) ==
          "topics/2.1.cy.md:13: the pages of topics/2.1.md stand in another order: “at-the-desk” and “if-it-is-late”. "
          "Use that order.");
}

TEST_CASE("a translation that leaves a part or a link of a page out, or adds one, is told of it")
{
    check_slips({
        {"topics/2.1.cy.md", "Gofynnwch a yw", "1. Gofynnwch a yw",
         "topics/2.1.cy.md:20: part 1 of this page is a numbered list of 1 line, and in topics/2.1.md it is a "
         "paragraph. Make them the same."},
        {"topics/2.1.cy.md", "yn iawn. Rheswm", "yn iawn.\n\nRheswm",
         "topics/2.1.cy.md:20: this page has 2 parts, and in topics/2.1.md it has 1. Leave nothing out, and add "
         "nothing."},
        {"topics/2.1.cy.md", "[slip benthyg](word:lending-slip)", "slip benthyg",
         "topics/2.1.cy.md:13: topics/2.1.md links “word:lending-slip” on this page, and here the link is missing. Add "
         "it: [words](word:lending-slip)."},
        {"topics/2.1.cy.md", "(word:lending-slip)", "(word:lending-slips)",
         "topics/2.1.cy.md:16: this page of topics/2.1.md has no link to “word:lending-slips”. Did you mean "
         "“word:lending-slip”?"},
        {"topics/2.1.cy.md", "Gofynnwch a yw popeth yn iawn.", "[Gofynnwch](source:H1) a yw popeth yn iawn.",
         "topics/2.1.cy.md:22: this page of topics/2.1.md has no link to “source:H1”. Take it out, or add it there "
         "too."},
    });
}

TEST_CASE("steps, rows and call-outs are counted: a step that is lost in the other language is told")
{
    const ChangedCourse folder;
    const std::string front =
        "+++\ntitle = \"T\"\npurpose = \"P\"\nlaw_as_at = \"2026-11-23\"\nfinished = true\n+++\n\n";
    folder.write("topics/1.2.cy.md", front +
                                         "## Sedd {#saddle-first}\n\nSedd:\n\n1. Un.\n2. Dau.\n\n> [!reflect] Beth\n"
                                         "> Eto?\n");
    folder.write("topics/2.2.cy.md",
                 front +
                     "## Desg {#desk-or-workshop}\n\n[Desg](source:W7)\n\n| A | B |\n| --- | --- "
                     "|\n| a | b |\n| c | d |\n\n> [!key] Beth\n> [Eto](lesson:1.1#five-points).\n");

    CHECK(text_of(folder.load().problems) ==
          "topics/1.2.cy.md:8: part 2 of this page is a numbered list of 2 lines, and in topics/1.2.md it is a "
          "numbered list of 3 lines. Make them the same.\n"
          "topics/2.2.cy.md:8: part 3 of this page is a [!key] call-out with a paragraph, and in topics/2.2.md it is a "
          "[!practice] call-out with a paragraph. Make them the same.");
}

TEST_CASE("a translation with a problem is left out, and its lesson is shown as before")
{
    const ChangedCourse folder;
    folder.change(welsh_file, "law_as_at = \"2026-11-23\"", "law_as_at = \"2026-05-23\"");

    const auto [course, problems] = folder.load();

    CHECK(problems.size() == 1);
    CHECK(model::topic_of(*course, "2.1")->finished);
    CHECK(welsh_of(*course) == nullptr);
}

TEST_CASE("a translation its author has not called finished is checked, and not shown")
{
    const ChangedCourse folder;
    folder.change(welsh_file, "finished = true\n", "");
    CHECK(text_of(folder.load().problems) == "");
    CHECK(welsh_of(*folder.load().course) == nullptr);

    folder.change(welsh_file, "(word:lending-slip)", "(word:lending-slips)");
    CHECK(folder.load().problems.size() == 1);
}

TEST_CASE("a translation of a lesson with problems is compared when they are mended")
{
    const ChangedCourse folder;
    folder.change("topics/2.1.md", "minutes = 1\n", "");

    CHECK(text_of(folder.load().problems) == "topics/2.1.md:2: “minutes” is missing. Add it.");
}

TEST_CASE("a file whose name ends in a language nobody asked for is told")
{
    const std::string welsh = ChangedCourse().read(welsh_file);
    const struct {
        const char *file, *told;
    } strangers[] = {
        {"topics/2.1.fr.md",
         "topics/2.1.fr.md: the app does not speak “fr”. A lesson can be in “en” and “cy”: mend the name, or take this "
         "file out."},
        {"topics/2.1.en.md",
         "topics/2.1.en.md: the course is in English itself. Put this into topics/2.1.md, or take it out."},
        {"topics/9.cy.md", "topics/9.cy.md: course.toml names no topic “9”. Add it there, or rename this file."},
        {"topics/late.md", "topics/late.md: course.toml names no topic “late”. Add it there, or rename this file."},
        {"questions/2.1.cy.toml",
         "questions/2.1.cy.toml: questions are asked in the language of the course alone. Put them into "
         "questions/2.1.toml, or take this file out."},
    };
    for (const auto& [file, told] : strangers) {
        const ChangedCourse folder;
        folder.write(file, welsh);
        CHECK(text_of(folder.load().problems) == told);
    }
}

TEST_CASE("a translation of a lesson that is not written yet is told")
{
    const ChangedCourse folder;
    folder.write("topics/1.2.cy.md", folder.read(welsh_file));
    folder.remove("topics/1.2.md");
    folder.remove("questions/1.2.toml");

    CHECK(text_of(folder.load().problems) ==
          "topics/1.2.cy.md: there is no topics/1.2.md that this could be a translation of. Write that first.");
}

TEST_CASE("no topic has an id that a translation's file would have")
{
    const ChangedCourse folder;
    folder.change("course.toml", "title = \"Putting it right\"\n",
                  "title = \"Putting it right\"\n[[module.topic]]\nid = \"2.1.cy\"\ntitle = \"Eto\"\n");

    CHECK(text_of(folder.load().problems) ==
          "course.toml:51: “2.1.cy” cannot be the id of a topic: topics/2.1.cy.md is the lesson 2.1 in Welsh. Give it "
          "another.");
}

TEST_CASE("a course in Welsh has lessons in English beside it")
{
    const ChangedCourse folder;
    folder.change("course.toml", "language = \"en\"", "language = \"cy\"");
    CHECK(text_of(folder.load().problems) ==
          "topics/2.1.cy.md: the course is in Welsh itself. Put this into topics/2.1.md, or take it out.");

    folder.write("topics/2.1.en.md", folder.read(welsh_file));
    folder.remove(welsh_file);
    const auto [course, problems] = folder.load();
    CHECK(text_of(problems) == "");
    CHECK(model::topic_of(*course, "2.1")->lesson->in("en"));
}

TEST_CASE("a translation has the limits of a lesson (RS-34)")
{
    const ChangedCourse folder;
    folder.write(welsh_file, std::string(content::most_bytes + 1, 'a'));

    CHECK(text_of(folder.load().problems) ==
          "topics/2.1.cy.md: this file is larger than 1 MiB, which no course text needs. Split it or make it shorter.");
}
