#include "content/changed_course.h"
#include "content/runs.h"

#include "content/drawing.h"

#include <algorithm>

using testing_content::ChangedCourse;
using testing_content::sample_course;
using testing_content::text_of;

static int finished_in(const model::Course& course)
{
    int finished = 0;
    for (const auto& module : course.modules) finished += static_cast<int>(model::finished_topics(module).size());
    return finished;
}

TEST_CASE("the sample course loads whole, without a problem")
{
    const auto [course, problems] = content::load(sample_course());

    CHECK(text_of(problems) == "");
    CHECK(course->id == "bicycle-lending");
    CHECK(course->modules.size() == 2);
    CHECK(finished_in(*course) == 5);
    CHECK(model::is_whole(*course));
    CHECK(course->objectives.size() == 2);
    CHECK(course->words.size() == 2);
    CHECK(course->sources.size() == 2);
    CHECK(course->figures.at(1).words.size() == 4);
    CHECK(course->contacts.at(0).group == model::ContactGroup::danger);
    CHECK(course->modules[0].test.questions == 4);
    CHECK(course->modules[0].test.pass_percent == 75);
}

TEST_CASE("questions of every kind come out as they were written, the steps of a shift with their words")
{
    const auto course = content::load(sample_course()).course;
    const auto& scale = *model::item_of(*course, "2.2-how-far");
    CHECK(scale.kind == model::ItemKind::scale);
    CHECK(model::key_of(scale) == model::Response{"nowhere"});

    const auto& verdict = *model::item_of(*course, "2.2-desk-mends");
    CHECK(verdict.kind == model::ItemKind::true_false);
    CHECK(model::key_of(verdict) == model::Response{"false", "workshop"});
    CHECK(verdict.hint == "Who has the tools?");
    CHECK(verdict.because.size() == 3);

    const auto& passage = *model::item_of(*course, "2.2-what-was-found");
    CHECK(model::key_of(passage) == model::Response{"chain", "lamp"});
    CHECK(model::reason_of(passage.options[1], false) == "Well left: it is a guess.");
    CHECK(model::reason_of(passage.options[1], true) == "This is a guess about the rider.");
    CHECK(model::reason_of(passage.options[0], false) == "This was seen.");

    const auto& shift = *model::item_of(*course, "2.2-rain");
    CHECK(model::right_answers(shift) == std::vector<model::Response>{{"same"}, {"more"}});
    CHECK(shift.news == "It stood in the rain all night.");
    CHECK(shift.options[3].words == "More concerned");
    CHECK(shift.options[4].words == "Very much more concerned");
}

TEST_CASE("how often a test may be taken, when, and its shares by difficulty are read; left out, nothing is limited")
{
    const testing_content::ChangedCourse folder;
    folder.change("course.toml", "pass_percent = 75",
                  "pass_percent = 75\nattempts = 3\nwait_minutes = 30\nrelease = \"facilitator\"\nrecall = 50\n"
                  "understand = 25\napply = 25");
    const auto [course, problems] = folder.load();

    CHECK(text_of(problems) == "");
    const model::TestRule& rule = course->modules[0].test;
    CHECK(rule.attempts == 3);
    CHECK(rule.wait_minutes == 30);
    CHECK(rule.release == model::Release::by_facilitator);
    CHECK(rule.share == std::array{50, 25, 25});
    CHECK(course->modules[1].test.attempts == 0);
    CHECK(course->modules[1].test.release == model::Release::at_once);
}

TEST_CASE("a lesson's blocks come out as they were written")
{
    const auto course = content::load(sample_course()).course;
    const auto& pages = model::topic_of(*course, "1.1")->lesson->sections;
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].id == "five-points");
    CHECK(pages[0].title == "Five points");
    REQUIRE(pages[0].blocks.size() == 3);
    CHECK(std::get<model::Paragraph>(pages[0].blocks[0]).spans ==
          model::Spans{{"Every bicycle is looked at "},
                       {"before it goes out", true},
                       {", even if it came back an hour ago. There are five points, and they have an order. ("},
                       {"House rules", false, "source:H1"},
                       {")"}});
    CHECK(std::get<model::FigureHere>(pages[0].blocks[1]).id == "five-points");
    const auto& key = std::get<model::Callout>(pages[0].blocks[2]);
    CHECK(key.kind == model::CalloutKind::key_point);
    CHECK(key.title == "Remember");
    CHECK(std::get<model::Paragraph>(key.blocks.at(0)).spans ==
          model::Spans{{"Tyres, brakes, chain, lights, saddle."}});

    REQUIRE(pages[1].blocks.size() == 5);
    CHECK(std::get<model::Heading>(pages[1].blocks[0]).spans == model::Spans{{"Wheels and brakes"}});
    const auto& table = std::get<model::Table>(pages[1].blocks[2]);
    CHECK(table.head == std::vector<model::Spans>{{{"Point"}}, {{"It is well when"}}});
    CHECK(table.rows.at(1) == std::vector<model::Spans>{{{"Brakes"}}, {{"the wheel stops "}, {"at once", true}}});
    const auto& practice = std::get<model::Callout>(pages[1].blocks[3]);
    REQUIRE(practice.blocks.size() == 2);
    CHECK(std::get<model::List>(practice.blocks[1]).items.size() == 3);
    const auto& numbered = std::get<model::List>(model::topic_of(*course, "1.2")->lesson->sections[0].blocks.at(1));
    CHECK(numbered.numbered);
    CHECK(numbered.items.at(2) == model::Spans{{"Sit on it, and touch the ground with your toes."}});
}

TEST_CASE("every kind of question comes out as it was written")
{
    const auto course = content::load(sample_course()).course;
    const auto& pairs = *model::item_of(*course, "1.3-pairs");
    CHECK(pairs.kind == model::ItemKind::matching);
    CHECK(pairs.targets.size() == 3);
    CHECK(pairs.options.at(2).target == "aloud");
    CHECK(pairs.sources == std::vector<std::string>{"H1", "W7"});
    const auto& when = *model::item_of(*course, "1.1-when");
    CHECK(when.kind == model::ItemKind::multiple);
    CHECK(when.version == 2);
    CHECK(model::key_of(when) == model::Response{"first", "again"});
    const auto& brake = *model::item_of(*course, "1.1-brake");
    CHECK(brake.kind == model::ItemKind::single);
    CHECK(brake.critical);
    CHECK(brake.topic == "1.1");
    CHECK(brake.section == "what-to-look-for");
    CHECK(model::item_of(*course, "1.1-order")->kind == model::ItemKind::ordering);
}

TEST_CASE("one bad lesson does not hide the others")
{
    const ChangedCourse folder;
    folder.write("topics/1.2.md", "nothing at all");

    const auto [course, problems] = folder.load();

    CHECK(problems.size() == 1);
    CHECK(finished_in(*course) == 4);
    CHECK_FALSE(model::topic_of(*course, "1.2")->finished);
    CHECK_FALSE(model::topic_of(*course, "1.2")->lesson);
    CHECK_FALSE(model::is_whole(*course));
}

TEST_CASE("one bad question is left out, and its topic is not shown half")
{
    const ChangedCourse folder;
    folder.change("questions/1.1.toml", "difficulty = 3", "difficulty = 4");

    const auto course = folder.load().course;

    CHECK(model::topic_of(*course, "1.1")->items.size() == 2);
    CHECK_FALSE(model::topic_of(*course, "1.1")->finished);
    CHECK(finished_in(*course) == 4);
}

TEST_CASE("a topic that refers to something left out is not shown, and nothing is told twice")
{
    const ChangedCourse folder;
    folder.change("glossary.toml", "[[word]]", "[[word]");

    const auto [course, problems] = folder.load();

    CHECK(text_of(problems) ==
          "glossary.toml:1: this cannot be read as TOML (Error while parsing table header: expected ']', saw '\\n'). "
          "Look at this line and the one before it.");
    CHECK(finished_in(*course) == 2);
}

TEST_CASE("a topic that is still being written is no problem, and is not shown")
{
    const ChangedCourse folder;
    folder.remove("topics/1.2.md");
    folder.remove("questions/1.2.toml");

    const auto [course, problems] = folder.load();

    CHECK(text_of(problems) == "");
    CHECK(finished_in(*course) == 4);
    CHECK_FALSE(model::is_whole(*course));
}

TEST_CASE("a lesson its author has not called finished is not shown, and nothing finished leads to it")
{
    const ChangedCourse folder;
    folder.change("topics/1.3.md", "finished = true\n", "");

    const auto [course, problems] = folder.load();

    CHECK(text_of(problems) ==
          "topics/1.1.md:40: topic 1.3 is not finished, so learners could not follow this link. "
          "Finish it, or take the link out.");
    CHECK(finished_in(*course) == 3);
}

TEST_CASE("a finished lesson needs questions")
{
    const ChangedCourse folder;
    folder.remove("questions/1.2.toml");

    CHECK(text_of(folder.load().problems) ==
          "topics/1.2.md: this lesson is finished but has no questions. Write questions/1.2.toml.");
}

TEST_CASE("without a course.toml there is a course without modules, and one problem")
{
    const ChangedCourse folder;
    folder.remove("course.toml");

    const auto [course, problems] = folder.load();

    CHECK(text_of(problems) == "course.toml: this file is missing. Write it, or put it back.");
    REQUIRE(course);
    CHECK(course->modules.empty());
    CHECK(content::load(std::filesystem::path("/nowhere/at/all")).course->modules.empty());
}

TEST_CASE("a figure's picture is named by its shape and theme")
{
    CHECK(content::picture_file("way-back", false, model::Theme::light) == "figures/way-back.wide.light.png");
    CHECK(content::picture_file("way-back", true, model::Theme::high_contrast) ==
          "figures/way-back.narrow.high_contrast.png");
}

TEST_CASE("a source named between sentences stands in brackets; one that is a word of its sentence does not")
{
    const auto apart = [](const model::Spans& spans) { return model::plain(content::with_sources_apart(spans)); };
    const model::Span source{"DfE, 2017", false, "source:S01"};
    CHECK(apart({{"They must ask. "}, source, {" Listen first."}}) == "They must ask. (DfE, 2017) Listen first.");
    CHECK(apart({{"They must ask.” "}, source}) == "They must ask.” (DfE, 2017)");
    CHECK(apart({{"Ring first. ", true}, {" "}, source}) == "Ring first.  (DfE, 2017)");
    CHECK(apart({{"They have to: "}, source}) == "They have to: (DfE, 2017)");
    CHECK(apart({{"One says it all: "}, source, {" is short."}}) == "One says it all: DfE, 2017 is short.");

    CHECK(apart({{"They must ask. "}, source, {" found that few do."}}) ==
          "They must ask. DfE, 2017 found that few do.");
    CHECK(apart({{"The law of "}, source, {" Some of it"}}) == "The law of DfE, 2017 Some of it");
    CHECK(apart({source, {" Listen first."}}) == "DfE, 2017 Listen first.");
    CHECK(apart({{"It starts. "}, {"Its parts differ.", false, "source:S15"}, {" Check."}}) ==
          "It starts. Its parts differ. Check.");
    CHECK(apart({{"It is so. "}, {"a child", false, "word:child"}, {" Here"}}) == "It is so. a child Here");
}
