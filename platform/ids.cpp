#include "platform/ids.h"

#include "platform/clock.h"
#include "platform/secret.h"

#include <algorithm>
#include <mutex>

namespace platform {

static constexpr std::uint64_t counter_end = std::uint64_t{1} << 42;

static std::uint64_t random_64()
{
    std::uint64_t value = 0;
    for (const auto byte : random_bytes(sizeof value)) value = value << 8 | byte;
    return value;
}

static std::string hex(std::uint64_t value, int digits)
{
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4)
        *digit = "0123456789abcdef"[value & 15];
    return text;
}

// tttttttt-tttt-7ccc-{10cc}ccc-ccccrrrrrrrr: t time, c counter (12 + 30 bits), r random (32 bits).
std::string Uuids::next(std::int64_t wall_ms)
{
    const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(wall_ms, 0)) & 0xffff'ffff'ffff;
    if (now > ms_) {
        ms_ = now;
        counter_ = random_64() % (counter_end / 2);  // half is left to count in
    } else if (++counter_ == counter_end) {
        ++ms_;
        counter_ = random_64() % (counter_end / 2);
    }
    const std::uint64_t high = counter_ >> 30;
    const std::uint64_t low = counter_ & 0x3fff'ffff;
    return hex(ms_ >> 16, 8) + "-" + hex(ms_ & 0xffff, 4) + "-7" + hex(high, 3) + "-" + hex(0x8000 | low >> 16, 4) +
           "-" + hex(low & 0xffff, 4) + hex(random_64() & 0xffff'ffff, 8);
}

std::string new_uuid()
{
    static std::mutex one_at_a_time;
    static Uuids uuids;
    const std::lock_guard lock(one_at_a_time);
    return uuids.next(wall_ms());
}

}  // namespace platform
