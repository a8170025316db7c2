// A program in the place of waypost-decode or waypost-send, as a shell script: it dies, hangs or talks nonsense. Its
// starts are counted.
#pragma once

#include "platform/files.h"
#include "support/basics.h"
#include "support/program.h"

#include <filesystem>
#include <sstream>
#include <string>

namespace support {

class StandIn {
public:
    /// REAL in the script is the program it stands for, STARTS how often it was started, this time among them.
    StandIn(const std::string& real, const std::string& script)
    {
        platform::write_whole(program(),
                              "#!/bin/sh\ncd '" + folder_.path().string() +
                                  "'\necho $$ >> starts\nSTARTS=$(wc -l < starts)\nREAL='" WAYPOST_BUILD "/" + real +
                                  "'\n" + script + "\n",
                              0700);
    }
    std::filesystem::path program() const { return folder_ / "program"; }
    int starts() const
    {
        std::istringstream lines(text_of(folder_ / "starts"));
        int count = 0;
        for (std::string line; std::getline(lines, line);) ++count;
        return count;
    }

    /// For a script: it says that it is confined.
    static std::string confined() { return "printf 'c\\002\\000\\000\\000\\007\\001'\n"; }

private:
    sample::Folder folder_;
};

}  // namespace support
