#include "screens/dates.h"
#include "screens/pages.h"

#include <fmt/format.h>

namespace screens {

namespace {

using model::RecordsPage;

void draw_count(Ui& ui, const Words& say, const char* key, int count, ui::Icon icon, const std::string& second,
                bool needs_you)
{
    ui.card({.edge = needs_you ? Ui::Card::Edge::needs_you : Ui::Card::Edge::plain}, [&] {
        ui.count(count, say(key), icon);
        ui.soft(second);
    });
}

std::string waiting_line(const Words& say, const RecordsPage& page)
{
    return page.oldest_waiting == 0 ? say("records.none_waiting")
                                    : say("records.oldest", {{"when", day_and_time(say, page.oldest_waiting)}});
}

std::string sent_line(const Words& say, const RecordsPage& page)
{
    return page.last_success == 0 ? say("records.never_sent")
                                  : say("records.last_sent", {{"when", day_and_time(say, page.last_success)}});
}

void draw_counts(Ui& ui, const Words& say, const RecordsPage& page)
{
    ui.columns(
        {1, 1, 1, 1}, 8,
        {[&] {
             draw_count(ui, say, "records.waiting", page.waiting, ui::Icon::waiting, waiting_line(say, page), false);
         },
         [&] {
             draw_count(ui, say, "records.sending", page.sending, ui::Icon::sending,
                        say(page.sending > 0 ? "records.sending_line" : "records.none_sending"), false);
         },
         [&] {
             const std::string unconfirmed =
                 page.unconfirmed > 0 ? " " + say.count("records.unconfirmed", page.unconfirmed) : "";
             draw_count(ui, say, "records.sent", page.sent + page.unconfirmed, ui::Icon::sent,
                        sent_line(say, page) + unconfirmed, false);
         },
         [&] {
             draw_count(ui, say, "records.refused", page.refused, page.refused > 0 ? ui::Icon::refused : ui::Icon::tick,
                        say(page.refused > 0 ? "records.refused_line" : "records.none_refused"), page.refused > 0);
         }});
}

void draw_fork(Ui& ui, const Words& say, const RecordsPage& page)
{
    if (page.fork_seen > 0)
        ui.notice(Ui::Notice::warning, say("records.fork.title"),
                  say("records.fork.words", {{"when", day_and_time(say, page.fork_seen)}}));
}

void draw_upload_state(Ui& ui, const Words& say, const RecordsPage& page)
{
    if (page.no_store_set)
        ui.notice(Ui::Notice::info, say("records.no_store.title"), say("records.no_store.words"));
    else if (!page.paused.empty())
        ui.notice(Ui::Notice::warning, say("records.paused.title"), say(page.paused));
    else if (page.days_unsent)
        ui.notice(Ui::Notice::warning, say.count("records.long_unsent.title", *page.days_unsent),
                  say("records.long_unsent.words"));
    else if (page.asked_to_upload && page.waiting + page.sending > 0)
        ui.notice(Ui::Notice::info, say("records.trying.title"), say("records.trying.words"));
}

void draw_date(Ui& ui, const Words& say, const RecordsPage& page, Intent& intent)
{
    ui.card({.edge = page.date_doubtful ? Ui::Card::Edge::needs_you : Ui::Card::Edge::plain}, [&] {
        ui.soft(say("records.date"));
        ui.strong(day_text(say, page.now) + ", " + time_text(page.now));
        if (page.date_doubtful)
            ui.text(say("records.date_doubtful"));
        else if (page.date_confirmed_today)
            ui.status(ui::Icon::tick, say("records.date_confirmed"));
        ui.in_row([&] {
            if (ui.button(say("records.date_right"), ui::Icon::tick)) intent = model::DateIsRight{};
            if (!page.date_doubtful && ui.button(say("records.date_wrong"), ui::Icon::date))
                intent = model::DateIsWrong{};
        });
    });
}

void draw_who(Ui& ui, const Words& say, const RecordsPage& page, Intent& intent)
{
    ui.card({}, [&] {
        ui.soft(say("records.signed_in"));
        ui.strong(page.signed_in.empty() ? say("records.nobody") : page.signed_in);
        ui.in_row([&] {
            if (!page.signed_in.empty() && ui.button(say("records.end_sitting"), ui::Icon::finished))
                intent = model::Finish{};
            if (ui.button(say("records.learners"), ui::Icon::people)) intent = model::ToLearners{};
        });
    });
}

// The way to records by hand; below it the head, to be written down and compared (RS-31).
void draw_stick(Ui& ui, const Words& say, const RecordsPage& page, Intent& intent)
{
    const std::string head = page.head == 0
                                 ? say("records.stick_line")
                                 : say("records.head", {{"n", std::to_string(page.head)}, {"link", page.head_link}});
    if (ui.entry({.words = say("records.stick"), .second = head, .icon = ui::Icon::usb})) intent = model::ToStick{};
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const RecordsPage& page)
{
    Intent intent = Nothing{};
    ui.page(
        {.body =
             [&] {
                 ui.title(say("records.title"));
                 draw_fork(ui, say, page);  // what asks for somebody comes first, in sight on every glass
                 draw_upload_state(ui, say, page);
                 draw_counts(ui, say, page);
                 if (page.held_answers > 0 && ui.entry({.words = say.count("records.held", page.held_answers),
                                                        .second = say("records.release"),
                                                        .icon = ui::Icon::list,
                                                        .state = Ui::Entry::State::needs_you}))
                     intent = model::ReleaseAnswers{};
                 ui.columns({1, 1}, 14,
                            {[&] { draw_date(ui, say, page, intent); }, [&] { draw_who(ui, say, page, intent); }});
                 ui.columns(
                     {1, 1}, 14,
                     {[&] { draw_stick(ui, say, page, intent); }, [&] { draw_health(ui, say, page.health, intent); }});
             },
         .foot_start =
             [&] {
                 if (ui.button(say("records.close"), ui::Icon::back)) intent = model::GoBack{};
                 if (ui.button(say("records.course"), ui::Icon::list)) intent = model::ToCourse{};
                 if (page.refused > 0 && ui.button(say.count("records.see_refused", page.refused), ui::Icon::refused))
                     intent = model::ToRefused{};
             },
         .foot_end =
             [&] {
                 const auto ready = page.no_store_set ? ui::Tappable::no : ui::Tappable::yes;
                 if (ui.onward(say("records.upload"), ready, say("records.no_store.title")))
                     intent = model::UploadNow{};
             }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::RefusedPage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say("refused.title"));
                     ui.text(say("refused.help"));
                     for (const model::RefusedRecord& record : page.records)
                         ui.card({.edge = Ui::Card::Edge::needs_you}, [&] {
                             ui.strong(say(record.what) + ", " + day_and_time(say, record.at));
                             ui.text(say(record.reason));
                             ui.soft(say("refused.code", {{"code", record.code}}));
                         });
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 }});
    return intent;
}

Intent draw(Ui& ui, const Words& say, const model::LearnersPage& page)
{
    Intent intent = Nothing{};
    ui.page(
        {.body =
             [&] {
                 ui.title(say("learners.title"));
                 if (page.erased)
                     ui.notice(Ui::Notice::info, say("learners.erased.title"),
                               say(page.copies_away ? "learners.erased.copies_away" : "learners.erased.words"));
                 ui.text(say(page.learners.empty() ? "learners.nobody" : "learners.help"));
                 for (const model::Tile& learner : page.learners)
                     if (ui.entry({.words = learner.name, .second = say("learners.open"), .icon = ui::Icon::person}))
                         intent = model::ToPerson{learner.learner};
             },
         .foot_start =
             [&] {
                 if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
             }});
    return intent;
}

}  // namespace screens
