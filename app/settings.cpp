#include "settings.h"

#include "content/entry.h"
#include "platform/signature.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace waypost {
namespace {

using content::Entry;

constexpr std::size_t most_pack_keys = 4;
constexpr std::size_t most_devices = 1'000;

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
            entry.problem(entry.line("pins"),
                          fmt::format("“{}” is not a pin. Write sha256// and the 44 letters of the hash.", pin));
    entry.knows({"endpoint", "key", "secret_file", "version", "ca_file", "pins"});
    entry.close();
    const bool half = lrs.key.empty() != lrs.secret_file.empty();
    if (entry.sound() && half)
        entry.problem(entry.line(), "“key” and “secret_file” belong together. Set both, or neither.");
    if (entry.sound() && !lrs.endpoint.empty() && lrs.key.empty())
        entry.problem(entry.line("endpoint"), "an endpoint needs “key” and “secret_file”. Add them.");
}

void take_office(Entry entry, Settings::Office& office)
{
    const auto is_key = [](const std::string& letters) {
        const auto key = platform::public_key_from(letters);
        return key && platform::can_be_sealed_to(*key);
    };
    office.key = entry.words_or_none("key");
    if (!office.key.empty() && !is_key(office.key))
        entry.problem(
            entry.line("key"),
            fmt::format("“{}” is not a public key. Copy the second line of the office's .pub file.", office.key));
    office.devices = entry.list_or_none("devices");
    if (office.devices.size() > most_devices)
        entry.problem(entry.line("devices"), fmt::format("“devices” names more than {}.", most_devices));
    for (const auto& device : office.devices)
        if (!is_key(device))
            entry.problem(entry.line("devices"),
                          fmt::format("“{}” is not a public key. Copy the second line of the device's "
                                      "device.sign.pub.",
                                      device));
    entry.close();
}

void take_kiosk(Entry entry, Settings::Kiosk& kiosk)
{
    kiosk.idle_warn_s = entry.number("idle_warn_s", {60, 1200}, kiosk.idle_warn_s);
    kiosk.idle_cover_s = entry.number("idle_cover_s", {20, 600}, kiosk.idle_cover_s);
    kiosk.close_min = entry.number("close_min", {5, 480}, kiosk.close_min);
    if (entry.has("language")) kiosk.language = entry.one_of("language", {"en", "cy"});
    kiosk.facilitator = entry.words_or_none("facilitator");
    entry.close();
}

void take_course(Entry entry, const std::filesystem::path& folder, Settings& settings)
{
    if (const auto name = entry.words_or_none("folder"); !name.empty()) settings.course = folder / name;
    if (const auto name = entry.words_or_none("sticks"); !name.empty()) settings.sticks = folder / name;
    settings.pack_keys = entry.list_or_none("keys");
    if (settings.pack_keys.size() > most_pack_keys)
        entry.problem(entry.line("keys"), fmt::format("“keys” names more than {}. Take old ones out.", most_pack_keys));
    for (const auto& key : settings.pack_keys)
        if (!platform::public_key_from(key))
            entry.problem(entry.line("keys"),
                          fmt::format("“{}” is not a public key. Copy the second line of the maker's .pub file.", key));
    entry.close();
}

void take_keep(Entry entry, Settings::Keep& keep)
{
    keep.sent_days = entry.number("sent_days", {0, 90}, keep.sent_days);
    keep.quiet_days = entry.number("quiet_days", {30, 730}, keep.quiet_days);
    entry.close();
}

void take_copies(Entry entry, const std::filesystem::path& folder, Settings& settings)
{
    if (const auto name = entry.words_or_none("folder"); !name.empty()) settings.copies = folder / name;
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

// --- the address of the record store (X-20)
// ---------------------------------------------------------------------------

std::string lower(std::string_view words)
{
    std::string out(words);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view without_blanks(std::string_view text)
{
    const auto blank = [](unsigned char c) { return std::isspace(c) != 0; };
    while (!text.empty() && blank(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && blank(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return text;
}

std::string_view without_ending(std::string_view path)
{
    constexpr std::string_view statements = "/statements";
    while (path.ends_with('/')) path.remove_suffix(1);
    if (path.ends_with(statements)) path.remove_suffix(statements.size());
    while (path.ends_with('/')) path.remove_suffix(1);
    return path;
}

struct Host {
    std::string name;
    bool valid = false;
};

Host host_of(std::string_view authority)
{
    std::string_view port;
    std::string_view name = authority;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) return {};
        name = authority.substr(0, close + 1);
        port = authority.substr(close + 1);
    } else if (const auto colon = authority.find(':'); colon != std::string_view::npos) {
        name = authority.substr(0, colon);
        port = authority.substr(colon);
    }
    const bool port_fits =
        port.empty() || (port.size() >= 2 && port.size() <= 6 && port.front() == ':' &&
                         std::ranges::all_of(port.substr(1), [](unsigned char c) { return std::isdigit(c); }));
    const bool six = name.starts_with('[');
    const bool name_fits = !name.empty() && std::ranges::all_of(name, [&](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '.' || (six && (c == ':' || c == '[' || c == ']'));
    });
    return {lower(name), name_fits && port_fits};
}

bool is_loopback(const std::string& host)
{
    if (host == "localhost" || host == "[::1]") return true;
    const bool numbers = std::ranges::all_of(host, [](unsigned char c) { return std::isdigit(c) || c == '.'; });
    return numbers && host.starts_with("127.") && std::ranges::count(host, '.') == 3;
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
        if (auto entry = top.entry("office")) take_office(*entry, settings.office);
        if (auto entry = top.entry("kiosk")) take_kiosk(*entry, settings.kiosk);
        if (auto entry = top.entry("course")) {
            take_course(*entry, folder, settings);
        }
        if (auto entry = top.entry("keep")) take_keep(*entry, settings.keep);
        if (auto entry = top.entry("copies")) take_copies(*entry, folder, settings);
        if (auto entry = top.entry("local")) take_local(*entry, settings.local);
        top.close();
    }
    std::ranges::stable_sort(loaded.problems, {}, &model::Problem::line);
    for (auto& problem : loaded.problems) problem.file = file.string();
    return loaded;
}

LrsBase lrs_base(std::string_view typed)
{
    const auto address = without_blanks(typed);
    const auto colon = address.find("://");
    if (colon == std::string_view::npos)
        return {"", "the endpoint has to be a whole address, such as https://lrs.example.org/xapi."};
    const auto scheme = lower(address.substr(0, colon));
    const auto rest = address.substr(colon + 3);
    const auto authority = rest.substr(0, rest.find_first_of("/?#"));
    const bool odd = std::ranges::any_of(rest, [](char c) { return c <= ' ' || c >= 0x7f || c == '\\' || c == '"'; });
    if (odd) return {"", "the endpoint has blanks or letters in it that no address has. Take them out."};
    if (rest.find_first_of("?#") != std::string_view::npos)
        return {"", "the endpoint cannot have “?” or “#”. End it before them."};
    if (authority.find('@') != std::string_view::npos)
        return {"", "the endpoint cannot hold a name or a password. Use “key” and “secret_file”."};
    const auto host = host_of(authority);
    if (!host.valid)
        return {"",
                "the endpoint names no computer after “//”. Write an address such as https://lrs.example.org/xapi."};
    if (scheme != "https" && !(scheme == "http" && is_loopback(host.name)))
        return {"", "the endpoint has to begin with https://, so that nobody can read the records on their way."};
    return {scheme + "://" + std::string(without_ending(rest)), ""};
}

}  // namespace waypost
