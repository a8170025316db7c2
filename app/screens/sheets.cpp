#include "screens/sheets.h"

#include "screens/dates.h"

namespace screens {

static Intent draw_sheet(Ui& ui, const Words& say, const char* back, const ui::Draw& body)
{
    Intent intent = Nothing{};
    ui.sheet({.body = body, .foot_start = [&] {
                  if (ui.button(say(back), ui::Icon::back)) intent = model::CloseSheet{};
              }});
    return intent;
}

Intent draw_word(Ui& ui, const Words& say, const model::Word& word, const char* back)
{
    return draw_sheet(ui, say, back, [&] {
        ui.status(ui::Icon::lesson, say("word.list"));
        ui.title(of_course(word.word));
        ui.text(of_course(word.meaning));
        ui.soft(quoting(say("word.source_line", {{"source", word.source}, {"date", date_text(say, word.law_as_at)}}),
                        word.source));
    });
}

Intent draw_source(Ui& ui, const Words& say, const model::Source& source)
{
    return draw_sheet(ui, say, "word.back", [&] {
        ui.status(ui::Icon::lesson, say("word.source"));
        ui.title(say("word.where_from"));
        ui.text(of_course(source.words));
        ui.soft(of_course(source.supports));
    });
}

}  // namespace screens
