#include "exposed/letters.h"

#include <doctest/doctest.h>

using namespace exposed;

TEST_CASE("a text is counted and cut in letters, not in bytes")
{
    const std::string text = "tŷ 🏠";
    const auto letters = letters_of(text);

    REQUIRE(letters.size() == 4);
    CHECK(letters[1] == "ŷ");
    CHECK(joined(letters, 1, 3) == "ŷ ");
    CHECK(joined(letters, 3, 99) == "🏠");
    CHECK(code_point("t") == 't');
    CHECK(code_point("ŷ") == 0x177);
    CHECK(code_point("🏠") == 0x1f3e0);
    CHECK(code_point("") == 0);
}

TEST_CASE("the letter, word and line at a place; nothing where there is no letter")
{
    const std::string text = "Siân ap Rhys";

    CHECK(piece_at(text, 2, Unit::letter) == Piece{.words = "â", .begin = 2, .end = 3});
    CHECK(piece_at(text, 6, Unit::word) == Piece{.words = "ap ", .begin = 5, .end = 8});
    CHECK(piece_at(text, 4, Unit::word) == Piece{.words = "Siân ", .begin = 0, .end = 5});
    CHECK(piece_at(text, 11, Unit::word) == Piece{.words = "Rhys", .begin = 8, .end = 12});
    CHECK(piece_at(text, 3, Unit::line) == Piece{.words = text, .begin = 0, .end = 12});
    CHECK(piece_at(text, 12, Unit::word) == Piece{.words = "", .begin = 12, .end = 12});
    CHECK(piece_at(text, -1, Unit::letter) == Piece{.words = "", .begin = 0, .end = 0});
    CHECK(piece_at("", 0, Unit::line) == Piece{});
}
