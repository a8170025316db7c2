// A lesson in a second language: which file it is, and whether it is the same lesson (content/README.md).
#pragma once

#include "content/lesson.h"
#include "model/course.h"
#include "model/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace content {

/// "2.1.cy" is the lesson 2.1 in Welsh. Nothing where the name does not end in what could be a language.
struct TranslatedName {
    std::string topic, language;
};
std::optional<TranslatedName> translated(const std::string& name);
bool is_language(const std::string& code);              ///< of the app
std::string name_of_language(const std::string& code);  ///< "Welsh"

/// The translation with its figures in words, when a place in it is the same place in the lesson and nothing is left
/// out or added: the same pages, on each the same parts and links, made from the lesson as the law was when it was last
/// checked. Else nothing, and problems.
std::optional<model::Translation> same_lesson(TranslationFile, const LessonFile&, const std::vector<model::Figure>&,
                                              model::Problems&);

}  // namespace content
