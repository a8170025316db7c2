// A question that was answered: after a first try that was not right, a hint; else every option with its reason.
#include "screens/question.h"

#include <algorithm>

namespace screens {

namespace {

void draw_first_try(Ui& ui, const Words& say, const QuestionPage& page)
{
    for (const std::string& id : page.shown.options) {
        const model::Option& o = option(page, id);
        const bool mine = chosen(page, id) || !model::target_picked_for(page.response, id).empty();
        if (!mine) continue;
        const bool told = !o.right && page.item.kind != ItemKind::ordering && page.item.kind != ItemKind::matching;
        Ui::Answer answer = open_answer(say, page, id);
        if (answer.badge.empty()) answer.badge = say("question.your_answer");
        answer.state = told ? Ui::Answer::State::wrong : Ui::Answer::State::quiet;
        if (told) answer.reason = of_course(o.reason);
        ui.answer(answer);
    }
    for (const model::Option& because : page.item.because)
        if (chosen(page, because.id))
            ui.answer({.words = of_course(because.words),
                       .chosen = true,
                       .state = because.right ? Ui::Answer::State::quiet : Ui::Answer::State::wrong,
                       .badge = say("question.your_answer"),
                       .reason = of_course(because.right ? "" : because.reason)});
}

Ui::Answer marked_choice(const Words& say, const QuestionPage& page, const model::Option& o)
{
    const bool mine = chosen(page, o.id);
    const bool several = page.item.kind == ItemKind::multiple || page.item.kind == ItemKind::facts;
    Ui::Answer answer{.words = of_course(o.words),
                      .chosen = mine,
                      .several = several,
                      .reason = of_course(model::reason_of(o, mine))};
    using State = Ui::Answer::State;
    answer.state = o.right ? (mine ? State::right : State::missed) : (mine ? State::wrong : State::quiet);
    if (o.right)
        answer.badge = say(mine                      ? "question.right_and_yours"
                           : several && !page.sealed ? "question.right_not_chosen"
                                                     : "question.right_answer");
    else if (mine)
        answer.badge = say("question.your_answer");
    return answer;
}

Ui::Answer marked_place(const Words& say, const QuestionPage& page, const model::Option& o, int right_place)
{
    const int mine = place_of(page, o.id);
    const bool right = mine == right_place;
    if (page.sealed)
        return {.words = of_course(o.words),
                .number = right_place,
                .state = Ui::Answer::State::missed,
                .badge = say("question.right_answer"),
                .reason = of_course(o.reason)};
    Ui::Answer answer{
        .words = of_course(o.words), .chosen = mine != 0, .number = right_place, .reason = of_course(o.reason)};
    answer.state = right ? Ui::Answer::State::right : Ui::Answer::State::wrong;
    answer.badge = right       ? say("question.right_place")
                   : mine == 0 ? say("question.no_answer")
                               : say("question.you_put", {{"n", std::to_string(mine)}});
    return answer;
}

Ui::Answer marked_pair(const Words& say, const QuestionPage& page, const model::Option& o)
{
    const std::string mine = model::target_picked_for(page.response, o.id);
    const bool right = mine == o.target;
    if (page.sealed)
        return {.words = of_course(o.words),
                .beside = of_course(target_words(page, o.target)),
                .state = Ui::Answer::State::missed,
                .badge = say("question.right_answer"),
                .reason = of_course(o.reason)};
    Ui::Answer answer{
        .words = of_course(o.words), .chosen = !mine.empty(), .beside = of_course(target_words(page, o.target))};
    answer.state = right ? Ui::Answer::State::right : Ui::Answer::State::wrong;
    answer.badge = say(right ? "question.right_pair" : mine.empty() ? "question.no_answer" : "question.right_answer");
    answer.reason = of_course(o.reason);
    if (right || mine.empty()) return answer;
    const std::string chose = target_words(page, mine);
    answer.reason = quoting(say("question.you_chose", {{"what", chose}}), chose) + " " + answer.reason;
    return answer;
}

bool is_practice(Asking asking) { return asking == Asking::learn || asking == Asking::refresh; }

// In the order they were shown; but where little is seen at once, what the verdict speaks of comes right after it:
// one's own answer, then the right one.
void draw_marked_choices(Ui& ui, const Words& say, const QuestionPage& page, std::vector<std::string> ids)
{
    const auto after = [&](const std::string& id) { return chosen(page, id) ? 0 : option(page, id).right ? 1 : 2; };
    if (ui.few_lines()) std::ranges::stable_sort(ids, {}, after);
    for (const std::string& id : ids) ui.answer(marked_choice(say, page, option(page, id)));
}

void draw_marked_options(Ui& ui, const Words& say, const QuestionPage& page)
{
    int place = 0;
    switch (page.item.kind) {
    case ItemKind::ordering:
        for (const model::Option& o : page.item.options) ui.answer(marked_place(say, page, o, ++place));
        break;
    case ItemKind::matching:
        for (const std::string& id : page.shown.options) ui.answer(marked_pair(say, page, option(page, id)));
        break;
    default:
        draw_marked_choices(ui, say, page, page.shown.options);
    }
    if (page.item.kind != ItemKind::true_false) return;
    ui.strong(say("question.because"));
    draw_marked_choices(ui, say, page, page.shown.targets);
}

std::string verdict(const Words& say, const QuestionPage& page)
{
    if (page.mark->right) return say("question.right");
    if (page.sealed) return say("question.was_not_right");
    if (page.response.empty()) return say("question.not_answered");
    const bool several_parts = page.mark->of > 1;
    if (!several_parts) return say("question.not_this_one");
    return say("question.partly", {{"n", std::to_string(page.mark->points)}, {"all", std::to_string(page.mark->of)}});
}

}  // namespace

Intent draw_hint(Ui& ui, const Words& say, const QuestionPage& page)
{
    Intent intent = Nothing{};
    const ui::Phrase hint = page.item.hint.empty()
                                ? quoting(say("question.hint_page", {{"page", page.lesson_page}}), page.lesson_page)
                                : of_course(page.item.hint);
    ui.page({.body =
                 [&] {
                     draw_stem(ui, say, page);
                     ui.verdict(ui::Icon::try_again, say("question.not_yet"), Ui::Verdict::not_yet);
                     if (page.mark->of > 1)
                         ui.soft(say("question.parts_so_far", {{"n", std::to_string(page.mark->points)},
                                                               {"all", std::to_string(page.mark->of)}}));
                     ui.notice(Ui::Notice::key_point, say("question.hint"), hint);
                     draw_first_try(ui, say, page);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("question.read_again"), ui::Icon::lesson)) intent = model::ReadThisAgain{};
                     if (ui.button(say("question.see_reasons"), ui::Icon::key_point)) intent = model::ShowReasons{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("question.try_again"))) intent = model::TryAgain{};
                 }});
    return intent;
}

Intent draw_marked(Ui& ui, const Words& say, const QuestionPage& page)
{
    Intent intent = Nothing{};
    const bool right = page.mark->right;
    const bool review = page.asking == Asking::review;
    const bool last = page.index + 1 == page.total;
    const char* onward = page.beside                ? "question.back_to_before"
                         : !last                    ? "question.next"
                         : review                   ? "test.back_to_result"
                         : is_practice(page.asking) ? "practice.finish"
                                                    : "check.finish";
    ui.page({.body =
                 [&] {
                     draw_stem(ui, say, page);
                     right ? ui.verdict(ui::Icon::right, verdict(say, page), Ui::Verdict::right)
                           : ui.verdict(ui::Icon::try_again, verdict(say, page), Ui::Verdict::not_yet);
                     if (page.sealed) ui.soft(say("question.sealed"));
                     if (model::is_judgement(page.item.kind)) ui.soft(say("question.author_rated"));
                     draw_marked_options(ui, say, page);
                 },
             .foot_start =
                 [&] {
                     if (review && ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                     if (ui.button(say("question.read_again"), ui::Icon::lesson)) intent = model::ReadThisAgain{};
                     if (page.has_another && ui.button(say("question.another"), ui::Icon::try_again))
                         intent = model::AnotherQuestion{};
                 },
             .foot_end =
                 [&] {
                     if (!review) ui.status(ui::Icon::saved, say("question.saved"));
                     if (ui.onward(say(onward))) intent = model::NextQuestion{};
                 }});
    return intent;
}

}  // namespace screens
