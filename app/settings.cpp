#include "settings.h"

#include "content/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace waypost {
namespace {

using content::Entry;

void take_device(Entry entry, Settings::Device& device)
{
    if (entry.has("ppi")) device.ppi = entry.number("ppi", {60, 400}, 150);
    if (entry.has("organisation")) device.organisation = entry.web_address("organisation");
    if (entry.has("profile")) device.profile = entry.web_address("profile");
    while (device.profile.ends_with('/')) device.profile.pop_back();
    entry.knows({"ppi", "organisation", "profile"});
    entry.close();
}

// curl's form: the base64 of a SHA-256, 44 letters.
bool is_pin(std::string_view pin)
{
    constexpr std::string_view scheme = "sha256//";
    if (!pin.starts_with(scheme) || pin.size() != scheme.size() + 44 || !pin.ends_with('=')) return false;
    return std::ranges::all_of(pin.substr(scheme.size(), 43),
                               [](unsigned char c) { return std::isalnum(c) || c == '+' || c == '/'; });
}

void take_lrs(Entry entry, const std::filesystem::path& folder, Settings::Lrs& lrs)
{
    const auto path = [&](std::string_view key) {
        const auto name = entry.words_or_none(key);
        return name.empty() ? std::filesystem::path() : folder / name;
    };
    if (const auto typed = entry.words_or_none("endpoint"); !typed.empty()) {
        auto base = lrs_base(typed);
        if (base.url.empty()) entry.problem(entry.line("endpoint"), base.why);
        lrs.endpoint = std::move(base.url);
    }
    lrs.key = entry.words_or_none("key");
    lrs.secret_file = path("secret_file");
    lrs.ca_file = path("ca_file");
    if (entry.has("version")) lrs.version = entry.one_of("version", {"1.0.3", "2.0.0"});
    lrs.pins = entry.list_or_none("pins");
    for (const auto& pin : lrs.pins)
        if (!is_pin(pin))
            entry.problem(entry.line("pins"), fmt::format("“{}” is not a pin. Write sha256// and the 44 letters of the hash.", pin));
    entry.knows({"endpoint", "key", "secret_file", "version", "ca_file", "pins"});
    entry.close();
    const bool half = lrs.key.empty() != lrs.secret_file.empty();
    if (entry.sound() && half)
        entry.problem(entry.line(), "“key” and “secret_file” belong together. Set both, or neither.");
    if (entry.sound() && !lrs.endpoint.empty() && lrs.key.empty())
        entry.problem(entry.line("endpoint"), "an endpoint needs “key” and “secret_file”. Add them.");
}

void take_kiosk(Entry entry, Settings::Kiosk& kiosk)
{
    kiosk.idle_warn_s = entry.number("idle_warn_s", {60, 1200}, kiosk.idle_warn_s);
    kiosk.idle_cover_s = entry.number("idle_cover_s", {20, 600}, kiosk.idle_cover_s);
    kiosk.close_min = entry.number("close_min", {5, 480}, kiosk.close_min);
    kiosk.facilitator = entry.words_or_none("facilitator");
    entry.close();
}

void take_local(Entry entry, std::vector<LocalContact>& local)
{
    for (auto& contact : entry.entries("contact")) {
        local.push_back({contact.words("who"), contact.words("number"), contact.words_or_none("note")});
        contact.close();
    }
    entry.close();
}

}  // namespace

LoadedSettings load_settings(const std::filesystem::path& file)
{
    LoadedSettings loaded;
    const auto folder = file.parent_path();
    const auto name = file.filename().string();
    if (const auto table = content::read_toml(folder, name, loaded.problems)) {
        auto& settings = loaded.settings;
        Entry top(*table, name, 0, loaded.problems);
        if (auto entry = top.entry("device")) take_device(*entry, settings.device);
        if (auto entry = top.entry("lrs")) take_lrs(*entry, folder, settings.lrs);
        if (auto entry = top.entry("kiosk")) take_kiosk(*entry, settings.kiosk);
        if (auto entry = top.entry("course")) {
            if (const auto name_of_folder = entry->words("folder"); !name_of_folder.empty())
                settings.course = folder / name_of_folder;
            entry->close();
        }
        if (auto entry = top.entry("local")) take_local(*entry, settings.local);
        top.close();
    }
    std::ranges::stable_sort(loaded.problems, {}, &model::Problem::line);
    for (auto& problem : loaded.problems) problem.file = file.string();
    return loaded;
}

}  // namespace waypost
