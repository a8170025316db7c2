// Files that people write, read whole and with a limit (RS-34).
#pragma once

#include "content/files.h"
#include "model/problem.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

inline constexpr std::size_t most_bytes = 1U << 20U;  ///< in a file
inline constexpr std::size_t most_letters = 4'000;    ///< in one string or paragraph

/// The text of a file: UTF-8, lines ending in "\n", no byte-order mark. Nothing, and a problem, when it is not
/// there, too big or not UTF-8.
std::optional<std::string> read_text(const Files&, const std::string& file, model::Problems&);

/// The line, from 1, that the character at `offset` stands in.
int line_at(std::string_view text, std::size_t offset);

/// The same for whoever asks often: the text is gone through once.
class Lines {
public:
    explicit Lines(std::string_view text);
    int at(std::size_t offset) const;

private:
    std::vector<std::size_t> ends_;  // where each line feed is
};

}  // namespace content
