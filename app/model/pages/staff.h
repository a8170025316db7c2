// The facilitator's pages. Part of model/page.h.
#pragma once

#include "model/course.h"
#include "model/health.h"
#include "model/pages/welcome.h"
#include "model/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// Counts and reasons as the store has them; nothing here is remembered apart from it (R-19c).
struct RecordsPage {
    int waiting = 0;
    int sending = 0;
    int sent = 0;
    int refused = 0;
    int unconfirmed = 0;
    Millis oldest_waiting = 0;  ///< 0: none
    Millis last_success = 0;    ///< 0: never
    std::string paused;         ///< a words key: why uploads stopped; "" when they have not
    bool no_store_set = false;  ///< no record store is set up on this device
    std::string signed_in;      ///< a learner's name, or ""
    Millis now = 0;
    bool date_confirmed_today = false;
    bool date_doubtful = false;
    bool asked_to_upload = false;
    int held_answers = 0;   ///< tests whose answers wait to be released
    std::int64_t head = 0;  ///< how many facts the ledger has
    std::string head_link;  ///< the beginning of its last link, to be written down and compared
    Millis fork_seen = 0;   ///< when these records were last found to be older, others or copied; 0: never
    Health health = {};     ///< its times are local
    std::optional<int> days_unsent = {};  ///< the oldest that the record store has not: when it is over 30 days (RS-22)
};

/// How this tablet is, and what can be done for it.
struct TabletPage {
    Health health;  ///< its times are local
    enum class Asked { nothing, check, copy } asked = Asked::nothing;
    bool check_found_nothing = false;  ///< asked: check
};

/// How large the glass really is: a line is made as long as a bank card (KA-03).
struct GlassPage {
    int ppi = 150;            ///< pixels an inch, as the line has it now
    bool is_settled = false;  ///< the settings name it: nothing can be changed here
};
inline constexpr double bank_card_mm = 85.6;
inline constexpr int least_ppi = 60, most_ppi = 400;  ///< anything else is no screen

struct RefusedRecord {
    std::string what;  ///< the kind of record, as a words key
    Millis at = 0;
    std::string reason;  ///< a words key
    std::string code;    ///< "HTTP 400": what an administrator asks for
};
struct RefusedPage {
    std::vector<RefusedRecord> records;
};
struct LearnersPage {
    std::vector<Tile> learners;
    bool erased = false;       ///< all of one of them, just now
    bool copies_away = false;  ///< and older copies lie on a medium that is not in
};
/// What this tablet keeps of one person, and what can be done about it (RS-23).
struct PersonPage {
    std::string learner;
    std::string name;
    std::string reference;
    Millis here_since = 0;
    Millis last_here = 0;
    int records = 0;
    int answers = 0;
    int tests = 0;
    bool is_sealed = false;  ///< their name as typed went where only the office can read it
    int sealed = 0;          ///< and so many of the answers
    int unsent = 0;          ///< records that the record store has not
    int set_aside = 0;       ///< damaged files, in which something of them may be
    bool can_send = false;
    bool asked = false;  ///< whether all of it is really to go
};

/// A course pack on a stick.
struct CourseOffer {
    enum class Kind { newer, same, older, other_course, refused };
    std::string path;
    std::string file;     ///< its name: "cse-level-2.pack"
    std::string title;    ///< of its course; "" when it is refused
    std::string version;  ///< "2027-01-10"
    Kind kind = Kind::newer;
    std::string refused;  ///< a words key: why it cannot be taken
};

/// What this course is, for everybody; and for the facilitator also another in its place.
struct CoursePage {
    std::string title;
    std::string version;
    std::string law_as_at;
    std::string review_by;  ///< the earliest date by which one of its lessons is to be looked at again
    std::string changes;    ///< what is new in this version, in its authors' words; may be empty
    bool for_staff = false;
    std::vector<CourseOffer> offers;
    std::string asked_about;  ///< the path of an older pack: whether it is really wanted
    bool installed = false;   ///< just now
    std::string refused;      ///< a words key: why the last one was not taken
};

/// A stick that records can be taken to.
struct StickOffer {
    std::string path;
    std::string name;  ///< "KINGSTON"
};
/// The office's receipt for records that were taken to it, on a stick.
struct ReceiptOffer {
    std::string path;
    std::string file;
    Millis made = 0;
    int records = 0;      ///< how many it names
    std::string refused;  ///< a words key: why it cannot be taken in
};
/// Records by hand, where there is no network (RS-20).
struct StickPage {
    int waiting = 0;
    bool no_office = false;  ///< the settings name no office: nothing leaves this device unsealed
    std::vector<StickOffer> sticks;
    std::vector<ReceiptOffer> receipts;
    Millis last_written = 0;  ///< 0: never

    // What the last touch came to.
    std::string written_to;  ///< the stick's name, "" when nothing was written
    int written = 0;
    int left_out = 0;         ///< what did not fit into one file
    std::string not_written;  ///< a words key
    bool taken = false;       ///< a receipt was
    int sent = 0, refused = 0;
    std::string not_taken;  ///< a words key
};

/// What is taken along on a stick for anybody to read (RS-23, RS-06).
struct TakeAlongPage {
    std::string learner;  ///< whose; "": the damaged files that were set aside
    std::string name;
    int damaged = 0;  ///< how many of those there are
    std::vector<StickOffer> sticks;

    // What the last touch came to.
    std::string written_to;  ///< the stick's name, "" when nothing was written
    int files = 0;
    std::string not_written;  ///< a words key
};

}  // namespace model
