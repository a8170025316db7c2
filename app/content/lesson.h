// One lesson file, or its translation: TOML between +++ lines, then Markdown.
#pragma once

#include "content/files.h"
#include "content/reference.h"
#include "model/course.h"
#include "model/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace content {

struct LessonFile {
    std::string name;  ///< "topics/1.6.md"
    model::Lesson lesson;
    bool finished = false;  ///< the author says so
    References references;
    std::vector<int> lines;  ///< of each page's heading
};

/// topics/TOPIC.md. Nothing, and problems, when any of it is wrong.
std::optional<LessonFile> read_lesson(const Files&, const std::string& topic, model::Problems&);

/// A figure of the lesson in the words of the translation.
struct FigureInWords {
    std::string id, caption;
    std::vector<std::string> words;
    int line = 0;
};

struct TranslationFile {
    std::string name;                ///< "topics/1.6.cy.md"
    model::Translation translation;  ///< its figures are not in words yet
    bool finished = false;           ///< the author says so
    std::string law_as_at;           ///< of the lesson it was made from
    int law_line = 0;
    std::vector<FigureInWords> figures;
    References references;
    std::vector<int> lines;  ///< of each page's heading
};

/// topics/TOPIC.LANGUAGE.md, by itself: whether it is the same lesson, see translation.h.
std::optional<TranslationFile> read_translation(const Files&, const std::string& topic, const std::string& language,
                                                model::Problems&);

}  // namespace content
