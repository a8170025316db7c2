// A fictional case for practising risk assessment: a file on an invented child that is revealed in stages, what the
// authors make of it and why, and the practice matrix it is weighed with. Read once by `content`, never changed.
//
// All ratings are the authors' own ("author-rated"): no panel of practitioners stands behind them yet, and every page
// of a case says so. content/README.md is the format.
#pragma once

#include "model/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// --- the practice matrix (cases/matrix.toml) -------------------------------------------------------------------------

enum class Level { none, low, medium, high };

struct MatrixIndicator {
    std::string id;
    std::string words;           ///< as the form has it
    std::string brief;           ///< in a cell of the matrix
    Level hint = Level::low;     ///< a starting point
    Level at_most = Level::low;  ///< the higher hint where the row has two; else the same
    std::string when_higher;     ///< when the higher one holds
    bool disclosure = false;     ///< a child telling: rule 2
    bool operator==(const MatrixIndicator&) const = default;
};

struct MatrixGroup {
    std::string id;
    std::string words;
    std::string brief;
    std::vector<MatrixIndicator> indicators;
};

/// A vulnerability factor, a protective factor or a reason for a level: an id, its words, and a few of them for a cell.
struct MatrixLine {
    std::string id;
    std::string words;
    std::string brief;
};

struct LevelWords {
    Level level = Level::low;
    std::string meaning, action, who, review;
};

struct Matrix {
    std::string label;  ///< "A teaching example: use your own area’s tool at work"
    std::vector<MatrixGroup> groups;
    std::vector<MatrixLine> vulnerability;
    std::vector<MatrixLine> protective;
    std::vector<MatrixLine> reasons;  ///< what a level may be based on: the list a learner picks from
    std::vector<LevelWords> levels;   ///< low, medium, high
};

const MatrixIndicator* indicator_of(const Matrix&, std::string_view id);
/// The place of the indicator's group, or -1.
int group_with(const Matrix&, std::string_view indicator_id);
const MatrixLine* line_of(const std::vector<MatrixLine>&, std::string_view id);
const LevelWords* words_of(const Matrix&, Level);

// --- a case ----------------------------------------------------------------------------------------------------------

/// The six marks a passage of the file can be given.
enum class Sign { harm_now, indicator, vulnerability, protective, not_relevant, find_out };
inline constexpr int signs = 6;

/// By when somebody is told or something is done.
enum class When { now, today, days, weeks, not_now };
inline constexpr int whens = 5;

const char* id_of(Level);  ///< "none" "low" "medium" "high"
const char* id_of(Sign);   ///< "harm-now" "indicator" "vulnerability" "protective" "not-relevant" "find-out"
const char* id_of(When);   ///< "now" "today" "days" "weeks" "not-now"
std::optional<Level> level_named(std::string_view);
std::optional<Sign> sign_named(std::string_view);
std::optional<When> when_named(std::string_view);

/// How a document of the file is shown. All are prose; the last three hold a list whose items begin in bold.
enum class DocumentKind { text, messages, timeline, people };

/// Its passages are the spans whose link is "passage:ID".
struct CaseDocument {
    DocumentKind kind = DocumentKind::text;
    Section prose;
};

/// A marked place in the file, and what the authors make of it.
struct Passage {
    std::string id;
    std::string words;  ///< as they stand in the file
    Sign sign = Sign::indicator;
    std::vector<Sign> also;  ///< marks a colleague might reasonably give it too
    std::string reason;
};

/// An indicator this stage supports (new, or rated anew), and the passages that show it.
struct RatedIndicator {
    std::string id;
    Level rating = Level::low;
    bool unknown = false;  ///< a key fact is not known: rated as if it were the more serious answer (rule 8)
    std::vector<std::string> passages;
    std::string reason;
};

struct RatedFactor {
    std::string id;
    std::string reason;
};

/// What the rules of the matrix need to know besides the indicators and factors.
struct Circumstances {
    bool danger_now = false;
    bool missing_now = false;
    bool sexual_concern = false;    ///< any sexual activity, contact or image
    bool significant_harm = false;  ///< reasonable cause to suspect it: the section 47 test
    bool worry = false;             ///< a worry is recorded, even without an indicator
    bool recorded_why_not = false;  ///< a multi-agency discussion wrote down why the signs do not mean High (rule 3)
    bool lowered_by_agreement = false;  ///< a meeting agreed: harm is less and the person is held back (rule 9)
};

struct JudgedLevel {
    Level level = Level::low;
    std::vector<std::string> reasons;  ///< of Matrix::reasons
    std::string why;
    std::string dissent;       ///< what a colleague might reasonably say instead; "" where nobody would
    std::string number_hides;  ///< what does the number not show?
    bool raised = false;       ///< above what the rules give, by judgement
};

/// Something to choose or to leave: an action, or what has changed since the last stage.
struct CaseOption {
    std::string id;
    std::string words;
    std::string reason;
    bool fits = false;
    bool recording = false;  ///< an action of writing down: scored on a line of its own
};

/// Somebody who may be told, and by when.
struct Recipient {
    std::string id;
    std::string words;
    std::string reason;
    When by = When::today;
};

enum class StageKind { information, review };

struct Stage {
    std::string id;
    std::string title;
    StageKind kind = StageKind::information;
    std::vector<CaseDocument> documents;
    std::vector<Passage> passages;  ///< in the order of the file
    std::vector<RatedIndicator> indicators;
    std::vector<std::string> no_longer;  ///< indicators and factors of earlier stages that do not hold any more
    std::vector<RatedFactor> vulnerability;
    std::vector<RatedFactor> protective;
    std::vector<CaseOption> changes;  ///< what changed, and why; none at the first stage
    std::string changes_why;          ///< the authors' account of the change
    Circumstances circumstances;
    JudgedLevel judged;
    std::vector<CaseOption> actions;
    std::vector<Recipient> recipients;
    std::vector<std::string> sources;
};

struct Case {
    std::string id;   ///< "dylan": the file's name
    int version = 1;  ///< counts corrections; a begun case goes on only with the version it began with
    std::string title;
    std::string child;                 ///< who the invented child is, in a sentence
    int age = 0;                       ///< in years
    bool learning_disability = false;  ///< known or suspected
    std::string role;                  ///< who the learner is in it
    std::string notice;                ///< what may be hard, in a sentence
    std::string label;                 ///< "author-rated": no panel stands behind any rating
    int minutes = 10;
    std::vector<std::string> objectives;  ///< of the course: what it practises
    std::string law_as_at;
    std::string review_by;
    std::vector<Stage> stages;
};

/// What holds at a stage in the authors' view: what earlier stages brought and still stands, with this stage's own.
struct Picture {
    std::vector<RatedIndicator> indicators;
    std::vector<RatedFactor> vulnerability;
    std::vector<RatedFactor> protective;
};
Picture picture_at(const Case&, std::size_t stage);
/// What stands before anything of this stage is known.
Picture picture_before(const Case&, std::size_t stage);

/// The ids of the passages a document holds, in its order.
std::vector<std::string> passages_in(const CaseDocument&);

const Passage* passage_of(const Stage&, std::string_view id);
const Stage* stage_of(const Case&, std::string_view id);

}  // namespace model
