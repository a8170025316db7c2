// Practising with a case. Part of model/page.h.
#pragma once

#include "model/course.h"
#include "model/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

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

}  // namespace model
