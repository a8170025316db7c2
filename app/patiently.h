// Work that can take long, done beside the thread that asks for it.
#pragma once

#include "world.h"

#include <chrono>

/// Does `work` on a thread of its own and returns when it is done, or throws what it threw. Once `quick` has gone and
/// it is not done, `slow` is called, once, on the calling thread, and `meanwhile` there again and again until it is
/// done, with `rest` before each: a long copy is no stuck interface (KA-38). Nothing else happens on the calling thread
/// meanwhile, so the work may use what belongs to that thread.
void patiently(
    const Work& work, const Work& slow, std::chrono::milliseconds quick = std::chrono::milliseconds(100),
    const Work& meanwhile = [] {}, std::chrono::milliseconds rest = std::chrono::seconds(1));
