// What is kept of people: it goes when its time is over (RS-22), and is shown and erased when they ask (RS-23).
#include "app.h"

#include "model/roster.h"
#include "upkeep/logs.h"
#include "upkeep/person.h"

#include <algorithm>
#include <cstdlib>

using namespace model;

static constexpr Millis a_day = 24 * 3'600'000LL;

// At start and once a day, when nobody is at work. A fact is written, so that it cannot be done beside App: the next
// counter is App's to give.
void App::tidy_if_due()
{
    const Moment at = now();
    if (!is_at_rest() || !at.trusted || (tidied_at_ && at.mono - *tidied_at_ < a_day)) return;
    tidied_at_ = at.mono;
    try {
        tidy(at);
    } catch (const store::Broken& broken) {
        setup_.world.log(std::string("could not tidy up: ") + broken.what());
    }
}

void App::tidy(const Moment& at)
{
    store::Over over{.sent = at.wall - setup_.keep.sent};
    if (is_date_vouched_for(at.wall)) {
        over.completed = over.sent;
        over.quiet = at.wall - std::max(setup_.keep.quiet, setup_.keep.sent);
    }
    const Fact receipt{.id = setup_.world.new_id(), .at = at, .body = Tidied{}};
    Tidied gone;
    setup_.world.patiently("wait.tidying", [&] {
        gone = store_.tidy(over, receipt);
        setup_.world.upkeep.drop_log_lines(at.wall - upkeep::log_kept);
        if (!store_.needs_rewriting()) return;
        const bool copies_too = store_.copies_hold_what_went();
        store_.rewrite();
        if (copies_too) setup_.world.upkeep.renew_copies(false);
    });
    if (gone != Tidied{})
        setup_.world.log("tidied up: " + std::to_string(gone.statements) + " statements, " +
                         std::to_string(gone.learners) + " learners");
}

// A clock that runs years ahead must not send learners away. It is believed about them while the facilitator or a
// record store, whose certificate has dates, agreed with it within a month.
bool App::is_date_vouched_for(Millis wall)
{
    const auto lately = [&](const char* name) {
        const auto said = store_.setting(name);
        const Millis at = said ? std::strtoll(said->c_str(), nullptr, 10) : 0;
        return at <= wall && wall - at <= 30 * a_day;
    };
    return lately("date_confirmed") || lately(store::last_success);
}

std::optional<int> App::days_unsent()
{
    const auto oldest = store_.oldest_kept();
    if (!oldest) return {};
    const auto days = static_cast<int>((now().wall - *oldest) / a_day);
    return days > 30 ? std::optional(days) : std::nullopt;
}

// --- one person (RS-23)

void App::to_person(const std::string& learner)
{
    const auto person = upkeep::person(store_, learner);
    if (!staff_ || !person) return;
    show_aside(PersonPage{.learner = learner,
                          .name = person->learner.name,
                          .reference = person->learner.reference,
                          .here_since = setup_.world.local(person->learner.enrolled_at),
                          .last_here = setup_.world.local(person->last_here()),
                          .records = static_cast<int>(person->facts.size()),
                          .answers = person->answers(),
                          .tests = person->tests(),
                          .is_sealed = !person->sealed.name.empty(),
                          .sealed = static_cast<int>(person->sealed.answers.size()),
                          .unsent = person->unsent(),
                          .set_aside = static_cast<int>(setup_.world.upkeep.health().set_aside.size()),
                          .can_send = setup_.has_server});
}

void App::erase_person()
{
    auto* page = on<PersonPage>();
    if (!staff_ || !page) return;
    if (!page->asked) {
        page->asked = true;
        return;
    }
    const std::string learner = page->learner;
    if (sitting_ && sitting_->learner.id == learner) {
        end_sitting();
        under_ = {StartPage{}, records_now(), LearnersPage{}};
    }
    const Fact receipt{.id = setup_.world.new_id(), .at = now(), .body = Erased{}};
    bool everywhere = true;
    setup_.world.patiently("wait.erasing", [&] {
        store_.erase(learner, receipt);
        store_.rewrite();
        everywhere = setup_.world.upkeep.renew_copies(true);
    });
    setup_.world.log("all of one person was erased");
    leave_aside();
    page_ = LearnersPage{.learners = tiles_of(store_.learners()), .erased = true, .copies_away = !everywhere};
}
