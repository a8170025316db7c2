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
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool windows_line_end = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!windows_line_end) clean += text[i];
    }
    return clean;
}

int line_at(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace content
