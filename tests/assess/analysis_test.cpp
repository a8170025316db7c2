#include "assess/analysis.h"

#include "support/sample_items.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace model;
using assess::ItemFigures;

namespace {

const ItemFigures& of(const std::vector<ItemFigures>& all, const std::string& item)
{
    const auto found = std::ranges::find(all, item, &ItemFigures::item);
    REQUIRE(found != all.end());
    return *found;
}

Fact fact(FactBody body)
{
    static std::int64_t counter = 0;
    return {
        .id = std::to_string(++counter), .learner = "l", .sitting = "s", .body = std::move(body), .counter = counter};
}

Answered answered(const std::string& item, const std::string& pick, bool right, Certainty certainty = Certainty::unsaid)
{
    return {.topic = "1.1", .item = item, .response = {pick}, .mark = {.right = right}, .certainty = certainty};
}

// One learner's test of as many questions as `right` has letters: 'y' right, 'n' wrong, '-' left out.
std::vector<Fact> test_of(const std::string& right, int number = 1, const std::string& whose = "1")
{
    static int attempts = 0;
    Paper paper{.attempt_id = "attempt " + std::to_string(++attempts), .module_id = whose, .number = number};
    Result result{.attempt_id = paper.attempt_id, .module_id = whose, .number = number};
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < right.size(); ++i) {
        paper.items.push_back(sample::single("q" + std::to_string(i)));
        result.marks.push_back({.right = right[i] == 'y'});
        result.right += right[i] == 'y';
    }
    facts.push_back(fact(TestBegan{paper}));
    for (std::size_t i = 0; i < right.size(); ++i)
        if (right[i] != '-')
            facts.push_back(fact(TestAnswered{.attempt_id = paper.attempt_id,
                                              .item = "q" + std::to_string(i),
                                              .response = {right[i] == 'y' ? "b" : "a"}}));
    facts.push_back(fact(TestHandedIn{result}));
    return facts;
}

}  // namespace

TEST_CASE("only the first response of each learner counts, wherever it was given")
{
    const std::vector<Fact> first = {fact(answered("q", "a", false, Certainty::certain)),
                                     fact(answered("q", "b", true))};
    const std::vector<Fact> second = {
        fact(Practised{.item = "q", .response = {"b"}, .mark = {.right = true}, .certainty = Certainty::guess}),
        fact(Practised{.item = "q", .response = {"c"}, .mark = {.right = false}, .try_number = 2})};
    const std::vector<Fact> third = {fact(answered("q", "a", false))};

    const auto figures = of(assess::analyse({first, second, third}), "q");

    CHECK(figures.answers == 3);
    CHECK(figures.facility == doctest::Approx(1.0 / 3));
    CHECK(figures.sure == 2);
    CHECK(figures.certain_and_wrong == 1);
    CHECK(figures.picks == std::map<std::string, int>{{"a", 2}, {"b", 1}});
}

TEST_CASE("a question left out on a test is not right, and is told apart from a wrong pick")
{
    const auto figures = of(assess::analyse({test_of("yn-"), test_of("yyy")}), "q2");
    CHECK(figures.answers == 2);
    CHECK(figures.left_out == 1);
    CHECK(figures.facility == doctest::Approx(0.5));
    CHECK(figures.picks == std::map<std::string, int>{{"b", 1}});
}

TEST_CASE("discrimination is hidden below twenty first attempts, and second attempts do not help")
{
    std::vector<std::vector<Fact>> learners;
    for (int i = 0; i < 19; ++i) learners.push_back(test_of(i % 2 == 0 ? "yyyy" : "nnnn"));
    for (const Fact& again : test_of("yyyy", 2)) learners[0].push_back(again);
    CHECK_FALSE(of(assess::analyse(learners), "q0").discrimination.has_value());
    CHECK(of(assess::analyse(learners), "q0").first_attempts == 19);

    learners.push_back(test_of("nnnn"));
    REQUIRE(of(assess::analyse(learners), "q0").discrimination.has_value());
    CHECK(*of(assess::analyse(learners), "q0").discrimination == doctest::Approx(1.0));
}

TEST_CASE("the final assessment is a test like any: its first attempts tell of its questions, beside those of a module")
{
    std::vector<std::vector<Fact>> learners;
    for (int i = 0; i < 10; ++i) {
        learners.push_back(test_of(i % 2 == 0 ? "yy" : "nn"));
        for (const Fact& fact : test_of(i % 2 == 0 ? "yyy" : "nnn", 1, "final")) learners.back().push_back(fact);
        for (const Fact& fact : test_of("yyy", 2, "final")) learners.back().push_back(fact);
    }
    const auto all = assess::analyse(learners);
    CHECK(of(all, "q0").first_attempts == 20);
    CHECK(of(all, "q0").answers == 10);  // first responses are one a learner, wherever it was asked
    CHECK(of(all, "q2").first_attempts == 10);
    CHECK(of(all, "q2").answers == 10);
    CHECK(*of(all, "q0").discrimination == doctest::Approx(1.0));
}

TEST_CASE(
    "a question that those get wrong who get the rest right discriminates against them; one all get right, not at all")
{
    std::vector<std::vector<Fact>> learners;
    for (int i = 0; i < 24; ++i) learners.push_back(test_of(i % 2 == 0 ? "nyyy" : "ynny"));

    const auto all = assess::analyse(learners);

    CHECK(*of(all, "q0").discrimination == doctest::Approx(-1.0));
    CHECK_FALSE(of(all, "q3").discrimination.has_value());
    CHECK(of(all, "q3").facility == 1.0);
}

TEST_CASE("RS-27: a sealed answer counts as right or not, and among no picks; it is not called left out")
{
    std::vector<Fact> facts = {fact(answered("q", "a", true, Certainty::certain))};
    std::get<Answered>(facts.front().body).response.clear();
    facts.front().sealed = true;
    std::vector<Fact> test = test_of("yn-");
    for (Fact& given : test)
        if (auto* answer = std::get_if<TestAnswered>(&given.body)) {
            answer->response.clear();
            given.sealed = true;
        }

    const auto all = assess::analyse({facts, test});
    CHECK(of(all, "q").sealed == 1);
    CHECK(of(all, "q").facility == doctest::Approx(1));
    CHECK(of(all, "q").picks.empty());
    CHECK(of(all, "q0").sealed == 1);
    CHECK(of(all, "q0").left_out == 0);
    CHECK(of(all, "q1").picks.empty());
    CHECK(of(all, "q1").facility == doctest::Approx(0));
    CHECK(of(all, "q2").sealed == 0);  // nothing was chosen there
    CHECK(of(all, "q2").left_out == 1);
}
