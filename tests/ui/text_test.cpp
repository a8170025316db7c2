#include "ui/text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using ui::LaidOut;
using ui::lay_out;
using ui::Line;

static float ten_wide(std::size_t, char32_t) { return 10; }

static std::string words_of(const LaidOut& laid, const Line& line)
{
    std::string words;
    for (std::size_t i = line.begin; i < line.end; ++i) words += static_cast<char>(laid.glyphs[i].c);
    return words;
}

TEST_CASE("no word is lost and no line is wider than its column")
{
    const std::string text =
        "The local authority must safeguard and promote the welfare of a child in need by providing services.";
    for (float width = 120; width < 1200; width += 7) {
        const LaidOut laid = lay_out({text}, width, ten_wide);

        std::string joined;
        for (const Line& line : laid.lines) {
            CHECK(line.width <= width);
            joined += (joined.empty() ? "" : " ") + words_of(laid, line);
        }
        CHECK(joined == text);
    }
}

TEST_CASE("lines break at spaces and after hyphens")
{
    const LaidOut laid = lay_out({"ill-treatment counts"}, 100, ten_wide);

    REQUIRE(laid.lines.size() == 3);
    CHECK(words_of(laid, laid.lines[0]) == "ill-");
    CHECK(words_of(laid, laid.lines[1]) == "treatment");
    CHECK(words_of(laid, laid.lines[2]) == "counts");
}

TEST_CASE("a word is broken only when it alone is wider than the column")
{
    const LaidOut laid = lay_out({"a responsibilities b"}, 80, ten_wide);

    REQUIRE(laid.lines.size() == 4);
    CHECK(words_of(laid, laid.lines[0]) == "a");
    CHECK(words_of(laid, laid.lines[1]) == "responsi");
    CHECK(words_of(laid, laid.lines[2]) == "bilities");
}

TEST_CASE("a word that had to be broken is told once, however many lines it takes")
{
    using Words = std::vector<std::string>;

    CHECK(ui::broken_words(lay_out({"a responsibilities b"}, 80, ten_wide)) == Words{"responsibilities"});
    CHECK(ui::broken_words(lay_out({"a responsibilities b"}, 40, ten_wide)) == Words{"responsibilities"});
    CHECK(ui::broken_words(lay_out({"a “cafés” of ours"}, 50, ten_wide)) == Words{"“cafés”"});
    CHECK(ui::broken_words(lay_out({"ill-treatment counts"}, 100, ten_wide)).empty());
    CHECK(ui::broken_words(lay_out({"one two\nthree"}, 60, ten_wide)).empty());
}

TEST_CASE("a number and a date keep their hyphens together")
{
    const LaidOut laid = lay_out({"from 10-12 on"}, 70, ten_wide);

    REQUIRE(laid.lines.size() == 3);
    CHECK(words_of(laid, laid.lines[1]) == "10-12");
}

TEST_CASE("the words of a link know that they are, over the end of a line too")
{
    const LaidOut laid = lay_out({"of ", "significant harm", ", now"}, 120, ten_wide);

    std::size_t of_link = 0;
    for (const Line& line : laid.lines)
        for (std::size_t i = line.begin; i < line.end; ++i) of_link += laid.glyphs[i].run == 1 ? 1 : 0;
    CHECK(of_link == std::string("significantharm").size());
}

TEST_CASE("KA-06: more space widens letters and words")
{
    const LaidOut plain = lay_out({"two words"}, 1000, ten_wide);
    const LaidOut wider = lay_out({"two words"}, 1000, ten_wide, {.letter = 3, .word = 4});

    CHECK(plain.width == 90);
    CHECK(wider.width == 90 + 9 * 3 + 4);
}

TEST_CASE("damaged UTF-8 is shown as a mark and never read past its end")
{
    const LaidOut laid = lay_out({"a\xc3"}, 1000, ten_wide);

    REQUIRE(laid.glyphs.size() == 2);
    CHECK(laid.glyphs[1].c == 0xfffd);
}
