// The Markdown of a course as words with their lines. `content` reads its meaning; here only the marks are taken off,
// so that a sentence can be looked at where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lint {

/// A paragraph, a line of a list or of a call-out, a heading or a row of a table.
struct Piece {
    std::string words;  ///< "\n" where the file has a new line
    std::string section;
    int line = 0;
    bool is_label = false;  ///< a heading, a call-out's title or a row of a table
};

struct Markdown {
    std::string front;  ///< the TOML between the +++ lines, or ""
    std::vector<Piece> pieces;
};

Markdown read_markdown(std::string_view text);

/// One line without its marks: "**Call** the [police](word:police)" says "Call the police".
std::string without_marks(std::string_view line);

}  // namespace lint
