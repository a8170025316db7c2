#include "content/pack_writer.h"

#include "content/pack.h"

#include <stdexcept>
#include <utility>

namespace content {

Manifest manifest_of(Manifest about, const PackFiles& files)
{
    about.files.clear();
    for (const auto& [name, bytes] : files)
        about.files.push_back({.name = name, .size = bytes.size(), .hash = platform::hash(bytes)});
    // The reader knows all the rules.
    const auto text = text_of(about);
    if (const auto read = manifest_from(text, about.needs); !read.why.empty() || read.manifest != about)
        throw std::invalid_argument("this cannot be packed: " +
                                    (read.why.empty() ? "its manifest would not be read as it is" : read.why));
    return about;
}

std::string comment_of(const Manifest& manifest) { return manifest.id + " " + manifest.version; }

std::string packed(const Manifest& manifest, const platform::Signature& signature, const PackFiles& files)
{
    const auto text = text_of(manifest);
    std::string bytes(pack_header);
    bytes += platform::text_of(signature, pack_comment);
    bytes += "manifest " + std::to_string(text.size()) + "\n" + text;
    for (const PackedFile& file : manifest.files) bytes += files.at(file.name);
    return bytes;
}

std::string signed_pack(Manifest about, const PackFiles& files, const platform::SigningKey& key)
{
    const auto manifest = manifest_of(std::move(about), files);
    return packed(manifest, platform::sign(key, text_of(manifest), comment_of(manifest)), files);
}

}  // namespace content
