#include "screens/pages.h"

#include <algorithm>

namespace screens {

namespace {

using model::Asking;
using model::ItemKind;
using model::QuestionPage;

const model::Option& option(const QuestionPage& page, const std::string& id)
{
    return *std::ranges::find(page.item.options, id, &model::Option::id);
}

std::string target_words(const QuestionPage& page, const std::string& id)
{
    const auto target = std::ranges::find(page.item.targets, id, &model::Target::id);
    return target == page.item.targets.end() ? "" : target->words;
}

const char* help_key(ItemKind kind)
{
    switch (kind) {
    case ItemKind::single:
        return "question.help.single";
    case ItemKind::multiple:
        return "question.help.multiple";
    case ItemKind::ordering:
        return "question.help.ordering";
    case ItemKind::matching:
        break;
    }
    return "question.help.matching";
}

bool chosen(const QuestionPage& page, const std::string& id) { return std::ranges::count(page.response, id) > 0; }

int place_of(const QuestionPage& page, const std::string& id)
{
    const auto at = std::ranges::find(page.response, id);
    return at == page.response.end() ? 0 : static_cast<int>(at - page.response.begin()) + 1;
}

void draw_crumb(Ui& ui, const Words& say, const QuestionPage& page)
{
    const std::string key = page.asking == Asking::check  ? "question.check_crumb"
                            : page.asking == Asking::test ? "question.test_crumb"
                                                          : "question.review_crumb";
    ui.crumb(say(
        key, {{"what", page.topic_title}, {"n", std::to_string(page.index + 1)}, {"all", std::to_string(page.total)}}));
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

void draw_open_options(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    const ItemKind kind = page.item.kind;
    for (const std::string& id : page.shown.options) {
        Ui::Answer answer{
            .words = option(page, id).words, .chosen = chosen(page, id), .several = kind == ItemKind::multiple};
        if (kind == ItemKind::ordering) answer.number = answer.chosen ? place_of(page, id) : 0;
        if (kind == ItemKind::ordering)
            answer.badge = answer.chosen ? say("question.place", {{"n", std::to_string(answer.number)}}) : "";
        if (kind == ItemKind::matching) {
            const std::string target = model::target_picked_for(page.response, id);
            answer.chosen = !target.empty();
            answer.beside = target.empty() ? say("question.choose_match") : target_words(page, target);
        }
        if (kind == ItemKind::single || kind == ItemKind::multiple)
            answer.badge = answer.chosen ? say("question.your_answer") : "";
        if (ui.answer(answer)) intent = model::Pick{id};
    }
}

std::string what_is_missing(const Words& say, const QuestionPage& page)
{
    switch (page.item.kind) {
    case ItemKind::single:
        return say("question.missing.single");
    case ItemKind::multiple:
        return say("question.missing.multiple");
    default:
        break;
    }
    const int left = static_cast<int>(page.item.options.size() - page.response.size());
    return say.count("question.missing.left", left);
}

Intent draw_open(Ui& ui, const Words& say, const QuestionPage& page)
{
    Intent intent = Nothing{};
    const bool matching_one = !page.active.empty();
    ui.page({.body =
                 [&] {
                     draw_crumb(ui, say, page);
                     ui.stem(page.item.stem);
                     ui.soft(say(matching_one ? "question.help.target" : help_key(page.item.kind)));
                     matching_one ? draw_targets(ui, say, page, intent) : draw_open_options(ui, say, page, intent);
                 },
             .foot_start =
                 [&] {
                     if (matching_one || page.index > 0 || page.asking == Asking::check) {
                         if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                     }
                     if (page.asking == Asking::test && !matching_one &&
                         ui.button(say("test.overview"), ui::Icon::look_again))
                         intent = model::ReviewTest{};
                 },
             .foot_end =
                 [&] {
                     const bool complete = model::is_complete(page.item, page.response);
                     const auto ready = complete ? ui::Tappable::yes : ui::Tappable::no;
                     if (matching_one) return;
                     if (page.saved) ui.status(ui::Icon::saved, say("question.saved"));
                     if (page.asking == Asking::check) {
                         if (ui.onward(say("question.check"), ready, what_is_missing(say, page)))
                             intent = model::Submit{};
                     } else if (ui.onward(say("go.next"))) {
                         intent = model::NextQuestion{};
                     }
                 }});
    return intent;
}

// --- when it is marked --------------------------------------------------------------------------------------------

Ui::Answer marked_choice(const Words& say, const QuestionPage& page, const model::Option& o)
{
    const bool mine = chosen(page, o.id);
    Ui::Answer answer{
        .words = o.words, .chosen = mine, .several = page.item.kind == ItemKind::multiple, .reason = o.reason};
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
    ui.page({.body =
                 [&] {
                     draw_crumb(ui, say, page);
                     ui.stem(page.item.stem);
                     right ? ui.verdict(ui::Icon::right, verdict(say, page), Ui::Verdict::right)
                           : ui.verdict(ui::Icon::try_again, verdict(say, page), Ui::Verdict::not_yet);
                     draw_marked_options(ui, say, page);
                 },
             .foot_start =
                 [&] {
                     if (page.asking == Asking::review && ui.button(say("go.back"), ui::Icon::back))
                         intent = model::GoBack{};
                     if (ui.button(say("question.read_again"), ui::Icon::lesson)) intent = model::ReadThisAgain{};
                 },
             .foot_end =
                 [&] {
                     if (page.asking == Asking::check) ui.status(ui::Icon::saved, say("question.saved"));
                     const bool last = page.index + 1 == page.total;
                     const char* onward = !last                           ? "question.next"
                                          : page.asking == Asking::review ? "test.back_to_result"
                                                                          : "check.finish";
                     if (ui.onward(say(onward))) intent = model::NextQuestion{};
                 }});
    return intent;
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const QuestionPage& page)
{
    return page.mark ? draw_marked(ui, say, page) : draw_open(ui, say, page);
}

}  // namespace screens
