// How a stage compares with the authors' view, counted twice: by the app and by a routine of the tests' own.
#include "assess/case_lines.h"
#include "support/desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace model;

namespace {

const Course& course() { return *sample::shipped_course(); }

/// Answers such as any hand might give: some passages marked, some indicators tied to some passages, and so on.
StageAnswers any_answers(const Stage& stage, const Matrix& matrix, std::mt19937_64& dice)
{
    const auto one_of = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
    StageAnswers answers;
    for (const Passage& passage : stage.passages)
        if (one_of(4) > 0)
            answers[CaseStep::read].push_back(passage.id + "[.]" + id_of(static_cast<Sign>(one_of(signs))));
    for (const MatrixGroup& group : matrix.groups)
        for (const MatrixIndicator& row : group.indicators)
            if (one_of(3) == 0)
                answers[CaseStep::indicators].push_back(
                    row.id + "[.]" +
                    stage.passages[static_cast<std::size_t>(one_of(static_cast<int>(stage.passages.size())))].id);
    for (const MatrixLine& line : matrix.vulnerability)
        if (one_of(3) == 0) answers[CaseStep::factors].push_back("vulnerability[.]" + line.id);
    for (const MatrixLine& line : matrix.protective)
        if (one_of(3) == 0) answers[CaseStep::factors].push_back("protective[.]" + line.id);
    std::ranges::shuffle(answers[CaseStep::factors], dice);
    for (const CaseOption& option : stage.changes)
        if (one_of(2) == 0) answers[CaseStep::changes].push_back(option.id);
    if (one_of(5) > 0) answers[CaseStep::level] = {id_of(static_cast<Level>(1 + one_of(3)))};
    for (const std::string& id : assess::offered_reasons(matrix, stage))
        if (one_of(2) == 0) answers[CaseStep::reasons].push_back(id);
    if (one_of(2) == 0) answers[CaseStep::reasons].push_back("sure[.]certain");
    for (const CaseOption& option : stage.actions)
        if (one_of(2) == 0) answers[CaseStep::actions].push_back(option.id);
    for (const Recipient& who : stage.recipients)
        if (one_of(4) > 0) answers[CaseStep::told].push_back(who.id + "[.]" + id_of(static_cast<When>(one_of(whens))));
    return answers;
}

// --- the second count: with sets of words, from what the README of content says a line is ---

using Words = std::set<std::string>;

Words given(const StageAnswers& answers, CaseStep step)
{
    const auto at = answers.find(step);
    return at == answers.end() ? Words{} : Words(at->second.begin(), at->second.end());
}

int both(const Words& a, const Words& b)
{
    return static_cast<int>(std::ranges::count_if(a, [&](const std::string& word) { return b.contains(word); }));
}

Tally told_apart(const Words& authors, const Words& chosen)
{
    const int found = both(authors, chosen);
    return {.found = found, .of = static_cast<int>(authors.size()), .wrong = static_cast<int>(chosen.size()) - found};
}

Words starting(const Words& all, const std::string& start)
{
    Words some;
    for (const std::string& word : all)
        if (word.rfind(start, 0) == 0) some.insert(word.substr(start.size()));
    return some;
}

Words firsts(const Words& pairs)
{
    Words some;
    for (const std::string& pair : pairs) some.insert(pair.substr(0, pair.find("[.]")));
    return some;
}

template <class Things>
Words ids(const Things& things)
{
    Words some;
    for (const auto& thing : things) some.insert(thing.id);
    return some;
}

Tally options(const std::vector<CaseOption>& all, const Words& chosen, bool recording)
{
    Words fitting, others;
    for (const CaseOption& option : all)
        if (option.recording == recording) (option.fits ? fitting : others).insert(option.id);
    return {both(fitting, chosen), static_cast<int>(fitting.size()), both(others, chosen)};
}

StageLines counted_again(const Stage& stage, const StageAnswers& answers)
{
    StageLines lines;
    Words fair, harm, risk_for_harm, called_harm_unfairly;
    const Words marks = given(answers, CaseStep::read);
    for (const Passage& passage : stage.passages) {
        fair.insert(passage.id + "[.]" + id_of(passage.sign));
        for (const Sign also : passage.also) fair.insert(passage.id + "[.]" + id_of(also));
        if (passage.sign == Sign::harm_now) {
            harm.insert(passage.id + "[.]harm-now");
            risk_for_harm.insert(passage.id + "[.]indicator");
        }
    }
    for (const std::string& mark : marks)
        if (mark.ends_with("[.]harm-now") && !fair.contains(mark)) called_harm_unfairly.insert(mark);
    const int fairly = both(marks, fair);
    lines.marks = {fairly, static_cast<int>(stage.passages.size()), static_cast<int>(marks.size()) - fairly};
    lines.harm = {both(marks, harm), static_cast<int>(harm.size()), static_cast<int>(called_harm_unfairly.size())};
    lines.harm_as_risk = both(marks, risk_for_harm);

    const Words tied = given(answers, CaseStep::indicators);
    lines.indicators = told_apart(ids(stage.indicators), firsts(tied));
    Words shown_by;
    for (const RatedIndicator& rated : stage.indicators)
        for (const std::string& passage : rated.passages) shown_by.insert(rated.id + "[.]" + passage);
    lines.tied = both(tied, shown_by);

    const Words factors = given(answers, CaseStep::factors);
    lines.vulnerability = told_apart(ids(stage.vulnerability), starting(factors, "vulnerability[.]"));
    lines.protective = told_apart(ids(stage.protective), starting(factors, "protective[.]"));

    for (const std::string& level : given(answers, CaseStep::level)) lines.level = *level_named(level);
    lines.authors = stage.judged.level;
    Words reasons = given(answers, CaseStep::reasons);
    std::erase_if(reasons, [](const std::string& word) { return word.find("[.]") != std::string::npos; });
    lines.reasons = told_apart(Words(stage.judged.reasons.begin(), stage.judged.reasons.end()), reasons);
    lines.changes = options(stage.changes, given(answers, CaseStep::changes), false);
    lines.actions = options(stage.actions, given(answers, CaseStep::actions), false);
    lines.recording = options(stage.actions, given(answers, CaseStep::actions), true);

    const std::vector<std::string> order = {"now", "today", "days", "weeks", "not-now"};
    const Words told = given(answers, CaseStep::told);
    for (const Recipient& who : stage.recipients) {
        const Words when = starting(told, who.id + "[.]");
        const auto at = std::ranges::find(order, when.empty() ? "not-now" : *when.begin()) - order.begin();
        const auto due = std::ranges::find(order, std::string(id_of(who.by))) - order.begin();
        const bool nobody_tells = due == 4;
        if (!nobody_tells) ++lines.told.of;
        if (nobody_tells && at != 4) ++lines.told.wrong;
        if (!nobody_tells && at == due) ++lines.told.found;
        if (!nobody_tells && at > due) ++lines.told_late;
        if (!nobody_tells && at < due) ++lines.told_early;
    }
    return lines;
}

}  // namespace

TEST_CASE("R-35: the lines of 10,000 random stages, counted by another hand, are the app's")
{
    REQUIRE_FALSE(course().cases.empty());
    std::mt19937_64 dice(47);
    int different = 0;
    for (int n = 0; n < 10'000; ++n) {
        const Case& its = course().cases[dice() % course().cases.size()];
        const Stage& stage = its.stages[dice() % its.stages.size()];
        const StageAnswers answers = any_answers(stage, course().matrix, dice);
        different += !(assess::lines_of(stage, answers) == counted_again(stage, answers));
    }
    CHECK(different == 0);
}

TEST_CASE("the authors' own answers are found whole on every line, with nothing over-read and no level amiss")
{
    for (const Case& its : course().cases)
        for (const Stage& stage : its.stages) {
            CAPTURE(its.id);
            CAPTURE(stage.id);
            StageAnswers answers;
            for (const Passage& passage : stage.passages)
                answers[CaseStep::read].push_back(passage.id + "[.]" + id_of(passage.sign));
            for (const RatedIndicator& rated : stage.indicators)
                answers[CaseStep::indicators].push_back(rated.id + "[.]" + rated.passages.front());
            for (const RatedFactor& factor : stage.vulnerability)
                answers[CaseStep::factors].push_back("vulnerability[.]" + factor.id);
            for (const RatedFactor& factor : stage.protective)
                answers[CaseStep::factors].push_back("protective[.]" + factor.id);
            for (const CaseOption& option : stage.changes)
                if (option.fits) answers[CaseStep::changes].push_back(option.id);
            for (const CaseOption& option : stage.actions)
                if (option.fits) answers[CaseStep::actions].push_back(option.id);
            answers[CaseStep::level] = {id_of(stage.judged.level)};
            answers[CaseStep::reasons] = stage.judged.reasons;
            for (const Recipient& who : stage.recipients)
                answers[CaseStep::told].push_back(who.id + "[.]" + id_of(who.by));

            const StageLines lines = assess::lines_of(stage, answers);
            for (const Tally& tally : {lines.marks, lines.harm, lines.indicators, lines.vulnerability, lines.protective,
                                       lines.reasons, lines.changes, lines.actions, lines.recording, lines.told})
                CHECK(tally == Tally{tally.of, tally.of, 0});
            CHECK(lines.tied == lines.indicators.of);
            CHECK(under_response(lines) + over_response(lines) + lines.told_late + lines.told_early == 0);
        }
}

TEST_CASE("a level too low and a level too high are told apart, and never balance each other")
{
    StageLines low{.level = Level::low, .authors = Level::high};
    CHECK(under_response(low) == 2);
    CHECK(over_response(low) == 0);
    StageLines high{.level = Level::high, .authors = Level::medium};
    CHECK(under_response(high) == 0);
    CHECK(over_response(high) == 1);
}

TEST_CASE("telling somebody late, early or without need are three different things")
{
    using assess::Timing;
    using assess::timing_of;
    CHECK(timing_of(When::now, When::now) == Timing::fits);
    CHECK(timing_of(When::now, When::today) == Timing::late);
    CHECK(timing_of(When::now, When::not_now) == Timing::late);
    CHECK(timing_of(When::days, When::now) == Timing::early);
    CHECK(timing_of(When::not_now, When::now) == Timing::needless);
}

TEST_CASE("the reasons offered hold the authors' own, some that mislead, and are the same every time")
{
    for (const Case& its : course().cases)
        for (const Stage& stage : its.stages) {
            const auto offered = assess::offered_reasons(course().matrix, stage);
            CHECK(offered.size() == 8);
            for (const std::string& id : stage.judged.reasons) CHECK(has(offered, id));
            CHECK(offered == assess::offered_reasons(course().matrix, stage));
        }
}
