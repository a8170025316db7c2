// The screens themselves; only screens.cpp calls them. `trouble` overloads of draw are found by page type.
#pragma once

#include "model/intent.h"
#include "model/listening.h"
#include "model/page.h"
#include "model/words.h"
#include "ui/ui.h"

namespace screens {

using model::Intent;
using model::Listening;
using model::Nothing;
using model::Words;
using ui::of_course;
using ui::quoting;
using ui::Ui;

// welcome.cpp
Intent draw(Ui&, const Words&, const model::StartPage&, const Listening&);
Intent draw(Ui&, const Words&, const model::CoverPage&);
Intent draw(Ui&, const Words&, const model::IdlePage&);
Intent draw(Ui&, const Words&, const model::WipePage&);
Intent draw(Ui&, const Words&, const model::FinishPage&);
// sign_in.cpp
Intent draw(Ui&, const Words&, const model::RosterPage&);
Intent draw(Ui&, const Words&, const model::NoticePage&);
Intent draw(Ui&, const Words&, const model::EnrolPage&);
Intent draw(Ui&, const Words&, const model::PinPage&);
// home.cpp
Intent draw(Ui&, const Words&, const model::HomePage&);
Intent draw(Ui&, const Words&, const model::ModulePage&);
Intent draw(Ui&, const Words&, const model::ContentNoticePage&);
// lesson.cpp
Intent draw(Ui&, const Words&, const model::LessonPage&);
// question.cpp
Intent draw(Ui&, const Words&, const model::QuestionPage&);
// test.cpp
Intent draw(Ui&, const Words&, const model::CheckDonePage&);
Intent draw(Ui&, const Words&, const model::TestIntroPage&);
Intent draw(Ui&, const Words&, const model::TestReviewPage&);
Intent draw(Ui&, const Words&, const model::ResultPage&);
Intent draw(Ui&, const Words&, const model::ReceiptPage&);
// practice.cpp
Intent draw(Ui&, const Words&, const model::PracticePage&);
Intent draw(Ui&, const Words&, const model::PracticeDonePage&);
Intent draw(Ui&, const Words&, const model::AttemptsPage&);
// case_list.cpp, case_step.cpp (with case_file.cpp), case_reasons.cpp
Intent draw(Ui&, const Words&, const model::CasesPage&);
Intent draw(Ui&, const Words&, const model::CaseNoticePage&);
Intent draw(Ui&, const Words&, const model::CasePage&);
Intent draw(Ui&, const Words&, const model::CaseReasonsPage&);
Intent draw(Ui&, const Words&, const model::CaseMatrixPage&);
Intent draw(Ui&, const Words&, const model::CaseEndPage&);
// search.cpp
Intent draw(Ui&, const Words&, const model::SearchPage&);
Intent draw(Ui&, const Words&, const model::KeptPagesPage&);
// aside.cpp
Intent draw(Ui&, const Words&, const model::HelpPage&);
Intent draw(Ui&, const Words&, const model::ReadingPage&, const Listening&);
Intent draw(Ui&, const Words&, const model::TroublePage&);
// this_course.cpp
Intent draw(Ui&, const Words&, const model::CoursePage&);
// this_tablet.cpp
Intent draw(Ui&, const Words&, const model::TabletPage&);
// glass.cpp
Intent draw(Ui&, const Words&, const model::GlassPage&);
/// One line on the facilitator's first page that says how the tablet is and leads to the page on it.
void draw_health(Ui&, const Words&, const model::Health&, Intent&);
// person.cpp
Intent draw(Ui&, const Words&, const model::PersonPage&);
// take_along.cpp
Intent draw(Ui&, const Words&, const model::TakeAlongPage&);
// facilitator.cpp
Intent draw(Ui&, const Words&, const model::RecordsPage&);
Intent draw(Ui&, const Words&, const model::RefusedPage&);
Intent draw(Ui&, const Words&, const model::LearnersPage&);
// stick.cpp
Intent draw(Ui&, const Words&, const model::StickPage&);

}  // namespace screens
