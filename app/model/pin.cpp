#include "model/pin.h"

#include <algorithm>

namespace model {

bool is_easy_pin(const std::string& pin)
{
    const auto steps_by = [&](int step) {
        return std::ranges::adjacent_find(pin, [step](char a, char b) { return b - a != step; }) == pin.end();
    };
    return steps_by(0) || steps_by(1) || steps_by(-1);
}

}  // namespace model
