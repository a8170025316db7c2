// A lesson's prose, parsed once. Plain values: what it says and how it is built, nothing of how it looks.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace model {

/// A run of words in one style. `link` is "" or what the words lead to: "word:ID" (the word list),
/// "source:ID" (a source) or "lesson:TOPIC#SECTION".
struct Span {
    std::string words;
    bool bold = false;
    std::string link;
    bool operator==(const Span&) const = default;
};
using Spans = std::vector<Span>;

struct Paragraph {
    Spans spans;
    bool operator==(const Paragraph&) const = default;
};

/// A heading inside a section ("###"). The section's own title is Section::title.
struct Heading {
    Spans spans;
    bool operator==(const Heading&) const = default;
};

struct List {
    bool numbered = false;
    std::vector<Spans> items;
    bool operator==(const List&) const = default;
};

struct Table {
    std::vector<Spans> head;
    std::vector<std::vector<Spans>> rows;  ///< every row as long as the head
    bool operator==(const Table&) const = default;
};

enum class CalloutKind { law, practice, reflect, key_point };

struct Callout {
    CalloutKind kind = CalloutKind::practice;
    std::string title;
    std::vector<std::variant<Paragraph, List>> blocks;
    bool operator==(const Callout&) const = default;
};

/// Stands where a figure of the course is to be shown; `id` is a Figure::id.
struct FigureHere {
    std::string id;
    /// In a translation the figure in words, shown instead of the drawing, which speaks the course's language.
    std::string caption = {};
    std::vector<std::string> words = {};
    bool operator==(const FigureHere&) const = default;
};

using Block = std::variant<Paragraph, Heading, List, Table, Callout, FigureHere>;

/// One page of a lesson: a "##" heading and what follows it. `id` is stable: bookmarks and questions name it.
struct Section {
    std::string id;
    std::string title;
    std::vector<Block> blocks;
    bool operator==(const Section&) const = default;
};

using Document = std::vector<Section>;

/// The words alone, a space between runs; for speech, the item list and tests.
std::string plain(const Spans&);
std::string plain(const Block&);

/// What stands on the page as one run of words, each: paragraphs and lines of lists, in call-outs too.
std::vector<std::string> passages(const Document&);

}  // namespace model
