// The pages before anybody is signed in. Part of model/page.h.
#pragma once

#include "model/learner.h"
#include "model/time.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct StartPage {};

/// A tile: initials and a name nobody else on this device has.
struct Tile {
    std::string learner;
    std::string initials;
    std::string name;
    bool operator==(const Tile&) const = default;
};

/// Letters that share a chip: "A–C" and the tiles behind it.
struct LetterGroup {
    std::string letters;
    std::vector<Tile> tiles;
};

struct RosterPage {
    std::vector<LetterGroup> groups;  ///< the first holds everybody when they fit on one page; see roster.h
    std::size_t group = 0;
};

/// What we keep about you (RS-24): asked for, or on the way to a new learner's name.
struct NoticePage {
    bool before_enrolling = false;
};

enum class EnrolStep { name, reference, pin, pin_again };
/// A new learner, one question a page. Typed text stays here, never in a log; PINs end with the page.
struct EnrolPage {
    EnrolStep step = EnrolStep::name;
    std::string name;
    std::string reference;
    std::string pin;
    std::string pin_again;
    std::string problem;           ///< a words key: what to mend; "" for nothing
    std::string new_pin_for;       ///< a learner's id when only the PIN is new, by the facilitator's hand (R-07)
    bool for_facilitator = false;  ///< the first PIN of the device's facilitator
};

enum class PinFor { learner, uncover, facilitator };
struct PinPage {
    PinFor whose = PinFor::learner;
    std::string learner;  ///< id
    std::string name;
    std::string initials;
    std::string digits;
    bool did_not_match = false;
    int wait_s = 0;  ///< seconds before the next try; 0: try now
};

}  // namespace model
