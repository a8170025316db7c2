#include "content/pack.h"

#include "content/load.h"
#include "fuzz/targets.h"

namespace {

constexpr auto app_version = "0.1.0";

// The same in every run, so that what was found is found again. No device ever trusts it.
const platform::SigningKey& maker()
{
    static const platform::SigningKey key = platform::signing_key_from_seed({1, 2, 3});
    return key;
}

// What stands after the manifest's end (an empty line) are the files. Signed, or the fuzzer would never get further.
std::string signed_pack(std::string_view bytes)
{
    const auto end = bytes.find("\n\n");
    const std::string manifest(end == std::string_view::npos ? bytes : bytes.substr(0, end + 1));
    const auto signature = platform::sign(maker(), manifest, "fuzz");
    return std::string(content::pack_header) + platform::text_of(signature, content::pack_comment) + "manifest " +
           std::to_string(manifest.size()) + "\n" + manifest +
           std::string(end == std::string_view::npos ? "" : bytes.substr(end + 2));
}

void open_and_read(const std::filesystem::path& file)
{
    const auto opened = content::open_whole_pack(file, {{maker().public_key()}, app_version});
    fuzz::must((opened.pack != nullptr) == opened.why.empty(), "a refused pack has a reason");
    if (opened.pack) content::load(content::Files(opened.pack));
}

}  // namespace

void fuzz::manifest(std::string_view bytes)
{
    const auto read = content::manifest_from(bytes, app_version);
    if (read.why.empty()) must(content::text_of(read.manifest) == bytes, "a manifest has one spelling");
}

void fuzz::pack(std::string_view bytes)
{
    static const Folder folder;
    open_and_read(folder.put("raw.pack", bytes));
    open_and_read(folder.put("signed.pack", signed_pack(bytes)));
}
