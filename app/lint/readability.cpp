#include "lint/readability.h"

#include "lint/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace lint {
namespace {

// "The authority must find out the child’s …"
std::string beginning_of(std::string_view sentence)
{
    std::string first;
    const auto words = words_in(sentence);
    for (std::size_t i = 0; i < words.size() && i < 6; ++i) first += (i == 0 ? "" : " ") + std::string(words[i]);
    return first + " …";
}

void check_sentences(const Said& said, model::Problems& problems)
{
    for (const auto& [at, words] : sentences_in(said.words)) {
        const int long_by = static_cast<int>(words_in(words).size());
        if (long_by <= long_sentence) continue;
        const Spot spot = said.spot(at);
        const bool far_too_long = long_by > too_long_sentence;
        problems.push_back({spot.file, spot.line,
                            fmt::format("the sentence “{}” has {} words. Make it two: {} at most.", beginning_of(words),
                                        long_by, far_too_long ? too_long_sentence : long_sentence),
                            far_too_long ? model::Severity::error : model::Severity::advice});
    }
}

}  // namespace

std::vector<ReadingAge> reading_ages(const Source& source)
{
    std::map<std::string, Effort> efforts;
    for (const Said& said : source.said) {
        const bool counts = said.is_english() && said.at.file.ends_with(".md") && said.kind == Kind::prose &&
                            !said.name.ends_with(".purpose");
        if (!counts) continue;
        for (const Sentence& sentence : sentences_in(said.words)) efforts[said.at.file].add(sentence.words);
    }
    std::vector<ReadingAge> ages;
    for (const auto& [file, effort] : efforts) {
        const auto of = file.substr(0, file.size() - 3);
        ages.push_back({.of = of.starts_with("topics/") ? of.substr(7) : of,
                        .at = {file, 0},
                        .age = effort.reading_age(),
                        .words_a_sentence = effort.sentences == 0 ? 0 : 1.0 * effort.words / effort.sentences,
                        .words = effort.words});
    }
    return ages;
}

model::Problems check_readability(const Source& source)
{
    model::Problems problems;
    for (const Said& said : source.said)
        if (said.is_english() && said.kind != Kind::label) check_sentences(said, problems);
    for (const ReadingAge& lesson : reading_ages(source)) {
        if (lesson.age <= high_age) continue;
        const bool far_too_high = lesson.age > too_high_age;
        problems.push_back({lesson.at.file, lesson.at.line,
                            fmt::format("this reads at age {:.1f}, with {:.0f} words to a sentence. Use shorter words "
                                        "and sentences: {:.0f} at most.",
                                        lesson.age, lesson.words_a_sentence, far_too_high ? too_high_age : high_age),
                            far_too_high ? model::Severity::error : model::Severity::advice});
    }
    return problems;
}

}  // namespace lint
