// Papers of the final assessment, by its blueprint.
#include "assess/paper.h"

#include "content/load.h"
#include "support/sample_items.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace assess;
using model::Item;

namespace {

// Three modules of two topics each, `items_each` questions a topic, two objectives a module.
model::Course three_modules(int items_each)
{
    model::Course course = sample::course_with_bank(items_each);
    course.modules.clear();
    for (const std::string number : {"1", "2", "3"}) {
        model::Module module = sample::module_with_bank(items_each);
        module.id = number;
        for (model::Topic& topic : module.topics) {
            topic.id = number + topic.id.substr(1);
            for (std::size_t i = 0; i < topic.items.size(); ++i) {
                Item& item = topic.items[i];
                item.id = number + item.id.substr(1);
                item.topic = topic.id;
                item.objective += "-" + number;
                item.difficulty = 1 + static_cast<int>(i) % 3;
            }
        }
        course.modules.push_back(std::move(module));
    }
    course.final_assessment =
        model::FinalAssessment{.title = "Final assessment",
                               .rule = {.questions = 20, .pass_percent = 80, .critical = 4, .share = {40, 40, 20}}};
    return course;
}

model::Paper paper_of(const model::Course& course, std::uint64_t seed, const std::set<std::string>& seen = {})
{
    return draw_paper(course, *model::final_of(course), {.attempt_id = "a", .seed = seed, .seen = seen});
}

long of_module(const model::Course& course, const model::Paper& paper, const std::string& id)
{
    return std::ranges::count_if(paper.items,
                                 [&](const Item& item) { return model::module_with(course, item.topic)->id == id; });
}

std::set<std::string> objectives_of(const std::vector<Item>& items)
{
    std::set<std::string> all;
    for (const Item& item : items)
        if (!model::is_judgement(item.kind)) all.insert(item.objective);
    return all;
}

}  // namespace

TEST_CASE("a paper of the final assessment is over all modules, by the shares of its blueprint, critical ones counted")
{
    model::Course course = three_modules(24);
    course.final_assessment->rule.shares = {
        {.module = "1", .percent = 50}, {.module = "2", .percent = 30}, {.module = "3", .percent = 20}};
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto paper = paper_of(course, seed);
        CHECK(paper.module_id == "final");
        CHECK(paper.items.size() == 20);
        CHECK(of_module(course, paper, "1") == 10);
        CHECK(of_module(course, paper, "2") == 6);
        CHECK(of_module(course, paper, "3") == 4);
        CHECK(std::ranges::count(paper.items, 1, &Item::difficulty) == 8);
        CHECK(std::ranges::count(paper.items, 2, &Item::difficulty) == 8);
        CHECK(std::ranges::count(paper.items, 3, &Item::difficulty) == 4);
        CHECK(std::ranges::count_if(paper.items, &Item::critical) == 4);
        CHECK(objectives_of(paper.items).size() == 6);
        CHECK(paper == paper_of(course, seed));
    }
}

TEST_CASE("shares by objective do the same for objectives")
{
    model::Course course = three_modules(24);
    course.final_assessment->rule.shares = {{.objective = "O1-1", .percent = 40},
                                            {.objective = "O2-2", .percent = 40},
                                            {.objective = "O1-3", .percent = 20}};
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto paper = paper_of(course, seed);
        // Every objective is represented once, also those without a share; the rest is as the shares say.
        CHECK(objectives_of(paper.items).size() == 6);
        CHECK(std::ranges::count(paper.items, "O1-1", &Item::objective) >= 6);
        CHECK(std::ranges::count(paper.items, "O2-2", &Item::objective) >= 6);
        CHECK(std::ranges::count(paper.items, "O2-3", &Item::objective) == 1);
    }
}

TEST_CASE("an objective whose questions are used up is on the next paper of the final assessment all the same")
{
    model::Course course = three_modules(24);
    for (model::Topic& topic : course.modules[2].topics)
        for (Item& item : topic.items)
            if (item.objective == "O2-3" && item.id != "3.1-1") item.objective = "O1-3";
    std::set<std::string> seen;
    int times = 0;
    for (std::uint64_t attempt = 1; attempt <= 5; ++attempt) {
        const auto paper = paper_of(course, attempt, seen);
        CHECK(objectives_of(paper.items).size() == 6);
        for (const Item& item : paper.items) {
            const bool is_new = seen.insert(item.id).second;
            times += item.id == "3.1-1";
            if (item.id != "3.1-1") CHECK(is_new);
        }
    }
    CHECK(times == 5);
}

TEST_CASE("R-34: a bank smaller than the final assessment wants gives a shorter paper, whatever its shares are")
{
    model::Course course = three_modules(2);
    course.modules[1].topics[0].finished = false;
    course.modules[2].topics.clear();
    course.final_assessment->rule.shares = {{.module = "2", .percent = 10}, {.module = "3", .percent = 90}};
    const auto paper = paper_of(course, 1);
    CHECK(paper.items.size() == 6);
    CHECK(paper_size(*model::final_of(course)) == 6);
}

TEST_CASE("papers of the shipped final assessment keep its blueprint, attempt after attempt, without a question twice")
{
    const auto course = content::load(std::filesystem::path(WAYPOST_SOURCE) / "content/cse-level-2").course;
    const auto test = model::final_of(*course);
    REQUIRE(test);
    std::vector<Item> bank;
    for (const model::Topic* topic : test->topics) std::ranges::copy(topic->items, std::back_inserter(bank));
    const auto objectives = objectives_of(bank);
    REQUIRE(objectives.size() == 10);
    for (std::uint64_t learner = 0; learner < 40; ++learner) {
        std::set<std::string> seen;
        for (std::uint64_t attempt = 0; attempt < 3; ++attempt) {
            const auto paper = paper_of(*course, 100 * learner + attempt, seen);
            CAPTURE(learner);
            CAPTURE(attempt);
            REQUIRE(paper.items.size() == 30);
            CHECK(of_module(*course, paper, "1") == 9);
            CHECK(of_module(*course, paper, "2") == 12);
            CHECK(of_module(*course, paper, "3") == 9);
            CHECK(std::ranges::count(paper.items, 1, &Item::difficulty) == 9);
            CHECK(std::ranges::count(paper.items, 2, &Item::difficulty) == 14);
            CHECK(std::ranges::count(paper.items, 3, &Item::difficulty) == 7);
            CHECK(std::ranges::count_if(paper.items, &Item::critical) == 6);
            CHECK(objectives_of(paper.items) == objectives);
            for (const Item& item : paper.items) CHECK(seen.insert(item.id).second);
        }
    }
}
