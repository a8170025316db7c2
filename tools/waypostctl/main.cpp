// The command line of Waypost, for administrators, trainers and scripts.
#include "content/entry.h"
#include "device.h"
#include "model/time.h"
#include "platform/clock.h"
#include "platform/ending.h"
#include "platform/files.h"
#include "platform/secret.h"
#include "store/trouble.h"
#include "waypostctl/bundles.h"
#include "waypostctl/check.h"
#include "waypostctl/items.h"
#include "waypostctl/pack.h"
#include "waypostctl/person.h"
#include "waypostctl/pin.h"
#include "waypostctl/records.h"
#include "waypostctl/simulate.h"
#include "waypostctl/status.h"
#include "waypostctl/sync.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <sstream>
#include <thread>

namespace {

using waypostctl::As;

waypostctl::Sync how_to_sync(const std::filesystem::path& lock, delivery::Server server)
{
    return {
        .lock = lock,
        .server = std::move(server),
        .luck = {.wall = platform::wall_ms, .chance = [] { return platform::random_bytes(1).front() / 255.0; }},
        .sleep = [](model::Millis ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); },
    };
}

int sync(Device& device, As as)
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
    return waypostctl::sync_now(device.store(), *http, how, as, std::cout);
}

int simulate(Device& device, int learners, std::uint64_t seed, waypostctl::HowFar how_far)
{
    const platform::Lock only(device.data() / "waypost.lock");
    if (!only.held())
        throw CannotOpen("Waypost is running on this data folder (" + only.holder() + "). Stop it first.\n");
    return waypostctl::simulate(device, learners, seed, how_far, std::cout);
}

struct Line {
    Places places;
    bool json = false;
    bool csv = false;
    int learners = 1;
    std::uint64_t seed = 1;
    bool first_test = false;
    std::filesystem::path course;
    waypostctl::Check check;
    std::filesystem::path pack;
    std::vector<std::filesystem::path> keys;
    bool for_office = false;
    std::filesystem::path bundle, receipt, office_key;
    bool statements = false;
    std::string reference;
    bool unsent_too = false;
    waypostctl::PackOrder order;
    As as() const { return json ? As::json : As::text; }
};

void add_places(CLI::App* command, Line& line)
{
    command->add_option("--data", line.places.data, "folder of records (default: $XDG_DATA_HOME/waypost)");
    command->add_option("--config", line.places.config, "settings (default: waypost.toml in the data folder)");
    command->add_option("--content", line.places.content, "the course: a folder or a pack");
}

// Without a key named, the device's own signs; it is made when it is first needed.
int pack(Line& line)
{
    auto& order = line.order;
    if (order.needs.empty()) order.needs = WAYPOST_VERSION;
    if (order.key.empty() && order.signature.empty() && order.manifest.empty()) {
        const auto data = data_folder(line.places);
        std::filesystem::create_directories(data);
        order.key = waypost::own_key(data);
        auto name = order.key;
        std::ostringstream quietly;
        if (!std::filesystem::exists(order.key)) waypostctl::make_key(name.replace_extension(), quietly);
    }
    return waypostctl::pack(order, std::cout);
}

content::Trust trust_for(const Line& line)
{
    if (line.keys.empty()) return waypost::trust_of(settings_of(line.places), data_folder(line.places));
    content::Trust trust{.keys = {}, .app_version = WAYPOST_VERSION};
    for (const auto& file : line.keys)
        if (const auto key = platform::public_key_from(platform::read_file(file, 1024).bytes))
            trust.keys.push_back(*key);
    return trust;
}

waypostctl::Office office_of(const Line& line)
{
    waypostctl::Office office{.key = line.office_key, .devices = {}, .data = data_folder(line.places)};
    for (const std::string& letters : settings_of(line.places).office.devices)
        office.devices.push_back(*platform::public_key_from(letters));
    return office;
}

// The office has settings like a device's, with the record store's address, and a folder for its lock.
int send_bundle(const Line& line)
{
    const auto settings = settings_of(line.places);
    const auto data = data_folder(line.places);
    std::filesystem::create_directories(data);
    std::string why;
    const auto server = server_of(settings, &why);
    if (!server) throw CannotOpen(why + "\n");
    const auto http = http_for(settings);
    return waypostctl::send_bundle(office_of(line), line.bundle, line.receipt, *http,
                                   how_to_sync(data / "upload.lock", *server), std::cout);
}

void add_bundle_commands(CLI::App& app, Line& line, int& result)
{
    CLI::App* by_hand =
        app.add_subcommand("bundle", "records by hand: on a stick to the office, and its receipts back");
    by_hand->require_subcommand(1);

    CLI::App* write =
        by_hand->add_subcommand("write", "at the device: what waits, sealed to the office, into a folder");
    write->add_option("FOLDER", line.bundle, "the stick")->required()->check(CLI::ExistingDirectory);
    add_places(write, line);
    write->callback([&] {
        Device device(line.places);
        result = waypostctl::write_bundle(device.by_hand(), line.bundle, std::cout);
    });

    CLI::App* take = by_hand->add_subcommand("take", "at the device: take in the office's receipt");
    take->add_option("RECEIPT", line.receipt, "its file")->required();
    add_places(take, line);
    take->callback([&] {
        Device device(line.places);
        result = waypostctl::take_receipt(device.by_hand(), line.receipt, std::cout);
    });

    CLI::App* open = by_hand->add_subcommand("open", "at the office: what a bundle holds");
    open->add_option("FILE", line.bundle, "the bundle")->required();
    open->add_option("--key", line.office_key, "the office's secret key")->required();
    open->add_flag("--statements", line.statements, "print the statements as a JSON list");
    add_places(open, line);
    open->callback([&] { result = waypostctl::open_bundle(office_of(line), line.bundle, line.statements, std::cout); });

    CLI::App* send = by_hand->add_subcommand(
        "send", "at the office: send it to the record store, and write the receipt; 3 when something is left");
    send->add_option("FILE", line.bundle, "the bundle")->required();
    send->add_option("--key", line.office_key, "the office's secret key")->required();
    send->add_option("-o,--output", line.receipt, "the receipt (default: beside the bundle)");
    add_places(send, line);
    send->callback([&] { result = send_bundle(line); });
}

CLI::Validator a_day()
{
    return {[](const std::string& words) {
                return content::is_date(words) ? "" : "“" + words + "” is not a day. Write it like 2026-11-27.";
            },
            "DATE"};
}

}  // namespace

int main(int count, char** words)
{
    platform::leave_no_core_dump();
    Line line;
    int result = 0;
    CLI::App app{"waypostctl looks after a Waypost device and its course"};
    app.require_subcommand(1);

    CLI::App* check = app.add_subcommand("check", "check a course: every problem as file:line: what, and what to do");
    check->add_option("DIR", line.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    check->add_flag("--advice", line.check.advice, "advice and reading ages too");
    check->add_flag("--drawn", line.check.drawn, "lay out every page at the largest text too: some seconds");
    check->add_option("--today", line.check.today, "YYYY-MM-DD: the day reviews are compared with (default: today)")
        ->check(a_day());
    check->add_flag("--json", line.json, "for programs");
    check->callback([&] {
        if (line.check.today.empty()) line.check.today = model::utc_text(platform::wall_ms()).substr(0, 10);
        line.check.as = line.as();
        result = waypostctl::check(line.course, line.check, std::cout);
    });

    CLI::App* coverage =
        app.add_subcommand("coverage", "where each objective is taught, practised and assessed, as a Markdown table");
    coverage->add_option("DIR", line.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    coverage->callback([&] { result = waypostctl::coverage(line.course, std::cout); });

    CLI::App* make_pack = app.add_subcommand("pack", "make one signed file of a course");
    auto& order = line.order;
    make_pack->add_option("DIR", order.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    auto* output = make_pack->add_option("-o,--output", order.pack, "the pack to write");
    make_pack->add_option("--key", order.key, "secret key (default: this device's own, in the data folder)");
    auto* unsigned_part =
        make_pack->add_option("--manifest", order.manifest, "write only the manifest, to be signed with minisign");
    make_pack->add_option("--signature", order.signature, "the manifest's signature, made with minisign");
    make_pack->add_option("--needs", order.needs, "the least version of Waypost that can show it (default: this)");
    add_places(make_pack, line);
    make_pack->callback([&] {
        if (!*output && !*unsigned_part) throw CLI::RequiredError("-o FILE or --manifest FILE");
        result = pack(line);
    });

    CLI::App* key =
        app.add_subcommand("key", "make a pair of keys to sign packs with, or for an office: NAME.key and NAME.pub");
    key->add_option("NAME", line.pack, "path without an ending")->required();
    key->add_flag("--office", line.for_office, "for the training office: bundles are sealed to it");
    key->callback([&] {
        result = line.for_office ? waypostctl::make_office_key(line.pack, std::cout)
                                 : waypostctl::make_key(line.pack, std::cout);
    });

    CLI::App* verify_any = app.add_subcommand(
        "verify", "check every byte of a pack, an exported ledger, a bundle or a receipt: 0 when all is well, else 1");
    verify_any->add_option("FILE", line.pack, "the file")->required();
    verify_any->add_option("--key", line.keys,
                           "a public key: who has to have signed (packs: default those this device trusts); or the "
                           "device's key, for a chain; or the office's secret key, for what is in a bundle");
    add_places(verify_any, line);
    verify_any->callback([&] { result = waypostctl::verify_file(line.pack, line.keys, trust_for(line), std::cout); });

    CLI::App* put_in = app.add_subcommand("install", "put a pack in the place of the course that is shown");
    put_in->add_option("FILE", line.pack, "the pack")->required();
    add_places(put_in, line);
    put_in->callback([&] {
        Device device(line.places);
        result = waypostctl::install(device, line.pack, std::cout);
    });

    CLI::App* status =
        app.add_subcommand("status", "counts by state, the oldest unsent, the chain's head, the store's health");
    add_places(status, line);
    status->add_flag("--json", line.json, "for programs");
    status->callback(
        [&] { result = waypostctl::print_status(Device(line.places).store(), line.as(), std::cout) ? 0 : 1; });

    CLI::App* person = app.add_subcommand("person", "what this device keeps of one person");
    person->require_subcommand(1);
    const auto for_person = [&](const char* name, const char* what) {
        CLI::App* command = person->add_subcommand(name, what);
        command->add_option("REFERENCE", line.reference, "their course reference")->required();
        add_places(command, line);
        return command;
    };
    for_person("show", "in words, without answers")->callback([&] {
        Device device(line.places);
        result = waypostctl::show_person(device, line.reference, std::cout);
    });
    CLI::App* take_along = for_person("export", "everything, as JSON and as a page to print");
    take_along->add_option("--to", line.course, "the folder (default: here)")->check(CLI::ExistingDirectory);
    take_along->callback([&] {
        Device device(line.places);
        result = waypostctl::export_person(device, line.reference, line.course, std::cout);
    });
    CLI::App* forget = for_person("erase", "everything, for good; not while the kiosk runs");
    forget->add_flag("--unsent-too", line.unsent_too, "also what the record store never had");
    forget->callback([&] {
        Device device(line.places);
        result = waypostctl::erase_person(device, line.reference, line.unsent_too, std::cout);
    });

    CLI::App* pin = app.add_subcommand("pin", "set a new facilitator PIN, when the old one is lost; asks for it twice");
    add_places(pin, line);
    pin->callback([&] {
        Device device(line.places);
        const waypostctl::Unseen unseen;
        const auto hash = [&](const std::string& digits) {
            return device.app_setup([] {}, [] {}).world.hash_pin(digits, PinOf::staff);
        };
        result = waypostctl::new_facilitator_pin(device.store(), hash, std::cin, std::cout);
    });

    CLI::App* records = app.add_subcommand("records", "every fact this device keeps");
    records->require_subcommand(1);
    CLI::App* list = records->add_subcommand("list", "one line a fact");
    add_places(list, line);
    list->callback([&] { waypostctl::list_records(Device(line.places).store(), std::cout); });
    CLI::App* verify = records->add_subcommand("verify", "check that nothing was changed, removed or swapped");
    add_places(verify, line);
    verify->callback([&] { result = waypostctl::verify_records(Device(line.places).store(), std::cout) ? 0 : 1; });
    CLI::App* take_out = records->add_subcommand("export", "every row with all its columns, as JSON or CSV");
    add_places(take_out, line);
    take_out->add_flag("--csv", line.csv, "CSV instead of JSON");
    take_out->callback([&] {
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
    items->callback([&] { waypostctl::print_items(Device(line.places).store(), line.as(), std::cout); });

    CLI::App* upload =
        app.add_subcommand("sync", "upload what is due now; 0 when nothing is left unsent, 3 when something is");
    add_places(upload, line);
    upload->add_flag("--json", line.json, "for programs");
    upload->callback([&] {
        Device device(line.places);
        result = sync(device, line.as());
    });

    add_bundle_commands(app, line, result);

    CLI::App* pretend =
        app.add_subcommand("simulate", "learners through the whole course, in the app itself, without a window");
    add_places(pretend, line);
    pretend->add_option("--learners", line.learners, "how many")->check(CLI::Range(1, 100'000));
    pretend->add_option("--seed", line.seed, "another seed, other answers");
    pretend->add_flag("--first-test", line.first_test, "each leaves after the first module's test: quicker");
    pretend->callback([&] {
        Device device(line.places);
        using enum waypostctl::HowFar;
        result = simulate(device, line.learners, line.seed, line.first_test ? first_test : whole_course);
    });

    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong);
    } catch (const std::exception& trouble) {
        std::cerr << "waypostctl: " << trouble.what() << std::endl;
        return 1;
    }
    return result;
}
