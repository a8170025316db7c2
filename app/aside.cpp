// What is always there: help, reading settings, hiding, finishing, and what happens when nobody touches the glass.
#include "app.h"
#include "model/roster.h"

#include <algorithm>

using namespace model;

namespace {

constexpr Millis escape_twice_within = 1'000;
constexpr Millis wiping_takes = 30'000, wiping_step = 5'000;

bool is_staff_page(const Page& page)
{
    const auto* pin = std::get_if<PinPage>(&page);
    const auto* enrol = std::get_if<EnrolPage>(&page);
    const auto* course = std::get_if<CoursePage>(&page);
    return (course && course->for_staff) || std::holds_alternative<RecordsPage>(page) ||
           std::holds_alternative<RefusedPage>(page) || std::holds_alternative<LearnersPage>(page) ||
           std::holds_alternative<TabletPage>(page) || std::holds_alternative<PersonPage>(page) ||
           std::holds_alternative<StickPage>(page) || std::holds_alternative<TakeAlongPage>(page) ||
           std::holds_alternative<GlassPage>(page) || (pin && pin->whose == PinFor::facilitator) ||
           (enrol && enrol->for_facilitator);
}

}  // namespace

void App::touched() { touched_at_ = now().mono; }

void App::to_help()
{
    HelpPage page{.contacts = setup_.local_contacts, .signed_in = is_signed_in()};
    page.contacts.insert(page.contacts.end(), course().contacts.begin(), course().contacts.end());
    for (const Contact& contact : course().contacts)
        if (page.checked_on.empty() || contact.checked_on < page.checked_on) page.checked_on = contact.checked_on;
    if (on<HelpPage>()) return;
    show_aside(std::move(page));
}

void App::set_reading(const Reading& reading)
{
    if (sitting_) {
        store_.keep_reading(sitting_->learner.id, reading);
        sitting_->learner.reading = reading;
    }
    reading_ = reading;
    put_lessons_into(reading.language);
    if (auto* page = on<ReadingPage>()) page->reading = reading;
}

void App::wipe_glass()
{
    wiping_since_ = now().mono;
    show_aside(WipePage{});
}

void App::switch_language()
{
    Reading reading = reading_;
    reading.language = reading.language == Language::english ? Language::welsh : Language::english;
    set_reading(reading);
}

// The cover hides everything in one frame; a signed-in learner comes back by their PIN, the facilitator by theirs
//
void App::hide()
{
    if (on<CoverPage>()) return;
    if (!sitting_) {  // Nobody's typed text stays under a cover that opens without a PIN.
        staff_ = false;
        show(StartPage{});
    }
    // A learner whose page lies under the facilitator's comes back to their own, and never to those.
    std::erase_if(under_, is_staff_page);
    if (is_staff_page(page_)) leave_aside();
    staff_ = false;
    show_aside(CoverPage{});
}

void App::come_back()
{
    leave_aside();
    if (!sitting_) return show(StartPage{});
    if (on<PinPage>()) return;
    const Learner& learner = sitting_->learner;
    show_aside(PinPage{.whose = PinFor::uncover,
                       .learner = learner.id,
                       .name = first_name(learner.name),
                       .initials = initials_of(learner.name)});
}

void App::ask_to_finish()
{
    if (!sitting_ && !staff_) return show(StartPage{});
    if (on<FinishPage>()) return;
    const auto* question = on<QuestionPage>();
    show_aside(FinishPage{.in_test = question && question->asking == Asking::test});
}

// One touch and one confirmation from any page to the start page, and nothing of this person is left in it (KA-32).
void App::finish()
{
    const bool staff_ends_it = on<RecordsPage>() != nullptr;
    end_sitting();
    if (staff_ends_it) {
        under_ = {StartPage{}};
        page_ = records_now();
        return;
    }
    staff_ = false;
    show(StartPage{});
}

void App::escape()
{
    const Millis at = now().mono;
    if (at - escaped_at_ <= escape_twice_within) return handle(Hide{});
    escaped_at_ = at;
    if (!under_.empty() && !on<PinPage>() && !on<CoverPage>()) handle(GoBack{});
}

// --- time -----------------------------------------------------------------------------------------------------------

std::optional<int> App::patience() const
{
    const Millis idle = now().mono - touched_at_;
    const Pace& pace = setup_.pace;
    Millis next = 0;
    if (const auto* pin = std::get_if<PinPage>(&page_); pin && pin->wait_s > 0)
        next = 1'000;
    else if (std::holds_alternative<StartPage>(page_)) {
        if (reading_ == setup_.reading) return {};
        next = pace.staff_close - idle;
    } else if (std::holds_alternative<CoverPage>(page_) && !sitting_)
        return {};
    else if (std::holds_alternative<IdlePage>(page_))
        next = std::min<Millis>(10'000 - (idle - warn_after()) % 10'000, warn_after() + pace.cover_after - idle);
    else if (std::holds_alternative<WipePage>(page_))
        next = wiping_step - (now().mono - wiping_since_) % wiping_step;
    else if (std::holds_alternative<CoverPage>(page_))
        next = pace.close_after - idle;
    else
        next = warn_after() - idle;
    return static_cast<int>(std::clamp<Millis>(next, 0, 3'600'000));
}

// The facilitator's pages, and those before signing in, ask sooner where a learner is given longer.
Millis App::warn_after() const { return !sitting_ || staff_ ? setup_.pace.staff_close : setup_.pace.warn_after; }

// Nobody answered: a learner's work waits under the cover, what was typed before signing in goes.
void App::leave_alone()
{
    if (on<IdlePage>()) leave_aside();
    if (sitting_) return hide();
    staff_ = false;
    reading_ = setup_.reading;
    show(StartPage{});
}

void App::tick()
{
    const Millis idle = now().mono - touched_at_;
    const Pace& pace = setup_.pace;
    if (auto* pin = on<PinPage>(); pin && pin->wait_s > 0) --pin->wait_s;
    try {
        if (on<StartPage>() || (on<CoverPage>() && !sitting_)) {
            if (on<StartPage>() && idle >= pace.staff_close) reading_ = setup_.reading;  // the next has not chosen yet
            return;
        }
        if (sitting_ && !staff_ && idle >= pace.close_after) {
            end_sitting();
            return show(StartPage{});
        }
        if (on<CoverPage>()) return;
        if (auto* wipe = on<WipePage>()) {
            const Millis left = wiping_takes - (now().mono - wiping_since_);
            if (left <= 0) return leave_aside();
            wipe->seconds_left = static_cast<int>((left + 999) / 1'000);
            return;
        }
        if (idle >= warn_after() + pace.cover_after)
            leave_alone();
        else if (idle >= warn_after()) {
            if (!on<IdlePage>()) show_aside(IdlePage{.closes = !sitting_ || staff_});
            on<IdlePage>()->seconds_left = static_cast<int>((warn_after() + pace.cover_after - idle + 999) / 1'000);
        }
    } catch (const store::Broken& broken) {
        setup_.world.log(std::string("could not save: ") + broken.what());
        if (!on<CoverPage>()) hide();
    }
}
