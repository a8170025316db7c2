#include "content/lesson.h"

#include "content/entry.h"
#include "content/prose.h"
#include "content/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace content {
namespace {

std::string lesson_file(const std::string& name) { return "topics/" + name + ".md"; }

struct Parts {
    std::string_view front, prose;
    int prose_lines_before = 0;
};

std::optional<Parts> split(std::string_view text)
{
    constexpr std::string_view mark = "+++\n";
    if (!text.starts_with(mark)) return {};
    const auto close = text.find("\n+++\n", mark.size() - 1);
    if (close == std::string_view::npos) return {};
    const auto prose = close + 1 + mark.size();
    return Parts{text.substr(mark.size(), close + 1 - mark.size()), text.substr(prose), line_at(text, prose) - 1};
}

void read_front(Entry front, LessonFile& file)
{
    auto& lesson = file.lesson;
    lesson.purpose = front.words("purpose");
    lesson.objectives = front.list("objectives");
    lesson.sources = front.list("sources");
    lesson.minutes = front.number("minutes", {1, 120});
    lesson.law_as_at = front.date("law_as_at");
    lesson.review_by = front.date("review_by");
    file.finished = front.yes("finished");
    for (const auto& id : lesson.objectives)
        file.references.push_back({"objective:" + id, front.file(), front.line("objectives"), ""});
    for (const auto& id : lesson.sources)
        file.references.push_back({"source:" + id, front.file(), front.line("sources"), ""});
    if (!lesson.law_as_at.empty() && !lesson.review_by.empty() && lesson.review_by <= lesson.law_as_at)
        front.problem(front.line("review_by"), "“review_by” has to be later than “law_as_at”.");
    front.close();
}

// What both languages have in common stands in one file, so that it cannot differ.
void leave_to_lesson(Entry& front, const std::string& topic)
{
    for (const char* key : {"objectives", "sources", "minutes", "review_by"}) {
        if (!front.has(key)) continue;
        front.problem(front.line(key),
                      fmt::format("“{}” is the same in every language, and stands in {} alone. Take it out here.", key,
                                  lesson_file(topic)));
        front.knows({key});
    }
}

void read_front(Entry front, const std::string& topic, TranslationFile& file)
{
    file.translation.title = front.words("title");
    file.translation.purpose = front.words("purpose");
    file.law_as_at = front.date("law_as_at");
    file.law_line = front.line("law_as_at");
    file.finished = front.yes("finished");
    for (auto& entry : front.entries("figure")) {
        FigureInWords figure{.id = entry.id("id", Letters::small),
                             .caption = entry.words("caption"),
                             .words = entry.list("words"),
                             .line = entry.line("id")};
        if (std::ranges::count(file.figures, figure.id, &FigureInWords::id) > 0)
            entry.problem(figure.line, fmt::format("the figure “{}” stands here twice. Take one out.", figure.id));
        entry.close();
        file.figures.push_back(std::move(figure));
    }
    leave_to_lesson(front, topic);
    front.close();
}

// The two halves of a file, each given to who reads it. False when any of it is wrong.
bool read_both(const Files& files, const std::string& name, const std::function<void(Entry)>& take_front,
               const std::function<void(Prose)>& take_prose, model::Problems& problems)
{
    const auto before = problems.size();
    const auto text = read_text(files, name, problems);
    if (!text) return false;
    const auto parts = split(*text);
    if (!parts) {
        problems.push_back({name, 1,
                            "a lesson begins with a line +++, then its purpose, objectives and so on, "
                            "then a second line +++."});
        return false;
    }
    if (const auto table = parse_toml(parts->front, name, 1, problems)) take_front(Entry(*table, name, 1, problems));
    take_prose(read_prose(parts->prose, name, parts->prose_lines_before, problems));
    return problems.size() == before;
}

}  // namespace

std::optional<LessonFile> read_lesson(const Files& files, const std::string& topic, model::Problems& problems)
{
    LessonFile file;
    file.name = lesson_file(topic);
    const auto take_prose = [&](Prose prose) {
        file.lesson.sections = std::move(prose.sections);
        file.lines = std::move(prose.lines);
        for (auto& reference : prose.references) file.references.push_back(std::move(reference));
        for (auto& reference : file.references) reference.topic = topic;
    };
    const auto take_front = [&](Entry front) { read_front(std::move(front), file); };
    if (!read_both(files, file.name, take_front, take_prose, problems)) return {};
    return file;
}

std::optional<TranslationFile> read_translation(const Files& files, const std::string& topic,
                                                const std::string& language, model::Problems& problems)
{
    TranslationFile file;
    file.translation.language = language;
    file.name = lesson_file(topic + "." + language);
    const auto take_prose = [&](Prose prose) {
        file.translation.sections = std::move(prose.sections);
        file.lines = std::move(prose.lines);
        file.references = std::move(prose.references);
    };
    const auto take_front = [&](Entry front) { read_front(std::move(front), topic, file); };
    if (!read_both(files, file.name, take_front, take_prose, problems)) return {};
    return file;
}

}  // namespace content
