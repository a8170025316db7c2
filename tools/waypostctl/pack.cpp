#include "pack.h"

#include "check.h"
#include "content/drawing.h"
#include "content/load.h"
#include "content/pack_writer.h"
#include "model/time.h"
#include "pictures.h"
#include "platform/clock.h"
#include "platform/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <utility>

namespace waypostctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_key = 4'096;

// What a running kiosk reads, and nothing else that happens to lie in the folder: all that loading it read, and what is
// read later, page by page.
content::PackFiles files_of(const fs::path& folder, const content::Files& its, const model::Course& course)
{
    content::PackFiles files;
    const auto take = [&](const std::string& name) {
        auto contents = its.read(name, content::longest_file);
        if (!contents.ok()) throw platform::FileBroken(contents.trouble);
        files.emplace(name, std::move(contents.bytes));
    };
    std::ranges::for_each(its.what_was_read(), take);
    std::ranges::for_each(course.recordings | std::views::values, take);
    const platform::ScratchFolder scratch;
    std::string why;
    for (const model::Figure& figure : course.figures)
        for (const bool narrow : {false, true})
            for (const auto theme : {model::Theme::light, model::Theme::dark, model::Theme::high_contrast}) {
                const auto name = content::picture_file(figure.id, narrow, theme);
                files.emplace(name, picture(folder, figure.id, narrow, name, scratch.path(), why));
                if (!why.empty()) throw platform::FileBroken(why);
            }
    return files;
}

content::Manifest about(const model::Course& course, const std::string& needs)
{
    if (!content::is_version(course.version))
        throw std::invalid_argument(
            "course.toml: a pack's version has to be numbers with - or . between them, such as 2026-11-23, so that "
            "devices can tell which of two is newer.");
    return {.needs = needs,
            .id = course.id,
            .version = course.version,
            .law_as_at = course.law_as_at,
            .review_by = model::review_by(course),
            .title = course.title};
}

std::string read_or_throw(const fs::path& file)
{
    auto contents = platform::read_file(file, longest_key);
    if (!contents.ok()) throw platform::FileBroken(contents.trouble);
    return std::move(contents.bytes);
}

platform::Signature signature_for(const content::Manifest& manifest, const PackOrder& order)
{
    if (!order.signature.empty()) {
        if (const auto theirs = platform::signature_from(read_or_throw(order.signature))) return *theirs;
        throw platform::FileBroken(order.signature.string() +
                                   ": this is no signature as minisign writes it. Sign the manifest with "
                                   "\"minisign -S -m FILE\".");
    }
    auto text = read_or_throw(order.key);
    std::string why;
    const auto key = platform::signing_key_from(text, why);
    platform::wipe(text);
    if (!key) throw platform::FileBroken(order.key.string() + ": " + why);
    return platform::sign(*key, content::text_of(manifest), content::comment_of(manifest));
}

}  // namespace

int pack(const PackOrder& order, std::ostream& out)
{
    const Check today{.today = model::utc_text(platform::wall_ms()).substr(0, 10)};
    if (const int problems = check(order.course, today, out); problems != 0) return problems;
    content::Files its(order.course);
    its.remember_what_is_read();
    const auto loaded = content::load(its);
    const auto files = files_of(order.course, its, *loaded.course);
    const auto manifest = content::manifest_of(about(*loaded.course, order.needs), files);
    if (!order.manifest.empty()) {
        platform::write_whole(order.manifest, content::text_of(manifest), 0644);
        out << order.manifest.string() << ": sign it with \"minisign -S -m " << order.manifest.string()
            << "\", then pack again with --signature.\n";
        return 0;
    }
    const auto bytes = content::packed(manifest, signature_for(manifest, order), files);
    platform::write_whole(order.pack, bytes, 0644);
    out << fmt::format("{}: {} files, {:.1f} MiB, version {}.\n", order.pack.string(), files.size(),
                       static_cast<double>(bytes.size()) / (1U << 20U), manifest.version);
    return 0;
}

std::optional<platform::PublicKey> make_key_files(const fs::path& name, std::ostream& out)
{
    const fs::path secret = fs::path(name).concat(".key"), open = fs::path(name).concat(".pub");
    for (const fs::path& file : {secret, open})
        if (fs::exists(file)) {
            out << file.string() << ": it is there already. Choose another name; a key is never written over.\n";
            return {};
        }
    const auto key = platform::make_signing_key();
    auto text = platform::file_of(key);
    platform::write_whole(secret, text, 0600);
    platform::wipe(text);
    platform::write_whole(open, platform::file_of(key.public_key()), 0644);
    return key.public_key();
}

int make_key(const fs::path& name, std::ostream& out)
{
    const auto key = make_key_files(name, out);
    if (!key) return 1;
    out << name.string() << ".key is secret: whoever has it can make packs in your name.\n"
        << "Devices that take them have this in waypost.toml:\n\n[course]\nkeys = [\"" << platform::text_of(*key)
        << "\"]\n";
    return 0;
}

int verify(const fs::path& pack, const content::Trust& trust, std::ostream& out)
{
    const auto opened = content::open_whole_pack(pack, trust);
    if (!opened.pack) {
        out << pack.string() << ": " << opened.why << '\n';
        return 1;
    }
    const auto [course, problems] = content::load(content::Files(opened.pack));
    for (const auto& problem : problems) out << model::text_of(problem) << '\n';
    const auto& manifest = opened.pack->manifest();
    out << fmt::format("{}: {}, version {}, law as at {}, review by {}: {} files, every byte as it was signed{}.\n",
                       pack.string(), manifest.title, manifest.version, manifest.law_as_at, manifest.review_by,
                       manifest.files.size(), problems.empty() ? "" : ", but the course in it has problems");
    return problems.empty() ? 0 : 1;
}

int install(Device& device, const fs::path& pack, std::ostream& out)
{
    auto installed = device.install(pack, waypost::Older::refused);
    if (installed.refusal != content::Refusal::none) {
        out << pack.string() << ": not installed: " << installed.why << '\n';
        return 1;
    }
    const auto& course = *installed.loaded.course;
    out << fmt::format("{}, version {}, is installed. The kiosk shows it from its next start on.\n", course.title,
                       course.version);
    device.show(std::move(installed));
    return 0;
}

}  // namespace waypostctl
