#include "waypostctl/line.h"

namespace waypostctl {

void add_places(CLI::App* command, Line& line)
{
    command->add_option("--data", line.places.data, "folder of records (default: $XDG_DATA_HOME/waypost)");
    command->add_option("--config", line.places.config, "settings (default: waypost.toml in the data folder)");
    command->add_option("--content", line.places.content, "the course: a folder or a pack");
}

}  // namespace waypostctl
