// The commands of administrators: how a device is, what it keeps, and what it uploads.
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/secret.h"
#include "waypostctl/items.h"
#include "waypostctl/line.h"
#include "waypostctl/records.h"
#include "waypostctl/simulate.h"
#include "waypostctl/status.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace waypostctl {
namespace {

int upload(Device& device, As as)
{
    std::string why;
    const auto server = device.server(&why);
    if (!server) {
        std::cerr << "waypostctl: " << why << std::endl;
        return device.store().outbox_counts().unsent() == 0 ? 0 : 3;
    }
    const auto http = device.make_http();
    auto how = how_to_sync(device.upload_lock(), *server);
    how.told = [&](const store::Head& head) { device.head_was_told(head); };
    return sync_now(device.store(), *http, how, as, std::cout);
}

int pretend(Device& device, int learners, std::uint64_t seed, HowFar how_far)
{
    const platform::Lock only(device.data() / "waypost.lock");
    if (!only.held())
        throw CannotOpen("Waypost is running on this data folder (" + only.holder() + "). Stop it first.\n");
    return simulate(device, learners, seed, how_far, std::cout);
}

}  // namespace

Sync how_to_sync(const std::filesystem::path& lock, delivery::Server server)
{
    return {
        .lock = lock,
        .server = std::move(server),
        .luck = {.wall = platform::wall_ms, .chance = [] { return platform::random_bytes(1).front() / 255.0; }},
        .sleep = [](model::Millis ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); },
    };
}

void add_device_commands(CLI::App& app, Line& line)
{
    CLI::App* status =
        app.add_subcommand("status", "counts by state, the oldest unsent, the chain's head, the store's health");
    add_places(status, line);
    status->add_flag("--json", line.json, "for programs");
    status->callback(
        [&line] { line.result = waypostctl::print_status(Device(line.places).store(), line.as(), std::cout) ? 0 : 1; });

    CLI::App* records = app.add_subcommand("records", "every fact this device keeps");
    records->require_subcommand(1);
    CLI::App* list = records->add_subcommand("list", "one line a fact");
    add_places(list, line);
    list->callback([&line] { waypostctl::list_records(Device(line.places).store(), std::cout); });
    CLI::App* verify = records->add_subcommand("verify", "check that nothing was changed, removed or swapped");
    add_places(verify, line);
    verify->callback(
        [&line] { line.result = waypostctl::verify_records(Device(line.places).store(), std::cout) ? 0 : 1; });
    CLI::App* take_out = records->add_subcommand("export", "every row with all its columns, as JSON or CSV");
    add_places(take_out, line);
    take_out->add_flag("--csv", line.csv, "CSV instead of JSON");
    take_out->callback([&line] {
        Device device(line.places);
        const store::Head head = device.store().head();
        line.csv ? waypostctl::export_csv(device.store(), std::cout)
                 : waypostctl::export_json(device.store(),
                                           {.device = device.id(),
                                            .app = WAYPOST_VERSION,
                                            .key = device.signing_key(),
                                            .made = platform::wall_ms()},
                                           std::cout);
        device.head_was_told(head);
    });

    CLI::App* items = app.add_subcommand(
        "items", "how each question does: right, wrong and certain, what was picked; nobody is named");
    add_places(items, line);
    items->add_flag("--json", line.json, "for programs");
    items->callback([&line] { waypostctl::print_items(Device(line.places).store(), line.as(), std::cout); });

    CLI::App* synced =
        app.add_subcommand("sync", "upload what is due now; 0 when nothing is left unsent, 3 when something is");
    add_places(synced, line);
    synced->add_flag("--json", line.json, "for programs");
    synced->callback([&line] {
        Device device(line.places);
        line.result = upload(device, line.as());
    });

    CLI::App* simulated =
        app.add_subcommand("simulate", "learners through the whole course, in the app itself, without a window");
    add_places(simulated, line);
    simulated->add_option("--learners", line.learners, "how many")->check(CLI::Range(1, 100'000));
    simulated->add_option("--seed", line.seed, "another seed, other answers");
    simulated->add_flag("--first-test", line.first_test, "each leaves after the first module's test: quicker");
    simulated->callback([&line] {
        Device device(line.places);
        using enum HowFar;
        line.result = pretend(device, line.learners, line.seed, line.first_test ? first_test : whole_course);
    });
}

}  // namespace waypostctl
