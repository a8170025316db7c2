// The facilitator's pages: what waits, what went, what was refused, the date, new PINs.
#include "app.h"
#include "delivery/status.h"
#include "model/roster.h"
#include "store/salvage.h"

#include <algorithm>

using namespace model;

namespace {

constexpr Millis a_day = 24 * 3'600'000LL;

// Which of our records it was, and what its refusal means, from what the store kept of it.
RefusedRecord described(const store::RefusedStatement& refused, store::Store& store, const World& world)
{
    RefusedRecord record{.what = "refused.what.record",
                         .at = world.local(refused.since),
                         .reason = "refused.reason.other",
                         .code = "HTTP " + refused.reason.substr(0, refused.reason.find_first_not_of("0123456789"))};
    if (refused.reason.starts_with("409"))
        record.reason = "refused.reason.different";
    else if (refused.reason.starts_with("4"))
        record.reason = "refused.reason.not_understood";
    if (const auto queued = store.queued(refused.id)) record.code += " · " + std::to_string(queued->counter);
    return record;
}

// "5f3a 09c1 77d2 e0b4": enough to compare by eye.
std::string short_link(const std::string& link)
{
    std::string text = link.substr(0, 16);
    for (const std::size_t at : {12U, 8U, 4U}) text.insert(at, " ");
    return text;
}

}  // namespace

void App::to_facilitator()
{
    // The PIN went with a damaged file: the first who comes to the page must not choose a new one (RS-06, RS-32).
    if (store_.setting(store::facilitator_lost) && !store_.has_pin(store::facilitator))
        return show_aside(TroublePage{.what = "trouble.pin_lost", .title = "trouble.pin_lost_title"});
    if (!store_.has_pin(store::facilitator))
        return show_aside(EnrolPage{.step = EnrolStep::pin, .for_facilitator = true});
    show_aside(PinPage{.whose = PinFor::facilitator});
}

RecordsPage App::records_now()
{
    const delivery::Status status = delivery::status_of(store_);
    const Moment moment = now();
    RecordsPage page{.waiting = static_cast<int>(status.waiting),
                     .sending = static_cast<int>(status.sending),
                     .sent = static_cast<int>(status.sent),
                     .refused = static_cast<int>(status.refused),
                     .unconfirmed = static_cast<int>(status.unconfirmed),
                     .paused = status.paused_because,
                     .no_store_set = !setup_.has_server,
                     .signed_in = sitting_ ? tile_name(sitting_->learner.name) : "",
                     .now = setup_.world.local(moment.wall),
                     .date_doubtful = !moment.trusted};
    if (status.oldest_waiting) page.oldest_waiting = setup_.world.local(*status.oldest_waiting);
    if (status.last_success) page.last_success = setup_.world.local(*status.last_success);
    const auto confirmed = store_.setting("date_confirmed");
    page.date_confirmed_today = confirmed && std::stoll(*confirmed) / a_day == moment.wall / a_day;
    page.held_answers = held_answers();
    const store::Head head = store_.head();
    page.head = head.counter;
    page.head_link = short_link(head.link);
    for (const Fact& fact : store_.facts_of(""))
        if (std::holds_alternative<ForkSeen>(fact.body)) page.fork_seen = setup_.world.local(fact.at.wall);
    page.health = health_now();
    page.days_unsent = days_unsent();
    return page;
}

// How many tests were handed in whose answers are not released yet. Only where the course holds answers back at all.
int App::held_answers()
{
    const bool any = std::ranges::any_of(tests_of(course()),
                                         [](const Test& t) { return t.rule->release == Release::by_facilitator; });
    if (!any) return 0;
    int held = 0;
    for (const Learner& learner : store_.learners())
        for (const Attempt& attempt : progress_of(store_.facts_of(learner.id)).attempts) held += answers_held(attempt);
    return held;
}

// For everybody who has handed in: whoever still sits the test sees nothing of it before their own hand-in.
void App::release_answers()
{
    if (!staff_) return;
    store_.record(Fact{.id = setup_.world.new_id(), .at = now(), .body = AnswersReleased{}});
    look_again();
}

void App::look_again()
{
    tidy_if_due();
    if (const auto* page = on<RecordsPage>()) {
        const bool asked = page->asked_to_upload;
        page_ = records_now();
        on<RecordsPage>()->asked_to_upload = asked;
    }
    if (auto* page = on<TabletPage>()) page->health = health_now();
    if (auto* page = on<SearchPage>(); page && !page->ready) look_up(*page);
    if (auto* page = on<ReceiptPage>()) page->sent = store_.is_all_sent();
}

void App::upload_now()
{
    setup_.world.upload_now();
    if (auto* page = on<RecordsPage>()) page->asked_to_upload = true;
}

void App::to_refused()
{
    RefusedPage page;
    for (const store::RefusedStatement& refused : store_.refused())
        page.records.push_back(described(refused, store_, setup_.world));
    show_aside(std::move(page));
}

// A date that staff call wrong is doubted until they say it is right: records made meanwhile carry the doubt (RS-15).
void App::confirm_date(bool right)
{
    if (right) {
        date_doubtful_ = false;
        store_.drop_setting("date_doubtful");
        Fact fact{.id = setup_.world.new_id(), .at = now(), .body = DateConfirmed{now().wall}};
        store_.record(fact);
        store_.keep_setting("date_confirmed", std::to_string(now().wall));
    } else {
        store_.keep_setting("date_doubtful", "1");
        date_doubtful_ = true;
    }
    look_again();
}

// The facilitator hands the tablet over, and its owner chooses a PIN at once: no account is ever without one.
void App::let_in(const std::string& learner)
{
    auto known = store_.learner(learner);
    if (!staff_ || !known) return;
    staff_ = false;
    open_sitting(std::move(*known), {.let_in = true});
}

void App::give_new_pin(const std::string& learner)
{
    end_sitting();
    staff_ = false;
    show(EnrolPage{.step = EnrolStep::pin, .new_pin_for = learner});
}
