#include "content/changed_course.h"

#include "content/letters.h"
#include "content/text.h"

using testing_content::ChangedCourse;
using testing_content::text_of;

TEST_CASE("a file over 1 MiB is refused before it is read (RS-34)")
{
    const ChangedCourse folder;
    folder.write("topics/1.2.md", std::string(content::most_bytes + 1, 'a'));

    CHECK(text_of(folder.load().problems) ==
          "topics/1.2.md: this file is larger than 1 MiB, which no course text needs. Split it or make it shorter.");
}

TEST_CASE("words over 4,000 letters are refused, and 4,000 are taken (RS-34)")
{
    const ChangedCourse folder;
    const std::string stem = "What is set first?";
    folder.change("questions/1.2.toml", stem, std::string(4'000, 'a'));
    CHECK(text_of(folder.load().problems) == "");

    folder.change("questions/1.2.toml", std::string(4'000, 'a'), std::string(4'001, 'a'));
    CHECK(text_of(folder.load().problems) ==
          "questions/1.2.toml:5: “stem” is 4001 letters long; 4000 is the most. Make it shorter.");

    folder.change("questions/1.2.toml", std::string(4'001, 'a'), stem);
    folder.change("topics/1.2.md", "A bicycle", std::string(4'000, 'b') + " A bicycle");
    CHECK(text_of(folder.load().problems) ==
          "topics/1.2.md:13: this paragraph is 4082 letters long; 4000 is the most. Cut it.");
}

TEST_CASE("an id of 40 letters is taken, and one of 41 is not (X-16)")
{
    const ChangedCourse folder;
    folder.change("questions/1.2.toml", "id = \"bell\"", "id = \"" + std::string(40, 'b') + "\"");
    CHECK(text_of(folder.load().problems) == "");

    folder.change("questions/1.2.toml", std::string(40, 'b'), std::string(41, 'b'));
    CHECK(text_of(folder.load().problems) ==
          "questions/1.2.toml:16: “" + std::string(41, 'b') +
              "” cannot be an id. Use only a-z, 0-9 and hyphens, at most 40 of them.");
}

TEST_CASE("bytes that are not UTF-8 are told with their line (RS-34)")
{
    const ChangedCourse folder;
    folder.change("topics/1.2.md", "Stand beside", "Stand b\xe9side");
    folder.change("glossary.toml", "A lever",
                  "A l\xc0\xaf"
                  "ever");

    CHECK(text_of(folder.load().problems) ==
          "glossary.toml:4: this is not UTF-8 text. Save the file as UTF-8.\n"
          "topics/1.2.md:15: this is not UTF-8 text. Save the file as UTF-8.");
}

TEST_CASE("a byte-order mark and the line ends of Windows are taken as they come")
{
    const ChangedCourse folder;
    for (const std::string file : {"topics/1.1.md", "questions/1.1.toml"}) {
        std::string text = "\xef\xbb\xbf";
        for (const char c : folder.read(file)) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
        folder.write(file, text);
    }

    CHECK(text_of(folder.load().problems) == "");
}

TEST_CASE("empty and odd files are problems and never a crash")
{
    const std::string odd[] = {"",
                               "+++",
                               "+++\n+++\n",
                               "+++\n+++\n# \n## \n### \n",
                               "+++\n+++\n>",
                               "+++\n+++\n> >\n> > - x",
                               "+++\n+++\n## T {#t}\n|\n|-|\n|\n",
                               "+++\n+++\n## T {#t}\n- \n-\n1.\n",
                               "+++\n+++\n## T {#t}\n![](figure:)\n[](word:)\n[x]()\n[x](<>)\n",
                               "+++\n+++\n## T {#t}\n```",
                               "+++\n+++\n## T {#t}\n" + std::string(5'000, '['),
                               "+++\n+++\n## T {#t}\n" + std::string(5'000, '>'),
                               "+++\n+++\n## T {#t}\n" + std::string(5'000, '*') + "a",
                               std::string("+++\n+++\n## T {#t}\n\0x\n", 20)};
    for (const auto& text : odd) {
        const ChangedCourse folder;
        folder.write("topics/1.2.md", text);
        folder.write("questions/1.2.toml", text);
        const auto [course, problems] = folder.load();
        CHECK(problems.size() >= 1);
        CHECK_FALSE(model::topic_of(*course, "1.2")->finished);
        CHECK(model::topic_of(*course, "2.1")->finished);
    }
}

TEST_CASE("English and Welsh letters can be drawn; what some typeface lacks cannot (KA-28)")
{
    CHECK_FALSE(content::bad_letter_in("Ŵyth o blant: â ê î ô û ŵ ŷ ẁ ẃ ẅ – “£5” … ½ ×"));
    for (const char* bad : {"→", "✓", "\u200b", "e\u0301", "日", "\u05d0", "\x7f", "\t", "a\nb"})
        CHECK_MESSAGE(content::bad_letter_in(bad).has_value(), bad);
}

TEST_CASE("only whole, shortest forms are UTF-8")
{
    CHECK_FALSE(content::not_utf8_at("aé€🚲"));
    for (const char* bad :
         {"\x80", "\xc0\xaf", "\xc3", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf0\x80\x80\xaf", "\xf4\x90\x80\x80", "\xff"})
        CHECK(content::not_utf8_at(std::string("a") + bad) == 1);
}
