// Words, signs and steps that the pages of a case share.
#pragma once

#include "screens/pages.h"

#include <map>
#include <string>

namespace screens {

using model::CasePage;

std::string level_words(const Words&, model::Level);
std::string sign_words(const Words&, model::Sign);
std::string when_words(const Words&, model::When);
ui::Phrase step_title(const Words&, const CasePage&);
ui::Icon sign_icon(model::Sign);

/// "Case: Dylan, stage 1 of 3. An invented child, rated by the authors": on every page of a case.
void draw_case_head(Ui&, const Words&, const CasePage&, const ui::Phrase& title);
/// The same label again at the end of the page where the line above the title has no room.
void draw_case_label(Ui&, const Words&);

const model::Response& answers_to(const CasePage&, model::CaseStep);

// Steps that go by the file: case_file.cpp.
void draw_read(Ui&, const Words&, const CasePage&, Intent&);
void draw_indicators(Ui&, const Words&, const CasePage&, Intent&);
/// Which passage shows the indicator that was touched?
void draw_tie(Ui&, const Words&, const CasePage&, Intent&);

std::map<std::string, ui::PassageMark> marks_of(const Words&, const CasePage&);
ui::MatrixTable table_of(const Words&, const CasePage&);

}  // namespace screens
