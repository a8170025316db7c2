// The command line of Waypost, for administrators, trainers and scripts.
#include "platform/ending.h"
#include "waypostctl/line.h"

#include <exception>
#include <iostream>

int main(int count, char** words)
{
    platform::leave_no_core_dump();
    waypostctl::Line line;
    CLI::App app{"waypostctl looks after a Waypost device and its course"};
    app.require_subcommand(1);
    add_course_commands(app, line);
    add_device_commands(app, line);
    add_people_commands(app, line);
    add_bundle_commands(app, line);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong);
    } catch (const std::exception& trouble) {
        std::cerr << "waypostctl: " << trouble.what() << std::endl;
        return 1;
    }
    return line.result;
}
