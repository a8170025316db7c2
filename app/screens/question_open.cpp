// A question while it can be answered: every kind by touching, none by dragging.
#include "screens/question.h"

#include <vector>

namespace screens {

namespace {

const char* name_of(ItemKind kind)
{
    static constexpr const char* names[] = {"single", "multiple",   "ordering", "matching",
                                            "scale",  "true_false", "facts",    "shift"};
    return names[static_cast<std::size_t>(kind)];
}

std::string help(const Words& say, ItemKind kind) { return say(std::string("question.help.") + name_of(kind)); }

void draw_targets(Ui& ui, const Words& say, const QuestionPage& page, Intent& intent)
{
    const std::string& what = option(page, page.active).words;
    ui.strong(quoting(say("question.which_for", {{"what", what}}), what));
    for (const std::string& id : page.shown.targets)
        if (ui.answer({.words = of_course(target_words(page, id)),
                       .chosen = model::target_picked_for(page.response, page.active) == id}))
            intent = model::PutOn{id};
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
    ui.grid(10, {[&] { pick("true"); }, [&] { pick("false"); }});
    if (!chosen(page, "true") && !chosen(page, "false")) return;
    ui.strong(say("question.because"));
    std::vector<ui::Draw> reasons;
    for (const std::string& id : page.shown.targets) reasons.emplace_back([&pick, &id] { pick(id); });
    ui.grid(18, reasons);
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

}  // namespace

Intent draw_open(Ui& ui, const Words& say, const QuestionPage& page)
{
    Intent intent = Nothing{};
    const bool matching_one = !page.active.empty();
    const bool test = page.asking == Asking::test;
    Ui::Parts parts{.body =
                        [&] {
                            draw_stem(ui, say, page);
                            if (!(test && model::is_one_of(page.item.kind) && page.item.kind != ItemKind::true_false))
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
    if (!test)
        parts.corner = [&] {
            if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
        };
    else if (!matching_one)
        parts.corner = [&] {
            if (ui.chip(say("test.flag"), page.flagged)) intent = model::FlagQuestion{};
        };
    ui.page(parts);
    return intent;
}

}  // namespace screens
