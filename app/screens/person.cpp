#include "screens/dates.h"
#include "screens/pages.h"

namespace screens {

namespace {

using model::PersonPage;

void draw_kept(Ui& ui, const Words& say, const PersonPage& page)
{
    ui.card({}, [&] {
        ui.strong(say("person.reference", {{"reference", page.reference}}));
        ui.text(say("person.since",
                    {{"when", short_day_text(say, page.here_since)}, {"last", day_and_time(say, page.last_here)}}));
        ui.text(say.count("person.records", page.records) + " " + say.count("person.answers", page.answers) + " " +
                say.count("person.tests", page.tests));
        ui.text(say("person.also"));
        if (page.is_sealed) ui.text(say.count("person.sealed", page.sealed));
        if (page.unsent > 0) ui.text(say.count("person.unsent", page.unsent));
    });
}

// Behind all the words, whatever the size of the text: nobody erases what they have not read of.
void draw_sure(Ui& ui, const Words& say, const PersonPage& page, Intent& intent)
{
    ui.notice(Ui::Notice::warning, say("person.sure.title", {{"name", page.name}}), say("person.sure.words"));
    if (page.unsent > 0) ui.strong(say.count("person.sure.unsent", page.unsent));
    if (page.set_aside > 0) ui.text(say.count("person.sure.set_aside", page.set_aside));
    ui.text(say("person.sure.sent"));
    if (page.unsent > 0 && page.can_send) {
        ui.in_row([&] {
            if (ui.button(say("person.sure.send"), ui::Icon::upload)) intent = model::UploadNow{};
        });
        ui.gap(ui::space::xl);  // what cannot be taken back stands by itself
    }
    ui.in_row([&] {
        if (ui.button(say("person.sure.yes"), ui::Icon::refused)) intent = model::ErasePerson{};
    });
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const PersonPage& page)
{
    Intent intent = Nothing{};
    ui.page(
        {.body =
             [&] {
                 ui.title(page.name);
                 if (page.asked) return draw_sure(ui, say, page, intent);
                 draw_kept(ui, say, page);
                 if (ui.entry({.words = say("person.pin"), .second = say("person.pin_help"), .icon = ui::Icon::pin}))
                     intent = model::GiveNewPin{page.learner};
                 if (ui.entry({.words = say("person.let_in"),
                               .second = say("person.let_in_help"),
                               .icon = ui::Icon::person}))
                     intent = model::LetIn{page.learner};
                 if (ui.entry(
                         {.words = say("person.along"), .second = say("person.along_help"), .icon = ui::Icon::usb}))
                     intent = model::ToTakeAlong{page.learner};
                 if (ui.entry(
                         {.words = say("person.erase"), .second = say("person.erase_help"), .icon = ui::Icon::undo}))
                     intent = model::ErasePerson{};
             },
         .foot_start =
             [&] {
                 if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
             }});
    return intent;
}

}  // namespace screens
