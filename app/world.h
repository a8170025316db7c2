// Everything App needs from outside, as functions. `main` fills it in with the real clock, dice and network; a test
// with its own. Nothing in App reaches out for a global.
#pragma once

#include "by_hand.h"
#include "hand_out.h"
#include "model/health.h"
#include "model/page.h"
#include "model/time.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Whose PIN is hashed: a facilitator's guards everybody's records, so that each guess costs much more (RS-32).
enum class PinOf { learner, staff };

/// Another course, on the device's disk and proved whole, or why not.
struct NewCourse {
    std::string refused;         ///< a words key; "" when it was taken
    std::function<void()> show;  ///< then: from now on AppSetup::course gives it
};

/// What of records by hand is plugged in now.
struct PluggedIn {
    std::vector<model::StickOffer> sticks;
    std::vector<model::ReceiptOffer> receipts;
};

using Work = std::function<void()>;

/// What looks after the device: told what happened, asked how things are. Nothing of it waits.
struct Upkeep {
    std::function<void()> sitting_ended = [] {};   ///< a second copy may be due
    std::function<void()> copy_now = [] {};        ///< the facilitator asked for one
    std::function<void()> could_not_save = [] {};  ///< the file of records is to be looked into
    std::function<model::Health()> health = [] { return model::Health{}; };
    /// Whether there is room for an assessment (RS-09); makes some first where there is not.
    std::function<bool()> has_room = [] { return true; };
    /// Something went for good: copies, which still hold it, are made anew; `damaged_too`: files that were set aside
    /// go, for nothing can be taken out of them. Takes a while. False: older copies lie on a medium that is away.
    std::function<bool(bool damaged_too)> renew_copies = [](bool) { return true; };
    std::function<void(model::Millis before)> drop_log_lines = [](model::Millis) {};
};

struct World {
    std::function<model::Moment()> now;
    std::function<model::Millis(model::Millis wall)> local;  ///< a wall time as the clock on the wall shows it
    std::function<std::string()> new_id;                     ///< UUIDv7
    std::function<std::uint64_t()> chance;
    std::function<std::string(const std::string& words)> uuid_for;  ///< the same UUID for the same words, everywhere
    std::function<std::string(const std::string& pin, PinOf)> hash_pin;
    std::function<bool(const std::string& hash, const std::string& pin)> pin_matches;
    std::function<void()> nudge_delivery;         ///< something new waits in the outbox
    std::function<void()> upload_now;             ///< staff asked: end a back-off or a pause
    std::function<void(const std::string&)> log;  ///< never a name, a PIN or an answer (RS-26)
    /// The course packs on sticks that are in now.
    std::function<std::vector<model::CourseOffer>()> course_offers = [] { return std::vector<model::CourseOffer>(); };
    /// Copies a pack here, proves it, and puts it in the place of the one before. May run beside the interface.
    std::function<NewCourse(const std::string& path, bool older_too)> install_course;
    /// Records by hand. The last two may run beside the interface.
    std::function<PluggedIn()> plugged_in = [] { return PluggedIn(); };
    std::function<waypost::Written(const std::string& stick)> write_bundle;
    std::function<waypost::Taken(const std::string& receipt)> take_receipt;
    /// Onto a stick, for anybody to read: all of a learner, or ("") the damaged files. May run beside the interface.
    std::function<waypost::HandedOut(const std::string& learner, const std::string& stick)> hand_out;
    Upkeep upkeep = {};
    /// Does work that can take long and returns when it is done, or throws what it threw. The kiosk does it beside the
    /// interface's thread, and says `words` (a key) on the glass once a tenth of a second has gone (RS-03, RS-32).
    std::function<void(const char* words, const Work&)> patiently = [](const char*, const Work& work) { work(); };
};
