// The level rules D1–D9 of the practice matrix, over all combinations that matter.
#include "assess/matrix.h"

#include <doctest/doctest.h>

#include <functional>

using assess::level_of;
using assess::Reached;
using assess::Rule;
using assess::Weighing;
using model::Level;

namespace {

Weighing::Found sign(Level rating, int group = 0) { return {.group = group, .rating = rating, .at_most = rating}; }

Weighing with(std::vector<Weighing::Found> found, int vulnerability = 0)
{
    return {.found = std::move(found), .vulnerability = vulnerability, .age = 15};
}

/// One picture of a child, in the numbers the rules speak of.
struct Counted {
    int low, medium, high, vulnerability;
    bool spread;  ///< the medium signs stand in two groups
    bool danger, missing, sexual, harm, worry, why_not, lowered, disclosure;
    std::optional<int> age;
    bool disability;
    Level before, judgement;
};

Weighing weighing_of(const Counted& c)
{
    Weighing w;
    for (int i = 0; i < c.low; ++i) w.found.push_back(sign(Level::low, 4));
    for (int i = 0; i < c.medium; ++i) w.found.push_back(sign(Level::medium, c.spread ? i % 2 : 0));
    for (int i = 0; i < c.high; ++i) w.found.push_back(sign(Level::high, 5));
    w.vulnerability = c.vulnerability;
    w.disclosure = c.disclosure;
    w.circumstances = {.danger_now = c.danger,
                       .missing_now = c.missing,
                       .sexual_concern = c.sexual,
                       .significant_harm = c.harm,
                       .worry = c.worry,
                       .recorded_why_not = c.why_not,
                       .lowered_by_agreement = c.lowered};
    w.age = c.age;
    w.learning_disability = c.disability;
    w.before = c.before;
    w.judgement = c.judgement;
    return w;
}

// The rules once more, from the words of the fact sheet and not from the code.
Level as_the_sheet_says(const Counted& c)
{
    const bool young = !c.age || *c.age < 13;
    const bool two_groups = c.spread && c.medium >= 2;
    Level level = Level::none;
    const bool anything = c.low + c.medium + c.high + c.vulnerability > 0 || c.worry || c.sexual;
    if (anything) level = Level::low;                                                              // rule 5
    if (c.medium > 0 || c.low >= 3 || (c.low > 0 && c.vulnerability >= 2)) level = Level::medium;  // rule 4
    const bool until_agreed = (c.medium >= 3 && two_groups) || (c.medium >= 2 && c.vulnerability >= 2);
    if (until_agreed && !c.why_not && !c.lowered) level = Level::high;                     // rule 3
    if (c.high > 0 || (c.sexual && young) || c.disclosure || c.harm) level = Level::high;  // rule 2
    if (c.danger || c.missing) level = Level::high;                                        // rule 1
    if (level == Level::low && (young || c.disability)) level = Level::medium;             // rule 6
    if (!c.lowered && c.before > level) level = c.before;                                  // rule 9: not alone
    if (c.judgement > level) level = c.judgement;                                          // rule 9: may raise
    return level;
}

void every_combination(const std::function<void(const Counted&)>& look)
{
    const std::optional<int> ages[] = {std::nullopt, 12, 15};
    const Level levels[] = {Level::none, Level::medium, Level::high};
    for (int counts = 0; counts < 4 * 4 * 2 * 3; ++counts)
        for (int flags = 0; flags < 1 << 10; ++flags)
            for (const auto& age : ages)
                for (const Level before : levels)
                    for (const Level judgement : levels) {
                        const auto flag = [&](int n) { return (flags >> n & 1) != 0; };
                        look({counts % 4, counts / 4 % 4, counts / 16 % 2, counts / 32, flag(0), flag(1), flag(2),
                              flag(3), flag(4), flag(5), flag(6), flag(7), flag(8), age, flag(9), before, judgement});
                    }
}

}  // namespace

TEST_CASE("D1–D9: the level is what the words of the fact sheet say, over every combination that matters")
{
    long wrong = 0, looked = 0;
    every_combination([&](const Counted& c) {
        ++looked;
        wrong += level_of(weighing_of(c)).level != as_the_sheet_says(c);
    });
    CHECK(looked == 96L * 1024 * 27);
    CHECK(wrong == 0);
}

TEST_CASE("D1: danger now, or a child missing now, is high whatever else is known, and the rule says so")
{
    Weighing danger = with({});
    danger.circumstances.danger_now = true;
    Weighing missing = with({sign(Level::low)});
    missing.circumstances.missing_now = true;

    CHECK(level_of(danger) == Reached{Level::high, Rule::danger_now});
    CHECK(level_of(missing) == Reached{Level::high, Rule::missing_now});
    CHECK(assess::number_of(Rule::danger_now) == 1);
}

TEST_CASE("D2: one high sign is enough, and protective factors never cancel it")
{
    Weighing w = with({sign(Level::high)});
    for (w.protective = 0; w.protective <= 6; ++w.protective)
        CHECK(level_of(w) == Reached{Level::high, Rule::high_indicator});
}

TEST_CASE("protective factors change no level, in any picture")
{
    long wrong = 0;
    every_combination([&](const Counted& c) {
        if (c.danger || c.missing || c.worry || c.judgement != Level::none) return;  // the rest is enough to show it
        Weighing w = weighing_of(c);
        const Reached without = level_of(w);
        w.protective = 6;
        wrong += !(level_of(w) == without);
    });
    CHECK(wrong == 0);
}

TEST_CASE("D2: any sexual concern about a child under 13 is high, always, and so it is while the age is not known")
{
    long wrong = 0;
    every_combination([&](const Counted& c) {
        const bool young = !c.age || *c.age < 13;
        if (c.sexual && young) wrong += level_of(weighing_of(c)).level != Level::high;
    });
    CHECK(wrong == 0);
    Weighing w = with({});
    w.circumstances.sexual_concern = true;
    CHECK(level_of(w).level == Level::low);
    w.age = 12;
    CHECK(level_of(w) == Reached{Level::high, Rule::under_13});
    w.age.reset();
    CHECK(level_of(w) == Reached{Level::high, Rule::under_13});
}

TEST_CASE("D2: a disclosure, or the section 47 test, is high at any count")
{
    Weighing told = with({});
    told.disclosure = true;
    Weighing suspected = with({});
    suspected.circumstances.significant_harm = true;

    CHECK(level_of(told) == Reached{Level::high, Rule::disclosure});
    CHECK(level_of(suspected) == Reached{Level::high, Rule::significant_harm});
}

TEST_CASE(
    "D3: three medium signs across groups, or two with two vulnerability factors, are high until a meeting says why "
    "not")
{
    const Weighing settled_child =
        with({sign(Level::medium, 0), sign(Level::medium, 1), sign(Level::medium, 2), sign(Level::medium, 2)});
    CHECK(level_of(settled_child) == Reached{Level::high, Rule::spread_of_medium});
    CHECK(level_of(with({sign(Level::medium), sign(Level::medium)}, 2)) ==
          Reached{Level::high, Rule::medium_and_vulnerable});

    Weighing agreed = settled_child;
    agreed.circumstances.recorded_why_not = true;
    CHECK(level_of(agreed) == Reached{Level::medium, Rule::some_medium});
}

TEST_CASE("D4: one medium, three of one group, three low, or a low with two vulnerability factors: medium")
{
    CHECK(level_of(with({sign(Level::medium)})) == Reached{Level::medium, Rule::some_medium});
    CHECK(level_of(with({sign(Level::medium), sign(Level::medium), sign(Level::medium)}, 1)) ==
          Reached{Level::medium, Rule::some_medium});
    CHECK(level_of(with({sign(Level::low), sign(Level::low), sign(Level::low)})) ==
          Reached{Level::medium, Rule::several_low});
    CHECK(level_of(with({sign(Level::low)}, 2)) == Reached{Level::medium, Rule::low_and_vulnerable});
}

TEST_CASE("D5: one or two low signs, or only a worry, are low; with nothing at all there is no level")
{
    CHECK(level_of(with({sign(Level::low), sign(Level::low)}, 1)) == Reached{Level::low, Rule::few_low});
    CHECK(level_of(with({}, 1)) == Reached{Level::low, Rule::worry_only});
    Weighing worry = with({});
    worry.circumstances.worry = true;
    CHECK(level_of(worry) == Reached{Level::low, Rule::worry_only});
    CHECK(level_of(with({})) == Reached{Level::none, Rule::nothing_marked});
}

TEST_CASE("D6: a child under 13, or with a learning disability, is never low once a worry is recorded")
{
    Weighing young = with({sign(Level::low)});
    young.age = 12;
    Weighing disabled = with({sign(Level::low)});
    disabled.learning_disability = true;

    CHECK(level_of(young) == Reached{Level::medium, Rule::not_low_under_13});
    CHECK(level_of(disabled) == Reached{Level::medium, Rule::not_low_learning_disability});
    young.found.clear();
    CHECK(level_of(young).level == Level::none);
}

TEST_CASE("D8: unknown is not no: a key fact that is not known counts as the more serious answer")
{
    Weighing w = with({{.group = 3, .rating = Level::low, .at_most = Level::medium, .unknown = true}});
    CHECK(level_of(w).level == Level::medium);
    w.found.front().unknown = false;
    CHECK(level_of(w).level == Level::low);
}

TEST_CASE("D9: one worker may raise a level and never lower it; a meeting lowers it only as far as the signs go")
{
    Weighing w = with({sign(Level::low)});
    w.judgement = Level::high;
    CHECK(level_of(w) == Reached{Level::high, Rule::raised_by_judgement});

    Weighing later = with({sign(Level::low)});
    later.before = Level::high;
    later.judgement = Level::low;
    CHECK(level_of(later) == Reached{Level::high, Rule::not_lowered_alone});
    later.circumstances.lowered_by_agreement = true;
    CHECK(level_of(later).level == Level::low);
    later.found.push_back(sign(Level::high));
    CHECK(level_of(later).level == Level::high);
}
