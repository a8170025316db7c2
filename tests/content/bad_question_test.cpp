#include "content/changed_course.h"

using testing_content::check_slips;

TEST_CASE("a slip in an option is told with its line, and one slip is one problem (X-16)")
{
    check_slips({
        {"questions/1.1.toml", R"(reason = "A warning does not stop a wheel.")",
         R"(reson = "A warning does not stop a wheel.")",
         "questions/1.1.toml:41: unknown key “reson”. Did you mean “reason”?"},
        {"questions/1.1.toml", R"(reason = "A warning does not stop a wheel."
)",
         "", "questions/1.1.toml:38: this [[item.option]] has no “reason”. Add it."},
        {"questions/1.1.toml", R"(reason = "A warning does not stop a wheel.")", R"(reason = " ")",
         "questions/1.1.toml:41: “reason” is empty. Write something between the quotes."},
        {"questions/1.1.toml", R"(reason = "A warning does not stop a wheel.")",
         R"(reason = "A warning does not stop a wheel."
right = true)",
         "questions/1.1.toml:23: a single question has exactly one option with right = true; this one has 2."},
        {"questions/1.1.toml", R"(words = "Only when somebody asks")", R"(words = "Only when somebody asks"
right = true)",
         "questions/1.1.toml:47: a multiple question needs at least one option that is right and one that is not."},
        {"questions/1.1.toml", R"([[item.option]]
id = "lights"
words = "Lights"
reason = "Lights come fourth, after the chain."
)",
         "", "questions/1.1.toml:1: an ordering question needs at least three options. Add more."},
        {"questions/1.1.toml", R"(id = "brakes")", R"(id = "brakes"
right = true)",
         "questions/1.1.toml:16: ordering and matching questions have no “right”. Take it out."},
        {"questions/1.3.toml", R"(target = "aloud")", R"(target = "loud")",
         "questions/1.3.toml:76: this question has no target “loud”. Did you mean “aloud”? Name one of its "
         "[[item.target]] ids."},
        {"questions/1.3.toml", R"(id = "aloud"
words)",
         R"(id = "slip"
words)",
         R"(questions/1.3.toml:58: two targets of this question have the id “slip”. Give one another.
questions/1.3.toml:76: this question has no target “aloud”. Name one of its [[item.target]] ids.)"},
        {"questions/1.1.toml", R"(id = "warn")", R"(id = "keep")",
         "questions/1.1.toml:39: two options of this question have the id “keep”. Give one another."},
        {"questions/1.1.toml", R"(id = "warn")", R"(id = "Warn them")",
         "questions/1.1.toml:39: “Warn them” cannot be an id. Use only a-z, 0-9 and hyphens, at most 40 of them."},
    });
}

TEST_CASE("a slip in a question is told with its line")
{
    check_slips({
        {"questions/1.1.toml", R"(id = "1.1-brake")", R"(id = "brake")",
         "questions/1.1.toml:24: the id “brake” has to begin with its topic, such as “1.1-some-name”."},
        {"questions/1.1.toml", R"(id = "1.1-brake")", R"(id = "1.1-when")",
         "questions/1.1.toml:48: the id “1.1-when” is used already, in questions/1.1.toml:24. Give this question "
         "another."},
        {"questions/1.1.toml", R"(kind = "ordering")", R"(kind = "sorting")",
         "questions/1.1.toml:4: “kind” cannot be “sorting”. Choose one of “single”, “multiple”, “ordering”, "
         "“matching”, “scale”, “true-false”, “facts” and “shift”."},
        {"questions/1.1.toml", "difficulty = 3", "difficulty = 4",
         "questions/1.1.toml:29: “difficulty” has to be a whole number from 1 to 3."},
        {"questions/1.1.toml", R"(section = "what-to-look-for")", R"(section = "what-to-look-at")",
         "questions/1.1.toml:31: the lesson 1.1 has no page “what-to-look-at”. Did you mean “what-to-look-for”? Its "
         "pages are “five-points” and “what-to-look-for”."},
        {"questions/1.1.toml", R"(objective = "O1"
difficulty = 2)",
         R"(objective = "O7"
difficulty = 2)",
         "questions/1.1.toml:6: the list of objectives has no “O7”. Did you mean “O1”? Add it to course.toml or mend "
         "the name."},
        {"questions/1.1.toml", R"(sources = ["H1"]
[[item.option]]
id = "keep")",
         R"(sources = "H1"
[[item.option]]
id = "keep")",
         R"(questions/1.1.toml:32: “sources” has to be a list of words in quotes, such as sources = ["…", "…"].)"},
        {"questions/1.2.toml", R"([[item.option]]
id = "bell"
words = "The bell"
reason = "The bell does not depend on the rider's size."
)",
         "", "questions/1.2.toml:1: a question needs at least two [[item.option]]. Add more."},
        {"questions/1.1.toml", R"(stem = "A brake lets)", R"(stem = "A \u0008brake lets)",
         "questions/1.1.toml:27: in “stem”, there is a control character (U+0008). Take it out."},
        {"questions/1.1.toml", R"(stem = "A brake lets)", "stem = A brake lets",
         "questions/1.1.toml:27: this cannot be read as TOML (Error while parsing value: could not determine value "
         "type). Look at this line and the one before it."},
        {"questions/1.1.toml", R"([[item]]
id = "1.1-when")",
         R"([item]
id = "1.1-when")",
         "questions/1.1.toml:47: this cannot be read as TOML (Error while parsing table header: cannot redefine "
         "existing array 'item' as table). Look at this line and the one before it."},
    });
}

TEST_CASE("a slip in a scale, a true-false, a passage or a shift is told with its line and what to do")
{
    check_slips({
        {"questions/2.2.toml", R"([[item.option]]
id = "town"
words = "Through the town"
reason = "The rider could fall on the way."
)",
         "", "questions/2.2.toml:63: a scale has three to seven steps; this one has 2."},
        {"questions/2.2.toml", R"(words = "Through the town")", R"(words = "Through the town"
right = true)",
         "questions/2.2.toml:63: a scale has exactly one step with right = true; this one has 2."},
        {"questions/2.2.toml", R"(id = "false"
words)",
         R"(id = "no"
words)",
         "questions/2.2.toml:86: a true-false question has exactly two [[item.option]], with the ids “true” and "
         "“false” in this order."},
        {"questions/2.2.toml", R"(words = "True")", R"(words = "True"
right = true)",
         "questions/2.2.toml:86: a true-false question has exactly one option with right = true: “true” or "
         "“false”."},
        {"questions/2.2.toml", R"([[item.because]]
id = "rider"
words = "The rider mends it"
reason = "The rider brings it back as it is."
)",
         "", "questions/2.2.toml:86: a true-false question has three or four [[item.because]]; this one has 2."},
        {"questions/2.2.toml", R"(words = "The rider mends it")", R"(words = "The rider mends it"
right = true)",
         "questions/2.2.toml:86: exactly one [[item.because]] has right = true; this question has 2."},
        {"questions/2.2.toml", R"(id = "rider")", R"(id = "true")",
         "questions/2.2.toml:86: an [[item.because]] cannot have the id “true”. Give it another."},
        {"questions/2.2.toml", R"(reason = "The rider brings it back as it is.")", "",
         "questions/2.2.toml:114: this [[item.because]] has no “reason”. Add it."},
        {"questions/2.2.toml", R"([[item.option]]
id = "lamp"
words = "The front lamp was broken."
right = true
reason = "This was seen too."
)",
         "",
         "questions/2.2.toml:119: a passage needs at least three [[item.option]], one for each sentence. Add "
         "more."},
        {"questions/2.2.toml", R"(words = "The rider must have been careless.")",
         R"(words = "The rider must have been careless."
right = true)",
         "questions/2.2.toml:119: a facts question needs at least one sentence that is right and one that is not."},
        {"questions/2.2.toml", R"(id = "same")", R"(id = "equal")",
         "questions/2.2.toml:144: a shift question has exactly five [[item.option]], with the ids “much-less”, "
         "“less”, “same”, “more” and “much-more” in this order."},
        {"questions/2.2.toml", R"(id = "much-less"
)",
         R"(id = "much-less"
right = true
)",
         "questions/2.2.toml:144: a shift question has one step with right = true, or two that stand side by side."},
        {"questions/2.2.toml", R"(news = "It stood in the rain all night."
)",
         "", "questions/2.2.toml:144: this [[item]] has no “news”. Add it."},
        {"questions/2.2.toml", R"(before = "A bicycle came back in good order.")",
         R"(critical = true
before = "A bicycle came back in good order.")",
         "questions/2.2.toml:149: a shift question is never in a test, so it cannot be a must-know question. Take "
         "“critical” out."},
        {"questions/2.2.toml", R"(hint = "Who has the tools?")", R"(hint = "")",
         "questions/2.2.toml:95: “hint” is empty. Write something between the quotes."},
    });
}

TEST_CASE("RS-21: a question that asks for words of one's own is refused: nobody can write about a real person")
{
    for (const std::string kind : {"text", "free-text", "fill-in", "long-fill-in", "essay"}) {
        const std::string written = "kind = \"" + kind + "\"";
        const std::string told = "questions/1.1.toml:4: “kind” cannot be “" + kind +
                                 "”. Choose one of “single”, “multiple”, “ordering”, “matching”, “scale”, "
                                 "“true-false”, “facts” and “shift”.";
        check_slips({{"questions/1.1.toml", R"(kind = "ordering")", written.c_str(), told.c_str()}});
    }
}

TEST_CASE("KA-31: the course's format has no word for a time limit, wherever an author writes one")
{
    check_slips({
        {"course.toml", "[module.test]", "[module.test]\nminutes = 20",
         "course.toml:22: unknown key “minutes”. The keys here are “questions”, “pass_percent”, “critical”, "
         "“attempts”, "
         "“wait_minutes”, “release”, “recall”, “understand”, “apply” and “check_questions”."},
        {"questions/1.1.toml", R"(kind = "ordering")", "kind = \"ordering\"\nseconds = 30",
         "questions/1.1.toml:5: unknown key “seconds”. The keys here are “id”, “version”, “kind”, “stem”, “objective”, "
         "“difficulty”, “critical”, “section”, “sources”, “hint” and “option”."},
    });
}
