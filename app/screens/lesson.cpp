#include "screens/dates.h"
#include "screens/pages.h"
#include "screens/sheets.h"

namespace screens {

namespace {

using BackTo = model::LessonPage::BackTo;

void draw_sources(Ui& ui, const Words& say, const model::LessonPage& page)
{
    if (page.sources.empty()) return;
    ui.rule();
    ui.strong(say("lesson.sources"));
    for (const model::Source& source : page.sources) ui.soft(of_course(source.words));
    ui.soft(say("lesson.law_as_at", {{"date", date_text(say, page.law_as_at)}}));
}

const char* back_key(BackTo where)
{
    switch (where) {
    case BackTo::search:
        return "lesson.back_to_search";
    case BackTo::kept_pages:
        return "lesson.back_to_kept";
    case BackTo::page:
        return "go.back_to_page";
    case BackTo::answers:
        break;
    }
    return "lesson.back_to_answers";
}

void draw_foot_end(Ui& ui, const Words& say, const model::LessonPage& page, Intent& intent)
{
    const bool last = page.index + 1 == page.total;
    if (page.reading_again) {
        if (ui.button(say(back_key(page.back_to)), ui::Icon::back)) intent = model::GoBack{};
    } else if (last && page.has_check) {
        if (ui.onward(say("lesson.to_check"))) intent = model::TurnPage{1};
    } else {
        if (ui.onward(say("go.next"))) intent = model::TurnPage{1};
    }
}

// To keep the page, and to find another: beside its title.
void draw_tools(Ui& ui, const Words& say, const model::LessonPage& page, Intent& intent)
{
    if (ui.button(say(page.kept ? "lesson.kept" : "lesson.keep"),
                  page.kept ? ui::Icon::page_kept : ui::Icon::keep_page))
        intent = model::KeepPage{};
    if (ui.button(say("lesson.find"), ui::Icon::search)) intent = model::ToSearch{};
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::LessonPage& page)
{
    Intent intent = Nothing{};
    const bool wide = ui.landscape() && !ui.few_lines();
    Ui::Parts parts{.body =
                        [&] {
                            ui.crumb({page.topic + " " + page.topic_title, page.language});
                            ui.title({page.section.title, page.language});
                            if (page.language != say.language()) ui.soft(say("lesson.in." + page.language));
                            if (page.index == 0 && !page.purpose.empty()) {
                                ui.strong({page.purpose, page.language});
                                ui.gap(ui::space::m);
                            }
                            if (const auto link = ui.prose(page.section.blocks, page.language))
                                intent = model::OpenLink{*link};
                            if (page.index + 1 == page.total) draw_sources(ui, say, page);
                            if (!wide) ui.in_row([&] { draw_tools(ui, say, page, intent); });
                        },
                    .foot_start =
                        [&] {
                            const bool first = page.index == 0 || page.reading_again;
                            if (ui.button(say(first ? "go.my_course" : "go.back"), ui::Icon::back))
                                intent = page.reading_again ? Intent{model::ToHome{}} : model::TurnPage{-1};
                        },
                    .foot_middle =
                        [&] {
                            ui.posts(page.index, page.index, page.total,
                                     say("lesson.page_of",
                                         {{"n", std::to_string(page.index + 1)}, {"all", std::to_string(page.total)}}));
                        },
                    .foot_end = [&] { draw_foot_end(ui, say, page, intent); }};
    parts.keep_middle = true;
    if (wide) parts.corner = [&] { draw_tools(ui, say, page, intent); };
    ui.page(parts);
    if (page.word) return draw_word(ui, say, *page.word, "word.back");
    if (page.source) return draw_source(ui, say, *page.source);
    return intent;
}

}  // namespace screens
