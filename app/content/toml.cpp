// TOML text into tables; entry.cpp reads what is in them.
#include "content/entry.h"
#include "content/text.h"

#include <fmt/format.h>

namespace content {

std::optional<toml::table> parse_toml(std::string_view text, const std::string& file, int lines_before,
                                      model::Problems& problems)
{
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        const int line = lines_before + static_cast<int>(error.source().begin.line);
        problems.push_back({file, line,
                            fmt::format("this cannot be read as TOML ({}). Look at this line and the one before it.",
                                        error.description())});
        return {};
    }
}

std::optional<toml::table> read_toml(const Files& files, const std::string& file, model::Problems& problems)
{
    const auto text = read_text(files, file, problems);
    return text ? parse_toml(*text, file, 0, problems) : std::nullopt;
}

}  // namespace content
