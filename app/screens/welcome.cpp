#include "screens/pages.h"

namespace screens {

Intent draw(Ui& ui, const Words& say, const model::StartPage&, const Listening& listening)
{
    Intent intent = Nothing{};
    ui.scene(Ui::Post::yes);
    ui.page({.body =
                 [&] {
                     ui.wordmark(say("app.name"));
                     ui.heading(say("start.for_whom"));
                 },
             .corner =
                 [&] {
                     if (ui.large_button(say(listening.on ? "frame.listen_stop" : "frame.listen"),
                                         listening.on ? ui::Icon::stop : ui::Icon::listen))
                         intent = model::Listen{};
                 },
             .foot_start =
                 [&] {
                     if (ui.onward(say("start.touch"))) intent = model::ToRoster{};
                 },
             .foot_end =
                 [&] {
                     if (ui.button(say("frame.other_language"), ui::Icon::language)) intent = model::SwitchLanguage{};
                     if (ui.button(say("frame.reading.words"), ui::Icon::text_size)) intent = model::ToReading{};
                 }});
    if (ui.anywhere("")) intent = model::ToRoster{};
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::CoverPage&)
{
    ui.scene(Ui::Post::no);
    return ui.anywhere(say("cover.touch")) ? Intent{model::ComeBack{}} : Nothing{};
}

Intent draw(Ui& ui, const Words& say, const model::IdlePage& page)
{
    constexpr int posts = 6;
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.waiting_posts((page.seconds_left + 9) / 10, posts);
                     ui.title(say("idle.still_there"));
                     ui.text(
                         say.count(page.closes ? "idle.we_close" : "idle.we_cover", (page.seconds_left + 9) / 10 * 10));
                     ui.gap(ui::space::xl);
                     ui.in_row([&] {
                         if (ui.button(say("frame.finished"), ui::Icon::finished)) intent = model::Finish{};
                         if (ui.onward(say("idle.carry_on"))) intent = model::StillHere{};
                     });
                     ui.gap(ui::space::l);
                     ui.soft(say("idle.anywhere"));
                 },
             .centred = true});
    if (ui.anywhere("")) intent = model::StillHere{};
    return intent;
}

// Nothing on it can be touched: a cloth on the glass is a hundred touches.
Intent draw(Ui& ui, const Words& say, const model::WipePage& page)
{
    constexpr int posts = 6;
    const int fives = (page.seconds_left + 4) / 5;
    ui.page({.body =
                 [&] {
                     ui.waiting_posts(fives, posts);
                     ui.title(say("wipe.title"));
                     ui.text(say("wipe.words", {{"n", std::to_string(fives * 5)}}));
                     ui.soft(say("wipe.keyboard"));
                 },
             .centred = true});
    return Nothing{};
}

Intent draw(Ui& ui, const Words& say, const model::FinishPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("finish.title"));
                     ui.text(say(page.in_test ? "finish.in_test" : "finish.kept"));
                     ui.text(say("finish.next_person"));
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("finish.stay"), ui::Icon::back)) intent = model::GoBack{};
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("finish.finish"))) intent = model::Finish{};
                 },
             .centred = true});
    return intent;
}

}  // namespace screens
