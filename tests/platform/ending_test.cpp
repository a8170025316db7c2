#include "platform/ending.h"
#include "platform/trace.h"

#include <doctest/doctest.h>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>

using namespace platform;

TEST_CASE("SIGTERM and SIGINT are told on an ordinary thread, one call for each, and afterwards no more")
{
    std::atomic<int> told = 0;
    struct sigaction before = {}, after = {};
    ::sigaction(SIGTERM, nullptr, &before);
    {
        const Ending ending([&] { ++told; });
        ::raise(SIGTERM);
        ::raise(SIGINT);
        for (int tries = 0; told < 2 && tries < 500; ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    ::sigaction(SIGTERM, nullptr, &after);

    CHECK(told == 2);
    CHECK((after.sa_handler == before.sa_handler));
}

TEST_CASE("the trace is one line: each mark with its milliseconds, in order")
{
    Trace trace;
    trace.mark("window");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    trace.mark("first picture");

    double loaded = -1, window = -1, picture = -1;
    CHECK(std::sscanf(trace.line().c_str(), "start: loaded %lf, window %lf, first picture %lf ms", &loaded, &window,
                      &picture) == 3);
    CHECK(window >= 0);
    CHECK(picture >= window + 5);
}
