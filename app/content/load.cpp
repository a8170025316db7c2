#include "content/load.h"

#include "content/cases.h"
#include "content/catalogue.h"
#include "content/course.h"
#include "content/final.h"
#include "content/lesson.h"
#include "content/links.h"
#include "content/moved.h"
#include "content/near.h"
#include "content/questions.h"
#include "content/recordings.h"
#include "content/search_words.h"
#include "content/translation.h"
#include "model/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

namespace content {
namespace {

struct Reading {
    const Files& files;
    model::Problems problems;
    Known known;
    std::map<std::string, QuestionFile> questions;  // by topic
    std::set<std::string> broken;                   // topics not to be shown
};

void read_lesson_of(const std::string& topic, Reading& reading)
{
    if (!reading.files.has("topics/" + topic + ".md")) return;
    if (auto lesson = read_lesson(reading.files, topic, reading.problems))
        reading.known.lessons.emplace(topic, std::move(*lesson));
    else
        reading.known.broken_lessons.insert(topic);
}

// A lesson stands without its translation, which is left out with any problem of its own. That of a lesson with
// problems is compared when they are mended.
void read_translations_of(const std::string& topic, const model::Course& course, Reading& reading)
{
    for (const std::string language : model::languages) {
        if (language == course.language || !reading.files.has("topics/" + topic + "." + language + ".md")) continue;
        auto file = read_translation(reading.files, topic, language, reading.problems);
        const auto lesson = reading.known.lessons.find(topic);
        if (!file || lesson == reading.known.lessons.end()) continue;
        const bool finished = file->finished;
        auto same = same_lesson(std::move(*file), lesson->second, course.figures, reading.problems);
        if (same && finished) lesson->second.lesson.translations.push_back(std::move(*same));
    }
}

struct Questions {
    std::map<std::string, QuestionFile> by_topic;
    model::Problems problems;
};

// Half of all there is to read. It needs nothing that the lessons say, so it is read beside them.
Questions read_all_questions(const Files& files, const std::vector<std::string>& topics)
{
    Questions all;
    ItemIds ids;
    for (const std::string& topic : topics)
        if (files.has("questions/" + topic + ".toml"))
            all.by_topic.emplace(topic, read_questions(files, topic, ids, all.problems));
    return all;
}

void take(Questions questions, Reading& reading)
{
    for (const auto& [topic, file] : questions.by_topic)
        if (!file.sound) reading.broken.insert(topic);
    reading.questions = std::move(questions.by_topic);
    std::ranges::move(questions.problems, std::back_inserter(reading.problems));
}

std::vector<std::string> topics_of(const model::Course& course)
{
    std::vector<std::string> topics;
    for (const auto& module : course.modules)
        for (const auto& topic : module.topics) topics.push_back(topic.id);
    return topics;
}

// What is wrong with a file whose name ends as a translation's does; "" for nothing.
std::string trouble_with(const TranslatedName& name, const std::string& language, std::string_view where,
                         const Reading& reading)
{
    const auto& [topic, code] = name;
    if (where == recordings_folder)
        return fmt::format(
            "the recordings of a lesson and of its translations are named in one file. Put them into "
            "{}/{}.toml, or take this file out.",
            where, topic);
    if (where == "questions")
        return fmt::format(
            "questions are asked in the language of the course alone. Put them into questions/{}.toml, "
            "or take this file out.",
            topic);
    if (!is_language(code))
        return fmt::format("the app does not speak “{}”. A lesson can be in {}: mend the name, or take this file out.",
                           code, listed({model::languages.begin(), model::languages.end()}));
    if (code == language)
        return fmt::format("the course is in {} itself. Put this into topics/{}.md, or take it out.",
                           name_of_language(code), topic);
    if (!reading.files.has("topics/" + topic + ".md"))
        return fmt::format("there is no topics/{}.md that this could be a translation of. Write that first.", topic);
    return "";
}

// A file nobody named would otherwise be forgotten in silence.
void find_strangers(Reading& reading, const std::string& language, const char* where, const char* ending)
{
    const std::vector<std::string> topics(reading.known.topics.begin(), reading.known.topics.end());
    const auto is_named = [&](const std::string& topic) { return reading.known.topics.contains(topic); };
    for (const std::filesystem::path file : reading.files.names_in(where)) {
        const auto stem = file.stem().string();
        if (file.extension() != ending || stem.starts_with('.') || is_named(stem)) continue;
        const auto name = translated(stem);
        const bool is_translation = name && is_named(name->topic);
        const auto topic = name && is_language(name->language) ? name->topic : stem;
        const auto what = is_translation
                              ? trouble_with(*name, language, where, reading)
                              : fmt::format("course.toml names no topic “{}”.{} Add it there, or rename this file.",
                                            topic, did_you_mean(topic, topics));
        if (!what.empty()) reading.problems.push_back({fmt::format("{}/{}{}", where, stem, ending), 0, what});
    }
}

void resolve(Reading& reading)
{
    for (const auto& [topic, lesson] : reading.known.lessons)
        for (const auto& reference : lesson.references)
            if (!reading.known.resolve(reference, reading.problems)) reading.broken.insert(topic);
    for (const auto& [topic, file] : reading.questions)
        for (const auto& reference : file.references)
            if (!reading.known.resolve(reference, reading.problems)) reading.broken.insert(topic);
}

void fill(model::Topic& topic, Reading& reading, bool module_broken)
{
    const auto lesson = reading.known.lessons.find(topic.id);
    const auto questions = reading.questions.find(topic.id);
    if (questions != reading.questions.end()) topic.items = std::move(questions->second.items);
    if (lesson == reading.known.lessons.end()) return;
    const bool sound = !module_broken && !reading.broken.contains(topic.id);
    const bool has_questions = questions != reading.questions.end() && !topic.items.empty();
    if (lesson->second.finished && sound && !has_questions)
        reading.problems.push_back(
            {"topics/" + topic.id + ".md", 0,
             fmt::format("this lesson is finished but has no questions. Write questions/{}.toml.", topic.id)});
    topic.finished = lesson->second.finished && sound && has_questions;
    topic.lesson = std::move(lesson->second.lesson);
}

// every paper can be filled and answered. Topics left out because of a problem are told of there, not here.
void check_bank(const model::Module& module, const Reading& reading, int line, model::Problems& problems)
{
    int questions = 0, critical = 0;
    bool any_finished = false, any_broken = false;
    for (const auto& topic : module.topics) {
        any_broken = any_broken || reading.broken.contains(topic.id) || reading.known.broken_lessons.contains(topic.id);
        if (!topic.finished) continue;
        any_finished = true;
        questions += static_cast<int>(
            std::ranges::count_if(topic.items, [](const auto& item) { return !model::is_judgement(item.kind); }));
        critical +=
            static_cast<int>(std::ranges::count_if(topic.items, [](const auto& item) { return item.critical; }));
    }
    if (!any_finished || any_broken) return;
    if (const int missing = module.test.questions - questions; missing > 0)
        problems.push_back({"course.toml", line,
                            fmt::format("a paper of module {} has {} questions, but its finished topics hold only {}. "
                                        "Write {} more, or lower “questions” (R-34).",
                                        module.id, module.test.questions, questions, missing)});
    if (const int missing = module.test.critical - critical; missing > 0)
        problems.push_back(
            {"course.toml", line,
             fmt::format("a paper of module {} holds {} must-know questions, but its finished topics have only "
                         "{}. Mark {} more with critical = true, or lower “critical” (R-34).",
                         module.id, module.test.critical, critical, missing)});
}

// Cases whose sources and words are all there, and whose authors call them finished.
void take_cases(model::Course& course, const CaseFiles& files, Reading& reading)
{
    course.matrix = files.matrix;
    for (const CaseFile& file : files.cases) {
        bool whole = true;
        for (const auto& reference : file.references)
            whole = reading.known.resolve(reference, reading.problems) && whole;
        if (whole && file.finished) course.cases.push_back(file.its);
    }
}

}  // namespace

Loaded load(const Files& files)
{
    Reading reading{files, {}, {}, {}, {}};
    auto file = read_course(files, reading.problems);
    const auto topics = topics_of(file.course);
    auto questions = std::async(std::launch::async, [&] { return read_all_questions(files, topics); });
    const auto figures = read_figures(files, reading.problems);
    const auto words = read_words(files, reading.problems);
    const auto sources = read_sources(files, reading.problems);
    auto& course = file.course;
    course.contacts = read_contacts(files, reading.problems);
    course.figures = figures.sound;
    course.words = words.sound;
    course.sources = sources.sound;
    reading.known.add("figure", figures);
    reading.known.add("word", words);
    reading.known.add("source", sources);
    reading.known.add("objective", file.objectives);
    reading.known.topics = file.topics;

    for (const auto& topic : topics) {
        read_lesson_of(topic, reading);
        read_translations_of(topic, course, reading);
    }
    const auto cases = read_cases(files, reading.problems);
    take(questions.get(), reading);
    if (file.sound) {
        find_strangers(reading, course.language, "topics", ".md");
        find_strangers(reading, course.language, "questions", ".toml");
        find_strangers(reading, course.language, recordings_folder, ".toml");
    }
    resolve(reading);
    if (file.sound) course.moved = read_moved(files, reading.known, reading.problems);
    course.search_words = read_search_words(files, reading.problems);
    for (auto& module : course.modules) {
        const bool broken = file.broken_modules.contains(module.id);
        for (auto& topic : module.topics) fill(topic, reading, broken);
        if (!broken) check_bank(module, reading, file.module_lines[module.id], reading.problems);
    }
    course.recordings = read_recordings(files, course, reading.problems);
    if (model::is_whole(course)) check_final(course, file.final_line, reading.problems);
    take_cases(course, cases, reading);
    if (!file.sound) {
        course.modules.clear();
        course.cases.clear();
    }

    const auto place = [](const model::Problem& p) { return std::tie(p.file, p.line); };
    std::ranges::stable_sort(reading.problems, {}, place);
    return {std::make_shared<const model::Course>(std::move(course)), std::move(reading.problems)};
}

}  // namespace content
