// The commands for people's data and PINs.
#include "waypostctl/line.h"
#include "waypostctl/person.h"
#include "waypostctl/pin.h"

#include <iostream>

namespace waypostctl {

void add_people_commands(CLI::App& app, Line& line)
{
    CLI::App* person = app.add_subcommand("person", "what this device keeps of one person");
    person->require_subcommand(1);
    const auto for_person = [&](const char* name, const char* what) {
        CLI::App* command = person->add_subcommand(name, what);
        command->add_option("REFERENCE", line.reference, "their course reference")->required();
        add_places(command, line);
        return command;
    };
    for_person("show", "in words, without answers")->callback([&line] {
        Device device(line.places);
        line.result = waypostctl::show_person(device, line.reference, std::cout);
    });
    CLI::App* take_along = for_person("export", "everything, as JSON and as a page to print");
    take_along->add_option("--to", line.course, "the folder (default: here)")->check(CLI::ExistingDirectory);
    take_along->callback([&line] {
        Device device(line.places);
        line.result = waypostctl::export_person(device, line.reference, line.course, std::cout);
    });
    CLI::App* forget = for_person("erase", "everything, for good; not while the kiosk runs");
    forget->add_flag("--unsent-too", line.unsent_too, "also what the record store never had");
    forget->callback([&line] {
        Device device(line.places);
        line.result = waypostctl::erase_person(device, line.reference, line.unsent_too, std::cout);
    });

    CLI::App* pin = app.add_subcommand("pin", "set a new facilitator PIN, when the old one is lost; asks for it twice");
    add_places(pin, line);
    pin->callback([&line] {
        Device device(line.places);
        const Unseen unseen;
        const auto hash = [&](const std::string& digits) {
            return device.app_setup([] {}, [] {}).world.hash_pin(digits, PinOf::staff);
        };
        line.result = waypostctl::new_facilitator_pin(device.store(), hash, std::cin, std::cout);
    });
}

}  // namespace waypostctl
