// Ten thousand random papers, answered at random: what the app makes of them, a routine of our own here makes too. It
// shares no line with assess/marking: it reads the item as an author wrote it.
#include "assess/marking.h"
#include "assess/paper.h"
#include "support/sample_items.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace model;

namespace {

using Dice = std::mt19937_64;

bool right_by_hand(const Item& item, const Response& given)
{
    std::set<std::string> picked(given.begin(), given.end());
    if (picked.size() != given.size()) return false;
    switch (item.kind) {
    case ItemKind::ordering: {
        if (given.size() != item.options.size()) return false;
        for (std::size_t i = 0; i < given.size(); ++i)
            if (item.options[i].id != given[i]) return false;
        return true;
    }
    case ItemKind::matching:
        for (const Option& option : item.options)
            if (!picked.contains(option.id + "[.]" + option.target)) return false;
        return given.size() == item.options.size();
    case ItemKind::single:
    case ItemKind::scale:
    case ItemKind::shift:
        if (given.size() != 1) return false;
        for (const Option& option : item.options)
            if (option.id == given[0]) return option.right;
        return false;
    case ItemKind::multiple:
    case ItemKind::facts:
        for (const Option& option : item.options)
            if (option.right != picked.contains(option.id)) return false;
        return true;
    case ItemKind::true_false:
        for (const auto* part : {&item.options, &item.because})
            for (const Option& option : *part)
                if (option.right != picked.contains(option.id)) return false;
        return true;
    }
    return false;
}

// Right as often as not, else anything a finger could leave behind: nothing, some, all, in any order.
Response any_response(const Item& item, Dice& dice)
{
    Response response = key_of(item);
    if (dice() % 2 == 0) {
        if (item.kind != ItemKind::ordering) std::ranges::shuffle(response, dice);
        return response;
    }
    response.clear();
    const auto some = [&](const std::vector<Option>& options, std::size_t most) {
        auto shuffled = options;
        std::ranges::shuffle(shuffled, dice);
        shuffled.resize(std::min<std::size_t>(most, shuffled.size()));
        for (const Option& option : shuffled)
            response.push_back(item.kind == ItemKind::matching
                                   ? option.id + "[.]" + item.targets[dice() % item.targets.size()].id
                                   : option.id);
    };
    some(item.options, is_one_of(item.kind) ? dice() % 2 : dice() % (item.options.size() + 1));
    if (!item.because.empty()) some(item.because, dice() % 2);
    return response;
}

Item any_item(Dice& dice, int number)
{
    auto kinds = sample::every_kind_of_item();
    Item item = kinds[dice() % kinds.size()];
    item.id = "q" + std::to_string(number);
    item.critical = !is_judgement(item.kind) && dice() % 5 == 0;
    item.difficulty = 1 + static_cast<int>(dice() % 3);
    item.objective = dice() % 2 == 0 ? "O1" : "O2";
    if (item.kind == ItemKind::multiple || item.kind == ItemKind::facts) {
        for (Option& option : item.options) option.right = dice() % 2 == 0;
        item.options[0].right = true;
        item.options[1].right = false;
    }
    return item;
}

}  // namespace

TEST_CASE("R-30, R-35: the score of 10,000 random papers with random answers is what a second routine counts by hand")
{
    Dice dice(20'261'124);
    for (int round = 0; round < 10'000; ++round) {
        Course course = sample::course_with_bank(0);
        auto& bank = course.modules[0].topics[0].items;
        const int size = 1 + static_cast<int>(dice() % 20);
        for (int i = 0; i < size; ++i) bank.push_back(any_item(dice, i));
        TestRule& rule = course.modules[0].test;
        rule.questions = 1 + static_cast<int>(dice() % 14);
        rule.pass_percent = 1 + static_cast<int>(dice() % 100);
        if (dice() % 2 == 0) rule.share = {34, 33, 33};
        const Paper paper =
            assess::draw_paper(course, model::test_of(course.modules[0]), {.attempt_id = "a", .seed = dice()});
        Answers answers;
        for (const Item& item : paper.items)
            if (dice() % 8 != 0) answers[item.id] = any_response(item, dice);

        const Result result = assess::result_of(paper, answers);

        int right = 0;
        bool critical = true;
        for (std::size_t i = 0; i < paper.items.size(); ++i) {
            const Item& item = paper.items[i];
            const auto given = answers.find(item.id);
            const bool good = given != answers.end() && right_by_hand(item, given->second);
            right += good;
            critical = critical && (good || !item.critical);
            REQUIRE(result.marks[i].right == good);
            CHECK(result.marks[i].points <= result.marks[i].of);
            CHECK((result.marks[i].points == result.marks[i].of) >= good);
            CHECK_FALSE(is_judgement(item.kind));
        }
        CHECK(result.right == right);
        CHECK(result.critical_all_right == critical);
        const double asked = static_cast<double>(paper.items.size());
        const bool enough = !paper.items.empty() && right >= 1 && right * 100.0 >= rule.pass_percent * asked;
        CHECK(result.passed == (enough && critical));
    }
}
