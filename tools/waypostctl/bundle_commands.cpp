// The commands for records by hand.
#include "waypostctl/bundles.h"
#include "waypostctl/line.h"
#include "waypostctl/unseal.h"

#include <iostream>

namespace waypostctl {
namespace {

Office office_of(const Line& line)
{
    Office office{.key = line.office_key, .devices = {}, .data = data_folder(line.places)};
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
    const auto http = http_for(settings, {});
    return send_bundle(office_of(line), line.bundle, line.receipt, *http, how_to_sync(data / "upload.lock", *server),
                       std::cout);
}

}  // namespace

void add_bundle_commands(CLI::App& app, Line& line)
{
    CLI::App* by_hand =
        app.add_subcommand("bundle", "records by hand: on a stick to the office, and its receipts back");
    by_hand->require_subcommand(1);

    CLI::App* write =
        by_hand->add_subcommand("write", "at the device: what waits, sealed to the office, into a folder");
    write->add_option("FOLDER", line.bundle, "the stick")->required()->check(CLI::ExistingDirectory);
    add_places(write, line);
    write->callback([&line] {
        Device device(line.places);
        line.result = waypostctl::write_bundle(device.by_hand(), line.bundle, std::cout);
    });

    CLI::App* take = by_hand->add_subcommand("take", "at the device: take in the office's receipt");
    take->add_option("RECEIPT", line.receipt, "its file")->required();
    add_places(take, line);
    take->callback([&line] {
        Device device(line.places);
        line.result = waypostctl::take_receipt(device.by_hand(), line.receipt, std::cout);
    });

    CLI::App* open = by_hand->add_subcommand("open", "at the office: what a bundle holds");
    open->add_option("FILE", line.bundle, "the bundle")->required();
    open->add_option("--key", line.office_key, "the office's secret key")->required();
    open->add_flag("--statements", line.statements, "print the statements as a JSON list");
    add_places(open, line);
    open->callback(
        [&line] { line.result = waypostctl::open_bundle(office_of(line), line.bundle, line.statements, std::cout); });

    CLI::App* send = by_hand->add_subcommand(
        "send", "at the office: send it to the record store, and write the receipt; 3 when something is left");
    send->add_option("FILE", line.bundle, "the bundle")->required();
    send->add_option("--key", line.office_key, "the office's secret key")->required();
    send->add_option("-o,--output", line.receipt, "the receipt (default: beside the bundle)");
    add_places(send, line);
    send->callback([&line] { line.result = send_bundle(line); });

    CLI::App* open_sealed =
        app.add_subcommand("unseal", "at the office: what is sealed to it in an export of a person or of a ledger");
    open_sealed->add_option("FILE", line.bundle, "the export")->required();
    open_sealed->add_option("--key", line.office_key, "the office's secret key")->required();
    open_sealed->callback(
        [&line] { line.result = waypostctl::unseal(line.bundle, office_key(line.office_key), std::cout, std::cerr); });
}

}  // namespace waypostctl
