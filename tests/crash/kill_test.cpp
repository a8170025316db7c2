// RS-40c: the program is killed at a system call that writes, cuts off or syncs a file, then at the next, and so on.
// strace does it. After each the store is opened as at the next start, and compared with what the screen had said.
#include "crash/child.h"
#include "crash/person.h"
#include "support/basics.h"
#include "support/desk.h"
#include "support/faults.h"
#include "support/long.h"
#include "support/program.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace crash;
using namespace std::chrono_literals;
using sample::Desk;

namespace {

bool is_watched(pid_t process)
{
    const std::string status = support::text_of("/proc/" + std::to_string(process) + "/status");
    const auto at = status.find("TracerPid:");
    return at != std::string::npos && status.compare(at, 12, "TracerPid:\t0") != 0;
}

// It stands still until it is watched.
void learn_when_watched(const fs::path& folder, const Child::Say& say)
{
    say(std::to_string(getpid()));
    raise(SIGSTOP);
    crash::learn(folder, say);
}

// What it said, up to its end or to the kill at that call; the calls made are in `log`.
std::vector<std::string> watched(const fs::path& folder, const std::string& call, int at, const fs::path& log)
{
    Child child([&](const Child::Say& say) { learn_when_watched(folder, say); });
    const pid_t process = std::stoi(child.line().value());
    std::vector<std::string> words = {"strace", "-q", "-o", log.string(), "-e", "trace=" + call};
    if (at > 0) words.insert(words.end(), {"-e", fmt::format("inject={}:signal=KILL:when={}", call, at)});
    words.insert(words.end(), {"-p", std::to_string(process)});
    const support::Program strace({.words = words});
    REQUIRE(support::soon(10s, [&] { return is_watched(process); }));
    kill(process, SIGCONT);
    std::vector<std::string> told;
    while (auto line = child.line()) told.push_back(*line);
    CHECK(support::soon(10s, [&] { return !strace.runs(); }));
    return told;
}

bool strace_works()
{
    const sample::Folder folder;
    try {
        support::Program strace({.words = {"strace", "-o", (folder / "log").string(), "true"}});
        return strace.end_within(10s) == support::Program::End{.exit = 0};
    } catch (const std::exception&) {
        return false;
    }
}

int calls_in(const fs::path& log, const std::string& call)
{
    std::istringstream lines(support::text_of(log));
    int calls = 0;
    for (std::string line; std::getline(lines, line);) calls += line.starts_with(call + "(") ? 1 : 0;
    return calls;
}

struct Found {
    int lost = 0, doubled = 0, corrupt = 0;
};

Found compared(const fs::path& folder, const std::vector<std::string>& told)
{
    Desk desk(folder);
    crash::give_office(desk);
    desk.switch_on();
    Found found;
    found.corrupt += desk.store().full_check().empty() ? 0 : 1;
    found.corrupt += desk.store().verify_chain().is_whole() ? 0 : 1;
    const Records kept = kept_in(desk.store());
    for (const std::string& what : told) found.lost += kept.contains(what) ? 0 : 1;
    for (const std::string& what : std::set(kept.begin(), kept.end())) found.doubled += kept.count(what) > 1 ? 1 : 0;
    return found;
}

}  // namespace

TEST_CASE("RS-40: killed at any system call that writes or syncs, everything the screen said is saved is there, once")
{
    if (!strace_works()) {
        fmt::print("SKIPPED: RS-40c kills at system calls: strace is not here, or may not watch\n");
        return;
    }
    const int rounds = sample::is_long() ? 0 : 6;
    for (const std::string call : {"pwrite64", "fdatasync", "fsync", "ftruncate"}) {
        const sample::Folder whole;
        const auto all_told = watched(whole / "", call, 0, whole / "log");
        const int calls = calls_in(whole / "log", call);
        CHECK(all_told.size() > 10);
        int played = 0, killed = 0;
        Found sum;
        const int step = rounds == 0 ? 1 : std::max(1, calls / rounds);
        for (int at = 1; at <= calls; at += step, ++played) {
            const sample::Folder folder;
            fs::create_directory(folder / "data");
            const auto told = watched(folder / "data", call, at, folder / "log");
            killed += told.size() < all_told.size() ? 1 : 0;
            const Found found = compared(folder / "data", told);
            sum.lost += found.lost;
            sum.doubled += found.doubled;
            sum.corrupt += found.corrupt;
        }
        if (played > 0) sample::tell({"killed at " + call + " (RS-40c)", played, sum.lost, sum.doubled, sum.corrupt});
        CHECK(sum.lost == 0);
        CHECK(sum.doubled == 0);
        CHECK(sum.corrupt == 0);
        if (calls > 0) CHECK(killed > 0);
    }
}
