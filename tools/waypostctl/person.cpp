#include "person.h"

#include "hand_out.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/ids.h"
#include "upkeep/caretaker.h"
#include "upkeep/mend.h"
#include "upkeep/person.h"

#include <fmt/ostream.h>

namespace waypostctl {

static std::optional<upkeep::Person> find(Device& device, const std::string& reference, std::ostream& out)
{
    const auto learner = device.store().learner_with_reference(reference);
    if (!learner) {
        fmt::print(out, "Nobody on this device has the reference {}.\n", reference);
        return {};
    }
    return upkeep::person(device.store(), learner->id);
}

int show_person(Device& device, const std::string& reference, std::ostream& out)
{
    const auto person = find(device, reference, out);
    if (!person) return 1;
    fmt::print(out, "{}, reference {}\n", person->learner.name, person->learner.reference);
    fmt::print(out, "here since {}, last here {}\n", model::utc_text(person->learner.enrolled_at),
               model::utc_text(person->last_here()));
    fmt::print(out, "{} records, {} answers among them, {} tests handed in\n", person->facts.size(), person->answers(),
               person->tests());
    fmt::print(out, "{} statements, {} of them not at the record store\n", person->statements.size(), person->unsent());
    if (!person->sealed.name.empty())
        fmt::print(out, "sealed to the office: the name as it was typed, and {} of the answers\n",
                   person->sealed.answers.size());
    fmt::print(out, "a PIN: {}\n", person->has_pin ? "its argon2id hash" : "none");
    for (const auto& file : upkeep::set_aside(device.data()))
        fmt::print(out, "something of them may be in the damaged file {}\n", file.string());
    return 0;
}

int export_person(Device& device, const std::string& reference, const std::filesystem::path& folder, std::ostream& out)
{
    const auto person = find(device, reference, out);
    if (!person) return 1;
    const auto handed =
        waypost::hand_out_person(device.store(), person->learner.id, folder, device.settings().device.organisation,
                                 device.words_in(), device.app_setup([] {}, [] {}).world.local, platform::wall_ms());
    if (!handed.trouble.empty()) {
        fmt::print(out, "Nothing was written: {}\n", handed.why);
        return 1;
    }
    for (const auto& file : handed.files) fmt::print(out, "{}\n", file.string());
    return 0;
}

static upkeep::CaretakerSetup caretaker_of(Device& device)
{
    return {.data = device.data(),
            .database = device.database(),
            .options = device.store_options(),
            .medium = device.settings().copies,
            .device = device.id(),
            .wall = platform::wall_ms,
            .mono = platform::mono_ms,
            .changed = [] {},
            .log = [&device](const std::string& words) { device.log(words); }};
}

int erase_person(Device& device, const std::string& reference, bool unsent_too, std::ostream& out)
{
    const platform::Lock only(device.data() / "waypost.lock");
    if (!only.held())
        throw CannotOpen("Waypost is running on this data folder (" + only.holder() + "). Stop it first.\n");
    const auto person = find(device, reference, out);
    if (!person) return 1;
    if (person->unsent() > 0 && !unsent_too) {
        fmt::print(out,
                   "{} records of this person are not at the record store. Send them first (waypostctl sync), or say "
                   "--unsent-too. Nothing was erased.\n",
                   person->unsent());
        return 1;
    }
    const model::Fact receipt{
        .id = platform::new_uuid(),
        .at = {.wall = platform::wall_ms(), .mono = platform::mono_ms(), .boot = platform::boot_id()},
        .body = model::Erased{}};
    const model::Erased gone = device.store().erase(person->learner.id, receipt);
    device.store().rewrite();
    upkeep::Caretaker caretaker(caretaker_of(device));
    const bool everywhere = caretaker.renew_copies(true);
    fmt::print(out, "Erased: {} records, {} statements, {} of them never sent.\n", gone.facts, gone.statements,
               gone.unsent);
    if (!everywhere) fmt::print(out, "Older copies lie on a medium that is away: they go when a copy is made there.\n");
    return 0;
}

}  // namespace waypostctl
