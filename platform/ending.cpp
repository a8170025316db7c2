#include "platform/ending.h"

#include <semaphore.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <utility>

namespace platform {

static constexpr std::array signals{SIGTERM, SIGINT};
static sem_t arrived;
static std::atomic<bool> stopping;
static std::array<struct sigaction, signals.size()> before;

extern "C" {
static void waypost_signal_arrived(int)
{
    const int kept = errno;
    sem_post(&arrived);
    errno = kept;
}
}

Ending::Ending(std::function<void()> tell)
{
    sem_init(&arrived, 0, 0);
    stopping = false;
    thread_ = std::thread([tell = std::move(tell)] {
        while (true) {
            if (sem_wait(&arrived) != 0) continue;  // interrupted
            if (stopping) return;
            tell();
        }
    });
    struct sigaction action = {};
    action.sa_handler = waypost_signal_arrived;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &action, &before[i]);
}

Ending::~Ending()
{
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before[i], nullptr);
    stopping = true;
    sem_post(&arrived);
    thread_.join();
}

bool leave_no_core_dump()
{
    // Where the system pipes dumps to a program, the limit alone does not keep it from getting one.
    const rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0;
}

}  // namespace platform
