// What is typed, as words and as a question to the index.
#include "search/query.h"
#include "search/snippet.h"
#include "search/words.h"

#include <doctest/doctest.h>

using namespace search;

namespace {

std::string asked(std::string_view text, const model::SearchWords& words = {})
{
    return match_all(query_of(text, words));
}

// As it is shown: what was looked for between asterisks.
std::string shown(const std::string& text, std::string_view looked_for, std::size_t words = 16)
{
    std::string line;
    for (const model::Span& span : snippet_of(text, query_of(looked_for, {}), words))
        line += span.bold ? "*" + span.words + "*" : span.words;
    return line;
}

}  // namespace

TEST_CASE("words are found without capitals, accents, points and the s of a possessive")
{
    CHECK(plain_words("The Child’s N.R.M. referral, s.47") == "the child nrm referral s 47");
    CHECK(plain_words("Gŵyr Ŷ Zoë ÉCOLE ŵŷ") == "gwyr y zoe ecole wy");
    CHECK(plain_words("e.g. looked-after—child’s") == "eg looked after child");
    CHECK(plain_words("") == "");
    CHECK(plain_words(" – … “ ” * ") == "");
}

TEST_CASE("every word is asked for, and the last may be only the beginning of one")
{
    CHECK(asked("missing chi") == R"(("missing") AND ("chi" *))");
    CHECK(asked("child") == R"(("child" *))");
    CHECK(asked("").empty());
    CHECK(asked(" .,- ").empty());
}

TEST_CASE("RS-34: nothing that is typed can say anything to the database")
{
    CHECK(asked("\"child\" OR title:* NEAR(a b) ^x") ==
          R"(("child") AND ("or") AND ("title") AND ("near") AND ("a") AND ("b"))");
    CHECK(asked("x'; DROP TABLE entry; --") == R"(("x") AND ("drop") AND ("table") AND ("entry" *))");
    CHECK(asked(std::string("chi\0ld\x01\x1B[2J\n", 12)) == R"(("chi") AND ("ld") AND ("2j" *))");
    CHECK(asked("\xFF\xFE\xC3\xE2\x80 caf\xC3\xA9\xF0\x9F") == R"(("cafe" *))");
    CHECK(asked("\u202Etxt\u2066") == R"(("txt" *))");
}

TEST_CASE("RS-34: of a long text only the first 80 letters and 12 words are looked for")
{
    CHECK(asked(std::string(10'000, 'a')) == "(\"" + std::string(80, 'a') + "\" *)");
    std::string many;
    for (int i = 0; i < 1'000; ++i) many += "ab ";
    CHECK(query_of(many, {}).terms.size() == most_words);
    std::string welsh;
    for (int i = 0; i < 100; ++i) welsh += "ŵ";
    CHECK(asked(welsh) == "(\"" + std::string(80, 'w') + "\" *)");
}

TEST_CASE("a section of an act is one thing, however it is written")
{
    const std::string one = R"(("section 47" * OR "s 47" * OR "s47" *))";
    CHECK(asked("section 47") == one);
    CHECK(asked("s.47") == one);
    CHECK(asked("S47") == one);
    CHECK(asked("s 47") == one);
    CHECK(asked("Section 47 enquiry") == R"(("section 47" OR "s 47" OR "s47") AND ("enquiry" *))");
    CHECK(asked("section") == R"(("section" *))");
}

TEST_CASE("what the course calls it is looked for, too, and the longest of what people say counts")
{
    const model::SearchWords words{
        .also = {{.words = {"gang"}, .search = {"group"}},
                 {.words = {"Grooming Gang"}, .search = {"group-based", "organised"}},
                 {.words = {"NRM", "National Referral Mechanism"}, .search = {"NRM", "National Referral Mechanism"}}}};

    CHECK(asked("the gang", words) == R"(("the") AND ("gang" * OR "group"))");
    CHECK(asked("grooming gang", words) == R"(("grooming gang" * OR "group based" OR "organised"))");
    CHECK(asked("n.r.m.", words) == R"(("nrm" * OR "national referral mechanism"))");
    CHECK(asked("national referral mechanism form", words) ==
          R"(("national referral mechanism" OR "nrm") AND ("form" *))");
}

TEST_CASE("words that tell nothing are left out while others are there")
{
    const model::SearchWords words{.small = {"how", "do", "i", "the"}};

    CHECK(asked("How do I report", words) == R"(("report" *))");
    CHECK(asked("how do", words) == R"(("how") AND ("do" *))");
    CHECK(asked("report t", words) == R"(("report" *))");
}

TEST_CASE("one letter or two are looked for in titles only")
{
    CHECK(query_of("c", {}).titles_only);
    CHECK(query_of("ch", {}).titles_only);
    CHECK_FALSE(query_of("chi", {}).titles_only);
    CHECK_FALSE(query_of("ch in", {}).titles_only);
}

TEST_CASE("with other endings, each word may go on otherwise")
{
    CHECK(match_all(with_other_endings(query_of("reporting worries", {}))) == R"(("report" *) AND ("worr" *))");
    CHECK(match_any(query_of("a b2", {})) == R"(("a") OR ("b2" *))");
}

TEST_CASE("a snippet shows the words looked for in bold, in the middle of what stands around them")
{
    const std::string text =
        "One two three four five six seven eight nine ten. The child’s referral goes to the NRM: a police officer or a "
        "council officer makes it on the same day, and writes down why it was made and for whom.";

    CHECK(shown(text, "nrm", 12) == "… goes to the *NRM*: a police officer or a council officer makes …");
    CHECK(shown(text, "two thr", 12) == "One *two* *three* four five six seven eight nine ten. The child …");
    CHECK(shown(text, "elephant", 4) == "One two three four …");
    CHECK(shown("Short and whole.", "whole") == "Short and *whole*.");
    CHECK(shown("", "child").empty());
}

TEST_CASE("words that stand side by side are one run, and a term far away does not hide the one that is near others")
{
    CHECK(shown("A missing child. It is a section 47 enquiry.", "section 47") ==
          "A missing child. It is a *section 47* enquiry.");
    const std::string text = "child a b c d e f g h i j k l m n o p q r s t u the missing child z";
    CHECK(shown(text, "missing child", 8) == "… u the *missing* *child* z");
}
