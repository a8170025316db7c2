// What changed from one page to the next, as the signals a screen reader waits for. Pure.
#pragma once

#include "exposed/page.h"

#include <string>
#include <variant>
#include <vector>

namespace exposed {

/// One signal of org.a11y.atspi.Event: "siiva{sv}".
struct Signal {
    std::string key;            ///< of the node that sends it
    std::string interface;      ///< "Object" or "Window"
    std::string member;         ///< "StateChanged"
    std::string detail;         ///< "focused"
    int first = 0, second = 0;  ///< "1": it is so now; a place and a length
    std::variant<int, double, std::string, ui::Rect> any = 0;
    std::string child;  ///< instead of `any`: the key of a child
    bool operator==(const Signal&) const = default;
};

/// In the order they are to be sent: what went, what came, what is otherwise now, and last where the focus is and
/// what is to be said. The order of `after`'s children follows from them.
std::vector<Signal> difference(const Page& before, const Page& after);

}  // namespace exposed
