// Who is learning: the roster, new learners, PINs, sittings.
#include "app.h"
#include "assess/put_away.h"
#include "model/pin.h"
#include "model/roster.h"

#include <algorithm>

using namespace model;

namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_reference = 40;
constexpr std::size_t longest_pin = staff_pin;

std::string trimmed(const std::string& text)
{
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

bool is_reference(const std::string& text)
{
    return !text.empty() && text.size() <= longest_reference && std::ranges::all_of(text, [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    });
}

bool is_digits(const std::string& text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return c >= '0' && c <= '9'; });
}

// A physical keyboard or a paste can bring control characters; a name has none (RS-34).
bool is_plain(const std::string& text)
{
    return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void take_last_letter(std::string& text)
{
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    if (!text.empty()) text.pop_back();
}

std::string* field_of(EnrolPage& page)
{
    switch (page.step) {
    case EnrolStep::name:
        return &page.name;
    case EnrolStep::reference:
        return &page.reference;
    case EnrolStep::pin:
        return &page.pin;
    case EnrolStep::pin_again:
        break;
    }
    return &page.pin_again;
}

}  // namespace

void App::to_roster()
{
    RosterPage page{.groups = letter_groups(tiles_of(store_.learners()))};
    show(std::move(page));
}

void App::choose_learner(const std::string& id)
{
    const auto learner = store_.learner(id);
    if (!learner) return to_roster();
    show(PinPage{.learner = id, .name = first_name(learner->name), .initials = initials_of(learner->name)});
}

void App::type(const std::string& text)
{
    if (auto* pin = on<PinPage>()) {
        pin->did_not_match = false;
        if (is_digits(text) && pin->digits.size() + text.size() <= longest_pin) pin->digits += text;
    } else if (auto* enrol = on<EnrolPage>()) {
        enrol->problem.clear();
        std::string* field = field_of(*enrol);
        const bool is_pin = enrol->step == EnrolStep::pin || enrol->step == EnrolStep::pin_again;
        const std::size_t longest = is_pin                           ? longest_pin
                                    : enrol->step == EnrolStep::name ? longest_name
                                                                     : longest_reference;
        if (field->size() + text.size() <= longest && (is_pin ? is_digits(text) : is_plain(text))) *field += text;
    } else if (auto* search = on<SearchPage>(); search && is_plain(text)) {
        type_in_search(*search, text);
    }
}

void App::type_undo()
{
    if (auto* search = on<SearchPage>()) {
        take_last_letter(search->text);
        type_in_search(*search, "");
    }
    if (auto* pin = on<PinPage>()) take_last_letter(pin->digits);
    if (auto* enrol = on<EnrolPage>()) take_last_letter(*field_of(*enrol));
}

void App::next_enrol_step(EnrolPage& page)
{
    page.problem.clear();
    page.name = trimmed(page.name);
    page.reference = trimmed(page.reference);
    const std::size_t shortest = page.for_facilitator ? staff_pin : shortest_pin;
    switch (page.step) {
    case EnrolStep::name:
        if (page.name.empty()) page.problem = "enrol.problem.name";
        break;
    case EnrolStep::reference:
        if (!is_reference(page.reference))
            page.problem = "enrol.problem.reference";
        else if (store_.learner_with_reference(page.reference))
            page.problem = "enrol.problem.reference_taken";
        break;
    case EnrolStep::pin:
        if (page.pin.size() < shortest) return;
        if (is_easy_pin(page.pin)) page.problem = "enrol.problem.pin_easy";
        if (!page.problem.empty()) page.pin.clear();
        break;
    case EnrolStep::pin_again:
        if (page.pin_again == page.pin) return finish_enrolling(EnrolPage(page));
        page.problem = "enrol.problem.pins_differ";
        page.pin.clear();
        page.pin_again.clear();
        page.step = EnrolStep::pin;
        return;
    }
    if (page.problem.empty()) page.step = static_cast<EnrolStep>(static_cast<int>(page.step) + 1);
}

void App::finish_enrolling(const EnrolPage& page)
{
    std::string hash;
    const PinOf whose = page.for_facilitator ? PinOf::staff : PinOf::learner;
    setup_.world.patiently("wait.pin", [&] { hash = setup_.world.hash_pin(page.pin, whose); });
    if (page.for_facilitator) {
        store_.set_pin_hash(store::facilitator, hash);
        staff_ = true;
        page_ = records_now();
        return;
    }
    if (!page.new_pin_for.empty()) {
        store_.set_pin_hash(page.new_pin_for, hash);
        return open_sitting(*store_.learner(page.new_pin_for));
    }
    // The registration is the same on every device, so it is made from what is the same on every device.
    Learner learner{
        .id = setup_.world.new_id(),
        .name = page.name,
        .reference = page.reference,
        .registration = setup_.world.uuid_for(setup_.device.home_page + "\n" + page.reference + "\n" + course().iri),
        .reading = reading_,
        .enrolled_at = now().wall};
    Sitting sitting{.learner = learner, .id = setup_.world.new_id(), .began = now()};
    const auto all =
        happenings(sitting, {Enrolled{learner.reference, learner.registration}, SittingBegan{}}, sitting.began);
    setup_.world.patiently("wait.saving", [&] { store_.enrol(learner, hash, all); });
    sitting_ = std::move(sitting);
    kept(all);
    to_home();
}

void App::try_pin(PinPage& page)
{
    const std::string who = page.whose == PinFor::facilitator ? store::facilitator : page.learner;
    const std::string digits = std::exchange(page.digits, "");
    const Millis wait = store_.begin_pin_try(who, now().wall);
    page.wait_s = static_cast<int>((wait + 999) / 1000);
    page.did_not_match = false;
    if (wait > 0) return;

    const auto hash = store_.pin_hash(who);
    bool matches = false;
    const auto try_it = [&] {
        matches = setup_.world.pin_matches(*hash, digits);
        if (matches && page.whose == PinFor::facilitator)
            (void)store_.outbox_counts();  // over everything that waits: now, while one waits anyway
    };
    if (hash) setup_.world.patiently("wait.pin", try_it);
    if (!matches) {
        page.did_not_match = true;
        return;
    }
    store_.pin_try_succeeded(who);
    switch (page.whose) {
    case PinFor::learner:
        return open_sitting(*store_.learner(who));
    case PinFor::uncover:
        return leave_aside();
    case PinFor::facilitator:
        break;
    }
    staff_ = true;
    page_ = records_now();
}

void App::open_sitting(Learner learner, const SittingBegan& how)
{
    end_sitting();
    Sitting sitting{.learner = std::move(learner), .id = setup_.world.new_id(), .began = now()};
    sitting.progress = progress_of(store_.facts_of(sitting.learner.id));
    sitting_ = std::move(sitting);
    try {
        // A milestone may follow from a new version of the course alone: a topic it had not finished is gone.
        keep(with_milestones({how}));
    } catch (...) {
        sitting_.reset();
        throw;
    }
    // What was chosen before the name, just now, is theirs from now on: without it some could not have come so far.
    Reading theirs = sitting_->learner.reading;
    if (reading_.language != setup_.reading.language) theirs.language = reading_.language;
    if (reading_.switches != setup_.reading.switches) theirs.switches = reading_.switches;
    if (theirs == sitting_->learner.reading)
        reading_ = theirs;
    else
        set_reading(theirs);
    to_home();
}

void App::end_sitting()
{
    if (!sitting_) return;
    seal(sitting_->learner, sitting_->id, now());
    keep({SittingEnded{.duration = std::max<Millis>(0, now().mono - sitting_->began.mono)}});
    sitting_.reset();
    under_.clear();
    attempt_.clear();
    page_ = StartPage{};
    reading_ = setup_.reading;
    setup_.world.upkeep.sitting_ended();
}

// Before the sitting's end is written: if the power is cut between them, the next start does both. What could not be
// sealed is sealed at the end of their next sitting.
void App::seal(const Learner& learner, const std::string& sitting, const Moment& at)
{
    if (!setup_.office) return;
    try {
        setup_.world.patiently("wait.saving", [&] {
            store_.seal({.learner = learner.id,
                         .answers = assess::answers_over(store_.facts_of(learner.id), last_release()),
                         .office = *setup_.office},
                        {.id = setup_.world.new_id(), .learner = learner.id, .sitting = sitting, .at = at});
        });
    } catch (const store::Broken& broken) {
        setup_.world.log(std::string("could not seal what only the office needs: ") + broken.what());
    }
}

void App::end_open_sittings()
{
    for (const store::OpenSitting& open : store_.open_sittings()) {
        const auto learner = store_.learner(open.learner);
        if (!learner) continue;
        const bool same_boot = open.last.boot == open.began.boot;
        const Millis duration = same_boot ? open.last.mono - open.began.mono : open.last.wall - open.began.wall;
        Sitting sitting{
            .learner = *learner, .id = open.sitting, .began = open.began, .last_timestamp = open.last_timestamp};
        const SittingEnded ended{.duration = std::max<Millis>(0, duration), .recovered = true};
        seal(*learner, open.sitting, open.last);
        store_.record_all(happenings(sitting, {ended}, open.last));
    }
}
