#include "model/page.h"

namespace model {

namespace {

std::string name(const StartPage&) { return "start"; }
std::string name(const RosterPage& p) { return "roster/" + std::to_string(p.group); }
std::string name(const NoticePage&) { return "notice"; }
std::string name(const EnrolPage& p) { return "enrol/" + std::to_string(static_cast<int>(p.step)); }
std::string name(const PinPage&) { return "pin"; }
std::string name(const HomePage&) { return "home"; }
std::string name(const ModulePage& p) { return "module/" + p.card.id; }
std::string name(const ContentNoticePage&) { return "content-notice"; }
std::string name(const LessonPage& p) { return "lesson/" + p.topic + "/" + p.section.id; }

std::string name(const QuestionPage& p)
{
    static constexpr const char* asking[] = {"check", "test", "answer", "learn", "refresh"};
    const char* stage = p.may_try_again ? "/hint" : p.mark ? "/marked" : p.try_number > 1 ? "/again" : "";
    return std::string(asking[static_cast<int>(p.asking)]) + "/" + p.item.id + stage;
}

std::string name(const CheckDonePage& p) { return "check-done/" + p.topic; }
std::string name(const TestIntroPage& p) { return "test-intro/" + p.module_id; }
std::string name(const TestReviewPage&) { return "test-review"; }
std::string name(const ResultPage& p) { return "result/" + p.result.attempt_id; }
std::string name(const ReceiptPage&) { return "receipt"; }
std::string name(const HelpPage&) { return "help"; }
std::string name(const ReadingPage&) { return "reading"; }
std::string name(const FinishPage&) { return "finish"; }
std::string name(const CoverPage&) { return "cover"; }
std::string name(const IdlePage&) { return "idle"; }
std::string name(const WipePage&) { return "wipe"; }
std::string name(const RecordsPage&) { return "facilitator"; }
std::string name(const RefusedPage&) { return "refused"; }
std::string name(const LearnersPage&) { return "learners"; }
std::string name(const StickPage&) { return "stick"; }
std::string name(const CoursePage& p) { return p.for_staff ? "course/staff" : "course"; }
std::string name(const PersonPage& p) { return p.asked ? "person/asked" : "person"; }
std::string name(const TakeAlongPage& p) { return p.learner.empty() ? "take-along/damaged" : "take-along/person"; }
std::string name(const GlassPage&) { return "glass"; }
std::string name(const TabletPage&) { return "tablet"; }
std::string name(const TroublePage&) { return "trouble"; }
std::string name(const PracticePage&) { return "practice"; }
std::string name(const PracticeDonePage&) { return "practice-done"; }
std::string name(const AttemptsPage& p) { return "attempts/" + p.module_id; }
std::string name(const CasesPage&) { return "cases"; }
std::string name(const CaseNoticePage& p) { return "case-notice/" + p.its.id; }

std::string name(const CasePage& p)
{
    // The passage in the box is no page of its own, so that the text stays where it was scrolled to.
    const bool sheet = p.step == CaseStep::indicators || p.step == CaseStep::told;
    return "case/" + p.case_id + "/" + p.its.id + "/" + id_of(p.step) + "/" + std::to_string(p.part) +
           (sheet && !p.active.empty() ? "/" + p.active : "");
}

std::string name(const CaseReasonsPage& p)
{
    return "case-reasons/" + p.work.case_id + "/" + p.work.its.id + "/" + id_of(p.work.step);
}
std::string name(const CaseMatrixPage& p) { return "case-matrix/" + p.work.case_id + "/" + p.work.its.id; }
std::string name(const CaseEndPage&) { return "case-end"; }
std::string name(const SearchPage& p) { return "search/" + std::to_string(p.visit); }
std::string name(const KeptPagesPage&) { return "kept-pages"; }

}  // namespace

std::string name_of(const Page& page)
{
    return std::visit([](const auto& p) { return name(p); }, page);
}

}  // namespace model
