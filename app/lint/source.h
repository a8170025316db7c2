// The words of a course as its authors wrote them, each with the place it stands in. `content` makes values of the same
// files and forgets where they came from; an editor has to point at the line.
//
// Only a file that can be read is in it: what is wrong with the others, `content::load` has told already.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lint {

struct Spot {
    std::string file;
    int line = 0;
};

/// What kind of words they are.
enum class Kind {
    prose,   ///< whole sentences to be read: paragraphs, list lines, reasons, meanings
    label,   ///< headings, table cells, titles: often no sentence
    answer,  ///< what can be chosen: an option of a question, an action of a case
};

struct Said {
    std::string name;             ///< "lesson/1.6/two-duties", "item/1.6-duty/option/s47.reason", "word/child.meaning"
    std::string topic;            ///< "1.6" in a lesson or among its questions; else ""
    std::string language = "en";  ///< a translated lesson's, "lesson/1.6.cy", or the course's
    Kind kind = Kind::prose;
    bool may_be_bad =
        false;          ///< a wrong answer, or a sentence of a passage to be judged: it may say what nobody should
    Spot at;            ///< of its first word
    std::string words;  ///< without marks of Markdown; "\n" where the file has a new line
    /// Where the character at `offset` stands.
    Spot spot(std::size_t offset) const;
    bool is_english() const { return language == "en"; }  ///< which is what sentences and words are checked in
};

struct Source {
    std::vector<Said> said;
    std::map<std::string, Spot, std::less<>> spots;  ///< by name, with and without ".key"

    /// Of the key; of the whole entry when the key was left out.
    Spot spot(std::string_view name, std::string_view key = "") const;
    /// Where something of this name begins with these words; else where it begins itself.
    Spot spot_of_words(std::string_view name, std::string_view words) const;
};

Source read_source(const std::filesystem::path& folder);

}  // namespace lint
