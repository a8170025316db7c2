#include "content/changed_course.h"

using testing_content::check_slips;

TEST_CASE("a slip in course.toml is told with its line and what to do (R-34)")
{
    check_slips({
        {"course.toml", R"(title = "Lending a bicycle")", R"(titel = "Lending a bicycle")",
         "course.toml:4: unknown key “titel”. Did you mean “title”?"},
        {"course.toml", R"(version = "2026-11-23")", R"(version = "")",
         "course.toml:5: “version” is empty. Write something between the quotes."},
        {"course.toml", "https://training.example.org/bicycle-lending", "http://training.example.org/bicycle-lending",
         "course.toml:3: “iri” has to be a whole address that begins with https:// and has no blanks."},
        {"course.toml", "https://training.example.org/bicycle-lending", "https://training.example.org/bicycle lending",
         "course.toml:3: “iri” has to be a whole address that begins with https:// and has no blanks."},
        {"course.toml", R"(law_as_at = "2026-11-23")", R"(law_as_at = "2026-02-30")",
         R"(course.toml:7: “law_as_at” has to be a date in quotes, year first, such as law_as_at = "2026-11-23".)"},
        {"course.toml", "pass_percent = 75", "pass_percent = 175",
         "course.toml:23: “pass_percent” has to be a whole number from 1 to 100."},
        {"course.toml", "pass_percent = 75", R"(pass_percent = "75")",
         "course.toml:23: “pass_percent” has to be a whole number from 1 to 100."},
        {"course.toml", "pass_percent = 75", "pass_percent = 75\nattempts = 101",
         "course.toml:24: “attempts” has to be a whole number from 0 to 100."},
        {"course.toml", "pass_percent = 75", "pass_percent = 75\nwait_minutes = -1",
         "course.toml:24: “wait_minutes” has to be a whole number from 0 to 10080."},
        {"course.toml", "pass_percent = 75", "pass_percent = 75\nrelease = \"tomorrow\"",
         "course.toml:24: “release” cannot be “tomorrow”. Choose one of “at-once” and “facilitator”."},
        {"course.toml", "pass_percent = 75", "pass_percent = 75\nrecall = 50\napply = 40",
         "course.toml:24: “recall”, “understand” and “apply” are shares of 100; together they are 90."},
        {"course.toml", R"([[module.topic]]
id = "2.2"
title = "Putting it right"
)",
         "",
         R"(questions/2.2.toml: course.toml names no topic “2.2”. Did you mean “1.2”? Add it there, or rename this file.
topics/2.2.md: course.toml names no topic “2.2”. Did you mean “1.2”? Add it there, or rename this file.)"},
        {"course.toml", "questions = 3", "questions = 12",
         "course.toml:39: a paper of module 2 has 12 questions, but its finished topics hold only 9. Write 3 more, or "
         "lower “questions” (R-34)."},
        {"course.toml", R"(critical = 1
check_questions = 2
[[module.topic]]
id = "2.1")",
         R"(critical = 3
check_questions = 2
[[module.topic]]
id = "2.1")",
         "course.toml:39: a paper of module 2 holds 3 must-know questions, but its finished topics have only 1. Mark 2 "
         "more with critical = true, or lower “critical” (R-34)."},
        {"course.toml", R"([module.test]
questions = 4)",
         R"([module.test
questions = 4)",
         R"(course.toml:21: this cannot be read as TOML (Error while parsing table header: expected ']', saw '\n'). Look at this line and the one before it.)"},
    });
}

TEST_CASE("a slip in a list of words, sources, figures or contacts is told with its line (KA-22)")
{
    check_slips({
        {"glossary.toml", R"(id = "lending-slip")", R"(id = "quick-release")",
         R"(glossary.toml:9: the id “quick-release” stands in this file twice. Give one another.
topics/1.3.md:13: the word list has no “lending-slip”. Add it to glossary.toml or mend the link.
topics/2.1.md:14: the word list has no “lending-slip”. Add it to glossary.toml or mend the link.)"},
        {"glossary.toml", R"(meaning = "A lever)", R"(meening = "A lever)",
         "glossary.toml:4: unknown key “meening”. Did you mean “meaning”?"},
        {"sources.toml", R"(supports = "What may be mended at the desk"
)",
         "", "sources.toml:6: this [[source]] has no “supports”. Add it."},
        {"figures/figures.toml", R"(alternative = "A path leads)", R"(alternativ = "A path leads)",
         "figures/figures.toml:10: unknown key “alternativ”. Did you mean “alternative”?"},
        {"figures/figures.toml", R"(id = "way-back")", R"(id = "way-bach")",
         R"(figures/figures.toml:8: the drawing figures/way-bach.svg is missing. Draw it, 982 wide.
figures/figures.toml:8: the drawing figures/way-bach-narrow.svg is missing. Draw it, 752 wide.
topics/2.1.md:16: the list of figures has no “way-back”. Did you mean “way-bach”? Add it to figures/figures.toml or mend the name.)"},
        {"help.toml", R"(group = "reader")", R"(group = "learner")",
         "help.toml:18: “group” cannot be “learner”. Choose one of “danger”, “child” and “reader”."},
        {"help.toml", R"(checked_on = "2026-11-02"

[[contact]]
who = "The workshop")",
         R"(checked_on = "2 November"

[[contact]]
who = "The workshop")",
         R"(help.toml:6: “checked_on” has to be a date in quotes, year first, such as checked_on = "2026-11-23".)"},
        {"help.toml", R"([[contact]]
who = "Emergency)",
         R"([[contacts]]
who = "Emergency)",
         "help.toml:1: unknown key “contacts”. Did you mean “contact”?"},
    });
}
