// One target for libFuzzer: tools/fuzz builds this file once for each, with its name in WAYPOST_FUZZ_TARGET.
#include "fuzz/targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::WAYPOST_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
