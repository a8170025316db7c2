// The one other thread: empties the outbox while the screens carry on.
//
// It shares nothing with the screens but the database file, of which it opens its own Store, and says "something
// changed" through a callback. It holds the uploader's lock while it lives, so that two programs never send at once
// while another program holds it, this one only waits.
#pragma once

#include "delivery/round.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace delivery {

struct WorkerSetup {
    std::filesystem::path file;  ///< the database
    store::Options options;
    std::filesystem::path lock;  ///< the uploader's lock file
    Server server;
    std::unique_ptr<platform::Http> http;               ///< used on the worker's thread only
    std::function<void()> abort_http;                   ///< from any thread: a request under way gives up at once
    Luck luck;                                          ///< wall clock and chance
    std::function<void()> changed;                      ///< called on the worker's thread after something was settled
    std::function<void(const store::Head&)> told = {};  ///< a record store was told this head of the ledger
    std::function<void(const std::string&)> log;        ///< counts and states only, never an id or a body (RS-26)
};

class Worker {
public:
    explicit Worker(WorkerSetup);
    ~Worker();  ///< aborts a request on the way; its statements stay "sending" and go back to waiting at the next start
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void nudge();    ///< something new is waiting
    void try_now();  ///< staff asked: ends a back-off and a pause; statements that rest after a time-out still rest

private:
    void run();
    void round(store::Store&);
    void rest(model::Millis, bool nudge_ends_it);
    void log(const std::string&) const;

    WorkerSetup setup_;
    Memory memory_;
    std::int64_t told_ = 0;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool nudged_ = false;
    bool try_now_ = false;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

}  // namespace delivery
