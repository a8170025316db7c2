// One lesson file: TOML between +++ lines, then Markdown.
#pragma once

#include "content/files.h"
#include "content/reference.h"
#include "model/course.h"
#include "model/problem.h"

#include <optional>
#include <string>

namespace content {

struct LessonFile {
    model::Lesson lesson;
    bool finished = false;  ///< the author says so
    References references;
};

/// topics/TOPIC.md. Nothing, and problems, when any of it is wrong.
std::optional<LessonFile> read_lesson(const Files&, const std::string& topic, model::Problems&);

}  // namespace content
