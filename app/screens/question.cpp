#include "screens/pages.h"

#include <algorithm>

namespace screens {

namespace {

using model::Asking;
using model::ItemKind;
using model::QuestionPage;

const model::Option& option(const QuestionPage& page, const std::string& id)
{
    return *model::option_of(page.item, id);
}

std::string target_words(const QuestionPage& page, const std::string& id)
{
    const auto target = std::ranges::find(page.item.targets, id, &model::Target::id);
    return target == page.item.targets.end() ? "" : target->words;
}

const char* name_of(ItemKind kind)
{
    static constexpr const char* names[] = {"single", "multiple",   "ordering", "matching",
                                            "scale",  "true_false", "facts",    "shift"};
    return names[static_cast<std::size_t>(kind)];
}

std::string help(const Words& say, ItemKind kind) { return say(std::string("question.help.") + name_of(kind)); }

bool is_practice(Asking asking) { return asking == Asking::learn || asking == Asking::refresh; }

bool chosen(const QuestionPage& page, const std::string& id) { return std::ranges::count(page.response, id) > 0; }

int place_of(const QuestionPage& page, const std::string& id)
{
    const auto at = std::ranges::find(page.response, id);
    return at == page.response.end() ? 0 : static_cast<int>(at - page.response.begin()) + 1;
}

void draw_crumb(Ui& ui, const Words& say, const QuestionPage& page)
{
    static constexpr const char* keys[] = {"question.check_crumb", "question.test_crumb", "question.review_crumb",
                                           "question.learn_crumb", "question.refresh_crumb"};
    const char* key = page.beside ? "question.beside_crumb" : keys[static_cast<std::size_t>(page.asking)];
    ui.crumb(say(
        key, {{"what", page.topic_title}, {"n", std::to_string(page.index + 1)}, {"all", std::to_string(page.total)}}));
}

// The question's own words; for a shift, also what was known and what is new.
void draw_stem(Ui& ui, const Words& say, const QuestionPage& page)
{
    draw_crumb(ui, say, page);
    ui.stem(page.item.stem);
    if (page.item.kind != ItemKind::shift) return;
    ui.text(page.item.before);
    ui.notice(Ui::Notice::info, say("question.news"), page.item.news);
}

// --- while it is open ---------------------------------------------------------------------------------------------

void draw_targets(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    ui.strong(say("question.which_for", {{"what", option(page, page.active).words}}));
    for (const std::string& id : page.shown.targets)
        if (ui.answer({.words = target_words(page, id),
                       .chosen = model::target_picked_for(page.response, page.active) == id}))
            intent = model::PutOn{id};
}

Ui::Answer open_answer(const Words& say, const QuestionPage& page, const std::string& id)
{
    const ItemKind kind = page.item.kind;
    Ui::Answer answer{
        .words = option(page, id).words, .chosen = chosen(page, id), .several = kind == ItemKind::multiple};
    if (kind == ItemKind::ordering) {
        answer.number = answer.chosen ? place_of(page, id) : 0;
        answer.badge = answer.chosen ? say("question.place", {{"n", std::to_string(answer.number)}}) : "";
    } else if (kind == ItemKind::matching) {
        const std::string target = model::target_picked_for(page.response, id);
        answer.chosen = !target.empty();
        answer.beside = target.empty() ? say("question.choose_match") : target_words(page, target);
    } else {
        answer.badge = answer.chosen ? say("question.your_answer") : "";
    }
    return answer;
}

void draw_open_scale(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    std::vector<std::string> steps;
    int mine = -1;
    for (const std::string& id : page.shown.options) {
        if (chosen(page, id)) mine = static_cast<int>(steps.size());
        steps.push_back(option(page, id).words);
    }
    if (const auto touched = ui.scale(steps, mine, say("question.your_answer")))
        intent = model::Pick{page.shown.options[*touched]};
}

void draw_open_passage(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    std::vector<Ui::Sentence> sentences;
    for (const std::string& id : page.shown.options)
        sentences.push_back({.words = option(page, id).words, .chosen = chosen(page, id)});
    if (const auto touched = ui.passage(sentences, say("question.your_answer")))
        intent = model::Pick{page.shown.options[*touched]};
}

// True or false first; the reasons to pick from come when that is said, so that nothing above them moves.
void draw_open_true_false(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    const auto pick = [&](const std::string& id) {
        if (ui.answer(open_answer(say, page, id))) intent = model::Pick{id};
    };
    ui.columns({1, 1}, 10, {[&] { pick("true"); }, [&] { pick("false"); }});
    if (!chosen(page, "true") && !chosen(page, "false")) return;
    ui.strong(say("question.because"));
    for (const std::string& id : page.shown.targets) pick(id);
}

void draw_open_options(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    switch (page.item.kind) {
    case ItemKind::scale:
    case ItemKind::shift:
        return draw_open_scale(ui, say, page, intent);
    case ItemKind::facts:
        return draw_open_passage(ui, say, page, intent);
    case ItemKind::true_false:
        return draw_open_true_false(ui, say, page, intent);
    default:
        for (const std::string& id : page.shown.options)
            if (ui.answer(open_answer(say, page, id))) intent = model::Pick{id};
    }
}

std::string what_is_missing(const Words& say, const QuestionPage& page)
{
    if (page.item.kind == ItemKind::true_false && !page.response.empty()) return say("question.missing.because");
    const bool places_all = page.item.kind == ItemKind::ordering || page.item.kind == ItemKind::matching;
    if (!places_all) return say(std::string("question.missing.") + name_of(page.item.kind));
    return say.count("question.missing.left", static_cast<int>(page.item.options.size() - page.response.size()));
}

// Asked lightly: three equal answers, none of them needed.
void draw_how_sure(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    const auto touched = ui.pick_one(say("sure.ask"), {say("sure.guess"), say("sure.fairly"), say("sure.certain")},
                                     static_cast<int>(page.certainty) - 1);
    if (touched) intent = model::HowSure{static_cast<model::Certainty>(*touched + 1)};
}

Intent draw_open(Ui& ui, const Words& say, const QuestionPage& page)
{
    Intent intent = Nothing{};
    const bool matching_one = !page.active.empty();
    const bool test = page.asking == Asking::test;
    Ui::Parts parts{.body =
                        [&] {
                            draw_stem(ui, say, page);
                            ui.soft(matching_one ? say("question.help.target") : help(say, page.item.kind));
                            matching_one ? draw_targets(ui, say, page, intent)
                                         : draw_open_options(ui, say, page, intent);
                        },
                    .foot_start =
                        [&] {
                            const bool back = test && (matching_one || page.index > 0);
                            if (back && ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                            if (test && !matching_one && ui.button(say("test.overview"), ui::Icon::list))
                                intent = model::ReviewTest{};
                        },
                    .foot_end =
                        [&] {
                            if (matching_one) return;
                            const bool complete = model::is_complete(page.item, page.response);
                            const auto ready = complete ? ui::Tappable::yes : ui::Tappable::no;
                            if (page.saved) ui.status(ui::Icon::saved, say("question.saved"));
                            if (test) {
                                if (ui.onward(say("go.next"))) intent = model::NextQuestion{};
                            } else if (ui.onward(say("question.check"), ready, what_is_missing(say, page))) {
                                intent = model::Submit{};
                            }
                        }};
    if (!matching_one) {
        parts.foot_middle = [&] { draw_how_sure(ui, say, page, intent); };
        parts.keep_middle = true;
    }
    if (test && !matching_one)
        parts.corner = [&] {
            if (ui.chip(say("test.flag"), page.flagged)) intent = model::FlagQuestion{};
        };
    if (!test)
        parts.corner = [&] {
            if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
        };
    ui.page(parts);
    return intent;
}

// --- not right the first time: a hint, and a second try -----------------------------------------------------------

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
        if (told) answer.reason = o.reason;
        ui.answer(answer);
    }
    for (const model::Option& because : page.item.because)
        if (chosen(page, because.id))
            ui.answer({.words = because.words,
                       .chosen = true,
                       .state = because.right ? Ui::Answer::State::quiet : Ui::Answer::State::wrong,
                       .badge = say("question.your_answer"),
                       .reason = because.right ? "" : because.reason});
}

Intent draw_hint(Ui& ui, const Words& say, const QuestionPage& page)
{
    Intent intent = Nothing{};
    const std::string hint =
        page.item.hint.empty() ? say("question.hint_page", {{"page", page.lesson_page}}) : page.item.hint;
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

// --- when it is marked --------------------------------------------------------------------------------------------

Ui::Answer marked_choice(const Words& say, const QuestionPage& page, const model::Option& o)
{
    const bool mine = chosen(page, o.id);
    const bool several = page.item.kind == ItemKind::multiple || page.item.kind == ItemKind::facts;
    Ui::Answer answer{.words = o.words, .chosen = mine, .several = several, .reason = model::reason_of(o, mine)};
    using State = Ui::Answer::State;
    answer.state = o.right ? (mine ? State::right : State::missed) : (mine ? State::wrong : State::quiet);
    if (o.right)
        answer.badge = say(mine ? "question.right_and_yours" : "question.right_answer");
    else if (mine)
        answer.badge = say("question.your_answer");
    return answer;
}

Ui::Answer marked_place(const Words& say, const QuestionPage& page, const model::Option& o, int right_place)
{
    const int mine = place_of(page, o.id);
    const bool right = mine == right_place;
    Ui::Answer answer{.words = o.words, .chosen = true, .number = right_place, .reason = o.reason};
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
    Ui::Answer answer{.words = o.words, .chosen = true, .beside = target_words(page, o.target)};
    answer.state = right ? Ui::Answer::State::right : Ui::Answer::State::wrong;
    answer.badge = say(right ? "question.right_pair" : mine.empty() ? "question.no_answer" : "question.right_answer");
    const bool tell_mine = !right && !mine.empty();
    answer.reason =
        tell_mine ? say("question.you_chose", {{"what", target_words(page, mine)}}) + " " + o.reason : o.reason;
    return answer;
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
        for (const std::string& id : page.shown.options) ui.answer(marked_choice(say, page, option(page, id)));
    }
    if (page.item.kind != ItemKind::true_false) return;
    ui.strong(say("question.because"));
    for (const std::string& id : page.shown.targets) ui.answer(marked_choice(say, page, option(page, id)));
}

std::string verdict(const Words& say, const QuestionPage& page)
{
    if (page.mark->right) return say("question.right");
    if (page.response.empty()) return say("question.not_answered");
    const bool several_parts = page.mark->of > 1;
    if (!several_parts) return say("question.not_this_one");
    return say("question.partly", {{"n", std::to_string(page.mark->points)}, {"all", std::to_string(page.mark->of)}});
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

}  // namespace

Intent draw(Ui& ui, const Words& say, const QuestionPage& page)
{
    if (page.mark && page.may_try_again) return draw_hint(ui, say, page);
    return page.mark ? draw_marked(ui, say, page) : draw_open(ui, say, page);
}

}  // namespace screens
