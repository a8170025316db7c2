#include "screens/dates.h"
#include "screens/pages.h"

namespace screens {

namespace {

using model::CourseOffer;
using model::CoursePage;

void draw_what_it_is(Ui& ui, const Words& say, const CoursePage& page)
{
    ui.card({}, [&] {
        ui.strong(of_course(page.title));
        ui.text(say("course.version", {{"version", page.version}}));
        ui.text(say("course.law", {{"date", date_text(say, page.law_as_at)}}));
        if (!page.review_by.empty()) ui.text(say("course.review", {{"date", date_text(say, page.review_by)}}));
        if (page.changes.empty()) return;
        ui.heading(say("course.changes"));
        ui.text(of_course(page.changes));
    });
}

const char* key_of(CourseOffer::Kind kind)
{
    switch (kind) {
    case CourseOffer::Kind::newer:
        return "course.newer";
    case CourseOffer::Kind::same:
        return "course.same";
    case CourseOffer::Kind::older:
        return "course.older";
    case CourseOffer::Kind::other_course:
    case CourseOffer::Kind::refused:
        break;
    }
    return "course.other_course";
}

void draw_offer(Ui& ui, const Words& say, const CoursePage& page, const CourseOffer& offer, Intent& intent)
{
    using Kind = CourseOffer::Kind;
    if (offer.kind == Kind::refused || offer.kind == Kind::same) {
        ui.card({}, [&] {
            ui.strong(offer.kind == Kind::same ? of_course(offer.title) : offer.file);
            ui.soft(offer.kind == Kind::same ? say(key_of(offer.kind), {{"version", offer.version}})
                                             : say(offer.refused));
        });
        return;
    }
    const bool asked = page.asked_about == offer.path;
    if (asked)
        ui.notice(Ui::Notice::warning, say("course.sure.title"),
                  say(offer.kind == Kind::older ? "course.sure.older" : "course.sure.other_course"));
    if (ui.entry({.words = of_course(offer.title),
                  .second = say(key_of(offer.kind), {{"version", offer.version}}),
                  .icon = ui::Icon::upload,
                  .state = asked ? Ui::Entry::State::needs_you : Ui::Entry::State::plain}))
        intent = model::InstallCourse{offer.path};
}

void draw_offers(Ui& ui, const Words& say, const CoursePage& page, Intent& intent)
{
    if (page.installed) ui.notice(Ui::Notice::info, say("course.installed.title"), say("course.installed.words"));
    if (!page.refused.empty()) ui.notice(Ui::Notice::warning, say("course.refused.title"), say(page.refused));
    ui.heading(say("course.sticks"));
    ui.soft(say(page.offers.empty() ? "course.none" : "course.help"));
    for (const CourseOffer& offer : page.offers) draw_offer(ui, say, page, offer, intent);
}

}  // namespace

Intent draw(Ui& ui, const Words& say, const CoursePage& page)
{
    Intent intent = Nothing{};
    ui.page({.body =
                 [&] {
                     ui.title(say(page.for_staff ? "course.title_staff" : "course.title"));
                     draw_what_it_is(ui, say, page);
                     if (page.for_staff) draw_offers(ui, say, page, intent);
                 },
             .foot_start =
                 [&] {
                     if (ui.button(say("go.back"), ui::Icon::back)) intent = model::GoBack{};
                 }});
    return intent;
}

}  // namespace screens
