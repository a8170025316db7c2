#include "content/text.h"

#include "content/letters.h"

#include <algorithm>

namespace content {

std::optional<std::string> read_text(const Files& files, const std::string& file, model::Problems& problems)
{
    const auto refuse = [&](int line, const char* why) {
        problems.push_back({file, line, why});
        return std::nullopt;
    };
    if (!files.has(file)) return refuse(0, "this file is missing. Write it, or put it back.");
    if (files.size(file) > most_bytes)
        return refuse(0, "this file is larger than 1 MiB, which no course text needs. Split it or make it shorter.");

    const auto [raw, trouble] = files.read(file, most_bytes);
    if (!trouble.empty())
        return refuse(0, files.are_packed() ? "this file is not as it was signed. Copy the pack again."
                                            : "this file cannot be read. Check that you are allowed to open it.");
    if (const auto at = not_utf8_at(raw))
        return refuse(line_at(raw, *at), "this is not UTF-8 text. Save the file as UTF-8.");

    std::string_view text = raw;
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    std::string clean;
    clean.reserve(text.size());
    for (auto end = text.find("\r\n"); end != std::string_view::npos; end = text.find("\r\n")) {
        clean += text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    clean += text;
    return clean;
}

int line_at(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

Lines::Lines(std::string_view text)
{
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ends_.push_back(at);
}

int Lines::at(std::size_t offset) const
{
    return 1 + static_cast<int>(std::ranges::lower_bound(ends_, offset) - ends_.begin());
}

}  // namespace content
