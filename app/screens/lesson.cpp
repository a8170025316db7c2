#include "screens/dates.h"
#include "screens/pages.h"

namespace screens {

namespace {

void draw_sources(Ui& ui, const Words& say, const model::LessonPage& page)
{
    if (page.sources.empty()) return;
    ui.rule();
    ui.strong(say("lesson.sources"));
    for (const model::Source& source : page.sources) ui.soft(source.words);
    ui.soft(say("lesson.law_as_at", {{"date", date_text(say, page.law_as_at)}}));
}

void draw_foot_end(Ui& ui, const Words& say, const model::LessonPage& page, Intent& intent)
{
    const bool last = page.index + 1 == page.total;
    if (page.reading_again) {
        if (ui.onward(say("lesson.back_to_answers"))) intent = model::GoBack{};
    } else if (last && page.has_check) {
        if (ui.onward(say("lesson.to_check"))) intent = model::TurnPage{1};
    } else {
        if (ui.onward(say("go.next"))) intent = model::TurnPage{1};
    }
}

// What a touched word means, over the page it was touched on.
Intent draw_sheet(Ui& ui, const Words& say, const model::LessonPage& page)
{
    Intent intent = Nothing{};
    const bool word = page.word.has_value();
    ui.sheet({.body =
                  [&] {
                      ui.status(ui::Icon::lesson, say(word ? "word.list" : "word.source"));
                      ui.title(word ? page.word->word : say("word.where_from"));
                      ui.text(word ? page.word->meaning : page.source->words);
                      if (word)
                          ui.soft(say("word.source_line",
                                      {{"source", page.word->source}, {"date", date_text(say, page.word->law_as_at)}}));
                      else
                          ui.soft(page.source->supports);
                  },
              .foot_start =
                  [&] {
                      if (ui.button(say("word.back"), ui::Icon::back)) intent = model::CloseSheet{};
                  }});
    return intent;
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::LessonPage& page)
{
    Intent intent = Nothing{};
    const bool covered = page.word || page.source;
    ui.page({.body =
                 [&] {
                     ui.crumb(page.topic + " " + page.topic_title);
                     ui.title(page.section.title);
                     if (page.index == 0 && !page.purpose.empty()) ui.strong(page.purpose);
                     if (const auto link = ui.prose(page.section.blocks)) intent = model::OpenLink{*link};
                     if (page.index + 1 == page.total) draw_sources(ui, say, page);
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
             .foot_end = [&] { draw_foot_end(ui, say, page, intent); }});
    return covered ? draw_sheet(ui, say, page) : intent;
}

}  // namespace screens
