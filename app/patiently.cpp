#include "patiently.h"

#include <future>

void patiently(const Work& work, const Work& slow, std::chrono::milliseconds quick, const Work& meanwhile,
               std::chrono::milliseconds rest)
{
    std::future<void> done = std::async(std::launch::async, work);
    if (done.wait_for(quick) == std::future_status::timeout) {
        slow();
        while (done.wait_for(rest) == std::future_status::timeout) meanwhile();
    }
    done.get();
}
