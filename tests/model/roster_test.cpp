#include "model/roster.h"

#include <doctest/doctest.h>

using namespace model;

namespace {

Learner learner(const std::string& name, Millis at)
{
    return {.id = name + std::to_string(at), .name = name, .enrolled_at = at};
}

}  // namespace

TEST_CASE("a tile shows the first name and one letter, and initials")
{
    CHECK(tile_name("Amina Khan") == "Amina K.");
    CHECK(tile_name("Siân ap Rhys") == "Siân R.");
    CHECK(tile_name("Bo") == "Bo");
    CHECK(initials_of("amina khan") == "AK");
    CHECK(initials_of("Ŵyn") == "Ŵ");
}

TEST_CASE("R-09: two people of the same name get tiles that differ")
{
    const auto tiles = tiles_of({learner("Sam Taylor", 2), learner("Sam Thomas", 1), learner("Ann Li", 3)});

    REQUIRE(tiles.size() == 3);
    CHECK(tiles[0].name == "Ann L.");
    CHECK(tiles[1].name == "Sam T. (1)");
    CHECK(tiles[1].learner == "Sam Thomas1");
    CHECK(tiles[2].name == "Sam T. (2)");
}

TEST_CASE("twelve people need no letters; more are grouped, none of the groups over twelve")
{
    std::vector<Learner> people;
    for (int i = 0; i < 12; ++i) people.push_back(learner(std::string(1, static_cast<char>('A' + i)) + "nn X", i));
    CHECK(letter_groups(tiles_of(people)).size() == 1);

    for (int i = 0; i < 60; ++i)
        people.push_back(learner(std::string(1, static_cast<char>('A' + i % 26)) + "o Y", 100 + i));
    const auto groups = letter_groups(tiles_of(people));
    std::size_t all = 0;
    for (const LetterGroup& group : groups) {
        CHECK(group.tiles.size() <= tiles_a_page);
        all += group.tiles.size();
    }
    CHECK(all == people.size());
    CHECK(groups.front().letters.starts_with("A"));
}
