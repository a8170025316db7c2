// Finding a page, and the pages somebody kept. Part of model/page.h.
#pragma once

#include "model/course.h"
#include "model/findings.h"
#include "model/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

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

}  // namespace model
