// What happened: the rows of the ledger. A fact is written once and never changed; everything the app shows about a
// learner can be rebuilt from facts (see progress.h). Names and PINs are never in a fact.
#pragma once

#include "model/attempt.h"
#include "model/case_work.h"
#include "model/time.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace model {

struct Enrolled {
    std::string reference;
    std::string registration;
    bool operator==(const Enrolled&) const = default;
};
/// `let_in`: the facilitator knew them; no PIN was asked (KA-34).
struct SittingBegan {
    bool let_in = false;
    bool operator==(const SittingBegan&) const = default;
};
/// `recovered`: written at the next start, for a sitting that a crash or a power cut ended.
struct SittingEnded {
    Millis duration = 0;
    bool recovered = false;
    bool operator==(const SittingEnded&) const = default;
};
/// A page of a lesson was read and left.
struct PageLeft {
    std::string topic;
    std::string section;
    Millis duration = 0;
    bool operator==(const PageLeft&) const = default;
};
/// A question of a check of understanding was answered and marked. `sequence` is its place in the check.
struct Answered {
    std::string topic;
    std::string item;
    int item_version = 1;
    Response response;
    Mark mark;
    Millis duration = 0;
    Certainty certainty = Certainty::unsaid;
    bool operator==(const Answered&) const = default;
};
/// The lesson was read to its end and its check was answered to its end.
struct TopicDone {
    std::string topic;
    bool operator==(const TopicDone&) const = default;
};
struct TestBegan {
    Paper paper;
    bool operator==(const TestBegan&) const = default;
};
/// An answer on a test paper, not marked yet. A later one to the same item replaces it until handing in.
struct TestAnswered {
    std::string attempt_id;
    std::string item;
    Response response;
    Millis duration = 0;
    Certainty certainty = Certainty::unsaid;
    bool operator==(const TestAnswered&) const = default;
};
struct TestHandedIn {
    Result result;
    bool operator==(const TestHandedIn&) const = default;
};
/// Progress through the course crossed a tenth.
struct Progressed {
    int percent = 0;
    bool operator==(const Progressed&) const = default;
};
struct CourseCompleted {
    Millis duration = 0;
    bool operator==(const CourseCompleted&) const = default;
};
/// The facilitator looked at the date and said it is right, or what it should be.
struct DateConfirmed {
    Millis wall = 0;
    bool operator==(const DateConfirmed&) const = default;
};

/// A question answered in practice and marked. Try 1 is the first response: it stays apart from later ones.
struct Practised {
    bool refresh = false;  ///< it was due again; else it was asked to learn by, with a hint and a second try
    std::string topic;
    std::string item;
    int item_version = 1;
    Response response;
    Mark mark;
    int try_number = 1;
    Certainty certainty = Certainty::unsaid;
    Millis duration = 0;
    bool operator==(const Practised&) const = default;
};
/// A question of an open test was marked to look at again before handing in, or not any more.
struct TestFlagged {
    std::string attempt_id;
    std::string item;
    bool flagged = true;
    bool operator==(const TestFlagged&) const = default;
};
/// The facilitator released the answers of every test handed in so far on this device.
struct AnswersReleased {
    bool operator==(const AnswersReleased&) const = default;
};

// Practising with a case. Every touch that changes an answer is a fact of its own, so the path a person took can be
// followed, choice by choice.
struct CaseBegan {
    std::string play;
    std::string case_id;
    int version = 1;
    int number = 1;  ///< 1 for a learner's first time with this case
    bool operator==(const CaseBegan&) const = default;
};
/// The answer to a step as it is now: ids only. It replaces the one before until the stage is done. An answer with
/// nothing new says that the step was come to.
struct CaseAnswered {
    std::string play;
    std::string stage;
    CaseStep step = CaseStep::read;
    Response response;
    Millis duration = 0;
    bool operator==(const CaseAnswered&) const = default;
};
struct CaseStageDone {
    std::string play;
    std::string case_id;
    std::string stage;
    int version = 1;
    int number = 1;
    StageLines lines;
    Millis duration = 0;
    bool operator==(const CaseStageDone&) const = default;
};
struct CaseEnded {
    std::string play;
    std::string case_id;
    int number = 1;
    Millis duration = 0;
    bool operator==(const CaseEnded&) const = default;
};

/// A page of a lesson was kept to come back to, or is not kept any more. Its titles stay readable if the page goes.
struct PageKept {
    std::string topic;
    std::string section;
    std::string title;
    std::string topic_title;
    bool kept = true;
    bool operator==(const PageKept&) const = default;
};

// Records by hand: nothing of it changes what is waiting but a receipt.

/// What waited was written to a stick, for the office alone; read again, and found the same (R-19e).
struct Exported {
    std::string bundle;
    int statements = 0;
    std::int64_t head = 0;  ///< the last counter it vouches for
    bool operator==(const Exported&) const = default;
};
/// The office's receipt was taken in: what it names is at the record store.
struct ReceiptTaken {
    std::string receipt;
    std::string bundle;
    int sent = 0;     ///< statements of this device that it made sent
    int refused = 0;  ///< and that the record store did not take
    bool operator==(const ReceiptTaken&) const = default;
};
/// These records are not the only ones under this device's name, or were set back: what was told of them outside does
/// not fit (RS-31). `told` is the link that was told for `counter`, `found` what is there now, "" for nothing.
struct ForkSeen {
    std::string how;  ///< "older", "other" or "copied"
    std::int64_t counter = 0;
    std::string told;
    std::string found;
    bool operator==(const ForkSeen&) const = default;
};

// What became of the records themselves. Counts only: none of them says of whom.

/// The file of records was damaged; this one was made of what could be read of it and of its copies (RS-06).
struct Mended {
    /// Facts that no file has any more. `next` is the hash of the first one after them, in hexadecimal: its own link
    /// cannot be checked any more, so that this fact vouches for it.
    struct Gap {
        std::int64_t from = 0, to = 0;
        std::string next;
        bool operator==(const Gap&) const = default;
    };
    std::int64_t kept = 0;  ///< facts
    std::vector<Gap> gaps;  ///< all of this ledger, those of earlier damage too
    std::string set_aside;  ///< the name of the damaged file; "" when it was gone
    bool operator==(const Mended&) const = default;
};

/// What was sent long enough ago, and learners whose time here is over, went (RS-22).
struct Tidied {
    int statements = 0;  ///< whose words were let go of
    int facts = 0;       ///< whose words were
    int learners = 0;    ///< who left, with all that is theirs
    bool operator==(const Tidied&) const = default;
};
/// What of these facts was answered, and a learner's name as it was typed, went where only the office can read it
/// (RS-27). The only one of these facts that is a learner's: it goes with what it tells of.
struct Sealed {
    struct Answer {
        std::int64_t counter = 0;
        std::string hash;  ///< of the sealed bytes, in hexadecimal: they cannot be changed unnoticed
        bool operator==(const Answer&) const = default;
    };
    std::string office;  ///< its public key, in letters
    std::vector<Answer> answers;
    bool operator==(const Sealed&) const = default;
};
/// All of one person went, because they asked or somebody for them (RS-23).
struct Erased {
    int facts = 0;
    int statements = 0;
    int unsent = 0;  ///< of the statements: the record store never had them
    bool operator==(const Erased&) const = default;
};

using FactBody = std::variant<Enrolled, SittingBegan, SittingEnded, PageLeft, Answered, TopicDone, TestBegan,
                              TestAnswered, TestHandedIn, Progressed, CourseCompleted, DateConfirmed, Practised,
                              TestFlagged, AnswersReleased, CaseBegan, CaseAnswered, CaseStageDone, CaseEnded, PageKept,
                              Exported, ReceiptTaken, ForkSeen, Mended, Tidied, Erased, Sealed>;

struct Fact {
    std::string id;       ///< UUIDv7, made before the write (RS-04)
    std::string learner;  ///< Learner::id, or "" for what staff did
    std::string sitting;  ///< UUID of the sitting, or ""
    Moment at;
    FactBody body;
    std::int64_t counter = 0;  ///< given by the store: the device's order of events (RS-14)
    bool sealed = false;       ///< its response is empty here: the office alone can read it (RS-27)
    bool operator==(const Fact&) const = default;
};

/// A statement for the record store. `body` is frozen: the same bytes for ever.
struct Statement {
    std::string id;  ///< UUIDv7, lower case
    std::string body;
    bool operator==(const Statement&) const = default;
};

/// "test_handed_in": the name a fact's kind has in the ledger and in exports.
const char* kind_of(const FactBody&);

}  // namespace model
