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
        ui.title(word.word);
        ui.text(word.meaning);
        ui.soft(say("word.source_line", {{"source", word.source}, {"date", date_text(say, word.law_as_at)}}));
    });
}

Intent draw_source(Ui& ui, const Words& say, const model::Source& source)
{
    return draw_sheet(ui, say, "word.back", [&] {
        ui.status(ui::Icon::lesson, say("word.source"));
        ui.title(say("word.where_from"));
        ui.text(source.words);
        ui.soft(source.supports);
    });
}

}  // namespace screens
