// Finding a page by its words, and the pages somebody kept.
#include "screens/pages.h"
#include "screens/sheets.h"

namespace screens {

namespace {

using model::Found;
using model::SearchPage;

ui::Icon icon_of(Found::Kind kind)
{
    switch (kind) {
    case Found::Kind::page:
        return ui::Icon::lesson;
    case Found::Kind::figure:
        return ui::Icon::figure;
    case Found::Kind::word:
        return ui::Icon::list;
    case Found::Kind::practice_case:
        break;
    }
    return ui::Icon::case_file;
}

std::string place_words(const Words& say, int module, const std::string& topic, const std::string& topic_title)
{
    return say("search.where", {{"module", std::to_string(module)}, {"topic", topic + " " + topic_title}});
}

ui::Phrase where_words(const Words& say, const Found& found)
{
    switch (found.kind) {
    case Found::Kind::page:
        return quoting(place_words(say, found.module, found.place.topic, found.topic_title), found.topic_title);
    case Found::Kind::figure:
        return quoting(
            say("search.figure", {{"where", place_words(say, found.module, found.place.topic, found.topic_title)}}),
            found.topic_title);
    case Found::Kind::word:
        return say("search.word");
    case Found::Kind::practice_case:
        break;
    }
    return say("search.case");
}

enum class With { title_and_place, snippet };

void draw_found(Ui& ui, const Words& say, const model::Findings& findings, With with, Intent& intent)
{
    if (findings.some_words) ui.soft(say("search.some_words"));
    for (std::size_t i = 0; i < findings.all.size(); ++i) {
        const Found& found = findings.all[i];
        if (ui.found({.words = found.title,
                      .where = where_words(say, found),
                      .snippet = with == With::snippet ? found.snippet : model::Spans{},
                      .icon = icon_of(found.kind)}))
            intent = model::OpenFound{i};
    }
    if (findings.more) ui.soft(say("search.more"));
}

void draw_kept_entry(Ui& ui, const Words& say, const SearchPage& page, Intent& intent)
{
    const std::string second = page.kept == 0 ? say("search.kept_none") : say.count("search.kept", page.kept);
    if (ui.entry({.words = say("kept.title"), .second = second, .icon = ui::Icon::page_kept}))
        intent = model::ToKeptPages{};
}

// What the typed words lead to; or what there is to say when they lead to nothing.
void draw_outcome(Ui& ui, const Words& say, const SearchPage& page, With with, Intent& intent)
{
    if (!page.ready) return ui.status(ui::Icon::waiting, say("search.not_ready"));
    if (!page.found) {
        draw_kept_entry(ui, say, page, intent);
        return ui.soft(say("search.examples"));
    }
    if (!page.found->all.empty()) return draw_found(ui, say, *page.found, with, intent);
    ui.strong(say("search.nothing"));
    ui.text(say("search.try"));
}

Intent typed(Ui& ui, const std::optional<Ui::Typed>& keys)
{
    if (!keys) return Nothing{};
    if (!keys->enter) ui.to_top();  // other words, another list
    if (!keys->text.empty()) return model::TypeText{keys->text};
    return keys->enter ? Intent{model::GoOn{}} : model::TypeUndo{};
}

bool has_found(const SearchPage& page) { return page.found && !page.found->all.empty(); }

// Room for the field alone while the keys are there: the largest text.
bool is_tight(const Ui& ui) { return ui.few_lines() || ui.few_words(); }

// To the whole glass. Where the keys leave room for the field alone, what else there is to see is reached from here.
void draw_way_on(Ui& ui, const Words& say, const SearchPage& page, Intent& intent)
{
    if (has_found(page)) {
        const int all = static_cast<int>(page.found->all.size());
        const auto n = std::to_string(all);
        if (ui.onward(page.found->more ? say("search.show_first", {{"n", n}}) : say.count("search.show", all))) {
            ui.to_top();
            intent = model::GoOn{};
        }
    } else if (is_tight(ui) && page.found) {
        if (ui.button(say("search.no_page"))) intent = model::GoOn{};
    } else if (is_tight(ui) && page.ready) {
        if (ui.button(say("kept.title"))) intent = model::ToKeptPages{};
    }
}

// The field with the keys below. What was found stands beside the field where the glass is wide, else below it.
Intent draw_typing(Ui& ui, const Words& say, const SearchPage& page)
{
    Intent intent = Nothing{};
    const bool wide = ui.landscape() && !ui.few_lines();
    const bool own_keys = ui.has_own_keys();
    const bool tight = is_tight(ui);
    const auto words = [&] {
        if (!ui.few_lines()) ui.title(say("search.title"));
        ui.field(say("search.field"), page.text);
        if (wide && page.text.empty()) ui.soft(say("search.help"));
    };
    const auto outcome = [&] { draw_outcome(ui, say, page, own_keys ? With::snippet : With::title_and_place, intent); };
    ui.page({.body =
                 [&] {
                     if (wide) return ui.columns({1, 1.5F}, 0, {[&] { ui.stays(words); }, outcome});
                     words();
                     const bool can_wait = tight && !own_keys && page.ready;  // for the whole glass
                     if (!can_wait) outcome();
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                     if (!page.text.empty() && !ui.few_lines() && ui.button(say("search.clear"))) {
                         ui.to_top();
                         intent = model::ClearText{};
                     }
                 },
             .foot_end =
                 [&] {
                     if (!own_keys) draw_way_on(ui, say, page, intent);
                 },
             .below =
                 [&] {
                     const Intent keys = typed(ui, ui.keyboard());
                     if (keys != Intent{Nothing{}}) intent = keys;
                 }});
    return intent;
}

// The whole glass for what was found.
Intent draw_list(Ui& ui, const Words& say, const SearchPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     if (ui.field_at_rest(say("search.again"), page.text)) {
                         ui.to_top();
                         intent = model::TypeAgain{};
                     }
                     draw_outcome(ui, say, page, With::snippet, intent);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .below =
                 [&] {
                     const Intent keys = typed(ui, ui.listen());
                     if (keys != Intent{Nothing{}}) intent = keys;
                 }});
    return intent;
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const SearchPage& page)
{
    ui.keeps_place();
    const Intent intent = page.typing ? draw_typing(ui, say, page) : draw_list(ui, say, page);
    return page.word ? draw_word(ui, say, *page.word, "search.back") : intent;
}

Intent draw(Ui& ui, const Words& say, const model::KeptPagesPage& page)
{
    Intent intent = Nothing{};
    ui.keeps_place();
    ui.page({.body =
                 [&] {
                     ui.title(say("kept.title"));
                     if (page.pages.empty()) ui.text(say("kept.none"));
                     for (const auto& line : page.pages) {
                         if (!line.gone) {
                             if (ui.found({.words = line.title,
                                           .where = quoting(
                                               place_words(say, line.module, line.place.topic, line.topic_title),
                                               line.topic_title),
                                           .snippet = {},
                                           .icon = ui::Icon::page_kept}))
                                 intent = model::ToLesson{line.place};
                             continue;
                         }
                         ui.card({}, [&] {
                             ui.strong(of_course(line.title));
                             ui.soft(quoting(say("kept.gone", {{"topic", line.topic_title}}), line.topic_title));
                             if (ui.button(say("kept.drop"))) intent = model::DropKeptPage{line.place};
                         });
                     }
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 }});
    return intent;
}

}  // namespace screens
