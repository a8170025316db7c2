// Asks the session's bus whether somebody wants to read the screen, without starting anything by asking, and hears when
// that changes. Belongs to one thread.
#pragma once

#include "exposed/bus.h"

#include <string>

namespace exposed {

class Session {
public:
    /// Throws NoBus where there is no session, as on a kiosk without a desktop.
    Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// A screen reader or another tool has said that it is there. Takes about 0.3 ms.
    bool is_wanted();

    /// Where the accessibility bus is. Starts it where nobody has. Throws NoBus when it cannot be had.
    std::string address();

    /// Takes in what came; true when is_wanted() may have another answer now. Throws NoBus when the session ended.
    bool has_changed();

    sd_bus* bus() const { return bus_.get(); }

private:
    bool says(const char* property);

    Bus bus_;
    bool changed_ = false;
};

}  // namespace exposed
