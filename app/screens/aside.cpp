#include "screens/dates.h"
#include "screens/pages.h"

#include <algorithm>

namespace screens {

namespace {

using model::ContactGroup;

void draw_contacts(Ui& ui, const std::vector<model::Contact>& contacts, ContactGroup group)
{
    bool first = true;
    for (const model::Contact& contact : contacts) {
        if (contact.group != group) continue;
        if (!first) ui.rule();
        first = false;
        // "Ask your facilitator" is no number: it goes with the words, and wraps like them.
        const bool dialled = std::ranges::any_of(contact.number, [](char c) { return c >= '0' && c <= '9'; });
        if (dialled)
            ui.contact(contact.who, contact.note, contact.number);
        else
            ui.contact(contact.who, contact.note + " " + contact.number + ".", "");
    }
}

void draw_danger(Ui& ui, const Words& say, const std::vector<model::Contact>& contacts)
{
    for (const model::Contact& contact : contacts)
        if (contact.group == ContactGroup::danger)
            ui.danger(say("help.danger"), say("help.danger_stop"), contact.number);
}

const char* size_key(model::TextSize size)
{
    switch (size) {
    case model::TextSize::normal:
        return "reading.size.normal";
    case model::TextSize::large:
        return "reading.size.large";
    case model::TextSize::very_large:
        break;
    }
    return "reading.size.very_large";
}

const char* theme_key(model::Theme theme)
{
    switch (theme) {
    case model::Theme::light:
        return "reading.theme.light";
    case model::Theme::dark:
        return "reading.theme.dark";
    case model::Theme::high_contrast:
        break;
    }
    return "reading.theme.high_contrast";
}

const char* face_key(model::Typeface face)
{
    switch (face) {
    case model::Typeface::inter:
        return "reading.face.inter";
    case model::Typeface::andika:
        return "reading.face.andika";
    case model::Typeface::opendyslexic:
        break;
    }
    return "reading.face.opendyslexic";
}

const char* language_key(model::Language language)
{
    return language == model::Language::english ? "reading.language.english" : "reading.language.welsh";
}

// A row of chips, one of them chosen; touching another changes `now` and so the whole page.
template <class Choice, class Key>
void draw_choice(Ui& ui, const Words& say, std::string_view title, std::initializer_list<Choice> choices,
                 const Key& key, Choice model::Reading::*which, const model::Reading& reading, Intent& intent)
{
    ui.strong(say(title));
    ui.in_row([&] {
        for (const Choice choice : choices) {
            if (!ui.chip(say(key(choice)), reading.*which == choice)) continue;
            model::Reading changed = reading;
            changed.*which = choice;
            intent = model::SetReading{changed};
        }
    });
}

const char* switches_key(model::Switches switches)
{
    switch (switches) {
    case model::Switches::none:
        return "reading.switches.none";
    case model::Switches::one:
        return "reading.switches.single";
    case model::Switches::two:
        break;
    }
    return "reading.switches.pair";
}

std::string seconds_text(const Words& say, int ms)
{
    const std::string whole = std::to_string(ms / 1000), tenths = std::to_string(ms / 100 % 10);
    return say("reading.seconds", {{"s", tenths == "0" ? whole : whole + "." + tenths}});
}

// The voice has its square in the corner; how it speaks is set here, where it can be heard at once.
void draw_listening(Ui& ui, const Words& say, const Listening& now, Intent& intent)
{
    using model::Voice;
    const auto button = [&](const char* key, Voice what) {
        if (ui.button(say(key))) intent = model::Listen{what};
    };
    ui.rule();
    ui.heading(say("reading.listening"));
    if (now.no_sound) ui.soft(say("voice.no_sound"));
    if (!now.on) return ui.soft(say("reading.listen_how"));
    ui.text(say("voice.speed", {{"n", std::to_string(now.speed)}}));
    ui.in_row([&] {
        button("reading.slower", Voice::slower);
        button("reading.faster", Voice::faster);
    });
    ui.text(say("voice.volume", {{"n", std::to_string(now.volume)}, {"all", "10"}}));
    ui.in_row([&] {
        button("reading.softer", Voice::softer);
        button("reading.louder", Voice::louder);
    });
    ui.text(say(now.aloud ? "reading.private_not" : "reading.private"));
    ui.in_row([&] { button(now.aloud ? "reading.not_aloud" : "reading.aloud", Voice::say_aloud); });
}

const char* yes_no(bool yes) { return yes ? "reading.yes" : "reading.no"; }

void draw_letters(Ui& ui, const Words& say, const model::Reading& now, Intent& intent)
{
    using model::TextSize;
    using model::Theme;
    draw_choice(ui, say, "reading.size.words", {TextSize::normal, TextSize::large, TextSize::very_large}, size_key,
                &model::Reading::size, now, intent);
    draw_choice(ui, say, "reading.theme.words", {Theme::light, Theme::dark, Theme::high_contrast}, theme_key,
                &model::Reading::theme, now, intent);
    draw_choice(ui, say, "reading.language.words", {model::Language::english, model::Language::welsh}, language_key,
                &model::Reading::language, now, intent);
}

void draw_easier(Ui& ui, const Words& say, const model::Reading& now, Intent& intent)
{
    using model::Typeface;
    draw_choice(ui, say, "reading.face.words", {Typeface::inter, Typeface::andika, Typeface::opendyslexic}, face_key,
                &model::Reading::face, now, intent);
    draw_choice(ui, say, "reading.space", {false, true}, yes_no, &model::Reading::more_space, now, intent);
    draw_choice(ui, say, "reading.still", {false, true}, yes_no, &model::Reading::less_movement, now, intent);
}

// A row of times, one of them chosen; none is "at once".
void draw_times(Ui& ui, const Words& say, std::string_view title, std::initializer_list<int> times,
                int model::Reading::*which, const model::Reading& reading, Intent& intent)
{
    ui.strong(say(title));
    ui.in_row([&] {
        for (const int ms : times) {
            if (!ui.chip(ms == 0 ? say("reading.at_once") : seconds_text(say, ms), reading.*which == ms)) continue;
            model::Reading changed = reading;
            changed.*which = ms;
            intent = model::SetReading{changed};
        }
    });
}

// For hands that tremble or hold on (KA-13).
void draw_slips(Ui& ui, const Words& say, const model::Reading& now, Intent& intent)
{
    draw_times(ui, say, "reading.slips.again", {0, 200, 500, 1'000, 2'000}, &model::Reading::again_after_ms, now,
               intent);
    draw_times(ui, say, "reading.slips.hold", {0, 300, 600, 1'000}, &model::Reading::hold_ms, now, intent);
}

void draw_keys(Ui& ui, const Words& say, const model::Reading& now, Intent& intent)
{
    using model::Switches;
    draw_choice(ui, say, "reading.switches.words", {Switches::none, Switches::one, Switches::two}, switches_key,
                &model::Reading::switches, now, intent);
    if (now.switches == Switches::none) ui.soft(say("reading.switches.call"));
    if (now.switches == Switches::two) ui.soft(say("reading.switches.two_help"));
    if (now.switches == Switches::one) {
        ui.soft(say("reading.switches.one_help"));
        draw_times(ui, say, "reading.scan.words", {500, 1'000, 1'500, 3'000, 6'000, 10'000}, &model::Reading::scan_ms,
                   now, intent);
    }
    draw_choice(ui, say, "reading.slips.repeat", {true, false}, yes_no, &model::Reading::keys_repeat, now, intent);
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const model::HelpPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("help.title"));
                     draw_danger(ui, say, page.contacts);
                     ui.columns({1.3F, 1}, 13,
                                {[&] {
                                     ui.card({}, [&] {
                                         ui.heading(say("help.worried"));
                                         draw_contacts(ui, page.contacts, ContactGroup::child);
                                         ui.heading(say("help.for_you"));
                                         draw_contacts(ui, page.contacts, ContactGroup::reader);
                                     });
                                 },
                                 [&] {
                                     ui.notice(Ui::Notice::reflect, say("help.hard.title"), say("help.hard.words"));
                                     if (ui.entry({.words = say("notice.link"), .icon = ui::Icon::lock}))
                                         intent = model::ToNotice{};
                                     if (ui.entry({.words = say("help.course"), .icon = ui::Icon::list}))
                                         intent = model::ToCourse{};
                                     if (ui.entry({.words = say("help.facilitator"), .icon = ui::Icon::people}))
                                         intent = model::ToFacilitator{};
                                 }});
                     if (!page.checked_on.empty())
                         ui.soft(say("help.checked", {{"date", date_text(say, page.checked_on)}}));
                 },
             .foot_end =
                 [&] {
                     if (ui.button(say("go.back_to_page"), ui::Icon::back)) intent = model::GoBack{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::ReadingPage& page, const Listening& listening)
{
    Intent intent = Nothing{};
    ui.page(
        {.body =
             [&] {
                 ui.title(say("reading.title"));
                 ui.columns({1, 1}, 14,
                            {[&] { draw_letters(ui, say, page.reading, intent); },
                             [&] { draw_easier(ui, say, page.reading, intent); }});
                 ui.rule();
                 ui.heading(say("reading.acting"));
                 ui.columns({1, 1}, 14,
                            {[&] { draw_slips(ui, say, page.reading, intent); },
                             [&] { draw_keys(ui, say, page.reading, intent); }});
                 if (ui.entry({.words = say("wipe.entry"), .second = say("wipe.entry_how"), .icon = ui::Icon::wipe}))
                     intent = model::WipeGlass{};
                 draw_listening(ui, say, listening, intent);
             },
         .foot_end =
             [&] {
                 if (ui.button(say("go.back_to_page"), ui::Icon::back)) intent = model::GoBack{};
             }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::TroublePage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say(page.title));
                     ui.notice(Ui::Notice::warning, say("trouble.what_to_do"), say(page.what));
                     ui.text(say("trouble.kept"));
                 },
             .foot_end =
                 [&] {
                     if (ui.onward(say("trouble.try_again"))) intent = model::GoBack{};
                 },
             .centred = true});
    return intent;
}

}  // namespace screens
