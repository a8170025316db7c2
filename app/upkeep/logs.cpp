#include "upkeep/logs.h"

#include "platform/files.h"

#include <sstream>

namespace upkeep {

static constexpr std::size_t longest_log = std::size_t{4} << 20U;

static bool has_time(const std::string& line) { return line.size() > 24 && line[4] == '-' && line[23] == 'Z'; }

void drop_lines_before(const std::filesystem::path& log, model::Millis time)
{
    const platform::Contents file = platform::read_file(log, longest_log);
    if (!file.ok()) return;
    const std::string first_kept = model::utc_text(time);
    std::istringstream lines(file.bytes);
    std::string kept;
    bool keep = false;
    for (std::string line; std::getline(lines, line);) {
        if (has_time(line)) keep = line.substr(0, first_kept.size()) >= first_kept;
        if (keep) kept += line + "\n";
    }
    if (kept.size() != file.bytes.size()) platform::write_whole(log, kept);
}

}  // namespace upkeep
