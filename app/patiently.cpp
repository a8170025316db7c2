#include "patiently.h"

#include <future>

void patiently(const Work& work, const Work& slow, std::chrono::milliseconds quick)
{
    std::future<void> done = std::async(std::launch::async, work);
    if (done.wait_for(quick) == std::future_status::timeout) slow();
    done.get();
}
