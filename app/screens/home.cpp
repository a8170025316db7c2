#include "screens/pages.h"

#include <algorithm>

namespace screens {

namespace {

std::string here_line(const Words& say, const model::HomePage::Here& here)
{
    return say("home.here_line", {{"module", std::to_string(here.module_number)},
                                  {"topic", std::to_string(here.topic_number)},
                                  {"topics", std::to_string(here.topics)},
                                  {"page", std::to_string(here.page)},
                                  {"pages", std::to_string(here.pages)}});
}

const char* test_key(model::TestState state)
{
    switch (state) {
    case model::TestState::not_yet:
        return "home.test.not_yet";
    case model::TestState::open:
        return "home.test.open";
    case model::TestState::begun:
        return "home.test.begun";
    case model::TestState::passed:
        return "home.test.passed";
    case model::TestState::not_passed:
        break;
    }
    return "home.test.not_passed";
}

model::TestState test_state(const model::HomePage& page, const std::string& id)
{
    const auto card = std::ranges::find(page.modules, id, &model::ModuleCard::id);
    if (card != page.modules.end()) return card->test;
    return page.final_assessment ? page.final_assessment->test : model::TestState::open;
}

const char* standing(model::TestState state)
{
    if (state == model::TestState::begun) return ".begun";
    return state == model::TestState::not_passed ? ".again" : ".ready";
}

void draw_onward(Ui& ui, const Words& say, const model::HomePage& page, Intent& intent)
{
    if (ui.onward(say(page.new_here ? "home.begin" : "home.carry_on"))) intent = model::CarryOn{};
}

void draw_here(Ui& ui, const Words& say, const model::HomePage& page, Intent& intent)
{
    const auto& here = *page.here;
    const auto where = [&] {
        ui.soft(say(page.new_here ? "home.start_here" : "home.you_were_here"));
        ui.heading(of_course(here.title));
        if (here.test)
            ui.soft(say(std::string(here.module_number == 0 ? "home.final_line" : "home.test_line") +
                            standing(test_state(page, here.module_id)),
                        {{"module", std::to_string(here.module_number)}}));
        else
            ui.soft(here_line(say, here) + " " + say.count("time.minutes_left", here.minutes_left));
    };
    ui.card({.edge = Ui::Card::Edge::here}, [&] {
        if (ui.few_lines()) return where();  // the way on stands below, always in sight
        if (ui.landscape()) return ui.columns({2.6F, 1}, 6.5F, {where, [&] { draw_onward(ui, say, page, intent); }});
        where();
        ui.gap(ui::space::s);
        draw_onward(ui, say, page, intent);
    });
}

void draw_module(Ui& ui, const Words& say, const model::ModuleCard& card, Intent& intent)
{
    const std::string number = say("home.module", {{"n", std::to_string(card.number)}});
    const bool touched = ui.card({.tappable = true, .label = number + ". " + of_course(card.title)}, [&] {
        ui.soft(number);
        ui.strong(of_course(card.title));
        ui.segments(card.done, card.topics);
        ui.soft(say("home.topics_done", {{"done", std::to_string(card.done)}, {"all", std::to_string(card.topics)}}));
        ui.soft(say(test_key(card.test)));
    });
    if (touched) intent = model::ToModule{card.id};
}

const char* final_key(model::TestState state)
{
    switch (state) {
    case model::TestState::not_yet:
        return "home.final.not_yet";
    case model::TestState::open:
        return "home.final.open";
    case model::TestState::begun:
        return "home.final.begun";
    case model::TestState::passed:
        return "home.final.passed";
    case model::TestState::not_passed:
        break;
    }
    return "home.final.not_passed";
}

// The last step of the path. Before it opens it says what is still to do, and is nothing to touch.
void draw_final(Ui& ui, const Words& say, const model::FinalCard& card, Intent& intent)
{
    const bool waits = card.test == model::TestState::not_yet;
    std::string modules;
    for (const int number : card.before)
        modules += (modules.empty() ? "" : ", ") + say("home.module", {{"n", std::to_string(number)}});
    const bool touched = ui.card({.tappable = !waits, .label = of_course(card.title)}, [&] {
        if (!ui.landscape()) ui.soft(say("home.last_step"));  // there it stands alone below the modules
        ui.strong(of_course(card.title));
        ui.soft(say(final_key(card.test), {{"modules", modules}}));
    });
    if (touched) intent = model::ToTest{std::string(model::final_id)};
}

// What can be practised and found, one tap away.
void draw_ways(Ui& ui, const Words& say, const model::HomePage& page, Intent& intent)
{
    std::vector<ui::Draw> ways;
    if (!page.new_here)  // before the first lesson there is nothing to practise
        ways.emplace_back([&] {
            const std::string second =
                page.practice_due > 0 ? say.count("home.practice_due", page.practice_due) : say("home.practice_none");
            if (ui.entry({.words = say("home.practice"), .second = second, .icon = ui::Icon::try_again}))
                intent = model::ToPractice{};
        });
    if (page.cases > 0)
        ways.emplace_back([&] {
            const ui::Phrase second = page.open_case.empty()
                                          ? ui::Phrase(say("home.case_what"))
                                          : quoting(say("home.case_open", {{"title", page.open_case}}), page.open_case);
            if (ui.entry({.words = say("home.case"), .second = second, .icon = ui::Icon::case_file}))
                intent = model::ToCases{};
        });
    ways.emplace_back([&] {
        if (ui.entry({.words = say("home.find"), .second = say("home.find_what"), .icon = ui::Icon::search}))
            intent = model::ToSearch{};
    });
    // All in a row where the glass is wide; else two, and the third below them.
    const std::size_t across = ui.landscape() ? ways.size() : 2;
    for (std::size_t at = 0; at < ways.size(); at += across) {
        const auto from = ways.begin() + static_cast<std::ptrdiff_t>(at);
        const std::vector<ui::Draw> row(from, from + static_cast<std::ptrdiff_t>(std::min(across, ways.size() - at)));
        ui.columns(std::vector<float>(row.size(), 1), 12, row);
    }
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::HomePage& page)
{
    Intent intent = Nothing{};
    const bool wide = ui.landscape() && !ui.few_lines();
    Ui::Parts parts{
        .body =
            [&] {
                ui.title(say(page.new_here ? "home.welcome" : "home.hello", {{"name", page.name}}));
                if (!wide) ui.status(ui::Icon::saved, say("home.saved"));
                if (page.here)
                    draw_here(ui, say, page, intent);
                else if (page.completed)
                    ui.notice(Ui::Notice::key_point, say("home.completed.title"), say("home.completed.words"));
                else
                    ui.notice(Ui::Notice::key_point, say("home.all_done.title"), say("home.all_done.words"));
                // In portrait above the modules, which are long there: in sight, and one touch away.
                if (!ui.landscape()) draw_ways(ui, say, page, intent);
                std::vector<ui::Draw> cards;
                for (const model::ModuleCard& card : page.modules)
                    cards.emplace_back([&] { draw_module(ui, say, card, intent); });
                ui.columns(std::vector<float>(cards.size(), 1), 12, cards);
                if (page.final_assessment) draw_final(ui, say, *page.final_assessment, intent);
                if (ui.landscape()) draw_ways(ui, say, page, intent);
            },
        .foot_end =
            [&] {
                if (page.here && ui.few_lines()) draw_onward(ui, say, page, intent);
            }};
    if (wide) parts.corner = [&] { ui.status(ui::Icon::saved, say("home.saved")); };
    ui.page(parts);
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::ModulePage& page)
{
    Intent intent = Nothing{};
    using State = Ui::Entry::State;
    ui.page(
        {.body =
             [&] {
                 ui.crumb(say("home.module", {{"n", std::to_string(page.card.number)}}));
                 ui.title(of_course(page.card.title));
                 for (const model::TopicEntry& topic : page.topics) {
                     const State state = topic.done ? State::done : topic.here ? State::here : State::plain;
                     const bool touched = ui.entry({.words = of_course(topic.id + " " + topic.title),
                                                    .second = say.count("time.minutes", topic.minutes),
                                                    .icon = ui::Icon::lesson,
                                                    .state = state,
                                                    .badge = topic.done   ? say("module.done")
                                                             : topic.here ? say("module.here")
                                                                          : ""});
                     if (touched) intent = model::ToLesson{{.topic = topic.id, .section = ""}};
                 }
                 const bool waits = page.card.test == model::TestState::not_yet;
                 ui.gap(ui::space::s);
                 if (waits)
                     ui.notice(Ui::Notice::info, say("module.test", {{"n", std::to_string(page.card.number)}}),
                               say("module.test_waits"));
                 else if (ui.entry({.words = say("module.test", {{"n", std::to_string(page.card.number)}}),
                                    .second = say(test_key(page.card.test)) + ". " +
                                              say.count("module.questions", page.questions),
                                    .icon = ui::Icon::tick,
                                    .state = page.card.test == model::TestState::passed ? State::done : State::here}))
                     intent = model::ToTest{page.card.id};
             },
         .foot_start =
             [&] {
                 if (ui.button(say("go.my_course"), ui::Icon::back)) intent = model::ToHome{};
             }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::ContentNoticePage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.crumb(of_course(page.module_title));
                     ui.title(say("content_notice.title"));
                     ui.text(of_course(page.notice));
                     ui.notice(Ui::Notice::reflect, say("content_notice.you.title"), say("content_notice.you.words"));
                 },
             .foot_start =
                 [&] {
                     const bool beside = !page.then.section.empty();
                     if (ui.button(say("content_notice.not_now"), ui::Icon::back))
                         intent = beside ? Intent{model::GoBack{}} : model::ToHome{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("content_notice.go_on"))) intent = model::GoOn{};
                 }});
    return intent;
}

}  // namespace screens
