// The course packs of a device: whose it takes, which one is live, and another in its place. The old pack stays live
// until the new one lies on this disk, is proved whole and has been read without a problem.
#pragma once

#include "content/load.h"
#include "content/pack.h"
#include "model/page.h"
#include "settings.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace waypost {

/// The pack that was installed last, if there is one.
std::filesystem::path live_pack(const std::filesystem::path& data);

/// The key this device signs with when nobody names another: data/pack.key, and data/pack.pub beside it.
std::filesystem::path own_key(const std::filesystem::path& data);

/// The keys built in (at most two, for change-over), those of the settings, and the device's own.
content::Trust trust_of(const Settings&, const std::filesystem::path& data);

/// What is shown now: a pack has to be newer, or somebody has to want the older one.
struct Edition {
    std::string course, version;
};
model::CourseOffer::Kind kind_of(const content::Manifest&, const Edition& now);

struct Installed {
    content::Refusal refusal = content::Refusal::none;
    std::string why;  ///< for an administrator
    content::Files files{std::filesystem::path()};
    content::Loaded loaded;
};
enum class Older { refused, taken };

/// Throws platform::FileBroken when the data folder cannot be written to. `step` is called after each step, for tests
/// that end the program there.
Installed install(
    const std::filesystem::path& pack, const std::filesystem::path& data, const content::Trust&, const Edition& now,
    Older, const std::function<void()>& step = [] {});

/// The packs (*.pack) on what is mounted under `media`, at most three folders down.
std::vector<model::CourseOffer> offers(const std::filesystem::path& media, const content::Trust&, const Edition& now);

/// "course.refused.altered": the same refusal for the glass.
std::string words_key(content::Refusal);

}  // namespace waypost
