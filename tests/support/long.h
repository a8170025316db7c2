// The long sweeps: `tools/test --long` sets WAYPOST_LONG; set to nothing, it is not set.
#pragma once

#include <cstdlib>

namespace sample {

inline bool is_long()
{
    const char* asked = std::getenv("WAYPOST_LONG");
    return asked && *asked;
}

}  // namespace sample
