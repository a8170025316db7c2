// Questions, tests and their results, and practice. Part of model/page.h.
#pragma once

#include "model/attempt.h"
#include "model/course.h"
#include "model/pages/learning.h"
#include "model/practice.h"
#include "model/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

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
    bool saved = false;   ///< test: the answer shown is on disk
    bool sealed = false;  ///< review: what was chosen can be read by the office alone
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

}  // namespace model
