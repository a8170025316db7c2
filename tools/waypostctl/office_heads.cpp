#include "waypostctl/office_heads.h"

#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace waypostctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest = std::size_t{1} << 20;
constexpr std::size_t most_heads = 1'000;

// A file a device, a line a head: "COUNTER LINK". Its name is a UUID, checked where the bundle was read.
fs::path file_of(const fs::path& data, const std::string& device) { return data / "heads" / device; }

std::vector<bundle::Place> remembered(const fs::path& data, const std::string& device)
{
    std::vector<bundle::Place> heads;
    std::istringstream lines(platform::read_file(file_of(data, device), longest).bytes);
    for (bundle::Place head; lines >> head.counter >> head.link;) heads.push_back(head);
    return heads;
}

// "" when the bundle does not say.
std::string link_in(const bundle::Bundle& bundle, std::int64_t counter)
{
    if (counter == bundle.before.counter) return bundle.before.link;
    const auto at = counter - bundle.before.counter - 1;
    return at >= 0 && at < static_cast<std::int64_t>(bundle.rows.size())
               ? bundle.rows[static_cast<std::size_t>(at)].link
               : "";
}

}  // namespace

std::string fork_seen_at_office(const fs::path& data, const bundle::Bundle& bundle)
{
    for (const bundle::Place& head : remembered(data, bundle.device)) {
        const std::string link = link_in(bundle, head.counter);
        if (!link.empty() && link != head.link)
            return fmt::format(
                "There are two ledgers under the name of this device: record {} was {} and is {} here. One of them is "
                "a "
                "copy, or was set back. Keep this bundle and the ones before it, and look for the other device.",
                head.counter, head.link, link);
    }
    return "";
}

void remember_head(const fs::path& data, const bundle::Bundle& bundle)
{
    auto heads = remembered(data, bundle.device);
    if (std::ranges::find(heads, bundle.head) == heads.end()) heads.push_back(bundle.head);
    if (heads.size() > most_heads) heads.erase(heads.begin());
    std::string text;
    for (const bundle::Place& head : heads) text += fmt::format("{} {}\n", head.counter, head.link);
    fs::create_directories(file_of(data, bundle.device).parent_path());
    platform::write_whole(file_of(data, bundle.device), text);
}

}  // namespace waypostctl
