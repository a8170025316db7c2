#include "content/changed_course.h"

#include "content/said.h"

using testing_content::ChangedCourse;
using testing_content::text_of;

TEST_CASE("KA-25: a slip in the list of what is said is told with its line, and the other lines count")
{
    const ChangedCourse folder;
    folder.write("said-en.toml",
                 "[words]\nLADO = \"lado\"\nMASH = \"\"\n\"(x)\" = \"x\"\nNRM = 4\n[before_numbers]\n\"s1\" = \"s\"\n"
                 "[years]\n1989 = \"x\"\n19 = \"nineteen\"\n[yeers]\na = \"b\"\n");
    const auto [say_as, problems] = content::load_say_as(folder.folder() / "said-en.toml");

    CHECK(
        text_of(problems) ==
        "said-en.toml:3: “MASH” is empty. Write something between the quotes.\n"
        "said-en.toml:4: “(x)” cannot be here: it has to begin with a letter or a digit.\n"
        "said-en.toml:5: “NRM” has to be words in quotes, such as NRM = \"…\".\n"
        "said-en.toml:7: “s1” cannot be here: what stands before a number begins with a letter and ends in no digit.\n"
        "said-en.toml:9: “1989” cannot be here: a year begins with two digits, such as 19.\n"
        "said-en.toml:11: unknown key “yeers”. Did you mean “years”?");
    CHECK(say_as.words.at("LADO") == "lado");
    CHECK(say_as.years.at("19") == "nineteen");
}
