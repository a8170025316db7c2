// aliases.toml and search.toml: what is in them, and what an author is told.
#include "content/changed_course.h"

using model::Place;
using testing_content::ChangedCourse;
using testing_content::text_of;

namespace {

std::string told(const std::string& file, const std::string& text)
{
    const ChangedCourse course;
    course.write(file, text);
    return text_of(course.load().problems);
}

}  // namespace

TEST_CASE("R-42: a page and a topic that had another id are found where they are now, over several changes")
{
    const ChangedCourse folder;
    folder.write("aliases.toml", R"([[moved]]
from = "1.1#first-look"
to = "1.1#the-five"
[[moved]]
from = "1.1#the-five"
to = "1.1#five-points"
[[moved]]
from = "3.1"
to = "2.2"
)");
    const auto loaded = folder.load();
    const model::Course& course = *loaded.course;

    CHECK(text_of(loaded.problems) == "");
    CHECK(model::place_now(course, {"1.1", "first-look"}) == Place{"1.1", "five-points"});
    CHECK(model::place_now(course, {"3.1", "desk-or-workshop"}) == Place{"2.2", "desk-or-workshop"});
    CHECK(model::place_now(course, {"1.2", "saddle-first"}) == Place{"1.2", "saddle-first"});
    CHECK(model::section_of(course, {"1.1", "five-points"})->title == "Five points");
    CHECK(model::section_of(course, {"1.1", "first-look"}) == nullptr);
}

TEST_CASE("a slip in aliases.toml is told with its line and what to do")
{
    CHECK(told("aliases.toml", "[[moved]]\nfrom = \"1.1#old\"\nto = \"1.1#five-pionts\"\n") ==
          "aliases.toml:3: the lesson 1.1 has no page “five-pionts”. Did you mean “five-points”? Its pages are "
          "“five-points” and “what-to-look-for”.");
    CHECK(
        told("aliases.toml", "[[moved]]\nfrom = \"1.1#five-points\"\nto = \"1.2#saddle-first\"\n") ==
        "aliases.toml:2: “1.1#five-points” is still in the course. Take this entry out, or give what is there another "
        "id.");
    CHECK(told("aliases.toml",
               "[[moved]]\nfrom = \"1.1#a\"\nto = \"1.1#b\"\n[[moved]]\nfrom = \"1.1#b\"\nto = "
               "\"1.1#a\"\n") ==
          "aliases.toml:3: “1.1#a” moves in a circle. Name where it is now.\n"
          "aliases.toml:6: “1.1#b” moves in a circle. Name where it is now.");
    CHECK(told("aliases.toml", "[[moved]]\nfrom = \"9.1\"\nto = \"1.1#five-points\"\n") ==
          "aliases.toml:3: a page moves to a page, and a topic to a topic. Name two of one kind.");
    CHECK(told("aliases.toml", "[[moved]]\nfrom = \"9.1\"\nto = \"9.2\"\n") ==
          "aliases.toml:3: the course has no topic “9.2”. Did you mean “1.2”? Name where it is now.");
    CHECK(told("aliases.toml", "[[moved]]\nfrom = \"1.1#Old Page\"\nto = \"1.1#five-points\"\n") ==
          "aliases.toml:2: “1.1#Old Page” is no place. Write a topic and a page, such as “1.6#two-duties”, or a topic "
          "alone.");
    CHECK(told("aliases.toml",
               "[[moved]]\nfrom = \"1.1#a\"\nto = \"1.1#five-points\"\n[[moved]]\nfrom = "
               "\"1.1#a\"\nto = \"1.2#saddle-first\"\n") == "aliases.toml:5: “1.1#a” moves twice. Take one entry out.");
}

TEST_CASE("an alias with a problem is left out, and the others stay")
{
    const ChangedCourse folder;
    folder.write(
        "aliases.toml",
        "[[moved]]\nfrom = \"1.1#a\"\nto = \"1.1#five-points\"\n[[moved]]\nfrom = \"1.1#b\"\nto = \"1.1#c\"\n");
    const auto loaded = folder.load();

    CHECK(loaded.problems.size() == 1);
    CHECK(loaded.course->moved.size() == 1);
}

TEST_CASE("search.toml: what is the same finds each other, and what is told also finds one way")
{
    const ChangedCourse folder;
    folder.write("search.toml", R"(small = ["the", "how"]
[[same]]
words = ["QR", "quick release"]
[[also]]
words = ["bike"]
search = ["bicycle"]
)");
    const auto loaded = folder.load();

    CHECK(text_of(loaded.problems) == "");
    const model::SearchWords& words = loaded.course->search_words;
    CHECK(words.small == std::vector<std::string>{"the", "how"});
    REQUIRE(words.also.size() == 2);
    CHECK(words.also[0].search == words.also[0].words);
    CHECK(words.also[1].search == std::vector<std::string>{"bicycle"});
}

TEST_CASE("a slip in search.toml is told with its line and what to do")
{
    CHECK(told("search.toml", "[[same]]\nwords = [\"NRM\"]\n") ==
          "search.toml:2: “words” names only one. Name at least two that mean the same.");
    CHECK(told("search.toml", "[[also]]\nwords = [\"gang\"]\nserach = [\"group\"]\n") ==
          "search.toml:3: unknown key “serach”. Did you mean “search”?");
    CHECK(told("search.toml", "[[also]]\nwords = [\"gang\"]\n") ==
          "search.toml:1: this [[also]] has no “search”. Add it.");
    CHECK(told("search.toml", "small = \"the\"\n") ==
          "search.toml:1: “small” has to be a list of words in quotes, such as small = [\"…\", \"…\"].");
}
