// A scripted day on a real device, then every byte it left on the disk: names nowhere, and in the log nothing personal.
#include "device.h"
#include "platform/files.h"
#include "stage.h"
#include "support/basics.h"
#include "support/program.h"
#include "upkeep/caretaker.h"
#include "upkeep/copies.h"
#include "upkeep/damage.h"
#include "waypostctl/simulate.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

// Three learners to the end of their first test, a copy, damage and its mending, a full day's troubles.
struct Day {
    sample::Folder folder;
    std::set<std::string> names, ids;

    Day()
    {
        const Places places{
            .data = folder / "data", .config = {}, .content = fs::path(WAYPOST_SOURCE) / "tests/sample-course"};
        {
            Device device(places);
            std::ostringstream said;
            REQUIRE(waypostctl::simulate(device, 3, 7, waypostctl::HowFar::first_test, said) == 0);
            remember(device.store());
            make_trouble(device);
        }
        sample::spoil_pages(folder / "data/waypost.db", 6);
        {
            Device device(places);
            Keeper keeper(device, [] {});
            keeper.start();
            // Or the first reading met it, and it was mended at once.
            CHECK(support::soon(10s, [&] { return keeper.health().damaged || !keeper.health().set_aside.empty(); }));
        }
        Device mended(places);
        CHECK(mended.store().verify_chain().is_whole());
    }

    void remember(store::Store& store)
    {
        for (const auto& learner : store.learners()) {
            names.insert(learner.name);
            ids.insert({learner.id, learner.reference, learner.registration});
            for (const auto& fact : store.facts_of(learner.id)) {
                ids.insert({fact.id, fact.sitting});
                if (const auto* answer = std::get_if<model::Answered>(&fact.body)) ids.insert(answer->item);
            }
        }
        for (const auto& statement : store.due(1LL << 60, 1'000, 1U << 30U)) ids.insert(statement.id);
    }

    // Whatever is logged of errors: a conflict, a disk that is full, a copy that cannot be made.
    void make_trouble(Device& device)
    {
        Keeper keeper(device, [] {});
        keeper.start();
        const fs::path copies = upkeep::copies_folder(device.data());
        CHECK(support::soon(10s, [&] { return upkeep::copies_in(copies).size() == 1; }));
        App app(device.store(), device.app_setup([] {}, [] {}));
        app.handle(model::ToRoster{});
        app.handle(model::NewLearner{});
        app.handle(model::GoOn{});
        app.handle(model::TypeText{"Marked Name"});
        app.handle(model::GoOn{});
        app.handle(model::TypeText{"MARKED-REF"});
        app.handle(model::GoOn{});
        names.insert("Marked Name");
        ids.insert("MARKED-REF");
        ids.insert("7359");
        for (int twice = 0; twice < 2; ++twice) {
            for (const char* digit : {"7", "3", "5", "9"}) app.handle(model::TypeText{digit});
            app.handle(model::GoOn{});
        }
        REQUIRE(app.is_signed_in());
        remember(device.store());
        app.handle(model::ToSearch{});
        app.handle(model::TypeText{"marked words"});
        ids.insert("marked words");
    }
};

std::string log_of(const Day& day) { return support::text_of(day.folder / "data/waypost.log"); }

}  // namespace

TEST_CASE(
    "RS-26, RS-27: after a day with names, damage and copies, no name is in any file, and the log says nothing "
    "personal")
{
    const Day day;
    REQUIRE(day.names.size() == 4);
    REQUIRE(day.ids.size() > 20);

    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(day.folder / "data")) {
        if (!entry.is_regular_file()) continue;
        ++files;
        const std::string bytes = support::text_of(entry.path());
        for (const std::string& name : day.names) {
            CAPTURE(entry.path().filename().string());
            CHECK(bytes.find(name) == std::string::npos);
            CHECK(bytes.find(name.substr(0, name.find(' ')) + "\"") == std::string::npos);
        }
    }
    CHECK(files >= 5);  // the records, their key, a copy, the damaged file, the log

    const std::string log = log_of(day);
    CHECK(log.find("a copy was made") != std::string::npos);
    CHECK(log.find("was mended") != std::string::npos);
    for (const std::string& id : day.ids)
        if (!id.empty()) CHECK_MESSAGE(log.find(id) == std::string::npos, id);
}

TEST_CASE("RS-38: a device whose key went missing does not make another beside its records, and says what to do")
{
    const sample::Folder folder;
    const Places places{.data = folder / "data", .config = {}, .content = {}};
    {
        Device device(places);
    }
    fs::rename(folder / "data/device.key", folder / "kept.key");

    CHECK_THROWS_WITH_AS(Device{places}, doctest::Contains("Put the key back"), CannotOpen);
    CHECK_FALSE(fs::exists(folder / "data/device.key"));

    fs::rename(folder / "kept.key", folder / "data/device.key");
    CHECK_NOTHROW(Device{places});
}

TEST_CASE("RS-26: waypostctl leaves no core dump either")
{
    const sample::Folder folder;
    const support::Program tool(support::Program::Start{
        .words = {WAYPOST_BUILD "/waypostctl", "simulate", "--learners", "50", "--data", (folder / "data").string()}});
    const std::string limits = "/proc/" + std::to_string(tool.id()) + "/limits";
    CHECK(support::soon(5s, [&] {
        const std::string text = support::text_of(limits), head = "Max core file size";
        const auto at = text.find(head);
        if (at == std::string::npos) return false;
        std::string soft, hard;  // what is usual is 0 and unlimited
        std::istringstream(text.substr(at + head.size())) >> soft >> hard;
        return soft == "0" && hard == "0";
    }));
}
