// KA-26 on every page: with the app in Welsh and the course in English, each word is in the language it was written in.
#include "model/overloaded.h"
#include "support/every_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <set>
#include <string>
#include <variant>

using namespace model;

namespace {

/// What a course has to say, each string as it may stand on a page by itself.
class WordsOfCourse {
public:
    explicit WordsOfCourse(const Course& course)
    {
        add(course.title);
        for (const Objective& objective : course.objectives) add(objective.words);
        for (const Module& module : course.modules) add(module);
        if (course.final_assessment) add(course.final_assessment->title);
        for (const Source& source : course.sources) add(source.words), add(source.supports);
        for (const Word& word : course.words) add(word.word), add(word.meaning);
        for (const Figure& figure : course.figures) {
            add(figure.caption), add(figure.alternative);
            for (const std::string& line : figure.words) add(line);
        }
        for (const Contact& contact : course.contacts) add(contact.who);
        add(course.matrix);
        for (const Case& each : course.cases) add(each);
    }

    bool has(const std::string& words) const { return all_.contains(words); }

private:
    // A number or a letter alone is anybody's.
    void add(const std::string& words)
    {
        const auto letters = std::ranges::count_if(words, [](unsigned char c) { return std::isalpha(c) != 0; });
        if (letters > 2) all_.insert(words);
    }
    void add(const Module& module)
    {
        add(module.title), add(module.notice);
        for (const Topic* topic : finished_topics(module)) {
            add(topic->title), add(topic->id + " " + topic->title), add(topic->lesson->purpose);
            for (const Section& section : topic->lesson->sections) add(section);
            for (const Item& item : topic->items) add(item);
        }
    }
    void add(const Section& section)
    {
        add(section.title);
        for (const Block& block : section.blocks)
            std::visit(overloaded{[&](const Paragraph& p) { add(p.spans); }, [&](const Heading& h) { add(h.spans); },
                                  [&](const List& l) { add(l); },
                                  [&](const Table& t) {
                                      for (const Spans& cell : t.head) add(cell);
                                      for (const auto& row : t.rows)
                                          for (const Spans& cell : row) add(cell);
                                  },
                                  [&](const Callout& c) {
                                      add(c.title);
                                      for (const auto& part : c.blocks)
                                          std::visit(overloaded{[&](const Paragraph& p) { add(p.spans); },
                                                                [&](const List& l) { add(l); }},
                                                     part);
                                  },
                                  [](const FigureHere&) {}},
                       block);
    }
    void add(const Spans& spans) { add(plain(spans)); }
    void add(const List& list)
    {
        for (const Spans& item : list.items) add(item);
    }
    void add(const Item& item)
    {
        add(item.stem), add(item.before), add(item.news), add(item.hint);
        for (const auto* options : {&item.options, &item.because})
            for (const Option& option : *options) add(option.words), add(option.reason), add(option.reason_not_chosen);
        for (const Target& target : item.targets) add(target.words);
    }
    void add(const Matrix& matrix)
    {
        add(matrix.label);
        for (const MatrixGroup& group : matrix.groups) {
            add(group.words), add(group.brief);
            for (const MatrixIndicator& indicator : group.indicators) add(indicator.words), add(indicator.brief);
        }
        for (const auto* lines : {&matrix.vulnerability, &matrix.protective, &matrix.reasons})
            for (const MatrixLine& line : *lines) add(line.words);
        for (const LevelWords& level : matrix.levels)
            add(level.meaning), add(level.action), add(level.who), add(level.review);
    }
    void add(const Case& of)
    {
        add(of.title), add(of.notice);
        for (const Stage& stage : of.stages) {
            for (const CaseDocument& document : stage.documents) {
                add(document.prose.title);
                for (const Block& block : document.prose.blocks)
                    if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(paragraph->spans);
            }
            for (const Passage& passage : stage.passages) add(passage.words);
            for (const auto* options : {&stage.changes, &stage.actions})
                for (const CaseOption& option : *options) add(option.words), add(option.reason);
            for (const Recipient& recipient : stage.recipients) add(recipient.words);
            add(stage.changes_why), add(stage.judged.why), add(stage.judged.dissent), add(stage.judged.number_hides);
        }
    }

    std::set<std::string> all_;
};

std::set<std::string> whole_sentences_of(const Words& words)
{
    std::set<std::string> all;
    for (const auto& [key, sentence] : words.all())
        if (sentence.find('{') == std::string::npos) all.insert(sentence);
    return all;
}

std::size_t length_of(const std::vector<ui::LanguageRun>& runs)
{
    return std::accumulate(runs.begin(), runs.end(), std::size_t{0},
                           [](std::size_t sum, const ui::LanguageRun& run) { return sum + run.length; });
}

/// What went by, so that a test of nothing is known.
struct Seen {
    int of_course = 0, of_app = 0, values = 0, in_two = 0;
};

Seen look_at_every_page(const Reading& reading, platform::Glass::Size size)
{
    Seen seen;
    sample::every_page({.reading = reading, .size = size}, [&](const sample::Shown& page) {
        static const WordsOfCourse course(page.course);
        static const std::set<std::string> app = whole_sentences_of(page.words);
        REQUIRE(page.course.language == "en");
        REQUIRE(page.words.language() == "cy");
        for (const ui::Item& item : page.ui.items()) {
            const std::string where = page.name + ", " + item.role + ": " + item.label;
            if (course.has(item.label) != app.contains(item.label)) {  // a word that is in both is anybody's
                const bool of_course = course.has(item.label);
                ++(of_course ? seen.of_course : seen.of_app);
                CHECK_MESSAGE(item.language == (of_course ? "en" : "cy"), where);
                CHECK_MESSAGE(item.label_runs.empty(), where);
            }
            const bool is_typed = item.role == "field" || item.label == page.words("search.again");
            if (!is_typed && course.has(item.value) != app.contains(item.value)) {
                const bool of_course = course.has(item.value);
                ++seen.values;
                const std::vector<ui::LanguageRun> english = {{item.value.size(), "en"}};
                CHECK_MESSAGE(item.value_runs == (of_course ? english : std::vector<ui::LanguageRun>()),
                              where << " (" << item.value << ")");
            }
            seen.in_two += item.label_runs.size() > 1 || item.value_runs.size() > 1;
            if (!item.label_runs.empty()) CHECK_MESSAGE(length_of(item.label_runs) == item.label.size(), where);
            if (!item.value_runs.empty()) CHECK_MESSAGE(length_of(item.value_runs) == item.value.size(), where);
        }
    });
    return seen;
}

}  // namespace

TEST_CASE("KA-26: with the app in Welsh, on every page the course's words are in English and the app's in Welsh")
{
    const Seen wide = look_at_every_page({.language = Language::welsh}, {1280, 800});
    const Seen large = look_at_every_page({.size = TextSize::very_large, .language = Language::welsh}, {800, 1280});

    for (const Seen& seen : {wide, large}) {
        CHECK(seen.of_course > 1'000);
        CHECK(seen.of_app > 1'000);
        CHECK(seen.values > 50);
        CHECK(seen.in_two > 50);
    }
}

TEST_CASE("KA-26: where app and course are in one language, every word is in that language")
{
    sample::every_page({.lessons = sample::Lessons::some}, [](const sample::Shown& page) {
        for (const ui::Item& item : page.ui.items()) {
            CHECK_MESSAGE(item.language == "en", page.name << ": " << item.label);
            CHECK_MESSAGE((item.label_runs.empty() && item.value_runs.empty()), page.name << ": " << item.label);
        }
    });
}

TEST_CASE("KA-26: a sentence of the app's says a title in the course's language, and a reason follows its Welsh badge")
{
    int titles = 0, reasons = 0;
    const auto see = [&](const sample::Shown& page) {
        for (const ui::Item& item : page.ui.items()) {
            const auto& runs = item.label_runs;
            if (item.role == "text" && runs.size() > 1 && runs[0].language == "cy" && runs[1].language == "en") {
                CHECK(item.label.substr(runs[0].length, runs[1].length) == "The law and victim support");
                ++titles;
            }
            const std::string badge = page.words("question.your_answer") + ". ";
            if (!item.value.starts_with(badge)) continue;
            REQUIRE_MESSAGE(item.value_runs.size() == 2, item.value);
            CHECK(item.value_runs[0] == ui::LanguageRun{badge.size(), "cy"});
            CHECK(item.value_runs[1].language == "en");
            ++reasons;
        }
    };
    sample::every_page({.reading = {.language = Language::welsh}, .name = "question-0-right"}, see);
    sample::every_page({.reading = {.language = Language::welsh}, .name = "question-0-reasons"}, see);

    CHECK(titles > 0);
    CHECK(reasons > 0);
}
