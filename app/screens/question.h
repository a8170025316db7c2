// A question while it is open, after a first try that was not right, and with its reasons: a file each. What they
// share stands here.
#pragma once

#include "screens/pages.h"

#include <string>

namespace screens {

using model::Asking;
using model::ItemKind;
using model::QuestionPage;

Intent draw_open(Ui&, const Words&, const QuestionPage&);    // question_open.cpp
Intent draw_hint(Ui&, const Words&, const QuestionPage&);    // question_marked.cpp
Intent draw_marked(Ui&, const Words&, const QuestionPage&);  // question_marked.cpp

const model::Option& option(const QuestionPage&, const std::string& id);
std::string target_words(const QuestionPage&, const std::string& id);
bool chosen(const QuestionPage&, const std::string& id);
int place_of(const QuestionPage&, const std::string& id);  ///< in the response, from 1; 0 when it is not in it

/// The crumb and the question's own words; for a shift, first what was known and what is new.
void draw_stem(Ui&, const Words&, const QuestionPage&);

/// An option as a learner left it, not marked.
Ui::Answer open_answer(const Words&, const QuestionPage&, const std::string& id);

}  // namespace screens
