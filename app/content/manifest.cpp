#include "content/manifest.h"

#include "content/entry.h"
#include "content/letters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace content {
namespace {

constexpr int longest_number = 9;  // digits; fits an int

std::string_view next_line(std::string_view& text)
{
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

// The value of a line "key value".
std::optional<std::string> value_of(std::string_view line, std::string_view key)
{
    if (line.size() < key.size() + 2 || !line.starts_with(key) || line[key.size()] != ' ') return {};
    return std::string(line.substr(key.size() + 1));
}

std::optional<std::uint64_t> number_from(std::string_view digits)
{
    std::uint64_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, wrong] = std::from_chars(digits.data(), end, number);
    if (wrong != std::errc() || stop != end || std::to_string(number) != digits) return {};
    return number;
}

std::optional<platform::Hash> hash_from(std::string_view text)
{
    platform::Hash hash;
    if (text.size() != hash.size() * 2) return {};
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto* at = text.data() + 2 * i;
        const auto [stop, wrong] = std::from_chars(at, at + 2, hash[i], 16);
        if (wrong != std::errc() || stop != at + 2) return {};
    }
    if (platform::hex(hash) != text) return {};
    return hash;
}

// "file HASH SIZE NAME"
std::optional<PackedFile> file_from(std::string_view line)
{
    const auto rest = value_of(line, "file");
    if (!rest) return {};
    const auto first = rest->find(' ');
    const auto second = first == std::string::npos ? first : rest->find(' ', first + 1);
    if (second == std::string::npos) return {};
    const auto hash = hash_from(rest->substr(0, first));
    const auto size = number_from(std::string_view(*rest).substr(first + 1, second - first - 1));
    if (!hash || !size) return {};
    return PackedFile{.name = rest->substr(second + 1), .size = *size, .hash = *hash};
}

// Why this file may not come after those before it; "" when it may.
std::string trouble_with(const PackedFile& file, const std::vector<PackedFile>& before, std::uint64_t together)
{
    if (!is_pack_name(file.name)) return "a file has a name that no file of a pack may have";
    if (file.size > longest_file) return fmt::format("{} is larger than a file may be", file.name);
    if (!before.empty() && before.back().name >= file.name) return "its files are not in the order of their names";
    if (before.size() == most_files) return fmt::format("it has more than {} files", most_files);
    if (together > longest_pack) return "its files together are larger than a pack may be";
    return {};
}

std::vector<int> numbers_of(std::string_view version)
{
    std::vector<int> numbers;
    while (!version.empty()) {
        const auto part = version.substr(0, version.find_first_of("-."));
        int number = 0;
        std::from_chars(part.data(), part.data() + part.size(), number);
        numbers.push_back(number);
        version.remove_prefix(std::min(version.size(), part.size() + 1));
    }
    return numbers;
}

}  // namespace

bool is_pack_name(std::string_view name)
{
    if (name.empty() || name.size() > longest_name) return false;
    int parts = 0;
    while (true) {
        const auto part = name.substr(0, name.find('/'));
        const bool letters = std::ranges::all_of(part, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        });
        if (part.empty() || part.front() == '.' || !letters || ++parts > deepest_name) return false;
        if (part.size() == name.size()) return true;
        name.remove_prefix(part.size() + 1);
    }
}

bool is_version(std::string_view version)
{
    if (version.empty() || version.size() > 40) return false;
    int digits = 0;
    for (const char c : version) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit && ((c != '-' && c != '.') || digits == 0)) return false;
        digits = digit ? digits + 1 : 0;
        if (digits > longest_number) return false;
    }
    return digits > 0;
}

bool is_older(std::string_view version, std::string_view than) { return numbers_of(version) < numbers_of(than); }

std::string text_of(const Manifest& manifest)
{
    std::string text =
        fmt::format("needs {}\ncourse {}\nversion {}\nlaw_as_at {}\nreview_by {}\ntitle {}\n", manifest.needs,
                    manifest.id, manifest.version, manifest.law_as_at, manifest.review_by, manifest.title);
    for (const PackedFile& file : manifest.files)
        text += fmt::format("file {} {} {}\n", platform::hex(file.hash), file.size, file.name);
    return text;
}

ReadManifest manifest_from(std::string_view text, const std::string& app_version)
{
    ReadManifest read;
    const auto refuse = [&](std::string why) {
        read.why = std::move(why);
        return std::move(read);
    };
    if (text.size() > longest_manifest) return refuse("its manifest is larger than 1 MiB");
    if (!text.ends_with('\n')) return refuse("its manifest ends in the middle of a line");
    auto& manifest = read.manifest;
    // First, and by itself: what a later app writes below it need not be understood here.
    manifest.needs = value_of(next_line(text), "needs").value_or("");
    if (!is_version(manifest.needs)) return refuse("its manifest does not say which version of Waypost it needs");
    read.too_new = is_older(app_version, manifest.needs);
    if (read.too_new)
        return refuse(fmt::format("it needs Waypost {} or later; this is {}", manifest.needs, app_version));

    manifest.id = value_of(next_line(text), "course").value_or("");
    manifest.version = value_of(next_line(text), "version").value_or("");
    manifest.law_as_at = value_of(next_line(text), "law_as_at").value_or("");
    manifest.review_by = value_of(next_line(text), "review_by").value_or("");
    manifest.title = value_of(next_line(text), "title").value_or("");
    if (!is_id(manifest.id, Letters::small)) return refuse("its manifest does not name a course");
    if (!is_version(manifest.version)) return refuse("its version is not numbers with - or . between them");
    if (!is_date(manifest.law_as_at) || !is_date(manifest.review_by)) return refuse("its manifest has no proper dates");
    if (manifest.title.empty() || not_utf8_at(manifest.title) || letters_in(manifest.title) > 200 ||
        bad_letter_in(manifest.title))
        return refuse("its manifest has no proper title");

    std::uint64_t together = 0;
    while (!text.empty()) {
        auto file = file_from(next_line(text));
        if (!file) return refuse("its manifest has a line that cannot be read");
        together += std::min<std::uint64_t>(file->size, longest_pack);
        if (auto why = trouble_with(*file, manifest.files, together); !why.empty()) return refuse(std::move(why));
        manifest.files.push_back(std::move(*file));
    }
    if (manifest.files.empty()) return refuse("it holds no files");
    return read;
}

}  // namespace content
