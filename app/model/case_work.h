// What a learner does with a case: the steps of a stage, their answers, and how these compare with the authors' view.
// Values, kept whole in the ledger.
#pragma once

#include "model/case.h"
#include "model/item.h"
#include "model/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// The steps of a stage, in the order they are walked. `changes` is left out at the first stage.
enum class CaseStep { read, indicators, factors, changes, level, reasons, actions, told };
inline constexpr int case_steps = 8;

const char* id_of(CaseStep);  ///< "read" "indicators" …
std::optional<CaseStep> step_named(std::string_view);
std::vector<CaseStep> steps_of(const Case&, std::size_t stage);

/// The latest answer to each step, in ids only:
/// read "passage[.]sign"; indicators "indicator[.]passage"; factors "vulnerability[.]loss", "protective[.]…"; changes,
/// actions and reasons ids; level one of "low" …, among the reasons also "sure[.]certain"; told "who[.]when".
using StageAnswers = std::map<CaseStep, Response>;

/// The part after "[.]" of the pick that begins with `first`, or "".
std::string picked_for(const Response&, std::string_view first);
/// Puts "first[.]second" in the place of what was picked for `first`; an empty `second` takes it out.
void pick_for(Response&, const std::string& first, const std::string& second);
/// Puts an id in at the end, or takes it out.
void toggle(Response&, const std::string& id);
bool has(const Response&, std::string_view id);

/// Found: what the authors have too. Of: all that they have. Wrong: chosen, and they do not have it.
struct Tally {
    int found = 0;
    int of = 0;
    int wrong = 0;
    bool operator==(const Tally&) const = default;
};

/// How a stage compares with the authors' view: separate lines, never one total.
struct StageLines {
    Tally marks;           ///< all passages: `found` has the authors' mark, or one they call reasonable
    Tally harm;            ///< passages that are signs of harm now; wrong: called harm, and not so
    int harm_as_risk = 0;  ///< of those, how many were called a risk indicator only
    Tally indicators;      ///< wrong: over-read
    int tied = 0;          ///< of those found, how many are tied to a passage that shows it
    Tally vulnerability;
    Tally protective;
    Level level = Level::none;  ///< the learner's
    Level authors = Level::none;
    Tally reasons;
    Tally changes;
    Tally actions;  ///< all but the recording ones
    Tally recording;
    Tally told;  ///< found: told just in time; of: who should be told by some time; wrong: told without need
    int told_late = 0;
    int told_early = 0;
    bool operator==(const StageLines&) const = default;
};
int under_response(const StageLines&);  ///< how many levels too low
int over_response(const StageLines&);   ///< how many levels too high

/// One working of a case, from its first page to its last. Working it again is another.
struct CasePlay {
    std::string play;  ///< UUIDv7, made when it was begun
    std::string case_id;
    int version = 1;
    int number = 1;
    struct Done {
        std::string stage;
        StageLines lines;
        Millis duration = 0;
        bool operator==(const Done&) const = default;
    };
    std::vector<Done> done;                     ///< finished stages, in order; never changed afterwards (R-38)
    std::map<std::string, StageAnswers> given;  ///< stage -> answers
    std::map<std::string, Millis> time_on;      ///< stage -> time spent on its steps
    std::string stage;                          ///< where they were
    CaseStep step = CaseStep::read;
    bool ended = false;
};

}  // namespace model
