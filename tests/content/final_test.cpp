// The final assessment in course.toml.
#include "content/changed_course.h"

using testing_content::ChangedCourse;
using testing_content::text_of;

namespace {

const char* const end_of_course = "title = \"Putting it right\"\n";
const char* const good = R"(
[final]
title = "Final assessment"
questions = 8
pass_percent = 75
critical = 2
attempts = 3
wait_minutes = 20
release = "facilitator"
recall = 50
understand = 25
apply = 25
[[final.share]]
module = "1"
percent = 60
[[final.share]]
module = "2"
percent = 40
)";

// The sample course with this final assessment, which begins in line 51.
content::Loaded with(std::string final_table)
{
    const ChangedCourse folder;
    folder.change("course.toml", end_of_course, end_of_course + final_table);
    return folder.load();
}

std::string with_slip(const std::string& before, const std::string& now)
{
    std::string text = good;
    const auto at = text.find(before);
    REQUIRE(at != std::string::npos);
    return text_of(with(text.replace(at, before.size(), now)).problems);
}

}  // namespace

TEST_CASE("a final assessment is read with the words of a module's test, and the shares of its blueprint")
{
    const auto [course, problems] = with(good);

    CHECK(text_of(problems) == "");
    REQUIRE(course->final_assessment);
    CHECK(course->final_assessment->title == "Final assessment");
    const model::TestRule& rule = course->final_assessment->rule;
    CHECK(rule.questions == 8);
    CHECK(rule.pass_percent == 75);
    CHECK(rule.critical == 2);
    CHECK(rule.attempts == 3);
    CHECK(rule.wait_minutes == 20);
    CHECK(rule.release == model::Release::by_facilitator);
    CHECK(rule.share == std::array{50, 25, 25});
    REQUIRE(rule.shares.size() == 2);
    CHECK(rule.shares[0].module == "1");
    CHECK(rule.shares[0].percent == 60);
    const auto tests = model::tests_of(*course);
    REQUIRE(tests.size() == 3);
    CHECK(tests[2].is_final());
    CHECK(tests[2].topics.size() == 5);
}

TEST_CASE("a course without a final assessment is whole without one")
{
    const auto course = content::load(testing_content::sample_course()).course;
    CHECK_FALSE(course->final_assessment);
    CHECK_FALSE(model::final_of(*course));
    CHECK(model::tests_of(*course).size() == 2);
}

TEST_CASE("a slip in [final] is told with its line and what to do (R-34)")
{
    CHECK(with_slip("title = \"Final assessment\"\n", "") == "course.toml:51: this [final] has no “title”. Add it.");
    CHECK(with_slip("questions = 8", "questions = 0") ==
          "course.toml:53: “questions” has to be a whole number from 1 to 100.");
    CHECK(with_slip("critical = 2", "critical = 9") == "course.toml:55: “critical” cannot be more than “questions”.");
    CHECK(with_slip("attempts = 3", "atempts = 3") ==
          "course.toml:56: unknown key “atempts”. Did you mean “attempts”?");
    CHECK(
        with_slip("attempts = 3", "check_questions = 3").starts_with("course.toml:56: unknown key “check_questions”."));
    CHECK(with_slip("apply = 25", "apply = 35") ==
          "course.toml:59: “recall”, “understand” and “apply” are shares of 100; together they are 110.");
    CHECK(with_slip("percent = 60", "percent = 50") ==
          "course.toml:62: the shares of [final] are shares of 100; together they are 90.");
    CHECK(with_slip("percent = 60", "percent = 0") ==
          "course.toml:64: “percent” has to be a whole number from 1 to 100.");
    CHECK(with_slip("percent = 60\n", "") == "course.toml:62: this [[final.share]] has no “percent”. Add it.");
    CHECK(with_slip("module = \"1\"", "module = \"4\"") ==
          "course.toml:63: this file has no module “4”. Name one it has.");
    CHECK(with_slip("module = \"1\"", "module = \"2\"") ==
          "course.toml:66: two shares are of module “2”. Make them one.");
    CHECK(with_slip("module = \"1\"", "objective = \"O9\"") ==
          "course.toml:63: this file has no objective “O9”. Name one it has.");
    CHECK(with_slip("module = \"1\"", "objective = \"O1\"") ==
          "course.toml:66: the shares are either all of modules or all of objectives. Choose one.");
    CHECK(with_slip("module = \"1\"\n", "") ==
          "course.toml:62: a share is of one module or of one objective. Write “module” or “objective”.");
    CHECK(with_slip("module = \"1\"\n", "module = \"1\"\nobjective = \"O1\"\n") ==
          "course.toml:62: a share is of one module or of one objective. Write “module” or “objective”.");
    CHECK(with_slip("questions = 8", "questions = 19") ==
          "course.toml:51: a paper of [final] has 19 questions, but the course holds only 18. Write 1 more, or lower "
          "“questions” (R-34).\n"
          "course.toml:51: 60 per cent of a paper of [final] are 11 questions of module 1, which has only 9. Lower its "
          "share, or write 2 more (R-34).");
    CHECK(with_slip("critical = 2", "critical = 4") ==
          "course.toml:51: a paper of [final] holds 4 must-know questions, but the course has only 3. Mark 1 more with "
          "critical = true, or lower “critical” (R-34).");
    CHECK(
        with_slip("questions = 8\npass_percent = 75\ncritical = 2", "questions = 1\npass_percent = 75\ncritical = 1") ==
        "course.toml:51: a paper of [final] has 1 questions, and the course assesses 2 objectives. Ask at least one "
        "question on each.");
}

TEST_CASE("a final assessment with a slip is not shown, and hides nothing else")
{
    std::string text = good;
    const auto course = with(text.replace(text.find("percent = 60"), 12, "percent = 61")).course;
    CHECK_FALSE(course->final_assessment);
    CHECK(course->modules.size() == 2);
}

TEST_CASE("while topics are still being written nothing is asked of the final assessment's bank")
{
    const ChangedCourse folder;
    folder.change("course.toml", end_of_course, std::string(end_of_course) + good);
    folder.change("course.toml", "questions = 8", "questions = 30");
    folder.change("topics/2.2.md", "finished = true\n", "");
    const auto [course, problems] = folder.load();
    CHECK(text_of(problems) == "");
    CHECK(course->final_assessment);
}

TEST_CASE("no module may take the name of the final assessment")
{
    const ChangedCourse folder;
    folder.change("course.toml", "id = \"2\"", "id = \"final\"");
    CHECK(text_of(folder.load().problems)
              .starts_with("course.toml:37: “final” is the name of the final assessment. Give the module another id."));
}
