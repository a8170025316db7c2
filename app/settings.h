// waypost.toml: what an organisation sets for a device. Every setting has a default, so no file is needed: records are
// then kept here and wait.
#pragma once

#include "model/problem.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waypost {

/// A line of local help, shown above the course's own.
struct LocalContact {
    std::string who, number, note;
    bool operator==(const LocalContact&) const = default;
};

struct Settings {
    struct Device {
        std::optional<int> ppi;    ///< none: as measured on this device, or 150 (KA-03)
        std::string organisation;  ///< homePage of every actor (X-04)
        std::string profile;       ///< where the organisation's xAPI profile lives, without a "/" at its end
    } device{{}, "https://training.example.org", "https://training.example.org/xapi/profiles/waypost/v1"};

    struct Lrs {
        std::string endpoint;  ///< as X-20 wants it, "https://lrs.example.org/xapi"; "" when there is none
        std::string key;
        std::filesystem::path secret_file;
        std::string version = "1.0.3";
        std::filesystem::path ca_file;
        std::vector<std::string> pins;  ///< "sha256//…=", as curl takes them
    } lrs;

    struct Kiosk {
        int idle_warn_s = 120;  ///< KA-30
        int idle_cover_s = 60;
        int close_min = 30;
        std::string language = "en";  ///< of the app's words, until somebody chooses: "en" or "cy"
        std::string facilitator;      ///< whom learners ask: "Sam, at the front desk"
    } kiosk;

    /// The training office, for records by hand (bundle/README.md). Keys as minisign writes public ones.
    struct Office {
        std::string key;  ///< what is taken to it is sealed to this, and its receipts are signed with it
        std::vector<std::string> devices;  ///< at the office: whose bundles are taken
    } office;

    std::filesystem::path course;  ///< the course's folder or pack; "" for the one installed, or else the shipped one
    std::vector<std::string> pack_keys;       ///< public keys of who makes our packs, as minisign writes them
    std::filesystem::path sticks = "/media";  ///< where sticks with packs appear
    struct Keep {
        int sent_days = 7;     ///< after the record store took it, a statement's words go (RS-22)
        int quiet_days = 180;  ///< a learner who was not here for so long, and of whom everything was sent, leaves
    } keep;

    std::filesystem::path copies;  ///< a folder on a second medium, for copies of the records (RS-08)
    std::vector<LocalContact> local;
};

struct LoadedSettings {
    Settings settings;
    model::Problems problems;  ///< any: do not start; `file` is the path as given
};

/// Paths in the file may be relative to its folder.
LoadedSettings load_settings(const std::filesystem::path& file);

/// An LRS address as people type it, made into the base that "/statements" is added to.
struct LrsBase {
    std::string url;  ///< "" when it cannot be used
    std::string why;  ///< then what is wrong, and what to do
};
LrsBase lrs_base(std::string_view typed);

}  // namespace waypost
