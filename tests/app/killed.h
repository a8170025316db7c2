// Killed at every question of a test, around answer, how sure and flag: it comes back as it was (RS-13, R-31).
#pragma once

#include "support/desk.h"

#include <doctest/doctest.h>

#include <functional>

namespace sample {

/// `back_to_test`: from a start after the kill to the open test. Ends behind the last question.
inline void kill_at_every_question(Desk& desk, const model::Paper& paper, const std::function<void()>& back_to_test)
{
    using namespace model;
    const auto again = [&](std::size_t i) {
        desk.kill();
        back_to_test();
        if (desk.is_on<TestReviewPage>() || desk.on<QuestionPage>().index != static_cast<int>(i))
            desk.app().handle(ToQuestion{static_cast<int>(i)});
        CHECK(progress_of(desk.facts()).attempts.back().paper == paper);  // seed, item versions, option order
        CHECK(desk.on<QuestionPage>().item == paper.items[i]);
        CHECK(desk.on<QuestionPage>().shown == paper.shown[i]);
    };
    for (std::size_t i = 0; i < paper.items.size(); ++i) {
        again(i);
        desk.answer(i % 2 == 0);
        const Response given = desk.on<QuestionPage>().response;
        again(i);
        CHECK(desk.on<QuestionPage>().response == given);
        desk.app().handle(HowSure{Certainty::guess});
        desk.app().handle(FlagQuestion{});
        again(i);
        CHECK(desk.on<QuestionPage>().certainty == Certainty::guess);
        CHECK(desk.on<QuestionPage>().flagged);
        desk.app().handle(NextQuestion{});
    }
}

}  // namespace sample
