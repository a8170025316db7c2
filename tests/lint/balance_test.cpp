// Whether a bank of questions gives its answers away.
#include "lint/balance.h"

#include <doctest/doctest.h>

#include <string>

using model::Item;
using model::ItemKind;

namespace {

Item single(int number, std::size_t key, bool key_is_longest)
{
    Item item{.id = "1.1-" + std::to_string(number)};
    for (std::size_t i = 0; i < 4; ++i) {
        const bool right = i == key;
        item.options.push_back(
            {.id = std::to_string(i),
             .words = right && key_is_longest ? "Ring the team and write it down" : "Wait until the day",
             .reason = "Because it is option " + std::to_string(i) + ".",
             .right = right});
    }
    return item;
}

Item true_false(int number, bool truth)
{
    Item item{.id = "1.1-t" + std::to_string(number), .kind = ItemKind::true_false};
    item.options = {{.id = "true", .words = "True", .reason = "", .right = truth},
                    {.id = "false", .words = "False", .reason = "", .right = !truth}};
    return item;
}

model::Course course_of(std::vector<Item> items)
{
    model::Topic topic{
        .id = "1.1", .title = "", .lesson = model::Lesson{}, .items = std::move(items), .finished = true};
    model::Course course;
    course.modules.push_back({.id = "1", .title = "", .notice = "", .topics = {std::move(topic)}});
    return course;
}

std::vector<std::string> told_of(std::vector<Item> items)
{
    std::vector<std::string> told;
    for (const auto& problem : lint::check_balance(course_of(std::move(items)), {})) told.push_back(problem.what);
    return told;
}

}  // namespace

TEST_CASE("the right answer may be the longest in two of five questions, and no oftener")
{
    std::vector<Item> items;
    for (int i = 0; i < 20; ++i) items.push_back(single(i, static_cast<std::size_t>(i % 4), i < 8));
    CHECK(told_of(items).empty());

    items[8] = single(8, 0, true);
    const auto told = told_of(items);

    CHECK(told.size() == 1 + 9);
    CHECK(
        told.front() ==
        "in 9 of the 20 single questions of module 1 the right answer is the longest. Shorten it, or lengthen another, "
        "in 1 of them.");
}

TEST_CASE("eleven questions are too few to judge their balance")
{
    std::vector<Item> items;
    for (int i = 0; i < 11; ++i) items.push_back(single(i, 0, true));
    CHECK(told_of(items).empty());
}

TEST_CASE("right answers that stand in one place too often are told as advice")
{
    std::vector<Item> items;
    for (int i = 0; i < 20; ++i) items.push_back(single(i, i < 10 ? 2 : static_cast<std::size_t>(i % 2), false));

    const auto problems = lint::check_balance(course_of(items), {});

    REQUIRE(problems.size() == 1);
    CHECK(problems.front().severity == model::Severity::advice);
    CHECK(
        problems.front().what ==
        "in 10 of the 20 single questions of module 1 with four options or more the right one is number 3. Move some.");
}

TEST_CASE("true-false questions that are nearly all false are told as advice")
{
    std::vector<Item> items;
    for (int i = 0; i < 12; ++i) items.push_back(true_false(i, i < 3));

    const auto told = told_of(items);

    REQUIRE(told.size() == 1);
    CHECK(told.front() == "9 of the 12 true-false questions of module 1 are false. Turn some round.");
}
