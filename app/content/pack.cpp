#include "content/pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace content {
namespace {

constexpr int signature_lines = 4;
constexpr std::string_view manifest_word = "manifest ";
// Header, signature and the manifest's length: two lines of base64 and two comments.
constexpr std::size_t longest_top = 2'048;

struct Top {
    std::string_view signature;  // its four lines
    std::size_t manifest_size = 0;
    std::size_t size = 0;  // of all that stands before the manifest
};

// The lines before the manifest. Nothing in them is believed but where the signature and the manifest stand.
std::optional<Top> top_of(std::string_view text)
{
    if (!text.starts_with(pack_header)) return {};
    auto end = pack_header.size();
    for (int line = 0; line < signature_lines; ++line) {
        end = text.find('\n', end);
        if (end == std::string_view::npos) return {};
        ++end;
    }
    Top top{.signature = text.substr(pack_header.size(), end - pack_header.size())};
    const auto line_end = text.find('\n', end);
    if (line_end == std::string_view::npos || !text.substr(end).starts_with(manifest_word)) return {};
    const auto digits = text.substr(end + manifest_word.size(), line_end - end - manifest_word.size());
    const auto* stop = digits.data() + digits.size();
    const auto [read, wrong] = std::from_chars(digits.data(), stop, top.manifest_size);
    if (wrong != std::errc() || read != stop || digits.front() == '0') return {};
    top.size = line_end + 1;
    return top;
}

OpenedPack refused(Refusal refusal, std::string why) { return {nullptr, refusal, std::move(why)}; }

OpenedPack not_a_pack()
{
    return refused(Refusal::not_a_pack, "this is not a course pack, or only a part of one. Copy it again.");
}

OpenedPack altered(const std::string& what)
{
    return refused(Refusal::altered,
                   fmt::format("{} was changed after the pack was signed. Copy the pack again from where it came "
                               "from; if it is still refused, ask who made it.",
                               what));
}

const platform::PublicKey* key_with(const platform::KeyId& id, const Trust& trust)
{
    const auto found = std::ranges::find(trust.keys, id, &platform::PublicKey::id);
    return found == trust.keys.end() ? nullptr : &*found;
}

std::uint64_t size_of_files(const Manifest& manifest)
{
    std::uint64_t size = 0;
    for (const PackedFile& file : manifest.files) size += file.size;
    return size;
}

OpenedPack open_held(std::unique_ptr<platform::HeldFile> file, const Trust& trust)
{
    if (file->size() > longest_pack)
        return refused(Refusal::too_big, "this is larger than 512 MiB, which no course pack may be.");
    const auto begin = file->read(0, static_cast<std::size_t>(std::min<std::uint64_t>(file->size(), longest_top)));
    if (!begin.ok()) return refused(Refusal::unreadable, begin.trouble);
    const auto top = top_of(begin.bytes);
    if (!top) return not_a_pack();
    if (top->manifest_size > longest_manifest)
        return refused(Refusal::too_big, "its manifest is larger than 1 MiB, which no course pack needs.");
    if (top->size + top->manifest_size > file->size()) return not_a_pack();
    const auto signature = platform::signature_from(top->signature);
    if (!signature || platform::text_of(*signature, pack_comment) != top->signature)
        return refused(Refusal::altered, "its signature cannot be read. Copy the pack again from where it came from.");
    const auto* key = key_with(signature->key, trust);
    if (!key)
        return refused(Refusal::unknown_key,
                       "it is signed with a key that this device does not know. If you trust who made it, add their "
                       "public key to [course] keys in waypost.toml.");

    const auto text = file->read(top->size, top->manifest_size);
    if (!text.ok()) return refused(Refusal::unreadable, text.trouble);
    if (!platform::is_signed(text.bytes, *signature, *key)) return altered("its manifest");
    auto read = manifest_from(text.bytes, trust.app_version);
    if (read.too_new) return refused(Refusal::too_new, read.why + ". Update the app first.");
    if (!read.why.empty()) return refused(Refusal::malformed, read.why + ". Ask who made it for another.");
    const auto contents_at = top->size + top->manifest_size;
    const auto whole = contents_at + size_of_files(read.manifest);
    if (whole > longest_pack)
        return refused(Refusal::too_big, "this is larger than 512 MiB, which no course pack may be.");
    if (whole > file->size()) return not_a_pack();
    if (whole < file->size()) return altered("its end");
    return {std::make_shared<const Pack>(std::move(file), std::move(read.manifest), contents_at), Refusal::none, {}};
}

}  // namespace

Pack::Pack(std::unique_ptr<platform::HeldFile> file, Manifest manifest, std::uint64_t contents_at)
    : file_(std::move(file)), manifest_(std::move(manifest))
{
    offsets_.reserve(manifest_.files.size());
    for (const PackedFile& packed : manifest_.files) {
        offsets_.push_back(contents_at);
        contents_at += packed.size;
    }
}

const PackedFile* Pack::find(std::string_view name) const
{
    const auto found = std::ranges::lower_bound(manifest_.files, name, {}, &PackedFile::name);
    return found != manifest_.files.end() && found->name == name ? &*found : nullptr;
}

std::size_t Pack::size(std::string_view name) const
{
    const PackedFile* packed = find(name);
    return packed ? static_cast<std::size_t>(packed->size) : 0;
}

platform::Contents Pack::read(std::string_view name) const
{
    const PackedFile* packed = find(name);
    if (!packed) return {{}, std::string(name) + ": it is not in the pack"};
    const auto at = offsets_[static_cast<std::size_t>(packed - manifest_.files.data())];
    auto contents = file_->read(at, static_cast<std::size_t>(packed->size));
    if (contents.ok() && platform::hash(contents.bytes) != packed->hash)
        return {{}, std::string(name) + ": it was changed after the pack was signed"};
    return contents;
}

std::string Pack::altered_file() const
{
    for (const PackedFile& packed : manifest_.files)
        if (!read(packed.name).ok()) return packed.name;
    return {};
}

OpenedPack open_pack(const std::filesystem::path& path, const Trust& trust)
{
    try {
        return open_held(std::make_unique<platform::HeldFile>(path), trust);
    } catch (const platform::FileBroken& broken) {
        return refused(Refusal::unreadable, broken.what());
    }
}

OpenedPack open_whole_pack(const std::filesystem::path& path, const Trust& trust)
{
    auto opened = open_pack(path, trust);
    if (!opened.pack) return opened;
    if (const auto name = opened.pack->altered_file(); !name.empty()) return altered(name);
    return opened;
}

}  // namespace content
