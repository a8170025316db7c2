// What the glass shows: one value per page, holding all that its screen needs and nothing else. A screen is a function
// of its page; App is the only one that makes or changes pages.
#pragma once

#include "model/attempt.h"
#include "model/course.h"
#include "model/findings.h"
#include "model/health.h"
#include "model/learner.h"
#include "model/practice.h"
#include "model/progress.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace model {

// --- before anybody is signed in -------------------------------------------------------------------------------------

struct StartPage {};

/// A tile: initials and a name nobody else on this device has.
struct Tile {
    std::string learner;
    std::string initials;
    std::string name;
    bool operator==(const Tile&) const = default;
};

/// Letters that share a chip: "A–C" and the tiles behind it.
struct LetterGroup {
    std::string letters;
    std::vector<Tile> tiles;
};

struct RosterPage {
    std::vector<LetterGroup> groups;  ///< the first holds everybody when they fit on one page; see roster.h
    std::size_t group = 0;
};

/// What we keep about you (RS-24): asked for, or on the way to a new learner's name.
struct NoticePage {
    bool before_enrolling = false;
};

enum class EnrolStep { name, reference, pin, pin_again };
/// A new learner, one question a page. Typed text stays here, never in a log; PINs end with the page.
struct EnrolPage {
    EnrolStep step = EnrolStep::name;
    std::string name;
    std::string reference;
    std::string pin;
    std::string pin_again;
    std::string problem;           ///< a words key: what to mend; "" for nothing
    std::string new_pin_for;       ///< a learner's id when only the PIN is new, by the facilitator's hand (R-07)
    bool for_facilitator = false;  ///< the first PIN of the device's facilitator
};

enum class PinFor { learner, uncover, facilitator };
struct PinPage {
    PinFor whose = PinFor::learner;
    std::string learner;  ///< id
    std::string name;
    std::string initials;
    std::string digits;
    bool did_not_match = false;
    int wait_s = 0;  ///< seconds before the next try; 0: try now
};

// --- learning --------------------------------------------------------------------------------------------------------

enum class TestState { not_yet, open, begun, passed, not_passed };

struct ModuleCard {
    std::string id;
    std::string title;
    int number = 1;
    int topics = 0;  ///< finished ones: those a learner can take
    int done = 0;
    TestState test = TestState::not_yet;
};

/// The last step of the path.
struct FinalCard {
    std::string title;
    int questions = 0;
    TestState test = TestState::not_yet;
    std::vector<int> before;  ///< not_yet: the numbers of the modules to be finished before it opens
};

struct HomePage {
    std::string name;
    bool new_here = false;
    struct Here {
        Place place;
        std::string title;      ///< the topic's, or the test's
        int module_number = 1;  ///< 0: it is the final assessment
        int topic_number = 1;
        int topics = 1;
        int page = 1;
        int pages = 1;
        int minutes_left = 1;
        bool test = false;  ///< what is next is the module's test, or the final assessment
        std::string module_id;
    };
    std::optional<Here> here;  ///< none when everything there is has been done
    std::vector<ModuleCard> modules;
    std::optional<FinalCard> final_assessment;  ///< none where the course has none
    bool completed = false;                     ///< the whole course, and it is recorded
    int practice_due = 0;                       ///< questions ready to try again
    int cases = 0;                              ///< how many there are to practise with
    std::string open_case;                      ///< the title of the one they are in the middle of
};

struct TopicEntry {
    std::string id;
    std::string title;
    int minutes = 0;
    bool done = false;
    bool here = false;
};

struct ModulePage {
    ModuleCard card;
    std::vector<TopicEntry> topics;
    int questions = 0;
};

/// One sentence about what may be hard, once, before a module's first lesson.
struct ContentNoticePage {
    std::string module_title;
    std::string notice;
    Place then;  ///< its section is "" where the lesson begins; else that page is opened beside another
};

struct LessonPage {
    std::string topic;
    std::string topic_title;
    std::string purpose;  ///< shown on the first page only
    Section section;
    int index = 0;
    int total = 1;
    std::string law_as_at;
    std::vector<Source> sources;   ///< shown on the last page only
    std::optional<Word> word;      ///< the word list's sheet is open
    std::optional<Source> source;  ///< a source's sheet is open
    bool has_check = false;
    bool reading_again = false;  ///< opened from another page: the way on leads back there…
    enum class BackTo { answers, search, kept_pages, page } back_to = BackTo::answers;  ///< …which is one of these
    bool kept = false;
};

// --- being asked -----------------------------------------------------------------------------------------------------

/// learn: one question, a hint, a second try. refresh: what was missed or guessed, again.
enum class Asking { check, test, review, learn, refresh };

struct QuestionPage {
    Asking asking = Asking::check;
    std::string topic_title;  ///< check: the topic; test and review: the module
    Item item;
    Shown shown;
    Response response;
    std::string active;        ///< matching: the option that waits for its target
    std::optional<Mark> mark;  ///< check: after "Check my answer"; review: always
    int index = 0;
    int total = 1;
    bool saved = false;  ///< test: the answer shown is on disk
    Certainty certainty = Certainty::unsaid;
    bool flagged = false;        ///< test: to be looked at again
    int try_number = 1;          ///< learn: 2 after the hint
    bool may_try_again = false;  ///< learn: marked as not right the first time; the reasons wait for the second try
    std::string lesson_page;     ///< the title of the page that teaches it
    bool has_another = false;    ///< after a miss: there is another question on the same objective
    bool beside = false;         ///< that other question: the way on leads back
};

/// Something worth reading again: the exact page of a lesson.
struct ReadAgain {
    Place place;
    std::string title;
    std::string topic_line;  ///< "1.6 The Children Act 1989"
};

struct CheckDonePage {
    std::string topic;
    std::string topic_title;
    int right = 0;
    int asked = 0;
    bool more = false;  ///< there is another topic or the test to go on to
    std::vector<ReadAgain> read_again;
};

struct TestIntroPage {
    std::string module_id;
    std::string module_title;
    int questions = 0;
    int needed = 0;
    bool resumed = false;
    int answered = 0;
    int number = 1;
    int attempts = 0;      ///< how often it may be taken; 0: as often as one likes
    bool used_up = false;  ///< it was
    int wait_minutes = 0;  ///< until the next attempt; 0: now
    bool holds_answers = false;
    bool is_final = false;  ///< the assessment over all modules
};

struct TestReviewPage {
    std::string module_title;
    std::vector<bool> answered;
    std::vector<bool> flagged;
};

/// How the questions on one objective went.
struct ObjectiveLine {
    std::string words;
    int right = 0;
    int asked = 0;
    std::vector<ReadAgain> read_again;
};

struct ResultPage {
    std::string module_id;
    std::string module_title;
    Result result;
    bool all_critical_right = true;
    int critical = 0;
    std::vector<ReadAgain> read_again;
    bool from_past = false;
    Calibration sure;
    int others = 0;             ///< other questions on what was missed, ready to be tried
    bool answers_held = false;  ///< until the facilitator releases them
    bool is_final = false;
    std::vector<ObjectiveLine> objectives;  ///< final assessment: in the order of the course, instead of read_again
    bool completed = false;                 ///< this pass completed the course
};

/// Every attempt at one test: none is ever wiped.
struct AttemptsPage {
    struct Line {
        std::string attempt_id;
        Result result;
        bool best = false;
        bool latest = false;
    };
    std::string module_id;
    std::string module_title;
    std::vector<Line> attempts;  ///< the latest first
};

/// The promise on paper: this result is on the disk of this device.
struct ReceiptPage {
    std::string module_title;
    Result result;
    bool sent = false;
    bool completed = false;  ///< the course was completed with it
};

// --- practising ------------------------------------------------------------------------------------------------------

/// Five minutes of questions: what is due again, what can be learnt, and how sure and right go together.
struct PracticePage {
    int due = 0;      ///< ready to try again now
    int certain = 0;  ///< of these, how many were wrong and certain
    int round = 5;    ///< how many one round holds
    int fresh = 0;    ///< questions of topics read that were never answered
    bool nothing_read = false;
    Calibration sure;
};

struct PracticeDonePage {
    bool refresh = false;
    int right = 0;      ///< at the first response
    int on_second = 0;  ///< after the hint
    int asked = 0;
    int still_due = 0;
    std::vector<ReadAgain> read_again;
};

// --- practising with a case
// -------------------------------------------------------------------------------------------

struct CaseEntry {
    std::string id;
    std::string title;
    std::string child;
    int minutes = 0;
    int stages = 1;
    enum class State { fresh, begun, ended } state = State::fresh;
    int stage = 0;  ///< begun: the one they are at, from 0
};

struct CasesPage {
    std::vector<CaseEntry> cases;
};

/// Before each case, every time: what may be hard about it, and a way out as large as the way on.
struct CaseNoticePage {
    CaseEntry its;
    std::string role;
    std::string notice;
    bool beside = false;  ///< opened from a search, which comes back for “not now”
};

/// A step of a stage. The stage and the matrix are whole, as the authors wrote them: the page needs their words.
struct CasePage {
    std::string case_id;
    std::string title;
    int stage = 0;
    int stages = 1;
    Stage its;
    Matrix matrix;
    Picture before;  ///< what stands from earlier stages, in the authors' view
    std::vector<CaseStep> steps;
    CaseStep step = CaseStep::read;
    StageAnswers answers;
    int part = 0;        ///< read: the document; indicators: the group
    std::string active;  ///< read: the passage in the box; indicators, told: what waits for its second half
    std::vector<std::string> offered;  ///< reasons: those to pick from
};

/// After a stage: the authors' view, one step a page.
struct CaseReasonsPage {
    CasePage work;  ///< `step` is the one shown
    StageLines lines;
    std::vector<Source> sources;
    bool last_stage = false;
};

/// The finished matrix as one page that a supervisor would recognise.
struct CaseMatrixPage {
    CasePage work;
};

/// A calm page at the end: what went well, the path taken, a way out.
struct CaseEndPage {
    std::string title;
    std::vector<std::string> went_well;  ///< words keys
    struct Stop {
        std::string stage;
        Level level = Level::none;
        Level authors = Level::none;
    };
    std::vector<Stop> path;
};

// --- finding and keeping pages ---------------------------------------------------------------------------------------

struct SearchPage {
    int visit = 0;  ///< which time it was opened: coming back to it, the list stands where it stood
    std::string text;
    bool typing = true;             ///< the keys are there; else the whole glass is for what was found
    std::optional<Findings> found;  ///< nothing until there is something to look for
    bool ready = true;              ///< false for the moment after the start in which the course is still being read
    std::optional<Word> word;       ///< the word list's sheet is open
    int kept = 0;                   ///< how many pages are kept
};

struct KeptPagesPage {
    struct Line {
        Place place;  ///< where it is now; where it was, when it is gone
        std::string title;
        std::string topic_title;
        int module = 0;     ///< its number
        bool gone = false;  ///< the course does not have it any more
    };
    std::vector<Line> pages;  ///< the latest kept first
};

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
};

// --- the facilitator -------------------------------------------------------------------------------------------------

/// Counts and reasons as the store has them; nothing here is remembered apart from it (R-19c).
struct RecordsPage {
    int waiting = 0;
    int sending = 0;
    int sent = 0;
    int refused = 0;
    int unconfirmed = 0;
    Millis oldest_waiting = 0;  ///< 0: none
    Millis last_success = 0;    ///< 0: never
    std::string paused;         ///< a words key: why uploads stopped; "" when they have not
    bool no_store_set = false;  ///< no record store is set up on this device
    std::string signed_in;      ///< a learner's name, or ""
    Millis now = 0;
    bool date_confirmed_today = false;
    bool date_doubtful = false;
    bool asked_to_upload = false;
    int held_answers = 0;   ///< tests whose answers wait to be released
    std::int64_t head = 0;  ///< how many facts the ledger has
    std::string head_link;  ///< the beginning of its last link, to be written down and compared
    Millis fork_seen = 0;   ///< when these records were last found to be older, others or copied; 0: never
    Health health = {};     ///< its times are local
    std::optional<int> days_unsent = {};  ///< the oldest that the record store has not: when it is over 30 days (RS-22)
};

/// How this tablet is, and what can be done for it.
struct TabletPage {
    Health health;  ///< its times are local
    enum class Asked { nothing, check, copy } asked = Asked::nothing;
    bool check_found_nothing = false;  ///< asked: check
};

struct RefusedRecord {
    std::string what;  ///< the kind of record, as a words key
    Millis at = 0;
    std::string reason;  ///< a words key
    std::string code;    ///< "HTTP 400": what an administrator asks for
};
struct RefusedPage {
    std::vector<RefusedRecord> records;
};
struct LearnersPage {
    std::vector<Tile> learners;
    bool erased = false;       ///< all of one of them, just now
    bool copies_away = false;  ///< and older copies lie on a medium that is not in
};
/// What this tablet keeps of one person, and what can be done about it (RS-23).
struct PersonPage {
    std::string learner;
    std::string name;
    std::string reference;
    Millis here_since = 0;
    Millis last_here = 0;
    int records = 0;
    int answers = 0;
    int tests = 0;
    int unsent = 0;     ///< records that the record store has not
    int set_aside = 0;  ///< damaged files, in which something of them may be
    bool can_send = false;
    bool asked = false;  ///< whether all of it is really to go
};

/// Something is broken that the learner must be told of. What was shown as saved is still saved.
/// A course pack on a stick.
struct CourseOffer {
    enum class Kind { newer, same, older, other_course, refused };
    std::string path;
    std::string file;     ///< its name: "cse-level-2.pack"
    std::string title;    ///< of its course; "" when it is refused
    std::string version;  ///< "2027-01-10"
    Kind kind = Kind::newer;
    std::string refused;  ///< a words key: why it cannot be taken
};

/// What this course is, for everybody; and for the facilitator also another in its place.
struct CoursePage {
    std::string title;
    std::string version;
    std::string law_as_at;
    std::string review_by;  ///< the earliest date by which one of its lessons is to be looked at again
    std::string changes;    ///< what is new in this version, in its authors' words; may be empty
    bool for_staff = false;
    std::vector<CourseOffer> offers;
    std::string asked_about;  ///< the path of an older pack: whether it is really wanted
    bool installed = false;   ///< just now
    std::string refused;      ///< a words key: why the last one was not taken
};

/// A stick that records can be taken to.
struct StickOffer {
    std::string path;
    std::string name;  ///< "KINGSTON"
};
/// The office's receipt for records that were taken to it, on a stick.
struct ReceiptOffer {
    std::string path;
    std::string file;
    Millis made = 0;
    int records = 0;      ///< how many it names
    std::string refused;  ///< a words key: why it cannot be taken in
};
/// Records by hand, where there is no network (RS-20).
struct StickPage {
    int waiting = 0;
    bool no_office = false;  ///< the settings name no office: nothing leaves this device unsealed
    std::vector<StickOffer> sticks;
    std::vector<ReceiptOffer> receipts;
    Millis last_written = 0;  ///< 0: never

    // What the last touch came to.
    std::string written_to;  ///< the stick's name, "" when nothing was written
    int written = 0;
    int left_out = 0;         ///< what did not fit into one file
    std::string not_written;  ///< a words key
    bool taken = false;       ///< a receipt was
    int sent = 0, refused = 0;
    std::string not_taken;  ///< a words key
};

struct TroublePage {
    std::string what;                     ///< a words key: what to do
    std::string title = "trouble.title";  ///< another
};

using Page = std::variant<StartPage, RosterPage, NoticePage, EnrolPage, PinPage, HomePage, ModulePage,
                          ContentNoticePage, LessonPage, QuestionPage, CheckDonePage, TestIntroPage, TestReviewPage,
                          ResultPage, ReceiptPage, HelpPage, ReadingPage, FinishPage, CoverPage, IdlePage, RecordsPage,
                          RefusedPage, LearnersPage, TroublePage, PracticePage, PracticeDonePage, AttemptsPage,
                          CasesPage, CaseNoticePage, CasePage, CaseReasonsPage, CaseMatrixPage, CaseEndPage, SearchPage,
                          KeptPagesPage, CoursePage, StickPage, TabletPage, PersonPage>;

/// "lesson/1.6/two-duties": the page's name, and after a "/" which of its kind it is. Scrolling starts anew when it
/// changes; --ui-tree shows the part before the first "/".
std::string name_of(const Page&);

}  // namespace model
