#include "assess/marking.h"

#include "support/sample_items.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>

using namespace assess;

TEST_CASE("a single choice is right when the one right option is chosen, and only then")
{
    CHECK(mark(sample::single(), {"b"}).right);
    CHECK_FALSE(mark(sample::single(), {"a"}).right);
    CHECK_FALSE(mark(sample::single(), {}).right);
}

TEST_CASE("several answers are right as a whole, in any order, and choosing everything is not knowing")
{
    CHECK(mark(sample::multiple(), {"c", "a"}).right);
    CHECK_FALSE(mark(sample::multiple(), {"a"}).right);
    CHECK_FALSE(mark(sample::multiple(), {"a", "b", "c", "d"}).right);
    CHECK(mark(sample::multiple(), {"a", "b", "c", "d"}).points == 2);
}

TEST_CASE("an order is right only in the bank's order, and says how many stand in their place")
{
    CHECK(mark(sample::ordering(), {"a", "b", "c", "d"}).right);

    const model::Mark two_swapped = mark(sample::ordering(), {"b", "a", "c", "d"});
    CHECK_FALSE(two_swapped.right);
    CHECK(two_swapped.points == 2);
    CHECK(two_swapped.of == 4);
}

TEST_CASE("pairs are right when each option has its own target, whichever was placed first")
{
    CHECK(mark(sample::matching(), {"d[.]y", "c[.]x", "b[.]y", "a[.]x"}).right);

    const model::Mark one_wrong = mark(sample::matching(), {"a[.]y", "b[.]y", "c[.]x", "d[.]y"});
    CHECK_FALSE(one_wrong.right);
    CHECK(one_wrong.points == 3);
}

TEST_CASE(
    "a step of a scale is right alone; of a shift either of the authors' two steps is, and nothing between or beyond")
{
    CHECK(mark(sample::scale(), {"b"}).right);
    CHECK_FALSE(mark(sample::scale(), {"c"}).right);

    CHECK(mark(sample::shift(), {"more"}).right);
    CHECK(mark(sample::shift(), {"much-more"}).right);
    CHECK_FALSE(mark(sample::shift(), {"same"}).right);
    CHECK_FALSE(mark(sample::shift(), {"more", "much-more"}).right);
    CHECK(mark(sample::shift(), {"same"}).of == 1);
}

TEST_CASE("true or false is right together with its because, and the points tell which part was")
{
    CHECK(mark(sample::true_false(), {"true", "q"}).right);

    const model::Mark half = mark(sample::true_false(), {"true", "p"});
    CHECK_FALSE(half.right);
    CHECK(half.points == 1);
    CHECK(half.of == 2);
    CHECK(mark(sample::true_false(), {"false", "q"}).points == 1);
    CHECK_FALSE(model::is_complete(sample::true_false(), {"true"}));
}

TEST_CASE("the facts of a passage are right when all that fit are picked, and no other")
{
    CHECK(mark(sample::facts(), {"c", "a"}).right);
    CHECK_FALSE(mark(sample::facts(), {"a", "b", "c"}).right);
    CHECK(mark(sample::facts(), {"a"}).points == 3);
}

TEST_CASE("R-35: a mark never depends on the order in which options were shown or touched")
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        model::Item item = std::array{sample::multiple(), sample::matching(), sample::facts(),
                                      sample::true_false()}[static_cast<std::size_t>(round % 4)];
        model::Response response = model::key_of(item);
        std::ranges::shuffle(response, random);
        std::ranges::shuffle(item.options, random);

        CHECK(mark(item, response).right);
    }
}

TEST_CASE("the pass mark is rounded up, and is never nothing")
{
    CHECK(needed(12, 75) == 9);
    CHECK(needed(10, 75) == 8);
    CHECK(needed(1, 1) == 1);
    CHECK(needed(12, 0) == 1);
    CHECK(needed(12, 100) == 12);
}

namespace {

model::Paper paper_of(int items)
{
    model::Paper paper{.attempt_id = "attempt", .module_id = "1", .pass_percent = 75};
    for (int i = 0; i < items; ++i) {
        paper.items.push_back(sample::single("q" + std::to_string(i)));
        paper.shown.push_back({});
    }
    return paper;
}

}  // namespace

TEST_CASE("R-30: a result counts the questions of its paper and nothing else")
{
    const model::Paper paper = paper_of(4);
    const model::Answers answers = {{"q0", {"b"}}, {"q1", {"b"}}, {"q2", {"b"}}, {"elsewhere", {"b"}}};

    const model::Result result = result_of(paper, answers);

    CHECK(result.asked == 4);
    CHECK(result.right == 3);
    CHECK(result.needed == 3);
    CHECK(result.passed);
    CHECK(result.marks.size() == 4);
}

TEST_CASE("a must-know question that is not right keeps a paper from passing, whatever the total")
{
    model::Paper paper = paper_of(4);
    paper.items[3].critical = true;
    const model::Answers all_but_the_last = {{"q0", {"b"}}, {"q1", {"b"}}, {"q2", {"b"}}, {"q3", {"a"}}};

    const model::Result result = result_of(paper, all_but_the_last);

    CHECK(result.right >= result.needed);
    CHECK_FALSE(result.critical_all_right);
    CHECK_FALSE(result.passed);
}
