// A TOML table that a person wrote, read strictly. Every key is asked for once by its kind; close() then reports what
// is missing and what nobody asked for. What is wrong becomes a problem with its line; the call then gives an empty
// value, and sound() tells that the entry is not to be used.
#pragma once

#include "content/files.h"
#include "model/problem.h"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// Parses `text`. A first line of `text` that is not line 1 of its file is told by `lines_before`.
std::optional<toml::table> parse_toml(std::string_view text, const std::string& file, int lines_before,
                                      model::Problems&);

/// Reads and parses one of the files.
std::optional<toml::table> read_toml(const Files&, const std::string& file, model::Problems&);

/// What an id may be made of.
enum class Letters {
    small,         ///< a-z 0-9 -
    small_dotted,  ///< a-z 0-9 - .
    any_case,      ///< a-z A-Z 0-9 - .
};
bool is_id(std::string_view, Letters);
std::string rule_of(Letters);  ///< "a-z, 0-9 and hyphens, at most 40 of them"

bool is_date(std::string_view);         ///< "2026-11-23", and such a day exists
bool is_web_address(std::string_view);  ///< absolute, https, a host, no blanks

struct Range {
    int least, most;
};

class Entry {
public:
    /// The top of a file. The table must outlive the entry.
    Entry(const toml::table&, std::string file, int lines_before, model::Problems&);

    std::string words(std::string_view key);
    std::string words_or_none(std::string_view key);
    std::string id(std::string_view key, Letters);
    std::string date(std::string_view key);
    std::string web_address(std::string_view key);
    std::string one_of(std::string_view key, const std::vector<std::string>& choices);
    int number(std::string_view key, Range);
    int number(std::string_view key, Range, int when_left_out);
    bool yes(std::string_view key);                       ///< false when left out
    std::vector<std::string> list(std::string_view key);  ///< at least one
    std::vector<std::string> list_or_none(std::string_view key);
    std::vector<Entry> entries(std::string_view key);  ///< [[key]] tables, perhaps none
    std::optional<Entry> entry(std::string_view key);  ///< a [key] table, or nothing when it is left out

    /// Keys that are not asked for when they are left out, but may be there.
    void knows(const std::vector<std::string>& keys);
    bool has(std::string_view key) const { return table_->contains(key); }
    void close();

    int line() const;
    int line(std::string_view key) const;  ///< of the key, or of the table when the key is not there
    const std::string& file() const { return file_; }
    const toml::table& table() const { return *table_; }
    void problem(int line, std::string what);
    bool sound() const { return sound_; }

private:
    Entry(const toml::table&, const Entry& above, std::string_view key, const char* header);
    const toml::node* ask(std::string_view key, bool needed);
    std::string checked(std::string_view key, const toml::node&);
    std::vector<std::string> list(std::string_view key, bool needed);
    int whole_number(std::string_view key, Range, const toml::node&);
    int line_of(const toml::source_region&) const;

    const toml::table* table_;
    std::string path_;    // "item.option"
    std::string header_;  // "[[item.option]]"
    std::string file_;
    int lines_before_;
    model::Problems* problems_;
    std::vector<std::string> asked_, missing_;
    bool sound_ = true;
};

}  // namespace content
