#include "content/lesson.h"

#include "content/entry.h"
#include "content/prose.h"
#include "content/text.h"

#include <utility>

namespace content {
namespace {

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

}  // namespace

std::optional<LessonFile> read_lesson(const Files& files, const std::string& topic, model::Problems& problems)
{
    const auto name = "topics/" + topic + ".md";
    const auto before = problems.size();
    const auto text = read_text(files, name, problems);
    if (!text) return {};
    const auto parts = split(*text);
    if (!parts) {
        problems.push_back({name, 1,
                            "a lesson begins with a line +++, then its purpose, objectives and so on, "
                            "then a second line +++."});
        return {};
    }

    LessonFile file;
    if (const auto table = parse_toml(parts->front, name, 1, problems))
        read_front(Entry(*table, name, 1, problems), file);
    auto prose = read_prose(parts->prose, name, parts->prose_lines_before, problems);
    file.lesson.sections = std::move(prose.sections);
    for (auto& reference : prose.references) file.references.push_back(std::move(reference));
    for (auto& reference : file.references) reference.topic = topic;
    if (problems.size() != before) return {};
    return file;
}

}  // namespace content
