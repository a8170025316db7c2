// The command line's words while they are read: what every command shares. A file of commands each adds its own.
#pragma once

#include "device.h"
#include "waypostctl/check.h"
#include "waypostctl/pack.h"
#include "waypostctl/status.h"
#include "waypostctl/sync.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace waypostctl {

struct Line {
    Places places;
    bool json = false;
    bool csv = false;
    int learners = 1;
    std::uint64_t seed = 1;
    bool first_test = false;
    std::filesystem::path course;
    std::string topic;
    Check check;
    std::filesystem::path pack;
    std::vector<std::filesystem::path> keys;
    bool for_office = false;
    std::filesystem::path bundle, receipt, office_key;
    bool statements = false;
    std::string reference;
    bool unsent_too = false;
    PackOrder order;
    int result = 0;  ///< the exit code
    As as() const { return json ? As::json : As::text; }
};

/// --data, --config and --content.
void add_places(CLI::App* command, Line&);

// Each adds commands; their callbacks keep a reference to the line, and set its result.
void add_course_commands(CLI::App&, Line&);  // check, coverage, recordings, pack, key, verify, install
void add_device_commands(CLI::App&, Line&);  // status, records, items, sync, simulate
void add_people_commands(CLI::App&, Line&);  // person, pin
void add_bundle_commands(CLI::App&, Line&);  // bundle

/// How the real world uploads.
Sync how_to_sync(const std::filesystem::path& lock, delivery::Server);

}  // namespace waypostctl
