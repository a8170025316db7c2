#include "screens/pages.h"

namespace screens {

Intent draw(Ui& ui, const Words& say, const model::GlassPage& page)
{
    Intent intent = Nothing{};
    const auto pixels = static_cast<float>(model::bank_card_mm / 25.4 * page.ppi);
    ui.page({.body =
                 [&] {
                     ui.title(say("glass.title"));
                     ui.text(say(page.is_settled ? "glass.settled" : "glass.help"));
                     const bool fits = ui.measure(say("glass.line"), pixels);
                     if (!fits && !page.is_settled) ui.soft(say("glass.turn"));
                     if (page.is_settled) return;
                     const auto shorter = [&] {
                         if (ui.button(say("glass.shorter"))) intent = model::ChangeGlass{-10};
                         if (ui.button(say("glass.little_shorter"))) intent = model::ChangeGlass{-1};
                     };
                     const auto longer = [&] {
                         if (ui.button(say("glass.little_longer"))) intent = model::ChangeGlass{1};
                         if (ui.button(say("glass.longer"))) intent = model::ChangeGlass{10};
                     };
                     if (!ui.few_lines()) return ui.in_row([&] { shorter(), longer(); });
                     ui.in_row(shorter);
                     ui.in_row(longer);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     if (!page.is_settled && ui.onward(say("glass.fits"))) intent = model::GlassFits{};
                 }});
    return intent;
}

}  // namespace screens
