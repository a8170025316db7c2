#include "screens/pages.h"

namespace screens {

namespace {

using model::TakeAlongPage;

void draw_outcome(Ui& ui, const Words& say, const TakeAlongPage& page)
{
    if (!page.written_to.empty())
        ui.notice(Ui::Notice::info, say("stick.written.title", {{"name", page.written_to}}),
                  say.count("along.written", page.files) + " " + say("along.take_out"));
    if (!page.not_written.empty()) ui.notice(Ui::Notice::warning, say("stick.not_written"), say(page.not_written));
}

void draw_sticks(Ui& ui, const Words& say, const TakeAlongPage& page, Intent& intent)
{
    if (page.sticks.empty()) ui.text(say("stick.none"));
    for (const model::StickOffer& stick : page.sticks)
        if (ui.entry({.words = say("stick.write", {{"name", stick.name}}), .icon = ui::Icon::usb}))
            intent = model::TakeAlong{stick.path};
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const TakeAlongPage& page)
{
    Intent intent = Nothing{};
    const bool damaged = page.learner.empty();
    ui.page({.body =
                 [&] {
                     ui.title(damaged ? say.count("tablet.along", page.damaged)
                                      : say("along.person", {{"name", page.name}}));
                     draw_outcome(ui, say, page);
                     ui.text(damaged ? say("along.help_damaged") : say("along.help_person", {{"name", page.name}}));
                     ui.notice(Ui::Notice::warning, say("along.open.title"), say("along.open.words"));
                     draw_sticks(ui, say, page, intent);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                     if (ui.button(say("stick.look"), ui::Icon::try_again)) intent = model::ToTakeAlong{page.learner};
                 }});
    return intent;
}

}  // namespace screens
