// What the glass shows: one value per page, holding all that its screen needs and nothing else. A screen is a function
// of its page; App is the only one that makes or changes pages.
#pragma once

#include "model/course.h"
#include "model/learner.h"
#include "model/pages/asking.h"
#include "model/pages/cases.h"
#include "model/pages/finding.h"
#include "model/pages/learning.h"
#include "model/pages/staff.h"
#include "model/pages/welcome.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace model {

// --- always there ----------------------------------------------------------------------------------------------------

struct HelpPage {
    std::vector<Contact> contacts;
    std::string checked_on;
    bool signed_in = false;
};
struct ReadingPage {
    Reading reading;
};
struct FinishPage {
    bool in_test = false;
};
struct CoverPage {};
struct IdlePage {
    int seconds_left = 60;
    bool closes = false;  ///< no learner's work is kept under a cover: the page goes, with what was typed in it
};

/// The glass is wiped: for so long no touch does anything, and then the page beneath comes back.
struct WipePage {
    int seconds_left = 30;
};

/// Something is broken that the learner must be told of. What was shown as saved is still saved.
struct TroublePage {
    std::string what;                     ///< a words key: what to do
    std::string title = "trouble.title";  ///< another
};

using Page =
    std::variant<StartPage, RosterPage, NoticePage, EnrolPage, PinPage, HomePage, ModulePage, ContentNoticePage,
                 LessonPage, QuestionPage, CheckDonePage, TestIntroPage, TestReviewPage, ResultPage, ReceiptPage,
                 HelpPage, ReadingPage, FinishPage, CoverPage, IdlePage, WipePage, RecordsPage, RefusedPage,
                 LearnersPage, TroublePage, PracticePage, PracticeDonePage, AttemptsPage, CasesPage, CaseNoticePage,
                 CasePage, CaseReasonsPage, CaseMatrixPage, CaseEndPage, SearchPage, KeptPagesPage, CoursePage,
                 StickPage, TabletPage, PersonPage, TakeAlongPage, GlassPage>;

/// "lesson/1.6/two-duties": the page's name, and after a "/" which of its kind it is. Scrolling starts anew when it
/// changes; --ui-tree shows the part before the first "/".
std::string name_of(const Page&);

}  // namespace model
