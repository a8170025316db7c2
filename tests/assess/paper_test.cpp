#include "assess/paper.h"

#include "support/sample_items.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace assess;

namespace {

std::set<std::string> ids(const model::Paper& paper)
{
    std::set<std::string> all;
    for (const model::Item& item : paper.items) all.insert(item.id);
    return all;
}

}  // namespace

TEST_CASE("R-31: the same seed draws the same paper, question by question and option by option")
{
    const model::Course course = sample::course_with_bank(12);

    const auto once = draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = 42});
    const auto again = draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = 42});
    const auto other = draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = 43});

    CHECK(once == again);
    CHECK(once != other);
}

TEST_CASE("a paper has its number of questions, none twice, its critical ones, and is spread over the objectives")
{
    const model::Course course = sample::course_with_bank(12);
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto paper = draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = seed});

        CHECK(paper.items.size() == 12);
        CHECK(ids(paper).size() == 12);
        CHECK(std::ranges::count_if(paper.items, &model::Item::critical) >= 3);
        CHECK(std::ranges::count(paper.items, "O1", &model::Item::objective) == 6);
    }
}

TEST_CASE("R-32: no question comes back before the bank is used up")
{
    const model::Course course = sample::course_with_bank(18);  // 36 items: three papers of 12
    std::set<std::string> seen;
    for (int attempt = 1; attempt <= 3; ++attempt) {
        const auto paper = draw_paper(course, model::test_of(course.modules[0]),
                                      {.attempt_id = "a", .number = attempt, .seed = 5, .seen = seen});
        for (const std::string& id : ids(paper)) {
            CHECK_FALSE(seen.contains(id));
            seen.insert(id);
        }
    }

    const auto fourth = draw_paper(course, model::test_of(course.modules[0]),
                                   {.attempt_id = "a", .number = 4, .seed = 5, .seen = seen});
    CHECK(fourth.items.size() == 12);
}

TEST_CASE("R-34: a bank smaller than the paper gives a shorter paper that can still be completed")
{
    const model::Course course = sample::course_with_bank(3);

    const auto paper = draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = 1});

    CHECK(paper.items.size() == 6);
    CHECK(paper.shown.size() == 6);
}

TEST_CASE("a check walks round the topic's bank, and a restart in the middle goes on with the same questions")
{
    const model::Topic topic = sample::module_with_bank(8).topics[0];

    const Check fresh = draw_check(topic, 4, 0, 99);
    const Check resumed = draw_check(topic, 4, 2, 99);
    const Check second_round = draw_check(topic, 4, 4, 99);

    CHECK(fresh.next == 0);
    CHECK(resumed.next == 2);
    CHECK(resumed.items == fresh.items);
    CHECK(resumed.shown == fresh.shown);
    for (const model::Item& item : second_round.items) CHECK(std::ranges::count(fresh.items, item) == 0);
}

TEST_CASE("an ordering question is never shown in its right order")
{
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const model::Item item = sample::ordering();

        const model::Shown shown = shuffled(item, seed);

        CHECK(shown.options != model::key_of(item));
        CHECK(std::ranges::is_permutation(shown.options, model::key_of(item)));
    }
}

TEST_CASE("what means something by its place is never shuffled; the reasons for true or false are")
{
    std::set<std::vector<std::string>> orders;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CHECK(shuffled(sample::scale(), seed).options == std::vector<std::string>{"a", "b", "c", "d"});
        CHECK(shuffled(sample::facts(), seed).options == std::vector<std::string>{"a", "b", "c", "d"});
        CHECK(shuffled(sample::shift(), seed).options.front() == "much-less");
        CHECK(shuffled(sample::true_false(), seed).options == std::vector<std::string>{"true", "false"});
        orders.insert(shuffled(sample::true_false(), seed).targets);
    }
    CHECK(orders.size() == 6);
}

TEST_CASE("an authors' judgement is never drawn into a test, and every other kind can be")
{
    model::Course course = sample::course_with_bank(0);
    course.modules[0].topics[0].items = sample::every_kind_of_item();
    std::set<model::ItemKind> drawn;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        for (const auto& item :
             draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = seed}).items)
            drawn.insert(item.kind);

    CHECK(drawn.size() == 7);
    CHECK_FALSE(drawn.contains(model::ItemKind::shift));
}

TEST_CASE("a paper is shared out by difficulty as its rule says, and R-32 comes before that")
{
    model::Course course = sample::course_with_bank(24);
    for (model::Topic& topic : course.modules[0].topics)
        for (std::size_t i = 0; i < topic.items.size(); ++i) topic.items[i].difficulty = 1 + static_cast<int>(i) % 3;
    course.modules[0].test.share = {50, 25, 25};
    course.modules[0].test.critical = 0;
    std::set<std::string> seen;
    for (int attempt = 1; attempt <= 4; ++attempt) {
        const auto paper = draw_paper(course, model::test_of(course.modules[0]),
                                      {.attempt_id = "a", .number = attempt, .seed = 9, .seen = seen});
        REQUIRE(paper.items.size() == 12);
        if (attempt <= 2) {
            CHECK(std::ranges::count(paper.items, 1, &model::Item::difficulty) == 6);
            CHECK(std::ranges::count(paper.items, 2, &model::Item::difficulty) == 3);
            CHECK(std::ranges::count(paper.items, 3, &model::Item::difficulty) == 3);
        }
        for (const std::string& id : ids(paper)) CHECK(seen.insert(id).second);
    }
}
