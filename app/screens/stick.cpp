#include "screens/dates.h"
#include "screens/pages.h"

namespace screens {

namespace {

using model::StickPage;

void draw_outcome(Ui& ui, const Words& say, const StickPage& page)
{
    if (!page.written_to.empty()) {
        const std::string left = page.left_out > 0 ? " " + say.count("stick.left_out", page.left_out) : "";
        ui.notice(Ui::Notice::info, say("stick.written.title", {{"name", page.written_to}}),
                  say.count("stick.written", page.written) + " " + say("stick.written_next") + left);
    }
    if (!page.not_written.empty()) ui.notice(Ui::Notice::warning, say("stick.not_written"), say(page.not_written));
    if (page.taken) {
        const std::string refused = page.refused > 0 ? " " + say.count("stick.refused", page.refused) : "";
        ui.notice(Ui::Notice::info, say("stick.taken"), say.count("stick.sent", page.sent) + refused);
    }
    if (!page.not_taken.empty()) ui.notice(Ui::Notice::warning, say("stick.not_taken"), say(page.not_taken));
}

void draw_sticks(Ui& ui, const Words& say, const StickPage& page, Intent& intent)
{
    ui.heading(say("stick.to_office"));
    if (page.no_office)
        return ui.notice(Ui::Notice::warning, say("stick.no_office.title"), say("stick.no_office.words"));
    ui.soft(page.waiting == 0 ? say("records.none_waiting") : say.count("stick.waiting", page.waiting));
    if (page.last_written > 0) ui.soft(say("stick.last", {{"when", day_and_time(say, page.last_written)}}));
    if (page.sticks.empty()) ui.text(say("stick.none"));
    for (const model::StickOffer& stick : page.sticks)
        if (ui.entry({.words = say("stick.write", {{"name", stick.name}}),
                      .second = say("stick.sealed"),
                      .icon = ui::Icon::usb}))
            intent = model::WriteOnStick{stick.path};
}

void draw_receipts(Ui& ui, const Words& say, const StickPage& page, Intent& intent)
{
    ui.heading(say("stick.from_office"));
    if (page.receipts.empty()) ui.soft(say("stick.no_receipt"));
    for (const model::ReceiptOffer& receipt : page.receipts) {
        if (!receipt.refused.empty()) {
            ui.card({}, [&] {
                ui.strong(receipt.file);
                ui.soft(say(receipt.refused));
            });
        } else if (ui.entry({.words = say("stick.receipt_of", {{"when", day_and_time(say, receipt.made)}}),
                             .second = say.count("stick.receipt_names", receipt.records),
                             .icon = ui::Icon::sent})) {
            intent = model::TakeReceipt{receipt.path};
        }
    }
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const StickPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("stick.title"));
                     draw_outcome(ui, say, page);
                     ui.text(say("stick.help"));
                     draw_sticks(ui, say, page, intent);
                     draw_receipts(ui, say, page, intent);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                     if (ui.button(say("stick.look"), ui::Icon::try_again)) intent = model::ToStick{};
                 }});
    return intent;
}

}  // namespace screens
