// RS-40: a learner's journey, with the disk going wrong at one call of it, then at the next, and so on to the last.
#include "crash/disk.h"
#include "crash/person.h"
#include "store/trouble.h"
#include "support/desk.h"
#include "support/faults.h"
#include "support/long.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

using namespace crash;
using sample::Desk;

namespace {

struct Round {
    bool struck = false;
    int chances = 0;  ///< calls of a journey that the fault could strike, where it struck none
    int refusals = 0;
    std::vector<std::string> lost, doubled, corrupt;
};

struct Blow {
    Fault fault = Fault::error;
    int at = 0;
    Left left = Left::nothing;  ///< what a power cut leaves of what was not synced
    bool then_cut = false;      ///< the power goes as soon as the screen has told what came of it
};

bool starts(Desk& desk)
{
    try {
        desk.switch_on();
        return true;
    } catch (const store::Broken&) {
        desk.switch_off();
        return false;
    }
}

// Switched off and on again, by whoever was called: the disk is well from here on.
void mend(Desk& desk, Disk& disk, const Blow& blow)
{
    desk.switch_off();
    if (blow.fault == Fault::power_cut || blow.then_cut)
        disk.power_back(blow.left, static_cast<std::uint64_t>(blow.at));
    else
        disk.heal();
    REQUIRE_MESSAGE(starts(desk), name_of(blow.fault) << " at " << blow.at << ": it does not start again");
}

void look_into(Desk& desk, const Person& person, Round& round)
{
    round.corrupt = desk.store().full_check();
    if (const auto chain = desk.store().verify_chain(); !chain.is_whole()) round.corrupt.push_back(chain.what);
    const Records kept = kept_in(desk.store());
    for (const std::string& told : person.told())
        if (!kept.contains(told)) round.lost.push_back(told);
    for (const std::string& record : std::set(kept.begin(), kept.end()))
        if (kept.count(record) > 1) round.doubled.push_back(record);
}

Round play(const Blow& blow, bool syncs_lie = false)
{
    Round round;
    Disk disk;
    if (syncs_lie) disk.lie_about_syncs();
    Desk desk(sample::small_course(), Desk::Power::off);
    crash::give_office(desk);
    const auto is_dark = [&] { return blow.fault == Fault::power_cut && disk.has_struck(); };
    Person person(is_dark);
    disk.strike(blow.fault, blow.at);
    const auto note = [&] {
        round.struck |= disk.has_struck();
        round.chances = std::max(round.chances, disk.chances(blow.fault));
    };
    if (!starts(desk)) {
        note();
        mend(desk, disk, blow);
    }
    for (int touches = 0; !person.has_finished(); ++touches) {
        REQUIRE_MESSAGE(touches < 1'000, name_of(blow.fault) << " at " << blow.at << ": the journey does not end");
        const bool goes_on = person.touch(desk) || person.has_finished();
        const bool is_cut = blow.then_cut && disk.has_struck();
        if (goes_on && !is_cut) continue;
        note();
        mend(desk, disk, blow);
        person.starts_again();
    }
    note();
    round.refusals = person.refusals_in_all();
    // The day is over and the power goes: what the screen said is all there is to go by.
    desk.switch_off();
    disk.power_back(Left::nothing, 0);
    REQUIRE(starts(desk));
    look_into(desk, person, round);
    return round;
}

struct Sum {
    int rounds = 0, struck = 0, refusals = 0;
    std::size_t lost = 0, doubled = 0, corrupt = 0;

    void add(const Round& round)
    {
        ++rounds;
        struck += round.struck;
        refusals += round.refusals;
        lost += round.lost.size();
        doubled += round.doubled.size();
        corrupt += round.corrupt.size();
    }
};

void tell(const Blow& blow, const Round& round)
{
    const auto tell_each = [&](const char* what, const std::vector<std::string>& which) {
        for (const std::string& record : which)
            MESSAGE(std::string(what), ", ", std::string(name_of(blow.fault)), " at ", blow.at, ": ", record);
    };
    tell_each("LOST", round.lost);
    tell_each("DOUBLED", round.doubled);
    tell_each("CORRUPT", round.corrupt);
}

// About so many rounds, spread over every call the fault can strike; 0: every one of them.
Sum sweep(Blow blow, int rounds)
{
    const Fault fault = blow.fault;
    const int chances = play({.fault = fault}).chances;
    REQUIRE(chances > 0);
    // Allocations are a hundred times as many as calls of the disk: a good sample of them.
    if (rounds == 0 && fault == Fault::no_memory) rounds = 2'000;
    const int step = rounds == 0 ? 1 : std::max(1, chances / rounds);
    Sum sum;
    for (int at = 1 + static_cast<int>(fault) % step; at <= chances; at += step) {
        blow.at = at;
        const Round round = play(blow);
        sum.add(round);
        tell(blow, round);
    }
    return sum;
}

}  // namespace

TEST_CASE("RS-05, RS-40: whichever call of the disk goes wrong, what the screen said is saved is there, once")
{
    const int rounds = sample::is_long() ? 0 : 25;
    Sum all;
    const auto run = [&](const std::string& name, const Blow& blow) {
        const Sum sum = sweep(blow, rounds);
        fmt::print("{}: {} rounds, the learner was told in {}\n", name, sum.rounds, sum.refusals);
        sample::tell({"disk: " + name, sum.rounds, static_cast<long>(sum.lost), static_cast<long>(sum.doubled),
                      static_cast<long>(sum.corrupt)});
        CHECK(sum.struck == sum.rounds);
        all.lost += sum.lost;
        all.doubled += sum.doubled;
        all.corrupt += sum.corrupt;
    };
    for (const Fault fault : faults)
        if (fault != Fault::power_cut) run(name_of(fault), {.fault = fault});
    run("failed sync, then power cut", {.fault = Fault::failed_sync, .then_cut = true});
    run("power cut, unsynced lost", {.fault = Fault::power_cut, .left = Left::nothing});
    run("power cut, unsynced kept", {.fault = Fault::power_cut, .left = Left::everything});
    run("power cut, some sectors kept", {.fault = Fault::power_cut, .left = Left::some});
    CHECK(all.lost == 0);
    CHECK(all.doubled == 0);
    CHECK(all.corrupt == 0);
}

TEST_CASE("the control of RS-41: with syncs that do nothing, the same power cuts lose what the screen had said")
{
    const int chances = play({.fault = Fault::power_cut}).chances;
    Sum sum;
    for (int at = chances / 2; at < chances; at += chances / 10) {
        try {
            sum.add(play({.fault = Fault::power_cut, .at = at}, true));
        } catch (const store::Broken&) {
            ++sum.corrupt;
        }
    }
    CHECK(sum.lost + sum.corrupt > 0);
}
