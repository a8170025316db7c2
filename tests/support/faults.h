// What became of the records in all rounds of one kind of fault. tools/test gathers these into the table it ends with.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace sample {

struct Faults {
    std::string what;
    long rounds = 0, lost = 0, doubled = 0, corrupt = 0;
};

inline void tell(const Faults& faults)
{
    fmt::print("FAULTS|{}|{}|{}|{}|{}\n", faults.what, faults.rounds, faults.lost, faults.doubled, faults.corrupt);
    std::fflush(stdout);
}

}  // namespace sample
