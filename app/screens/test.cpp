#include "screens/dates.h"
#include "screens/ending.h"
#include "screens/pages.h"

#include <algorithm>

namespace screens {

Intent draw(Ui& ui, const Words& say, const model::CheckDonePage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.crumb(of_course(page.topic + " " + page.topic_title));
                     ui.verdict(ui::Icon::right, say("check_done.title"), Ui::Verdict::right);
                     ui.text(say("check_done.count",
                                 {{"right", std::to_string(page.right)}, {"asked", std::to_string(page.asked)}}));
                     ui.status(ui::Icon::saved, say("check_done.saved"));
                     draw_worth_reading(ui, say, page.read_again, intent);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.my_course"), ui::Icon::home)) intent = model::ToHome{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say(page.more ? "check_done.next" : "go.my_course_on")))
                         intent = page.more ? Intent{model::CarryOn{}} : model::ToHome{};
                 },
             .centred = true});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::TestIntroPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.crumb(of_course(page.module_title));
                     const bool used_up = page.used_up && !page.resumed;
                     const bool too_soon = !page.used_up && page.wait_minutes > 0;
                     ui.title(say(page.resumed ? "test.go_on_title"
                                  : used_up    ? "test.used_up.title"
                                  : too_soon   ? "test.wait.title"
                                               : "test.title"));
                     if (used_up) ui.text(say("test.used_up.words"));
                     if (too_soon) ui.strong(say.count("test.wait", page.wait_minutes));
                     if (page.resumed)
                         ui.text(say("test.resumed",
                                     {{"n", std::to_string(page.answered)}, {"all", std::to_string(page.questions)}}));
                     ui.text(say("test.how_many",
                                 {{"n", std::to_string(page.questions)}, {"needed", std::to_string(page.needed)}}));
                     if (page.is_final) ui.text(say("test.over_all"));
                     ui.text(say("test.no_limit"));
                     if (page.attempts > 0 && !used_up)
                         ui.text(say("test.attempt_of", {{"n", std::to_string(std::min(page.number, page.attempts))},
                                                         {"all", std::to_string(page.attempts)}}));
                     if (page.holds_answers) ui.text(say("test.holds_answers"));
                     ui.notice(Ui::Notice::key_point, say("test.must_know.title"), say("test.must_know.words"));
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("test.not_now"), ui::Icon::back)) intent = model::ToHome{};
                 },
             .foot_end =
                 [&] {
                     const bool waits = !page.resumed && (page.used_up || page.wait_minutes > 0);
                     if (waits) {
                         if (ui.onward(say("test.practise"))) intent = model::ToPractice{};
                     } else if (ui.onward(say(page.resumed ? "test.go_on" : "test.begin"))) {
                         intent = model::BeginTest{};
                     }
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::TestReviewPage& page)
{
    Intent intent = Nothing{};
    const auto missing = std::ranges::find(page.answered, false);
    const bool all = missing == page.answered.end();
    const int first_missing = static_cast<int>(missing - page.answered.begin());
    const auto done = std::ranges::count(page.answered, true);
    const auto is_flagged = [&](std::size_t i) { return i < page.flagged.size() && page.flagged[i]; };
    const auto flagged = std::ranges::count(page.flagged, true);
    const int first_flagged = static_cast<int>(std::ranges::find(page.flagged, true) - page.flagged.begin());
    ui.page({.body =
                 [&] {
                     ui.crumb(of_course(page.module_title));
                     ui.title(say("review.title"));
                     std::string counts = say(
                         "review.count", {{"n", std::to_string(done)}, {"all", std::to_string(page.answered.size())}});
                     if (flagged > 0) counts += " " + say.count("review.flagged", static_cast<int>(flagged));
                     ui.text(counts + " " + say("review.no_limit"));
                     std::vector<ui::Draw> tiles;
                     for (std::size_t i = 0; i < page.answered.size(); ++i)
                         tiles.emplace_back([&, i] {
                             const bool answered = page.answered[i], look = answered && is_flagged(i);
                             const char* second = look       ? "review.look_again"
                                                  : answered ? "review.answered"
                                                             : "review.no_answer";
                             if (ui.small_entry({.words = std::to_string(i + 1),
                                                 .second = say(second),
                                                 .icon = look       ? ui::Icon::look_again
                                                         : answered ? ui::Icon::tick
                                                                    : ui::Icon::no_answer,
                                                 .state = look       ? Ui::Entry::State::here
                                                          : answered ? Ui::Entry::State::plain
                                                                     : Ui::Entry::State::needs_you}))
                                 intent = model::ToQuestion{static_cast<int>(i)};
                         });
                     ui.grid(6, tiles);
                     if (!all)
                         ui.notice(Ui::Notice::info,
                                   say("review.missing.title", {{"n", std::to_string(first_missing + 1)}}),
                                   say("review.missing.words"));
                 },
             .foot_start =
                 [&] {
                     if (all) {
                         if (ui.button(say("review.look"), ui::Icon::back))
                             intent = model::ToQuestion{flagged > 0 ? first_flagged : 0};
                     } else if (ui.button(say("review.hand_in_now"))) {
                         intent = model::HandIn{};
                     }
                 },
             .foot_end =
                 [&] {
                     if (all) {
                         if (ui.onward(say("review.hand_in"))) intent = model::HandIn{};
                     } else if (ui.onward(say("review.go_to", {{"n", std::to_string(first_missing + 1)}}))) {
                         intent = model::ToQuestion{first_missing};
                     }
                 }});
    return intent;
}

namespace {

void draw_went_well(Ui& ui, const Words& say, const model::ResultPage& page)
{
    ui.heading(say("result.must_know.title"));
    if (page.critical == 0)
        ui.text(say("result.must_know.none"));
    else
        ui.text(
            say.count(page.all_critical_right ? "result.must_know.all" : "result.must_know.not_all", page.critical));
    if (page.sure.is_empty()) return;
    ui.strong(say("sure.title"));
    draw_sure(ui, say, page.sure);
}

void draw_read_again(Ui& ui, const Words& say, const model::ResultPage& page, Intent& intent)
{
    if (page.answers_held) {
        ui.heading(say("result.held.title"));
        return ui.text(say("result.held.words"));
    }
    ui.heading(say("result.read_again"));
    if (page.read_again.empty()) ui.text(say("result.read_nothing"));
    for (const model::ReadAgain& place : page.read_again)
        if (ui.entry(
                {.words = of_course(place.title), .second = of_course(place.topic_line), .icon = ui::Icon::lesson}))
            intent = model::ToLesson{place.place};
    if (page.others > 0 && ui.entry({.words = say.count("result.others", page.others),
                                     .second = say("result.others_on"),
                                     .icon = ui::Icon::try_again}))
        intent = model::PractiseMissed{};
}

// An objective with something to read again: how it went, and the exact pages.
void draw_objective(Ui& ui, const Words& say, const model::ObjectiveLine& line, Intent& intent)
{
    ui.strong(of_course(line.words));
    ui.soft(say("result.objective", {{"right", std::to_string(line.right)}, {"asked", std::to_string(line.asked)}}));
    for (const model::ReadAgain& place : line.read_again)
        if (ui.entry(
                {.words = of_course(place.title), .second = of_course(place.topic_line), .icon = ui::Icon::lesson}))
            intent = model::ToLesson{place.place};
}

// The final assessment: objective by objective, what wants reading first.
void draw_final_result(Ui& ui, const Words& say, const model::ResultPage& page, Intent& intent)
{
    ui.card({}, [&] { draw_went_well(ui, say, page); });
    if (page.answers_held) {
        ui.card({}, [&] { draw_read_again(ui, say, page, intent); });
        return;
    }
    const auto went_wrong = [](const model::ObjectiveLine& line) { return line.right < line.asked; };
    std::vector<ui::Draw> cards;
    for (const model::ObjectiveLine& line : page.objectives)
        if (went_wrong(line)) cards.emplace_back([&] { ui.card({}, [&] { draw_objective(ui, say, line, intent); }); });
    if (!cards.empty()) ui.heading(say("result.read_again"));
    ui.grid(18, cards);
    if (page.others > 0 && ui.entry({.words = say.count("result.others", page.others),
                                     .second = say("result.others_on"),
                                     .icon = ui::Icon::try_again}))
        intent = model::PractiseMissed{};
    if (std::ranges::all_of(page.objectives, went_wrong)) return;
    ui.heading(say("result.objectives_right"));
    for (const model::ObjectiveLine& line : page.objectives)
        if (!went_wrong(line)) ui.status(ui::Icon::tick, of_course(line.words));
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::ResultPage& page)
{
    Intent intent = Nothing{};
    const model::Result& result = page.result;
    std::vector<bool> right;
    for (const model::Mark& mark : result.marks) right.push_back(mark.right);
    const char* crumb = page.is_final ? "result.final_crumb" : "result.crumb";
    const model::Words::Values counts = {{"right", std::to_string(result.right)},
                                         {"asked", std::to_string(result.asked)},
                                         {"needed", std::to_string(result.needed)}};
    ui.page({.body =
                 [&] {
                     ui.crumb(quoting(say(crumb, {{"module", page.module_title}, {"date", day_text(say, result.at)}}),
                                      page.module_title));
                     result.passed ? ui.verdict(ui::Icon::right, say("result.passed"), Ui::Verdict::right)
                                   : ui.verdict(ui::Icon::try_again, say("result.not_yet"), Ui::Verdict::not_yet);
                     ui.mark_row(right, result.needed, say("result.needed", counts));
                     const bool only_critical = !result.passed && result.right >= result.needed;
                     ui.strong(say(only_critical ? "result.must_know_missed" : "result.count", counts));
                     if (page.completed) ui.strong(say("result.completed"));
                     ui.status(ui::Icon::saved, say("result.saved"));
                     if (page.is_final) return draw_final_result(ui, say, page, intent);
                     ui.columns({1, 1}, 14,
                                {[&] { ui.card({}, [&] { draw_went_well(ui, say, page); }); },
                                 [&] { ui.card({}, [&] { draw_read_again(ui, say, page, intent); }); }});
                 },
             .foot_start =
                 [&] {
                     if (!page.answers_held && ui.button(say("result.every_answer"), ui::Icon::list))
                         intent = model::ToAnswers{};
                     if (page.from_past && ui.button(say("attempts.title"), ui::Icon::waiting))
                         intent = model::ToAttempts{page.module_id};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say(page.from_past ? "go.my_course_on" : "result.receipt")))
                         intent = page.from_past ? Intent{model::ToHome{}} : model::ToReceipt{};
                 }});
    return intent;
}

static void draw_reference(Ui& ui, const Words& say, const model::Result& result)
{
    ui.soft(say("receipt.reference"));
    ui.reference(result.reference);
}

Intent draw(Ui& ui, const Words& say, const model::ReceiptPage& page)
{
    Intent intent = Nothing{};
    const model::Result& result = page.result;
    ui.page(
        {.body =
             [&] {
                 ui.columns(
                     {1.35F, 1}, 13,
                     {[&] {
                          ui.title(say("receipt.title"));
                          // What may have to be written down is seen without turning the page.
                          if (ui.few_lines()) draw_reference(ui, say, result);
                          ui.text(say("receipt.safe"));
                          ui.text(say("receipt.hand_on"));
                          ui.steps({{say("receipt.saved"), say("receipt.saved_at", {{"time", time_text(result.at)}}),
                                     ui::Icon::tick, true},
                                    {say("receipt.waiting"), say("receipt.waiting_for"), ui::Icon::waiting, page.sent},
                                    {say("receipt.sent"), say("receipt.sent_to"), ui::Icon::sent, page.sent}});
                          if (page.completed) ui.strong(say("receipt.completed"));
                          ui.soft(say("receipt.nothing_more"));
                      },
                      [&] {
                          ui.card({}, [&] {
                              if (!ui.few_lines()) {
                                  draw_reference(ui, say, result);
                                  ui.rule();
                              }
                              ui.soft(say("receipt.result"));
                              ui.strong(say(
                                  result.passed ? "receipt.passed" : "receipt.not_yet",
                                  {{"right", std::to_string(result.right)}, {"asked", std::to_string(result.asked)}}));
                              ui.soft(say("receipt.test"));
                              ui.text(of_course(page.module_title));
                              ui.soft(say("receipt.date"));
                              ui.text(day_text(say, result.at));
                          });
                      }});
             },
         .foot_start =
             [&] {
                 if (ui.button(say("go.my_course"), ui::Icon::home)) intent = model::ToHome{};
             },
         .foot_end =
             [&] {
                 if (ui.onward(say("receipt.finished"))) intent = model::AskToFinish{};
             },
         .centred = true});
    return intent;
}

}  // namespace screens
