// Five-minute practice: what is due, how a round went, how sure and right go together, and every attempt at a test.
#include "screens/dates.h"
#include "screens/ending.h"
#include "screens/pages.h"

namespace screens {

void draw_sure(Ui& ui, const Words& say, const model::Calibration& sure)
{
    const auto bar = [&](const char* key, const model::SureAndRight& line) {
        return Ui::Bar{
            .words = say(key),
            .part = line.right,
            .whole = line.asked,
            .numbers = say("sure.of", {{"right", std::to_string(line.right)}, {"asked", std::to_string(line.asked)}})};
    };
    std::vector<Ui::Bar> bars;
    if (sure.certain.asked > 0) bars.push_back(bar("sure.certain", sure.certain));
    if (sure.fairly.asked > 0) bars.push_back(bar("sure.fairly", sure.fairly));
    if (sure.guess.asked > 0) bars.push_back(bar("sure.guess", sure.guess));
    ui.bars(bars);
}

void draw_worth_reading(Ui& ui, const Words& say, const std::vector<model::ReadAgain>& places, Intent& intent)
{
    if (places.empty()) return;
    ui.strong(say("check_done.read_again"));
    for (const model::ReadAgain& place : places)
        if (ui.entry(
                {.words = of_course(place.title), .second = of_course(place.topic_line), .icon = ui::Icon::lesson}))
            intent = model::ToLesson{place.place};
}

namespace {

using model::PracticePage;

void draw_due(Ui& ui, const Words& say, const PracticePage& page, Intent& intent)
{
    ui.card({.edge = Ui::Card::Edge::here}, [&] {
        ui.heading(say.count("practice.due", page.due));
        std::string how;
        if (page.certain > 0) how = say.count("practice.certain_first", page.certain);
        if (page.due > page.round)
            how += (how.empty() ? "" : " ") + say("practice.a_round", {{"n", std::to_string(page.round)}});
        if (!how.empty()) ui.soft(how);
        if (ui.onward(say("practice.try_again"))) intent = model::BeginRound{.refresh = true};
    });
}

// What being certain was worth, in numbers; the sentence says it for ears and for very large text.
void draw_how_sure(Ui& ui, const Words& say, const model::Calibration& sure)
{
    ui.card({}, [&] {
        ui.strong(say("sure.title"));
        draw_sure(ui, say, sure);
        if (sure.certain.asked > 0)
            ui.soft(say("sure.sentence", {{"right", std::to_string(sure.certain.right)},
                                          {"asked", std::to_string(sure.certain.asked)}}));
    });
}

void draw_learn(Ui& ui, const Words& say, const PracticePage& page, Intent& intent)
{
    const std::string second = page.fresh > 0 ? say.count("practice.fresh", page.fresh) : say("practice.all_tried");
    if (page.due > 0) {
        if (ui.entry({.words = say("practice.learn"), .second = second, .icon = ui::Icon::key_point}))
            intent = model::BeginRound{.refresh = false};
        return;
    }
    ui.card({.edge = Ui::Card::Edge::here}, [&] {
        ui.heading(say("practice.learn"));
        ui.text(say("practice.learn_how"));
        ui.soft(second);
        if (ui.onward(say("practice.begin"))) intent = model::BeginRound{.refresh = false};
    });
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const PracticePage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("practice.title"));
                     ui.status(ui::Icon::heart, say("practice.private"));
                     if (page.nothing_read)
                         ui.notice(Ui::Notice::info, say("practice.nothing_read.title"),
                                   say("practice.nothing_read.words"));
                     const ui::Draw rounds = [&] {
                         if (page.due > 0) draw_due(ui, say, page, intent);
                         if (!page.nothing_read) draw_learn(ui, say, page, intent);
                         if (page.due == 0 && !page.nothing_read) ui.soft(say("practice.none_due"));
                     };
                     if (page.sure.is_empty())
                         rounds();
                     else
                         ui.columns({1.25F, 1}, 14, {rounds, [&] { draw_how_sure(ui, say, page.sure); }});
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.my_course"), ui::Icon::back)) intent = model::ToHome{};
                 },
             .foot_end =
                 [&] {
                     if (page.nothing_read && ui.onward(say("home.carry_on"))) intent = model::CarryOn{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::PracticeDonePage& page)
{
    Intent intent = Nothing{};
    const bool more = page.still_due > 0;
    ui.page({.body =
                 [&] {
                     ui.crumb(say(page.refresh ? "practice.refresh_name" : "practice.learn_name"));
                     ui.verdict(ui::Icon::right, say("practice.done"), Ui::Verdict::right);
                     std::string counts = say("practice.count", {{"right", std::to_string(page.right)},
                                                                 {"asked", std::to_string(page.asked)}});
                     if (page.on_second > 0) counts += " " + say.count("practice.on_second", page.on_second);
                     ui.text(counts);
                     ui.text(say("practice.comes_back"));
                     ui.status(ui::Icon::saved, say("check_done.saved"));
                     draw_worth_reading(ui, say, page.read_again, intent);
                 },
             .foot_start =
                 [&] {
                     if (more && ui.button(say("go.my_course"), ui::Icon::home)) intent = model::ToHome{};
                     if (!more && ui.button(say("practice.more"), ui::Icon::try_again)) intent = model::ToPractice{};
                 },
             .foot_end =
                 [&] {
                     if (!more && ui.onward(say("go.my_course_on"))) intent = model::ToHome{};
                     if (more && ui.onward(say.count("practice.still_due", page.still_due)))
                         intent = model::BeginRound{.refresh = true};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::AttemptsPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.crumb(of_course(page.module_title));
                     ui.title(say("attempts.title"));
                     ui.text(say("attempts.kept"));
                     for (const auto& line : page.attempts) {
                         const model::Result& result = line.result;
                         const std::string badge = line.best     ? say("attempts.best")
                                                   : line.latest ? say("attempts.latest")
                                                                 : "";
                         if (ui.entry({.words = say(result.passed ? "attempts.passed" : "attempts.not_yet",
                                                    {{"n", std::to_string(result.number)},
                                                     {"right", std::to_string(result.right)},
                                                     {"asked", std::to_string(result.asked)}}),
                                       .second = day_text(say, result.at),
                                       .icon = result.passed ? ui::Icon::right : ui::Icon::try_again,
                                       .state = result.passed ? Ui::Entry::State::done : Ui::Entry::State::plain,
                                       .badge = badge}))
                             intent = model::ShowAttempt{line.attempt_id};
                     }
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("attempts.again"))) intent = model::TakeTestAgain{};
                 }});
    return intent;
}

}  // namespace screens
