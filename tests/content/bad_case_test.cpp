// What an author of a case reads when something in it is not well.
#include "content/load.h"
#include "support/basics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace {

/// The shipped course with its High case, copied so that a test may spoil it.
class Spoilt {
public:
    Spoilt()
    {
        fs::copy(fs::path(WAYPOST_SOURCE) / "content/cse-level-2", folder_.path(), fs::copy_options::recursive);
    }
    std::string read(const std::string& file) const
    {
        std::ifstream in(folder_.path() / "cases" / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const std::string& file, const std::string& text) const
    {
        std::ofstream(folder_.path() / "cases" / file, std::ios::binary) << text;
    }
    void change(const std::string& file, const std::string& before, const std::string& now) const
    {
        auto text = read(file);
        const auto at = text.find(before);
        REQUIRE_MESSAGE(at != std::string::npos, file, " has no ", before);
        write(file, text.replace(at, before.size(), now));
    }
    void remove(const std::string& file) const { fs::remove(folder_.path() / "cases" / file); }
    content::Loaded load() const { return content::load(content::Files(folder_.path())); }

    std::string told() const
    {
        std::string all;
        for (const auto& problem : load().problems) all += (all.empty() ? "" : "\n") + model::text_of(problem);
        return all;
    }

private:
    sample::Folder folder_;
};

// The line is not part of the slip: only the file, and the words that say what is wrong and what to do.
std::string without_lines(const std::string& told)
{
    std::string all;
    std::size_t colons = 0;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (i == 0 || told[i - 1] == '\n') colons = 0;
        if (told[i] == ':') ++colons;
        const bool digit_of_line = colons == 1 && told[i] >= '0' && told[i] <= '9';
        if (!digit_of_line) all += told[i];
    }
    return all;
}

struct Slip {
    const char* file;
    const char* before;
    const char* now;
    const char* told;
};

template <std::size_t n>
void check(const Slip (&slips)[n])
{
    for (const Slip& slip : slips) {
        CAPTURE(slip.now);
        const Spoilt course;
        course.change(slip.file, slip.before, slip.now);
        CHECK(without_lines(course.told()) == slip.told);
        const auto loaded = course.load();
        for (const model::Case& its : loaded.course->cases) CHECK(its.id != "dylan");
    }
}

}  // namespace

TEST_CASE("the shipped cases have no problem, and each has what a case must have")
{
    const auto [course, problems] = content::load(fs::path(WAYPOST_SOURCE) / "content/cse-level-2");
    for (const auto& problem : problems) CHECK_MESSAGE(!problem.file.starts_with("cases/"), model::text_of(problem));
    REQUIRE_FALSE(course->cases.empty());
    int indicators = 0;
    for (const auto& group : course->matrix.groups) indicators += static_cast<int>(group.indicators.size());
    CHECK(course->matrix.groups.size() == 6);
    CHECK(indicators == 23);
    CHECK(course->matrix.vulnerability.size() == 10);
    CHECK(course->matrix.protective.size() == 6);
    for (const model::Case& its : course->cases) CHECK(its.label == "author-rated");
}

TEST_CASE("a problem of a case is told with its line")
{
    const Spoilt course;
    course.change("dylan.toml", "rating = \"medium\"\npassages = [\"attendance\"]",
                  "rating = \"medium\"\npassages = [\"atendance\"]");
    const auto problems = course.load().problems;
    REQUIRE(problems.size() == 1);
    const std::string text = course.read("dylan.toml");
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find("atendance")), '\n');
    CHECK(problems.front().line == line);
}

TEST_CASE("a slip about a passage is told: it has to stand in the file, be rated once, and say why")
{
    check({
        {"dylan.toml", "passages = [\"attendance\"]", "passages = [\"atendance\"]",
         "cases/dylan.toml:: this stage has no passage “atendance”. Did you mean “attendance”? Mend the name."},
        {"dylan.md", "(passage:sister)", "(passage:quieter)",
         "cases/dylan.md:: the passage “quieter” is marked twice in this file. Give one another id.\n"
         "cases/dylan.toml:: no page of this stage in cases/dylan.md marks the passage “sister”. Write it there as "
         "[words](passage:sister), or take this out."},
        {"dylan.toml",
         "[[stage.passage]]\nid = \"sister\"\nsign = \"not-relevant\"\nalso = [\"protective\"]\nreason = \"Nothing "
         "here says what she "
         "means to him. Do not read more into it. It may be worth asking one day.\"\n",
         "",
         "cases/dylan.md:: no [[stage.passage]] rates the passage “sister”. Rate it and say why, or take the mark "
         "out."},
        {"dylan.toml", "sign = \"vulnerability\"", "sign = \"weakness\"",
         "cases/dylan.toml:: “sign” cannot be “weakness”. Choose one of “harm-now”, “indicator”, “vulnerability”, "
         "“protective”, “not-relevant” and “find-out”."},
        {"dylan.md", "(passage:gran)", "(source:S49)",
         "cases/dylan.md:: “source:S49” is no link of a case. Mark a passage as [words](passage:ID), or explain a word "
         "with word:ID.\ncases/dylan.toml:: no page of this stage in cases/dylan.md marks the passage “gran”. Write it "
         "there as [words](passage:gran), or take this out."},
    });
}

TEST_CASE("a slip about an indicator is told: it is of the matrix, rated no lower than it, and has a reason")
{
    check({
        {"dylan.toml", "id = \"unknown-cars\"", "id = \"unknown-car\"",
         "cases/dylan.toml:: the matrix has no indicator “unknown-car”. Did you mean “unknown-cars”? Mend the name."},
        {"dylan.toml", "rating = \"high\"\npassages = [\"car\"]", "rating = \"medium\"\npassages = [\"car\"]",
         "cases/dylan.toml:: the matrix rates “unknown-cars” at least high. Raise the rating."},
        {"dylan.toml", "passages = [\"new-phone\"]\nreason = \"A phone his mum did not buy.\"",
         "passages = [\"new-phone\"]", "cases/dylan.toml:: this [[stage.indicator]] has no “reason”. Add it."},
        {"dylan.toml", "rating = \"low\"\npassages = [\"quieter\"]", "passages = [\"quieter\"]",
         "cases/dylan.toml:: this [[stage.indicator]] has no “rating”. Add it."},
        {"dylan.toml",
         "[[stage.indicator]]\nid = \"mood\"\nrating = \"low\"\npassages = [\"quieter\"]\nreason = \"He is quieter "
         "than before: a "
         "change, seen by somebody who knows him.\"\n",
         "",
         "cases/dylan.toml:: the passage “quieter” is called an indicator, but no [[stage.indicator]] of this stage "
         "names "
         "it. Say which indicator it shows."},
    });
}

TEST_CASE("a slip about the level is told: it follows the rules, and a dissent is written where one is marked")
{
    check({
        {"dylan.toml", "level = \"high\"", "level = \"medium\"",
         "cases/dylan.toml:: the rules of the matrix give high here (rule 2), but this stage says medium. Mend the "
         "level, a "
         "rating or [stage.circumstances]. Judgement may raise it: then write raised = true."},
        {"dylan.toml", "dissent = \"A colleague might say medium", "dissant = \"A colleague might say medium",
         "cases/dylan.toml:: a disputed level needs a “dissent”: what would a colleague reasonably say instead? Write "
         "it, or "
         "take “disputed” out.\ncases/dylan.toml:: unknown key “dissant”. Did you mean “dissent”?"},
        {"dylan.toml", "reasons = [\"one-high\", \"not-cancelled\", \"unknown-counts\"]", "reasons = [\"one-hihg\"]",
         "cases/dylan.toml:: the matrix has no reason “one-hihg”. Did you mean “one-high”? Mend the name."},
        {"dylan.toml", "rated = \"author-rated\"", "rated = \"panel-rated\"",
         "cases/dylan.toml:: “rated” has to be \"author-rated\": no panel of practitioners has rated any case, and "
         "every "
         "page of it says so."},
        {"dylan.toml", "rated = \"author-rated\"\n", "", "cases/dylan.toml:: “rated” is missing. Add it."},
    });
}

TEST_CASE("a case without a protective factor, without a review, or with nothing to record is not shown")
{
    const Spoilt bare;
    std::string text = bare.read("dylan.toml");
    for (auto at = text.find("[[stage.protective]]"); at != std::string::npos; at = text.find("[[stage.protective]]")) {
        const auto end = text.find("\n\n", at);
        text.erase(at, end - at);
    }
    bare.write("dylan.toml", text);
    CHECK(bare.told() ==
          "cases/dylan.toml:1: this case has no protective factor. Every child has something: add a "
          "[[stage.protective]].");

    check({
        {"dylan.toml", "kind = \"review\"", "kind = \"information\"",
         "cases/dylan.toml:: no stage has kind = \"review\". Regular re-assessment is a stage of its own: add it."},
        {"dylan.toml", "fits = true\nrecording = true\nreason = \"His words", "fits = true\nreason = \"His words",
         "cases/dylan.toml:: no fitting action of this stage is a recording one. Add one with recording = true: what "
         "is "
         "written down?"},
        {"dylan.toml", "kind = \"messages\"", "kind = \"chat\"",
         "cases/dylan.toml:: “kind” cannot be “chat”. Choose one of “text”, “messages”, “timeline” and “people”."},
        {"dylan.md", "- **R, Sunday 18:02** Same", "- R, Sunday 18:02: Same",
         "cases/dylan.toml:: each line of “messages” begins with who or when, in bold: - **Mum, 22:14** …"},
    });
}

TEST_CASE("a case that its author has not called finished is checked and not shown; the others are")
{
    const Spoilt course;
    course.change("dylan.toml", "finished = true", "finished = false");
    const auto [loaded, problems] = course.load();

    CHECK(problems.empty());
    for (const model::Case& its : loaded->cases) CHECK(its.id != "dylan");
}

TEST_CASE("a file without its other half is told")
{
    const Spoilt without_rating;
    without_rating.remove("dylan.toml");
    CHECK(without_rating.told() == "cases/dylan.md: there is no cases/dylan.toml that rates this file. Write it.");

    const Spoilt without_matrix;
    without_matrix.remove("matrix.toml");
    CHECK(without_matrix.told() == "cases/matrix.toml: this file is missing. Write it, or put it back.");
    CHECK(without_matrix.load().course->cases.empty());
}
