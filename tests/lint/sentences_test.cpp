// How words, sentences and syllables are counted, and where in a file they stand.
#include "lint/sentences.h"
#include "lint/markdown.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using lint::sentences_in;
using lint::syllables_in;
using lint::words_in;

namespace {

std::vector<std::string> sentences(const char* words)
{
    std::vector<std::string> all;
    for (const auto& sentence : sentences_in(words)) all.emplace_back(sentence.words);
    return all;
}

}  // namespace

TEST_CASE("a sentence ends at a full stop before a new beginning, and nowhere else")
{
    using Sentences = std::vector<std::string>;

    CHECK(sentences("Ring 999. Then write it down.") == Sentences{"Ring 999.", "Then write it down."});
    CHECK(sentences("“Are you safe?” she asks. He is.") == Sentences{"“Are you safe?” she asks.", "He is."});
    CHECK(sentences("He said: “I am late.” Nobody asked.") == Sentences{"He said: “I am late.”", "Nobody asked."});
    CHECK(sentences("Mr Osei rang. Dr. Hale was out.") == Sentences{"Mr Osei rang.", "Dr. Hale was out."});
    CHECK(sentences("Lesson 1.6 is on section 47(5A).") == Sentences{"Lesson 1.6 is on section 47(5A)."});
    CHECK(sentences("share what you see") == Sentences{"share what you see"});
    CHECK(sentences("One line.\nThe next.") == Sentences{"One line.", "The next."});
    CHECK(sentences("").empty());
}

TEST_CASE("words are what stands between blanks and says something")
{
    CHECK(words_in("Section 47(5A) – the child’s view – counts.").size() == 6);
    CHECK(words_in("– …").empty());
}

TEST_CASE("syllables are counted as they are heard")
{
    const std::pair<const char*, int> heard[] = {
        {"the", 1},        {"child", 1},        {"make", 1},     {"makes", 1},     {"table", 2},
        {"wanted", 2},     {"stopped", 1},      {"police", 2},   {"children", 2},  {"authority", 4},
        {"abuse", 2},      {"exploitation", 4}, {"services", 3}, {"changes", 2},   {"child’s", 1},
        {"assessment", 3}, {"999", 3},          {"I", 1},        {"vulnerable", 4}};
    for (const auto& [word, syllables] : heard) {
        CAPTURE(word);
        CHECK(syllables_in(word) == syllables);
    }
}

TEST_CASE("short words in short sentences read at a lower age than long ones")
{
    lint::Effort plain, hard;
    plain.add("Ask the child what they want.");
    plain.add("Write it down on the same day.");
    hard.add(
        "Practitioners undertaking multidisciplinary assessments should appropriately contextualise vulnerabilities.");

    CHECK(plain.reading_age() < 8);
    CHECK(hard.reading_age() > 20);
    CHECK(lint::Effort().reading_age() == 0);
}

TEST_CASE("marks are taken off, and every piece knows its page and its line")
{
    const auto read = lint::read_markdown(
        "+++\n"
        "purpose = \"Know it.\"\n"
        "+++\n"
        "\n"
        "## First page {#first}\n"
        "\n"
        "**Ring** the [police](word:police),\n"
        "then wait.\n"
        "\n"
        "![](figure:way)\n"
        "\n"
        "- one\n"
        "- two\n"
        "\n"
        "| Who | What |\n"
        "| --- | --- |\n"
        "| You | [ring](source:X) |\n"
        "\n"
        "> [!law] The rule\n"
        "> It holds.\n");

    struct Seen {
        std::string words, section;
        int line;
        bool label;
        bool operator==(const Seen&) const = default;
    };
    std::vector<Seen> seen;
    for (const auto& piece : read.pieces) seen.push_back({piece.words, piece.section, piece.line, piece.is_label});
    const std::vector<Seen> expected = {
        {"First page", "first", 5, true}, {"Ring the police,\nthen wait.", "first", 7, false},
        {"one", "first", 12, false},      {"two", "first", 13, false},
        {"Who", "first", 15, true},       {"What", "first", 15, true},
        {"You", "first", 17, true},       {"ring", "first", 17, true},
        {"The rule", "first", 19, true},  {"It holds.", "first", 20, false}};
    CHECK(seen.size() == expected.size());
    CHECK((seen == expected));
    CHECK(read.front == "purpose = \"Know it.\"\n");
}
